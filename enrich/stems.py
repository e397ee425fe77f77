"""Which stems stand in a text: beginnings of words, whole words ("bus$"), words in a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Generic, NamedTuple, TypeVar

from enrich.remembered import Remembered
from enrich.tokens import bare
from records.spelling import WORD, fold

Code = TypeVar("Code")
_START = 3  # letters by which a stem is looked up; a shorter word stands for itself alone
_KEPT = 100_000  # words of which the stems are remembered


@dataclass(frozen=True, slots=True, eq=False)
class Stem(Generic[Code]):
    """A stem of a code as words are compared with it: a beginning each, a whole one with "$".

    `longest` tells which of its words is the longest: one that few texts have.
    """

    code: Code
    words: tuple[str, ...]
    longest: int


class _Sense(NamedTuple, Generic[Code]):
    """The stems that a word is, and those of several words of which it may be the longest.

    `before` and `after` are what words beside it must begin with for any of these.
    """

    alone: tuple[Stem[Code], ...]
    rows: tuple[Stem[Code], ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


class StemFinder(Generic[Code]):
    """Finds the stems of several codes at once; stems are written as in themes.toml."""

    def __init__(self, stems: Mapping[Code, Iterable[str]]) -> None:
        self._by_start: dict[str, list[Stem[Code]]] = {}
        for code, texts in stems.items():
            for words in map(_words_of, texts):
                longest = max(words, key=len)
                stem = Stem(code, words, words.index(longest))
                self._by_start.setdefault(longest[:_START], []).append(stem)
        self._senses = Remembered(self._sense, _KEPT)

    def find(self, words: Sequence[str]) -> list[Stem[Code]]:
        """Return the stems that stand in a text's words, or tokens, each as often as it does."""
        found: list[Stem[Code]] = []
        senses = [*map(self._senses.__getitem__, words)]
        ended = [*words, ""]
        for at in compress(range(len(senses)), senses):  # most words have none
            sense = senses[at]
            assert sense is not None
            alone, rows, before, after = sense
            found += alone
            # Asked at once for all, as beside most such words stands nothing of a stem's.
            if (before and _SPELT[ended[at - 1]].startswith(before)) or (
                after and _SPELT[ended[at + 1]].startswith(after)
            ):
                found += [stem for stem in rows if _stands(stem, words, at)]
        return found

    def _sense(self, token: str) -> _Sense[Code] | None:
        word = _spelt(token)
        near = self._by_start.get(word[:_START], ())
        stems = [stem for stem in near if word.startswith(stem.words[stem.longest])]
        if not stems:
            return None
        rows = [stem for stem in stems if len(stem.words) > 1]
        before = {stem.words[stem.longest - 1]: None for stem in rows if stem.longest}
        after = {stem.words[1]: None for stem in rows if not stem.longest}
        alone = tuple(stem for stem in stems if len(stem.words) == 1)
        return _Sense(alone, tuple(rows), tuple(before), tuple(after))


def _words_of(stem: str) -> tuple[str, ...]:
    """Return a stem's words; one too short to be a beginning, an article, is whole."""
    whole = stem.endswith("$")
    words = WORD.findall(fold(stem))
    ends = [f"{word}$" if len(word) < _START else word for word in words]
    return (*ends[:-1], f"{words[-1]}$" if whole else ends[-1])


def _stands(stem: Stem[Code], words: Sequence[str], at: int) -> bool:
    """Tell whether a stem's words stand in a row, its longest at a word."""
    start = at - stem.longest
    if start < 0 or start + len(stem.words) > len(words):
        return False
    for word, text in zip(words[start : start + len(stem.words)], stem.words, strict=True):
        if not _SPELT[word].startswith(text):
            return False
    return True


def _spelt(token: str) -> str:
    """Return a word, or a token, as stems are compared with it."""
    return f"{fold(bare(token))}$"


_SPELT = Remembered(_spelt, _KEPT)
