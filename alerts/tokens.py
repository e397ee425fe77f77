"""Signed links: what lets a letter act for its reader, who has no account and no cookie."""

import hashlib
from enum import StrEnum

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from records import BadRequest


class Purpose(StrEnum):
    """What a token may do; one salt each, so that a token never serves for another purpose."""

    CONFIRM = "confirm"
    UNSUBSCRIBE = "unsubscribe"


def make_token(secret: str, purpose: Purpose, subscription_id: str) -> str:
    """Return a URL-safe token for one subscription; the moment of making is signed into it."""
    return _serializer(secret, purpose).dumps(subscription_id)


def read_token(secret: str, purpose: Purpose, token: str, max_age_s: int | None) -> str:
    """Return the subscription id that a token stands for.

    `max_age_s` is in seconds, None for no end: an unsubscribe link works for ever.
    Raises BadRequest with the text "expired" or "forged" (another purpose's, damaged, foreign).
    """
    try:
        subscription_id = _serializer(secret, purpose).loads(token, max_age=max_age_s)
    except SignatureExpired:
        raise BadRequest("expired") from None
    except BadSignature:
        raise BadRequest("forged") from None
    if not isinstance(subscription_id, str):
        raise BadRequest("forged")
    return subscription_id


def _serializer(secret: str, purpose: Purpose) -> URLSafeTimedSerializer:
    signer = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
    return URLSafeTimedSerializer(secret, salt=f"ilot.{purpose}", signer_kwargs=signer)
