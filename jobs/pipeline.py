"""The walk of one item, from a publisher's words to a placed piece of news.

    raw ─▶ clean_text ─▶ detect_language ─▶ read (mentions, dates, themes) ─▶ refuse (what was
        taught to be no place) ─▶ resolve (placements) ─▶ choose (themes, type) ─▶ happening (when)
        ─▶ assemble ─▶ protect (privacy) ─▶ apply_corrections

Pure: what a step needs comes with the workshop; same input, same item. Nothing here opens the
record or the network, so that any item can be walked again at any time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from zoneinfo import ZoneInfo

from enrich.analyser import LONGEST, Reading
from enrich.assemble import Parts, assemble_item
from enrich.clean import clean_text, clean_title
from enrich.corrections import apply_corrections, what_stands
from enrich.dates.happening import When, happening
from enrich.dates.written import Written, written_at
from enrich.language import detect_language
from enrich.oddities import OTHER_LANGUAGE, oddities, oddities_of_html
from enrich.privacy.block_numbers import readable
from enrich.privacy.protect import Sight, protect
from enrich.privacy.rules import choose_protection, discreet, may_withhold
from enrich.themes.choice import choose_themes
from enrich.types.choice import Kind, Said
from geo.given import NOTHING_GIVEN, Given
from geo.outside_evidence import Answers
from geo.resolve import Context, Resolution, resolve
from geo.settle import settle_place
from jobs.workshop import Workshop
from records import (
    Correction,
    CorrectionKind,
    Item,
    Mention,
    RawItem,
    Refusal,
    Source,
    Theme,
    Withheld,
)

MOST_MENTIONS = 1_000  # of an item; those behind are not looked up
MENTIONS_CUT = "mentions_cut"


@dataclass(frozen=True)
class Placed:
    """What words say: their language, what was read out of them, where that is."""

    lang: str
    reading: Reading
    found: Resolution
    oddities: tuple[str, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that were looked up: no item is about more than MOST_MENTIONS places."""
        return self.reading.mentions[:MOST_MENTIONS]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what is odd, and of what was left out because there is too much of it."""
        is_cut = len(self.reading.mentions) > MOST_MENTIONS
        return (*self.oddities, *self.reading.warnings, *((MENTIONS_CUT,) if is_cut else ()))


@dataclass(frozen=True)
class Understood:
    """What an entry's words come to: where, about what (main first), of which kind, and when."""

    placed: Placed
    themes: tuple[Theme, ...]
    kind: Kind
    when: When

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what is odd about its words and its publisher's columns."""
        return (*self.placed.warnings, *self.kind.warnings)


@dataclass(frozen=True)
class Known:
    """What the record knows of an entry beside the publisher's words.

    `items_at` are how many different items of its source lie at each of its given places, in their
    order; empty if nobody counted. `answers` are an outside geocoder's.
    """

    corrections: Sequence[Correction] = ()
    items_at: tuple[int, ...] = ()
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Beside:
    """What is known beside the words: what their publisher named, what was answered outside.

    `written` is what days are counted from, None: no days are read.
    """

    given: Given = NOTHING_GIVEN
    answers: Answers = field(default_factory=dict)
    written: Written | None = None


NOTHING_KNOWN, NOTHING_BESIDE = Known(), Beside()


def build_item(
    source: Source, raw: RawItem, workshop: Workshop, known: Known = NOTHING_KNOWN
) -> Item:
    """Turn one raw item into a cleaned, placed and themed item.

    What can't be placed is left out and said in `refusals`, never guessed.
    """
    text = clean_text(raw.html)
    words = f"{clean_title(raw.title)}\n{text}"
    found = understand(source, raw, words, workshop, known)
    # What an editor says it is about protects as what the walk finds.
    said = what_stands(known.corrections).get(CorrectionKind.THEMES)
    codes = {*(theme.code for theme in found.themes), *(said.themes if said else ())}
    protection = choose_protection(source, found.kind.type.code, codes, workshop.privacy)
    if protection.withheld:
        text = readable(text, LONGEST - len(words) + len(text))
    item = assemble_item(source, raw, _parts(raw, text, found))
    shown = protect(item, protection, _sight(raw, found.placed, workshop))
    to_block = Withheld.HOUSE_NUMBERS in protection.withheld
    settle = partial(settle_place, gazetteer=workshop.gazetteer, to_block=to_block)
    return apply_corrections(shown, known.corrections, settle)


def understand(
    source: Source, raw: RawItem, words: str, workshop: Workshop, known: Known = NOTHING_KNOWN
) -> Understood:
    """Tell where, about what, of which kind and when an entry is.

    `words` are its title, a line feed and its text as they are to be read.
    """
    town = workshop.gazetteer.town
    written = written_at(raw.published, raw.fetched_at, town)
    beside = Beside(Given(raw.places, known.items_at), known.answers, written)
    placed = place_words(source, words, raw.lang, workshop, beside)
    dates = placed.reading.dates
    themes = choose_themes(placed.reading.themes, source)
    kind = workshop.types.choose(source, raw, Said(words, placed.lang, dates))
    given = When(raw.starts_at, raw.ends_at, raw.all_day)
    when = happening(kind.type.happens, given, dates, written.on, ZoneInfo(town.tz))
    return Understood(placed, themes, kind, when)


def place_words(
    source: Source,
    words: str,
    declared: str,
    workshop: Workshop,
    beside: Beside = NOTHING_BESIDE,
) -> Placed:
    """Read words and resolve what they name; `declared` is their language, "" for the source's."""
    gazetteer = workshop.gazetteer
    lang = detect_language(words, declared or source.lang, gazetteer.town.languages)
    analyser = workshop.analyser
    if may_withhold(source, workshop.privacy, Withheld.PERSONS):
        analyser = analyser.naming_persons()
    reading = analyser.read(words, lang, beside.written)
    taught = workshop.taught
    mentions, no_places = taught.refuse(words, reading.mentions[:MOST_MENTIONS], source.id)
    given, none_given = taught.refuse_given(beside.given, source.id)
    context = Context(
        discreet(source, workshop.privacy),
        workshop.publish_at,
        workshop.review_at,
        given,
        taught.default_of(source.id),
        beside.answers,
    )
    found = resolve(mentions, context, gazetteer)
    refusals = sorted((*none_given, *found.refusals, *no_places), key=_start)
    other = (OTHER_LANGUAGE,) if declared and lang != declared else ()
    odd = (*oddities(words), *other)
    return Placed(lang, reading, replace(found, refusals=tuple(refusals)), odd)


def _parts(raw: RawItem, text: str, found: Understood) -> Parts:
    """Return what an item is put together from."""
    placed = found.placed
    odd = dict.fromkeys((*oddities_of_html(raw.title + raw.html), *placed.warnings))
    return Parts(
        text,
        placed.lang,
        found.kind,
        found.themes,
        placed.found.placements,
        placed.found.refusals,
        placed.reading.dates,
        found.when,
        tuple(odd),
        placed.reading.fingerprint,
    )


def _sight(raw: RawItem, placed: Placed, workshop: Workshop) -> Sight:
    """Return what hiding has to go by; what stands beside the words is read when it is needed."""
    analyser = workshop.analyser.without_themes().naming_persons()
    return Sight(
        placed.reading,
        partial(analyser.read, lang=placed.lang),
        tuple(place.text for place in raw.places),
        workshop.gazetteer.middle,
    )


def _start(refusal: Refusal) -> int:
    return refusal.mention.start if refusal.mention else -1
