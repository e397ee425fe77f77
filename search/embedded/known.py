"""What a connection remembers of its file, so as not to ask for it again.

Names and words never change nor go once they are stored. A connection whose transaction fails is
closed, and what it remembered goes with it: nothing is remembered that is not in the file.
"""

import sqlite3
from dataclasses import dataclass, field
from functools import cached_property

_MOST_WORDS = 200_000  # of one language: some 60 MB
Kind = tuple[str, str]  # type, source
Topics = frozenset[str]  # theme codes


@dataclass(slots=True, eq=False)  # there is one of each, so that comparing them takes no time
class Word:
    """A word as it is written: its number, spelled, and its tokens, with blanks between."""

    spelled: str = ""
    tokens: str = ""


class Words(dict[str, Word]):
    """Words of one language as they are written, in small letters.

    One that was not met before is there at once, and in `new` until it is filled in.
    """

    def __init__(self) -> None:
        super().__init__()
        self.new: dict[str, Word] = {}

    def __missing__(self, word: str) -> Word:
        if len(self) >= _MOST_WORDS and not self.new:
            self.clear()
        found = self[word] = self.new[word] = Word()
        return found


@dataclass(slots=True)
class Known:
    """Numbers of names, and words by language."""

    keys: dict[str, int] = field(default_factory=dict)
    kinds: dict[int, Kind] = field(default_factory=dict)
    topics: dict[int, Topics] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)


class Connection(sqlite3.Connection):
    """A connection that remembers."""

    @cached_property
    def known(self) -> Known:
        """What it has seen or stored of the file."""
        return Known()
