"""Names of the gazetteer in a Doc: all are looked for at once, the longest wins."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress, count

from spacy.tokens import Doc

from enrich.mentions.known_towns import KnownTowns
from enrich.mentions.sketch import BARE_STREET, HYPHENS, NEEDS_CUE, SHORT_STREET, Found
from enrich.remembered import Remembered
from enrich.tokens import token_norm, words_of
from records import Name, NameKind

NAMES = "names"  # where a Doc keeps what was found, in user_data
# Of names with equal words the first kind wins; behind a number a street always does.
_KINDS = (NameKind.AREA, NameKind.STREET, NameKind.PLACE, NameKind.CITY, NameKind.OTHER_TOWN)
_RANKS = {kind: rank for rank, kind in enumerate(_KINDS)}
_KEPT = 300_000  # words of which the norm is remembered
_NO_NAME: dict[str, int] = {}
Sense = tuple[str, int, NameKind]  # a name's sign, its kind's rank, its kind
Senses = tuple[Sense, ...]  # of one key, sorted, each kind once


class NameTable:
    """All names of a town, ready to be looked for; shared by the languages of an analyser.

    Dictionaries of keys: ready seven times sooner than spaCy's PhraseMatcher, a sixth of its size.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        known = tuple(names)
        self.towns = KnownTowns(known)
        self._senses = _senses([name for name in known if not _is_far(name)])
        self.streets = frozenset(key for key, senses in self._senses.items() if _has_street(senses))
        longest = _longest(self._senses)
        self._norms = Remembered(token_norm, _KEPT)
        # What a name that begins with a word may go on with, see _longest; nearly all begin none.
        self._begins = Remembered(lambda word: longest.get(token_norm(word), _NO_NAME), _KEPT)

    def find(self, doc: Doc) -> list[Found]:
        """Return the names in a Doc, sorted, without overlaps."""
        words = words_of(doc)
        taken: set[int] = set()
        found = []
        for _, start, end, senses in sorted(self._stretches(words)):
            for sign, _, kind in _ranked(senses, words, start):
                name = Found(start, end, kind, "gazetteer", "", sign)
                if taken.isdisjoint(range(start, end)) and _counts(words, name):
                    found.append(name)
                    taken.update(range(start, end))
        found.sort()
        return found

    def _stretches(self, words: Sequence[str]) -> Iterator[tuple[int, int, int, Senses]]:
        """Yield (minus its length, first token, end, senses) of each stretch that is a name."""
        at_words = [*map(self._begins.__getitem__, words)]
        norms = self._norms
        for start in compress(count(), at_words):
            longest = at_words[start]
            if "" in longest:
                yield -1, start, start + 1, self._senses[norms[words[start]]]
            behind = words[start + 1 : start + 2]
            most = longest.get(norms[behind[0]], 0) if behind else 0
            if most:
                stretch = [*map(norms.__getitem__, words[start : start + most])]
                for length in range(2, len(stretch) + 1):
                    if senses := self._senses.get(" ".join(stretch[:length])):
                        yield -length, start, start + length, senses


def _is_far(name: Name) -> bool:
    """Tell whether a name is a far city's, which counts where `elsewhere` finds it only."""
    return name.kind is NameKind.OTHER_TOWN and name.needs_cue


def _longest(keys: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return the most words of a key by its first word and its second, "" if it has only one."""
    longest: dict[str, dict[str, int]] = {}
    for key in keys:
        first, _, rest = key.partition(" ")
        second = rest.partition(" ")[0]
        by_second = longest.setdefault(first, {})
        by_second[second] = max(by_second.get(second, 0), key.count(" ") + 1)
    return longest


def _senses(names: Sequence[Name]) -> dict[str, Senses]:
    """Return what each key may mean; a spelling that needs no cue once needs none."""
    sure = {name.target_id for name in names if not name.needs_cue}
    senses: dict[str, Senses] = {}
    for name in names:
        if key := name.key:
            sense = _sign(name, name.target_id in sure), _RANKS[name.kind], name.kind
            senses[key] = _joined(senses.get(key, ()), sense)
    return senses


@cache
def _joined(senses: Senses, sense: Sense) -> Senses:
    """Add a sense; of two of one kind the surer stays. Kept, as names share few senses."""
    same = (other for other in senses if other[1] == sense[1])
    rest = (other for other in senses if other[1] != sense[1])
    return tuple(sorted((min([sense, *same]), *rest)))


def _has_street(senses: Senses) -> bool:
    return any(kind is NameKind.STREET for _, _, kind in senses)


def _ranked(senses: Senses, words: Sequence[str], start: int) -> Senses:
    """Return senses, likeliest first: of equal signs a street comes first behind a number."""
    if len(senses) > 1 and start and words[start - 1][0].isdecimal():
        return tuple(sorted(senses, key=lambda s: (s[0], s[2] is not NameKind.STREET, s[1])))
    return senses


def _sign(name: Name, has_sure_name: bool) -> str:
    if not name.needs_cue:
        return ""
    if name.kind is not NameKind.STREET:
        return NEEDS_CUE
    return SHORT_STREET if has_sure_name else BARE_STREET


def _counts(words: Sequence[str], name: Found) -> bool:
    """Refuse part of a compound ("Paris" in "Paris-Est") and single words in lower case.

    One word that is the street's whole name may stand in lower case behind a number.
    """
    start, end, is_street = name.start, name.end, name.kind is NameKind.STREET
    if not is_street or name.sign:
        left = words[start - 1] if start else ""
        is_tied_left = len(left) > 1 and left[-1] in HYPHENS
        if is_tied_left or words[end - 1][-1] in HYPHENS:
            return False
    is_capital = end - start > 1 or words[start][0].isupper()
    return is_capital or (is_street and not name.sign)


class NameFinder:
    """Component: puts the gazetteer's names into doc.user_data[NAMES]."""

    def __init__(self, table: NameTable) -> None:
        self._table = table

    def __call__(self, doc: Doc) -> Doc:
        """Find names."""
        doc.user_data[NAMES] = self._table.find(doc)
        return doc


def names_of(doc: Doc) -> list[Found]:
    """Return what the finders found so far, sorted, without overlaps."""
    found: list[Found] = doc.user_data.get(NAMES, [])
    return found
