"""Cursors: where an answer goes on, of use for the very same question only."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b, sha256
from typing import Self

from itsdangerous import BadSignature, URLSafeSerializer
from msgspec import json

from records import Query
from web.filters import BadParameter
from web.translate import gettext


@dataclass(frozen=True, slots=True)
class Cursor:
    """Behind the item with the feed key `after`, of a question that was first asked on `day`.

    `day` is the town's: what a question says of today and of days ago stays what it was.
    """

    after: int
    day: date
    digest: str

    @classmethod
    def of(cls, query: Query, after: int, day: date) -> Self:
        """Return the cursor of a question."""
        return cls(after, day, _digest(query))

    def signed(self, secret: str) -> str:
        """Return it as an address has it."""
        return str(_serializer(secret).dumps([self.after, self.day.toordinal(), self.digest]))

    def check(self, query: Query) -> None:
        """Raise BadParameter if the cursor is another question's."""
        if self.digest != _digest(query):
            words = gettext(
                "This cursor belongs to another question: town, place and filters must stay as "
                "they were. Leave it out to begin anew."
            )
            raise BadParameter("cursor", words)


def read_cursor(secret: str, given: str) -> Cursor:
    """Return a cursor that was signed. Raises BadParameter if it isn't one of ours."""
    try:
        after, day, digest = _serializer(secret).loads(given)
    except (BadSignature, ValueError):  # or of a version of ours that signed other things
        words = gettext(
            "This cursor was not made here, or is damaged: take the last answer’s, all of it."
        )
        raise BadParameter("cursor", words) from None
    return Cursor(after, date.fromordinal(day), digest)


def _digest(query: Query) -> str:
    """Return a digest of the question as it was understood, in whatever words it was asked."""
    said = json.encode(query, order="deterministic")
    return blake2b(said, digest_size=8).hexdigest()


def _serializer(secret: str) -> URLSafeSerializer:
    signer = {"key_derivation": "hmac", "digest_method": sha256}
    return URLSafeSerializer(secret, salt="ilot.cursor", signer_kwargs=signer)
