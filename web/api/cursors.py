"""Cursors: where an answer goes on, of use for the very same question only."""

from hashlib import blake2b, sha256

from itsdangerous import BadSignature, URLSafeSerializer

from web.filters import BadParameter
from web.parameter_names import Given
from web.translate import gettext

_UNBOUND = frozenset({"cursor", "lang", "limit"})  # may change from page to page


def make_cursor(secret: str, given: Given, after: int) -> str:
    """Return a signed cursor behind the item with the feed key `after`."""
    return str(_serializer(secret).dumps([after, _question(given)]))


def read_cursor(secret: str, given: Given) -> int | None:
    """Return the feed key to go on after, None at the beginning.

    Raises BadParameter if the cursor isn't one of ours, or is another question's.
    """
    if "cursor" not in given:
        return None
    try:
        after, question = _serializer(secret).loads(given["cursor"])
    except BadSignature:
        words = gettext(
            "This cursor was not made here, or is damaged: take the last answer’s, all of it."
        )
        raise BadParameter("cursor", words) from None
    if question != _question(given):
        words = gettext(
            "This cursor belongs to another question: town, place and filters must stay as they "
            "were. Leave it out to begin anew."
        )
        raise BadParameter("cursor", words)
    return int(after)


def _question(given: Given) -> str:
    """Return a digest of all that decides which items are asked for."""
    said = sorted(pair for pair in given.items(multi=True) if pair[0] not in _UNBOUND)
    return blake2b(repr(said).encode(), digest_size=8).hexdigest()


def _serializer(secret: str) -> URLSafeSerializer:
    signer = {"key_derivation": "hmac", "digest_method": sha256}
    return URLSafeSerializer(secret, salt="ilot.cursor", signer_kwargs=signer)
