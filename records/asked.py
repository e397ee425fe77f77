"""Terms and items as text analysis leaves them, and when they fit: the same for every engine.

`search/text.py` makes both. Engines look items up by it, the matcher decides by it, and the tests
hold the engines to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What an item says.

    `tokens` are the stems under which it is found, each with `lang` in front. `words` are all its
    words in their order, stop words too, in small letters without accents.
    """

    lang: str
    tokens: frozenset[str]
    words: Words


@dataclass(frozen=True, slots=True)
class Reading:
    """Words as one language reads them: an item of it must have a token of each of `needed`."""

    lang: str
    needed: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Terms as they are looked for.

    `readings` are of the languages whose items may answer, at most one each; none: nothing answers.
    `banned` are tokens that must not be there. Phrases are words, prefixes beginnings of words, as
    in `Said.words`.
    """

    readings: tuple[Reading, ...]
    banned: frozenset[str] = frozenset()
    phrases: tuple[Words, ...] = ()
    banned_phrases: tuple[Words, ...] = ()
    prefixes: Words = ()
    banned_prefixes: Words = ()

    @property
    def is_verbatim(self) -> bool:
        """True if the words themselves must be looked at: their stems do not decide."""
        return bool(self.phrases or self.banned_phrases or self.prefixes or self.banned_prefixes)

    def holds(self, said: Said) -> bool:
        """Tell whether an item says what is asked."""
        return self.holds_tokens(said) and (not self.is_verbatim or self.holds_words(said.words))

    def holds_tokens(self, said: Said) -> bool:
        """Tell whether an item has the stems that are asked for, and no banned one."""
        reading = next((one for one in self.readings if one.lang == said.lang), None)
        if reading is None or not self.banned.isdisjoint(said.tokens):
            return False
        return all(not forms.isdisjoint(said.tokens) for forms in reading.needed)

    def holds_words(self, words: Sequence[str]) -> bool:
        """Tell whether words, in order, have all phrases and beginnings, and no banned one."""
        return self.holds_line(line_of(words))

    def holds_line(self, line: str) -> bool:
        """Tell the same of words that `line_of` has put in a line."""
        return (
            all(f" {' '.join(phrase)} " in line for phrase in self.phrases)
            and all(f" {prefix}" in line for prefix in self.prefixes)
            and not any(f" {' '.join(phrase)} " in line for phrase in self.banned_phrases)
            and not any(f" {prefix}" in line for prefix in self.banned_prefixes)
        )


def line_of(words: Sequence[str]) -> str:
    """Return words in one line, each between spaces."""
    return f" {' '.join(words)} "
