"""Know an entry again: the publisher's id if it is one, else the link, else the words."""

import hashlib
import json
from dataclasses import fields
from datetime import datetime

from crawlers.reading import Entry
from records import RawItem

# An entry that is known by nothing but its words.
BY_WORDS = "hash:"
_LONGEST = 500


class Identities:
    """Gives each entry of one run an identity of its own."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def claim(self, entry: Entry) -> str | None:
        """Return an identity that no earlier entry of the run has; None for an identical twin.

        A second entry with other words under the same id (or, lacking ids, link) gets the id with a
        hash of its words behind it: see `is_derived`.
        """
        words = _digest(
            [
                *(entry.title, entry.html, entry.text, entry.url),
                *(str(entry.published), str(entry.starts_at)),
                *map(str, entry.places),
            ]
        )
        stated = entry.identity or entry.url
        identity = _shortened(stated) if stated else BY_WORDS + words[:32]
        if self._words.get(identity, words) != words:
            identity = f"{identity}#{words[:12]}"
        if identity in self._words:
            return None
        self._words[identity] = words
        return identity


def is_derived(identity: str, entry: Entry) -> bool:
    """Tell whether the entry's id was taken, so that it got a derived one."""
    stated = entry.identity or entry.url
    return bool(stated) and identity != _shortened(stated)


def content_hash(raw: RawItem) -> str:
    """Return a hash of all that a RawItem says; equal means that nothing changed.

    `fetched_at` and `content_hash` itself are left out.
    """
    return _digest([getattr(raw, name) for name in _CONTENT])


_CONTENT = tuple(f.name for f in fields(RawItem) if f.name not in ("fetched_at", "content_hash"))


def _shortened(stated: str) -> str:
    if len(stated) <= _LONGEST:
        return stated
    return f"{stated[: _LONGEST - 33]}#{_digest([stated])[:32]}"


def _digest(values: list[object] | list[str]) -> str:
    return hashlib.sha256(json.dumps(values, default=_plain).encode()).hexdigest()


def _plain(value: object) -> object:
    """Turn what JSON does not know into what it knows: moments and places."""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
