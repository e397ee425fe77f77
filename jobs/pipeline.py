"""The walk of one item, from a publisher's words to a placed piece of news.

    raw ─▶ clean_text ─▶ detect_language ─▶ read (mentions, dates, themes, fingerprint, persons)
        ─▶ choose (themes, type, when it happens, what is withheld) ─▶ refuse (what was taught to be
        no place) ─▶ resolve (placements) ─▶ assemble ─▶ protect ─▶ apply_corrections

Pure: what a step needs comes with the workshop; same input, same item. Nothing here opens the
record or the network, so that any item can be walked again at any time.
"""

from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from enrich.analyser import LONGEST
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
from enrich.types.choice import Said
from enrich.types.generic_places import with_generic_streets
from geo.given import Given
from geo.resolve import Context, resolve
from geo.settle import settle_place
from jobs.findings import (
    MOST_MENTIONS,
    NOTHING_BESIDE,
    NOTHING_KNOWN,
    Beside,
    Known,
    Placed,
    Read,
    Understood,
)
from jobs.workshop import Workshop
from records import (
    CorrectionKind,
    Item,
    RawItem,
    Refusal,
    Source,
    Withheld,
)


def build_item(
    source: Source, raw: RawItem, workshop: Workshop, known: Known = NOTHING_KNOWN
) -> Item:
    """Turn one raw item into a cleaned, placed and themed item.

    What can't be placed is left out and said in `refusals`, never guessed.
    """
    title, text = clean_title(raw.title), clean_text(raw.html)
    words = f"{title}\n{text}"
    found = understand(source, raw, words, workshop, known)
    withheld = found.protection.withheld
    if withheld:
        text = readable(text, LONGEST - len(words) + len(text))
    item = assemble_item(source, raw, _parts(raw, title, text, found))
    shown = protect(item, found.protection, _sight(raw, found, workshop))
    to_block = Withheld.HOUSE_NUMBERS in withheld
    settle = partial(settle_place, gazetteer=workshop.gazetteer, to_block=to_block)
    return apply_corrections(shown, known.corrections, settle)


def understand(
    source: Source, raw: RawItem, words: str, workshop: Workshop, known: Known = NOTHING_KNOWN
) -> Understood:
    """Tell about what, of which kind, when and where an entry is, and what of it is withheld.

    `words` are its title, a line feed and its text as they are to be read.
    """
    town = workshop.gazetteer.town
    written = written_at(raw.published, raw.fetched_at, town)
    read = read_words(source, words, raw.lang, workshop, written)
    dates = read.reading.dates
    themes = choose_themes(read.reading.themes, source)
    generic = with_generic_streets(words, read.reading.mentions, read.lang)
    kind = workshop.types.choose(source, raw, Said(generic, read.lang, dates))
    given = When(raw.starts_at, raw.ends_at, raw.all_day)
    when = happening(kind.type.happens, given, dates, written.on, ZoneInfo(town.tz))
    # What an editor says it is about protects as what the walk finds.
    said = what_stands(known.corrections).get(CorrectionKind.THEMES)
    codes = {*(theme.code for theme in themes), *(said.themes if said else ())}
    protection = choose_protection(source, kind.type.code, codes, workshop.privacy)
    beside = Beside(Given(raw.places, known.items_at), known.answers)
    placed = place(read, discreet(source, protection.withheld), workshop, beside)
    return Understood(placed, themes, kind, when, protection)


def read_words(
    source: Source, words: str, declared: str, workshop: Workshop, written: Written | None = None
) -> Read:
    """Read words once; `declared` is their language, "" for the source's.

    Days are counted from when they were `written`; without that none is read.
    """
    declared = (declared or source.lang).lower().partition("-")[0]
    lang = detect_language(words, declared, workshop.gazetteer.town.languages)
    analyser = workshop.analyser
    if may_withhold(source, workshop.privacy, Withheld.PERSONS):
        analyser = analyser.naming_persons()
    other = (OTHER_LANGUAGE,) if declared and lang != declared else ()
    reading = analyser.read(words, lang, written)
    return Read(words, lang, reading, (*oddities(words), *other))


def place_words(source: Source, words: str, declared: str, workshop: Workshop) -> Placed:
    """Tell where words are; `declared` is their language, "" for the source's."""
    return place(read_words(source, words, declared, workshop), source, workshop)


def place(
    read: Read, source: Source, workshop: Workshop, beside: Beside = NOTHING_BESIDE
) -> Placed:
    """Resolve what words that were read name."""
    taught = workshop.taught
    looked_up = read.reading.mentions[:MOST_MENTIONS]
    mentions, no_places = taught.refuse(read.words, looked_up, source.id)
    given, none_given = taught.refuse_given(beside.given, source.id)
    context = Context(
        source,
        workshop.publish_at,
        workshop.review_at,
        given,
        taught.default_of(source.id),
        beside.answers,
    )
    found = resolve(mentions, context, workshop.gazetteer)
    refusals = sorted((*none_given, *found.refusals, *no_places), key=_start)
    return Placed(read, replace(found, refusals=tuple(refusals)))


def _parts(raw: RawItem, title: str, text: str, found: Understood) -> Parts:
    """Return what an item is put together from."""
    placed = found.placed
    odd = dict.fromkeys((*oddities_of_html(raw.title + raw.html), *placed.warnings))
    return Parts(
        title,
        text,
        placed.read.lang,
        found.kind,
        found.themes,
        placed.found.placements,
        placed.found.refusals,
        placed.read.reading.dates,
        found.when,
        tuple(odd),
        placed.read.reading.fingerprint,
    )


def _sight(raw: RawItem, found: Understood, workshop: Workshop) -> Sight:
    """Return what hiding has to go by; what stands beside the words is read when it is needed."""
    analyser = workshop.analyser.without_themes().naming_persons()
    return Sight(
        found.placed.read.reading,
        partial(analyser.read, lang=found.placed.read.lang),
        tuple(place.text for place in raw.places),
        workshop.gazetteer.middle,
        frozenset(each.code for each in found.kind.type.fields if each.person),
    )


def _start(refusal: Refusal) -> int:
    return refusal.mention.start if refusal.mention else -1
