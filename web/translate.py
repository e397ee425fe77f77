"""The reader's language: typed doors to flask-babel, which has no types of its own.

The English sentence is the key; translations/<lang>/LC_MESSAGES/messages.po has the others.
"""

from contextlib import AbstractContextManager

import flask_babel


def gettext(message: str, **values: object) -> str:
    """Return a sentence in the language of the request, with %(name)s filled in."""
    return str(flask_babel.gettext(message, **values))


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """Return the singular or the plural of a sentence; %(num)d is the number."""
    return str(flask_babel.ngettext(one, many, num, **values))


def decimal(value: float) -> str:
    """Return a number as the language writes it: 1.2 or 1,2."""
    return figure(round(value, 1))


def figure(value: float) -> str:
    """Return a number as the language writes it, with up to three digits after the point."""
    return str(flask_babel.format_decimal(value))


def speaking(lang: str) -> AbstractContextManager[None]:
    """Return a context in which sentences come in another language than the request's."""
    spoken: AbstractContextManager[None] = flask_babel.force_locale(lang)
    return spoken
