"""Cursors: where an answer goes on, of use for the very same question only."""

from hashlib import blake2b, sha256

from itsdangerous import BadSignature, URLSafeSerializer
from msgspec import json

from records import Query
from web.filters import BadParameter
from web.translate import gettext


def make_cursor(secret: str, query: Query, after: int) -> str:
    """Return a signed cursor behind the item with the feed key `after`."""
    return str(_serializer(secret).dumps([after, _digest(query)]))


def read_cursor(secret: str, cursor: str | None, query: Query) -> int | None:
    """Return the feed key to go on after, None at the beginning.

    Raises BadParameter if the cursor isn't one of ours, or is another question's.
    """
    if cursor is None:
        return None
    try:
        after, digest = _serializer(secret).loads(cursor)
    except BadSignature:
        words = gettext(
            "This cursor was not made here, or is damaged: take the last answer’s, all of it."
        )
        raise BadParameter("cursor", words) from None
    if digest != _digest(query):
        words = gettext(
            "This cursor belongs to another question: town, place and filters must stay as they "
            "were. Leave it out to begin anew."
        )
        raise BadParameter("cursor", words)
    return int(after)


def _digest(query: Query) -> str:
    """Return a digest of the question as it was understood, in whatever words it was asked."""
    said = json.encode(query, order="deterministic")
    return blake2b(said, digest_size=8).hexdigest()


def _serializer(secret: str) -> URLSafeSerializer:
    signer = {"key_derivation": "hmac", "digest_method": sha256}
    return URLSafeSerializer(secret, salt="ilot.cursor", signer_kwargs=signer)
