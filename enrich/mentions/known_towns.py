"""Towns that a text names, wherever it names them: ours, listed neighbours and far cities."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, count

from spacy.tokens import Doc

from enrich.remembered import Remembered
from enrich.tokens import text_of, words_of
from records import Mention, MentionKind, Name, NameKind
from records.spelling import fold, name_key

_CAPITAL = r"(?:[A-ZÀ-Þ][\w'’]{0,30}(?:(?<=\bSt)\.)?)"
_LONGEST_WORD = 31
_LITTLE = r"(?:(?:de|du|des|la|le|les|sur|sous|en|lès|aux|of)[ -]|[ld]['’])"
# One to five words that may be a town's name; each repeat has an end, so that time stays linear.
TOWN = rf"{_CAPITAL}(?:[ -]{_LITTLE}{{0,2}}{_CAPITAL}){{0,4}}"
_TOWN = re.compile(TOWN)
_LETTERS = re.compile(r"[^\W\d_]*")
_UNFINISHED = re.compile(rf"\b{_CAPITAL}$")
_WORD_END = re.compile(r"[ -]")
_KEPT = 100_000  # words of which it is remembered whether a town may begin so


@dataclass(frozen=True, slots=True)
class TownFound:
    """A town's name in a text.

    `is_far` is True of a city that needs words like "in" before it, `is_inside` of one in the name
    of a place that no register has: mairie de Montreuil.
    """

    start: int
    end: int
    is_own: bool = False
    is_far: bool = False
    is_inside: bool = False


class KnownTowns:
    """The towns that a town's texts may speak of, and what else is called something here."""

    def __init__(self, names: Iterable[Name]) -> None:
        known = tuple(names)
        towns = [name for name in known if name.kind is NameKind.OTHER_TOWN]
        self._own = {name.key for name in known if name.kind is NameKind.CITY}
        self._far = {name.key for name in towns if name.needs_cue}
        self._near = {name.key for name in towns} - self._far
        self._ours = self._own | {n.key for n in known if n.kind is not NameKind.OTHER_TOWN}
        named = (n.text for n in known if n.kind in (NameKind.CITY, NameKind.OTHER_TOWN))
        firsts = {_WORD_END.split(text, maxsplit=1)[0].lower() for text in named}
        self._first_words = firsts | set(map(fold, firsts))
        self._begins = Remembered(self._may_begin, _KEPT)
        self._towns = Remembered(self._read, _KEPT)
        first_letters = set(map(_letters, self._first_words))
        self._may_start = Remembered(
            lambda token: token[0].isupper() and _letters(token) in first_letters, _KEPT
        )

    def is_listed(self, words: str) -> bool:
        """Tell whether words are the name of another town that is listed."""
        key = name_key(words)
        return key not in self._own and (key in self._near or key in self._far)

    def is_own(self, words: str) -> bool:
        """Tell whether words are this town's name."""
        return name_key(words) in self._own

    def is_ours(self, words: str) -> bool:
        """Tell whether this town or anything in it is called so."""
        return name_key(words) in self._ours

    def at(self, text: str, start: int) -> TownFound | None:
        """Return the town whose name begins at a place of a text, the longest, None if none."""
        match = _TOWN.match(text, start)
        town = self._towns[match[0]] if match else None
        return replace(town, start=start, end=start + town.end) if town else None

    def find(self, doc: Doc, mentions: Sequence[Mention]) -> list[TownFound]:
        """Return the towns in a text that are no part of another place's name, in order."""
        text = text_of(doc)
        taken = [m for m in mentions if m.kind is not MentionKind.CITY]
        found = []
        at = end = 0
        for start in self._starts(doc):
            if start < end or _goes_on(text, start):
                continue
            town = self.at(text, start)
            while at < len(taken) and taken[at].end <= start:
                at += 1
            if town and at < len(taken) and taken[at].start < town.end:
                town = replace(town, is_inside=True) if _is_unknown_place(taken[at]) else None
            if town:
                found.append(town)
                end = town.end
        return found

    def _starts(self, doc: Doc) -> Iterator[int]:
        """Yield where tokens stand with which a town's name may begin."""
        for at in compress(count(), map(self._may_start.__getitem__, words_of(doc))):
            yield doc[at].idx

    def _may_begin(self, word: str) -> bool:
        return word.lower().replace("’", "'").rstrip(".").removesuffix("'s") in self._first_words

    def _read(self, words: str) -> TownFound | None:
        """Return the longest town with which words begin, as if they were the text."""
        if not self._begins[_WORD_END.split(words, maxsplit=1)[0]]:
            return None
        ends = [len(words), *(m.start() for m in reversed([*_WORD_END.finditer(words)]))]
        for end in ends:
            name = words[:end].removesuffix("'s").removesuffix("’s")
            key = name_key(name)
            if key in self._own or key in self._near or key in self._far:
                return TownFound(0, len(name), key in self._own, key in self._far)
        return None


def _letters(word: str) -> str:
    """Return the letters with which a word begins, in lower case."""
    match = _LETTERS.match(word.lower())
    return match[0] if match else ""


def _goes_on(text: str, start: int) -> bool:
    """Tell whether what begins at `start` goes on a word with a capital: the Isle of L'Isle."""
    if not text.startswith(("'", "’"), start - 1):
        return False
    return _UNFINISHED.search(text, max(0, start - _LONGEST_WORD), start) is not None


def _is_unknown_place(mention: Mention) -> bool:
    return mention.kind is MentionKind.PLACE and mention.found_by == "grammar"
