"""Names of the gazetteer in a Doc: all are looked for at once, the longest wins."""

from collections.abc import Iterable

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from enrich.sketch import HYPHENS, Found
from records import Name, NameKind
from records.spelling import name_key

NAMES = "names"  # where a Doc keeps what was found, in user_data
# Of names with equal words the first kind wins; behind a number a street always does.
_KINDS = (NameKind.AREA, NameKind.STREET, NameKind.PLACE, NameKind.CITY, NameKind.OTHER_TOWN)
_CHUNK = 5_000  # Docs made at a time while the matcher is filled


class NameTable:
    """All names of a town, ready to be looked for; shared by the languages of an analyser."""

    def __init__(self, vocab: Vocab, names: Iterable[Name]) -> None:
        self._vocab = vocab
        self.strings = vocab.strings
        self._matcher = PhraseMatcher(vocab, attr="NORM")
        self._labels: dict[int, tuple[NameKind, bool]] = {}
        keys = self._keys(names)
        self.streets = frozenset(
            k for (kind, _), ks in keys.items() if kind == "street" for k in ks
        )
        for (kind, certain), texts in keys.items():
            self._add(NameKind(kind), certain, texts)

    def _keys(self, names: Iterable[Name]) -> dict[tuple[str, bool], list[str]]:
        """Group the names' keys; a spelling that needs no cue once needs none."""
        certain: dict[tuple[str, NameKind], bool] = {}
        for name in names:
            key = (name_key(name.text), name.kind)
            certain[key] = certain.get(key, False) or not name.needs_cue
        groups: dict[tuple[str, bool], list[str]] = {}
        for (text, kind), is_certain in certain.items():
            if text:
                groups.setdefault((kind.value, is_certain), []).append(text)
        return groups

    def _add(self, kind: NameKind, certain: bool, keys: list[str]) -> None:
        label = f"{kind.value}/{certain}"
        self._labels[self._vocab.strings.add(label)] = (kind, certain)
        for at in range(0, len(keys), _CHUNK):
            self._matcher.add(
                label, [Doc(self._vocab, words=key.split(" ")) for key in keys[at : at + _CHUNK]]
            )

    def find(self, doc: Doc) -> list[Found]:
        """Return the names in a Doc, sorted, without overlaps."""
        ranked = []
        for label, start, end in self._matcher(doc):
            kind, certain = self._labels[label]
            is_numbered = kind is NameKind.STREET and _has_number_before(doc, start)
            rank = -1 if is_numbered else _KINDS.index(kind)
            ranked.append((start - end, start, rank, not certain, end, kind))
        ranked.sort()
        taken: set[int] = set()
        found = []
        for _, start, _, doubtful, end, kind in ranked:
            if taken.isdisjoint(range(start, end)):
                name = _check(doc, start, end, kind, not doubtful)
                if name:
                    found.append(name)
                    taken.update(range(start, end))
        found.sort()
        return found


def _check(doc: Doc, start: int, end: int, kind: NameKind, certain: bool) -> Found | None:
    """Refuse part of a compound ("Paris" in "Paris-Est"); doubt one word in lower case."""
    if kind is not NameKind.STREET:
        tied_left = (
            start > 0 and doc[start - 1].text[-1] in HYPHENS and not _is_sign(doc, start - 1)
        )
        tied_right = doc[end - 1].text[-1] in HYPHENS
        if tied_left or tied_right:
            return None
    first = doc[start].text[0]
    if end - start == 1 and not first.isupper():
        certain = False
    return Found(start, end, kind, "gazetteer", "", certain)


def _has_number_before(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].text[0].isdecimal()


def _is_sign(doc: Doc, at: int) -> bool:
    return len(doc[at].text) == 1


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
