"""What sort of thing an item is, and how much hangs on it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from enrich.remembered import Remembered
from enrich.stems import StemFinder
from enrich.types.fields import fields_of
from records import DateMention, Happens, ItemType, RawItem, Severity, Source
from records.spelling import WORD, name_key

UNKNOWN_TYPE = "unknown_type"
UNKNOWN_SEVERITY = "unknown_severity"

_LEAD = 400  # characters that may say what it is, and how urgent
_TELLING = 2  # different stems in the lead, where the title has none
_ORDER = (Severity.ORDINARY, Severity.URGENT, Severity.IMPORTANT)  # of cues: calm words win
# What publishers write: CAP 1.2 (docs.oasis-open.org/emergency/cap/v1.2), section 3.2.2; the
# colours of MeteoAlarm and Météo-France, which stand for CAP's; plain words.
_SEVERITIES = {
    Severity.URGENT: ("extreme", "severe", "red", "rouge", "orange", "urgent", "high", "emergency"),
    Severity.IMPORTANT: ("moderate", "yellow", "jaune", "important", "medium"),
    Severity.ORDINARY: ("minor", "green", "vert", "ordinary", "low"),
}
_SAID = {word: severity for severity, words in _SEVERITIES.items() for word in words}
_NOTHING_SAID = ("", "unknown")
_DAY = timedelta(days=1)
_STRETCHES = Remembered(WORD.findall, 30_000)  # the words of what stands between two blanks


@dataclass(frozen=True, slots=True)
class Said:
    """An item's cleaned words (title, a line feed, text), their language, the days they name."""

    words: str
    lang: str
    dates: Sequence[DateMention] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """What an item is: its type, that type's fields, how much hangs on it, codes of what is odd."""

    type: ItemType
    fields: dict[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ORDINARY
    warnings: tuple[str, ...] = ()


class ItemTypes:
    """The types of config/types.toml, ready to choose among."""

    def __init__(self, types: Iterable[ItemType]) -> None:
        self._types = {each.code: each for each in types}
        self._dated = next((each for each in self._types.values() if each.dated), None)
        langs = {lang for each in self._types.values() for lang in each.cues}
        self._cues = {
            lang: StemFinder({t.code: t.cues.get(lang, ()) for t in self._types.values()})
            for lang in langs
        }
        self._severity_cues = {
            (each.code, lang): StemFinder(
                {severity: words.get(lang, ()) for severity, words in each.severity_cues.items()}
            )
            for each in self._types.values()
            for lang in {lang for words in each.severity_cues.values() for lang in words}
        }
        self._by_name = {
            name_key(name): each
            for each in self._types.values()
            for name in (each.code, *each.names.values())
        }

    def choose(self, source: Source, raw: RawItem, said: Said) -> Kind:
        """Return what an entry is.

        The type is the one that the publisher's column `type` names, else the source's. An item of
        a source of a general type is of the one type whose cues its title or categories have, if it
        is one only, or its first lines more than once; what happens on a day needs a day in the
        words that is still ahead, or the publisher's own: that alone makes it of the `dated` type.
        The severity is the publisher's, else what the words say, else the type's.
        """
        named, odd_type = self._named(raw, said.lang)
        chosen = named or self._of_source(source)
        if named is None and chosen.general:
            chosen = self._told(raw, said) or chosen
        fields, odd_field = fields_of(chosen, raw)
        severity, odd_severity = self._severity(chosen, raw, said)
        return Kind(chosen, fields, severity, (*odd_type, *odd_field, *odd_severity))

    def _of_source(self, source: Source) -> ItemType:
        """Return a source's type, which may have been taken out of the file since."""
        return self._types.get(source.type) or ItemType(source.type, {})

    def _named(self, raw: RawItem, lang: str) -> tuple[ItemType | None, tuple[str, ...]]:
        """Return the type that the publisher's column names: its code, its name, or a cue of it."""
        words = raw.fields.get("type", "").strip()
        if not words:
            return None, ()
        named = self._by_name.get(name_key(words)) or _only(self._cued(words, lang))
        return named, () if named else (UNKNOWN_TYPE,)

    def _told(self, raw: RawItem, said: Said) -> ItemType | None:
        """Return the type that an entry's words tell, None if they leave a doubt."""
        title, _, text = said.words.partition("\n")
        head = self._cued("\n".join((title[:_LEAD], *raw.categories)), said.lang)
        found = head or self._cued(text[:_LEAD], said.lang, _TELLING)
        if raw.starts_at is not None:
            return _only(found) or self._dated
        told = _only(found)
        if told and told.happens is Happens.DAY and not _is_announced(raw, said.dates):
            return None
        return told

    def _cued(self, text: str, lang: str, least: int = 1) -> list[ItemType]:
        """Return the types of which a text has so many different cues."""
        finder = self._cues.get(lang)
        found = finder.find(_words_of(text)) if finder else ()
        cues = Counter(stem.code for stem in dict.fromkeys(found))
        return [self._types[code] for code, count in cues.items() if count >= least]

    def _severity(
        self, chosen: ItemType, raw: RawItem, said: Said
    ) -> tuple[Severity, tuple[str, ...]]:
        given = raw.fields.get("severity", "").strip().casefold()
        if given in _SAID:
            return _SAID[given], ()
        odd = () if given in _NOTHING_SAID else (UNKNOWN_SEVERITY,)
        finder = self._severity_cues.get((chosen.code, said.lang))
        stems = finder.find(_words_of(said.words[:_LEAD])) if finder else ()
        found = {stem.code for stem in stems}
        return next((s for s in _ORDER if s in found), chosen.severity), odd


def _words_of(text: str) -> list[str]:
    """Return a text's words without signs."""
    return [*chain.from_iterable(map(_STRETCHES.__getitem__, text.split()))]


def _only(found: Sequence[ItemType]) -> ItemType | None:
    return found[0] if len(found) == 1 else None


def _is_announced(raw: RawItem, dates: Iterable[DateMention]) -> bool:
    """Tell whether an entry's words name a day that was ahead when it came out."""
    came_out = (raw.published or raw.fetched_at).date()
    # One day more, whatever the town's clocks.
    return any((d.last or d.first or date.min) + _DAY >= came_out for d in dates)


NO_TYPES = ItemTypes(())  # then every item is of its source's type
