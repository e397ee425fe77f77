"""What a connection remembers of its file, so as not to ask for it again.

Names and words never change nor go once they are stored. A connection whose transaction fails is
closed, and what it remembered goes with it: nothing is remembered that is not in the file.
"""

import sqlite3
from collections.abc import Callable
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


NewWord = tuple[str, str, Word]  # its language, how it is written, what is to be filled in


class Words(dict[str, Word]):
    """Words of one language as they are written, in small letters.

    One that was not met before is there at once, and in `new` until it is filled in.
    """

    def __init__(self, code: str, new: list[NewWord]) -> None:
        super().__init__()
        self._code = code
        self._new = new

    def __missing__(self, written: str) -> Word:
        if len(self) >= _MOST_WORDS and not self._new:
            self.clear()
        word = self[written] = Word()
        self._new.append((self._code, written, word))
        return word


@dataclass(slots=True)
class Known:
    """Numbers of names, and words by language; `new` are those of them without a number yet."""

    keys: dict[str, int] = field(default_factory=dict)
    kinds: dict[int, Kind] = field(default_factory=dict)
    topics: dict[int, Topics] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)
    new: list[NewWord] = field(default_factory=list)

    def words_of(self, code: str) -> Words:
        """Return the words of one of text analysis's languages."""
        return self.words.setdefault(code, Words(code, self.new))


class Connection(sqlite3.Connection):
    """A connection that remembers, and asks of words what no SQL can: `holds(words)` in a query.

    `holds` is for the query at hand; one that asks it sets it first.
    """

    holds: Callable[[str], bool]

    @cached_property
    def known(self) -> Known:
        """What it has seen or stored of the file."""
        return Known()

    def teach(self) -> None:
        """Let SQL call `holds`."""
        self.create_function("holds", 1, lambda words: self.holds(words))
