"""Editors' passwords: hashed by Argon2id, never kept as they were typed."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from records import BadRequest
from web.translate import gettext

LEAST_LETTERS = 12
MOST_LETTERS = 200

# The second recommended option of RFC 9106, section 4: 64 MiB, three passes, four lanes. The first
# takes 2 GiB a login, which a small server does not have.
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


def hash_password(password: str) -> str:
    """Return what is kept of a password; about a tenth of a second, on purpose."""
    return _HASHER.hash(_spelt(password))


def is_password(password: str, known: str) -> bool:
    """Tell whether a password is the one of a hash.

    `known` is "" for somebody who has none: the answer is no, and takes as long.
    """
    if not known:
        hash_password(password)  # as costly as a check, so that time tells nothing
        return False
    try:
        return _HASHER.verify(known, _spelt(password))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(known: str) -> bool:
    """Tell whether a hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(known)


def check_new_password(password: str, email: str) -> None:
    """Raise BadRequest, in the reader's language, if a password can't be taken.

    Length is what makes a password hard to guess, so there is no rule on digits or signs
    (NIST SP 800-63B, 5.1.1.2).
    """
    letters = len(_spelt(password))
    if letters < LEAST_LETTERS:
        raise BadRequest(
            gettext("A password has at least %(least)s characters.", least=LEAST_LETTERS)
        )
    if letters > MOST_LETTERS:
        raise BadRequest(gettext("A password has at most %(most)s characters.", most=MOST_LETTERS))
    if not _spelt(password).strip():
        raise BadRequest(gettext("A password can't be blanks only."))
    if _spelt(password).casefold().strip() == _spelt(email).casefold().strip():
        raise BadRequest(gettext("Your e-mail address is no password: everybody knows it."))


def _spelt(password: str) -> str:
    """Return a password in one spelling: keyboards write an é as one character or as two."""
    return unicodedata.normalize("NFKC", password)
