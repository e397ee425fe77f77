"""Names of the gazetteer in a Doc: all are looked for at once, the longest wins."""

from collections.abc import Iterable, Sequence

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from enrich.sketch import BARE_STREET, HYPHENS, NEEDS_CUE, SHORT_STREET, Found
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
        self._labels: dict[int, tuple[NameKind, str]] = {}
        groups = _group(tuple(names))
        self.streets = frozenset(
            key for (kind, _), keys in groups.items() if kind is NameKind.STREET for key in keys
        )
        for (kind, sign), keys in groups.items():
            self._add(kind, sign, keys)

    def _add(self, kind: NameKind, sign: str, keys: list[str]) -> None:
        label = f"{kind.value} {sign}"
        self._labels[self._vocab.strings.add(label)] = (kind, sign)
        for at in range(0, len(keys), _CHUNK):
            chunk = keys[at : at + _CHUNK]
            self._matcher.add(label, [Doc(self._vocab, words=key.split(" ")) for key in chunk])

    def find(self, doc: Doc) -> list[Found]:
        """Return the names in a Doc, sorted, without overlaps."""
        ranked = []
        for label, start, end in self._matcher(doc):
            kind, sign = self._labels[label]
            is_numbered = kind is NameKind.STREET and _has_number_before(doc, start)
            rank = -1 if is_numbered else _KINDS.index(kind)
            ranked.append((start - end, start, sign, rank, end, kind))
        ranked.sort()
        taken: set[int] = set()
        found = []
        for _, start, sign, _, end, kind in ranked:
            if taken.isdisjoint(range(start, end)):
                name = _check(doc, Found(start, end, kind, "gazetteer", "", sign))
                if name:
                    found.append(name)
                    taken.update(range(start, end))
        found.sort()
        return found


def _group(names: Sequence[Name]) -> dict[tuple[NameKind, str], list[str]]:
    """Return the names' keys by kind and sign; a spelling that needs no cue once needs none."""
    sure = {name.target_id for name in names if not name.needs_cue}
    signs: dict[tuple[str, NameKind], str] = {}
    for name in names:
        key = (name_key(name.text), name.kind)
        sign = _sign(name, name.target_id in sure)
        signs[key] = min(sign, signs.get(key, sign))
    groups: dict[tuple[NameKind, str], list[str]] = {}
    for (text, kind), sign in signs.items():
        if text:
            groups.setdefault((kind, sign), []).append(text)
    return groups


def _sign(name: Name, has_sure_name: bool) -> str:
    if not name.needs_cue:
        return ""
    if name.kind is not NameKind.STREET:
        return NEEDS_CUE
    return SHORT_STREET if has_sure_name else BARE_STREET


def _check(doc: Doc, name: Found) -> Found | None:
    """Refuse part of a compound ("Paris" in "Paris-Est") and single words in lower case.

    One word that is the street's whole name may stand in lower case behind a number.
    """
    start, end, kind = name.start, name.end, name.kind
    if kind is not NameKind.STREET or name.sign:
        left = doc[start - 1].text if start else ""
        is_tied_left = len(left) > 1 and left[-1] in HYPHENS
        if is_tied_left or doc[end - 1].text[-1] in HYPHENS:
            return None
    if end - start == 1 and not doc[start].text[0].isupper():
        return name if kind is NameKind.STREET and not name.sign else None
    return name


def _has_number_before(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].text[0].isdecimal()


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
