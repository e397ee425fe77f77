"""What was worked out about words, kept so that it is worked out once a word."""

from collections.abc import Callable
from typing import TypeVar

Fact = TypeVar("Fact")
_LONGEST = 40  # characters; longer ones seldom come again, and one may be a megabyte


class Remembered(dict[str, Fact]):
    """What a function says of each word; begins anew after `most` words: memory stays bounded."""

    def __init__(self, work_out: Callable[[str], Fact], most: int) -> None:
        self._work_out = work_out
        self._most = most

    def __missing__(self, word: str) -> Fact:
        fact = self._work_out(word)
        if len(word) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = fact
        return fact
