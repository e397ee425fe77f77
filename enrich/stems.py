"""Which stems stand in a text: beginnings of words, whole words ("bus$"), words in a row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from enrich.remembered import Remembered
from records.spelling import WORD, fold

Code = TypeVar("Code")
_START = 3  # letters by which a stem is looked up; a shorter word stands for itself alone
_KEPT = 30_000  # words of which the stems are remembered

Stem = tuple[str, ...]


class StemFinder(Generic[Code]):
    """Finds the stems of several codes at once; stems are written as in themes.toml."""

    def __init__(self, stems: Mapping[Code, Iterable[str]]) -> None:
        self._by_start: dict[str, list[tuple[Code, Stem]]] = {}
        for code, texts in stems.items():
            for text in texts:
                words = _words_of(text)
                self._by_start.setdefault(words[0][:_START], []).append((code, words))
        # What each word of a text is as stems are compared with it, and the stems that it begins.
        self._senses = Remembered(self._sense, _KEPT)

    def find(self, text: str) -> dict[Code, set[Stem]]:
        """Return the different stems of each code that words of a text begin with."""
        found: dict[Code, set[Stem]] = {}
        senses = list(map(self._senses.__getitem__, WORD.findall(text)))
        for at in [at for at, sense in enumerate(senses) if sense[1]]:
            for code, stem in senses[at][1]:
                if len(stem) == 1 or _follows(
                    stem, [word for word, _ in senses[at : at + len(stem)]]
                ):
                    found.setdefault(code, set()).add(stem)
        return found

    def _sense(self, token: str) -> tuple[str, tuple[tuple[Code, Stem], ...]]:
        word = f"{fold(token)}$"
        near = self._by_start.get(word[:_START], ())
        return word, tuple((code, stem) for code, stem in near if word.startswith(stem[0]))


def _words_of(stem: str) -> Stem:
    """Return a stem's words; one too short to be a beginning, an article, is whole."""
    whole = stem.endswith("$")
    words = WORD.findall(fold(stem))
    ends = [f"{word}$" if len(word) < _START else word for word in words]
    return (*ends[:-1], f"{words[-1]}$" if whole else ends[-1])


def _follows(stem: Stem, words: Sequence[str]) -> bool:
    return len(words) == len(stem) and all(map(str.startswith, words, stem))
