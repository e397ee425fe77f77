"""Which stems stand in a text: beginnings of words, whole words ("bus$"), words in a row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from records.spelling import WORD, fold

Code = TypeVar("Code")
_START = 3  # letters by which a stem is looked up; a shorter word stands for itself alone


class StemFinder(Generic[Code]):
    """Finds the stems of several codes at once; stems are written as in themes.toml."""

    def __init__(self, stems: Mapping[Code, Iterable[str]]) -> None:
        self._by_start: dict[str, list[tuple[Code, tuple[str, ...]]]] = {}
        for code, texts in stems.items():
            for text in texts:
                words = _words_of(text)
                self._by_start.setdefault(words[0][:_START], []).append((code, words))

    def find(self, words: Sequence[str]) -> dict[Code, set[tuple[str, ...]]]:
        """Return the different stems of each code that some words (`folded_words`) begin with."""
        found: dict[Code, set[tuple[str, ...]]] = {}
        for at, word in enumerate(words):
            for code, stem in self._by_start.get(word[:_START], ()):
                if _stands(stem, words, at):
                    found.setdefault(code, set()).add(stem)
        return found


def folded_words(text: str) -> list[str]:
    """Return the words of a text as stems are compared with: folded, whole ones end in "$"."""
    return [f"{word}$" for word in WORD.findall(fold(text))]


def _words_of(stem: str) -> tuple[str, ...]:
    """Return a stem's words; one too short to be a beginning, an article, is whole."""
    whole = stem.endswith("$")
    words = WORD.findall(fold(stem))
    ends = [f"{word}$" if len(word) < _START else word for word in words]
    return (*ends[:-1], f"{words[-1]}$" if whole else ends[-1])


def _stands(stem: tuple[str, ...], words: Sequence[str], at: int) -> bool:
    behind = words[at : at + len(stem)]
    return len(behind) == len(stem) and all(map(str.startswith, behind, stem))
