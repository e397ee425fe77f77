"""An item as its rules allow it to be shown: what must not be published leaves it everywhere."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

from enrich.analyser import Reading
from enrich.privacy.block_numbers import Middle, numbered, on_block, round_place, without_number
from enrich.privacy.contacts import find_contacts
from enrich.privacy.doors import find_doors
from enrich.privacy.name_run import Stretch
from enrich.privacy.private_persons import private_persons, spells_one
from enrich.privacy.redaction import Change, Redaction
from records import DateMention, Item, Mention, Placement, Protection, Refusal, Withheld

_INSTEAD = {
    "fr": {
        "person": "[nom masqué]",
        "phone": "[téléphone masqué]",
        "email": "[adresse e-mail masquée]",
        "plate": "[plaque masquée]",
        "number": "[numéro masqué]",
        "account": "[compte masqué]",
        "birthday": "[date de naissance masquée]",
    },
    "en": {
        "person": "[name withheld]",
        "phone": "[phone number withheld]",
        "email": "[e-mail address withheld]",
        "plate": "[plate withheld]",
        "number": "[number withheld]",
        "account": "[account withheld]",
        "birthday": "[date of birth withheld]",
    },
}
Read = Callable[[str], Reading]


@dataclass(frozen=True)
class Sight:
    """What is known of an item's texts: what was read out of its words, and how to read others.

    `given` are addresses as the publisher gave them beside the words. `middle` gives (lon, lat) of
    a block's middle, None if unknown. `person_fields` are the codes of the fields that hold people.
    """

    reading: Reading
    read: Read
    given: tuple[str, ...] = ()
    middle: Middle = lambda block_id: None
    person_fields: frozenset[str] = frozenset()


def protect(item: Item, protection: Protection, sight: Sight) -> Item:
    """Return the item as its protection allows it to be shown; doing it twice is doing it once.

    House numbers are rounded to their block: "12 rue X" becomes "… rue X", "112 Oak St" becomes
    "100 block of Oak St". A private person's name becomes "[name withheld]", and so do contacts.
    All of them leave title, text, mentions, places' names and fields. What stays keeps pointing at
    its words; a place that was named by hidden words alone is left out.
    """
    item = replace(
        item,
        excerpt=protection.excerpt,
        noindex=protection.noindex,
        expires_at=_expiry(item, protection),
        withheld=tuple(what for what in Withheld if what in protection.withheld),
    )
    return _Hiding(item, protection.withheld, sight).shown() if protection.withheld else item


def _expiry(item: Item, protection: Protection) -> datetime | None:
    """Return when it is no longer to be shown: so many days after it was published, or is over."""
    if protection.expires_after_days is None:
        return item.expires_at
    last = max(filter(None, (item.published_at, item.starts_at, item.ends_at)))
    try:
        by_rule = last + timedelta(days=protection.expires_after_days)
    except OverflowError:  # 9999-12-31, by which publishers say "without an end"
        return item.expires_at
    return min(by_rule, item.expires_at) if item.expires_at else by_rule


class _Hiding:
    """The hiding of what is withheld from one item."""

    def __init__(self, item: Item, withheld: frozenset[Withheld], sight: Sight) -> None:
        self._item = item
        self._withheld = withheld
        self._sight = sight
        self._instead = _INSTEAD.get(item.lang, _INSTEAD["en"])
        words, reading = item.words, sight.reading
        found = {*reading.mentions, *_mentions(item)}
        self._on_block: dict[Mention, tuple[Mention, int]] = {}
        if Withheld.HOUSE_NUMBERS in withheld:
            for mention, begin in numbered(words, found, sight.given):
                self._on_block[mention] = on_block(mention, item.lang), begin
        self._parts = frozenset[str]()  # of the names of private persons in the words
        private = self._private(words, reading)
        own = ((begin, m, shown) for m, (shown, begin) in self._on_block.items())
        # A mention of the publisher's place column does not stand in the words.
        here = [(begin, m.end, shown.text) for begin, m, shown in own if _stands_in(words, m)]
        here = [*here, *self._doors(words, [*_spans(words, found), *_of(here)])]
        self._redaction = Redaction(words, [*_clear_of(words, here, private), *private])

    def shown(self) -> Item:
        """Return the item without what is withheld."""
        item = self._item
        title, _, text = self._redaction.text.partition("\n")
        return replace(
            item,
            title=title,
            text=text,
            url=self._url(),
            placements=tuple(filter(None, map(self._placement, item.placements))),
            refusals=tuple(filter(None, map(self._refusal, item.refusals))),
            dates=tuple(filter(None, map(self._date, item.dates))),
            fields={code: self._field(code, value) for code, value in item.fields.items()},
        )

    def _url(self) -> str:
        """Return the link to the publisher; one that spells a hidden name leads to its front."""
        scheme, host, path, *rest = urlsplit(self._item.url)
        if spells_one("".join((path, *rest)), self._parts):
            return urlunsplit((scheme, host, "/", "", ""))
        return self._item.url

    def _private(self, words: str, reading: Reading) -> list[Change]:
        changes = []
        if Withheld.PERSONS in self._withheld:
            found = private_persons(words, reading.persons, reading.mentions, self._parts)
            self._parts = self._parts or found.parts
            changes += [Change(*stretch, self._instead["person"]) for stretch in found.stretches]
            changes += [Change(*day, self._instead["birthday"]) for day in found.birthdays]
        if Withheld.CONTACTS in self._withheld:
            for start, end, sort in find_contacts(words):
                changes.append(Change(start, end, self._instead[sort]))
        return changes

    def _doors(self, words: str, known: Iterable[Stretch]) -> list[tuple[int, int, str]]:
        """Return numbers of houses and flats that stand beside what is `known` to be a street."""
        if Withheld.HOUSE_NUMBERS not in self._withheld:
            return []
        return [(start, end, text) for start, end, text in find_doors(words, sorted(known))]

    def _field(self, code: str, value: str) -> str:
        if code in self._sight.person_fields and value and Withheld.PERSONS in self._withheld:
            return self._instead["person"]
        return self._beside(value)

    def _beside(self, text: str, with_numbers: bool = True) -> str:
        """Return a text that stands beside the words without what is withheld."""
        reading = self._sight.read(text)
        changes = self._private(text, reading)
        if with_numbers and Withheld.HOUSE_NUMBERS in self._withheld:
            found = numbered(text, reading.mentions, self._sight.given)
            here = [(begin, m.end, on_block(m, self._item.lang).text) for m, begin in found]
            here += self._doors(text, [*_spans(text, reading.mentions), *_of(here)])
            changes += _clear_of(text, here, changes)
        return Redaction(text, changes).text

    def _placement(self, placement: Placement) -> Placement | None:
        mention = placement.mention
        place = placement.place
        if Withheld.HOUSE_NUMBERS in self._withheld:
            place = round_place(place, mention, self._sight.middle)
        place = replace(place, name=self._beside(place.name, with_numbers=False))
        if mention is None:
            return replace(placement, place=place)
        moved = self._move(mention)
        if moved is None and self._redaction.swallows(mention.start, mention.end):
            return None
        return replace(placement, place=place, mention=moved)

    def _refusal(self, refusal: Refusal) -> Refusal | None:
        moved = self._move(refusal.mention) if refusal.mention else None
        if refusal.mention and moved is None:
            return None
        return replace(refusal, mention=moved, detail=self._beside(refusal.detail))

    def _date(self, date: DateMention) -> DateMention | None:
        found = self._redaction.find(date.start, date.end)
        return replace(date, start=found[0], end=found[1]) if found else None

    def _move(self, mention: Mention) -> Mention | None:
        """Return a mention as it stands now, None if some of its words are hidden."""
        shown, begin = self._on_block.get(mention, (mention, mention.start))
        if not _stands_in(self._item.words, mention):
            return shown
        found = self._redaction.find(begin, mention.end)
        if found is None or self._redaction.text[slice(*found)] != shown.text:
            return None
        return replace(shown, start=found[0], end=found[1])


def _clear_of(
    words: str, numbers: Iterable[tuple[int, int, str]], private: Sequence[Change]
) -> list[Change]:
    """Return changes of house numbers that end before what is hidden: finders may read too far."""
    changes = []
    inner = sorted(private)
    begins = [change.start for change in inner]
    for start, end, text in numbers:
        at = bisect_right(begins, start)
        first = begins[at] if at < len(begins) else end
        # "[Ann Lee, 26], Broadway": an age that was read as a number; the street is nobody's.
        before = max((c.end for c in inner[max(at - 2, 0) : at]), default=start)
        if start < before < end and not any(map(str.isdigit, words[before:end])):
            continue
        if first < end:
            told = words[start:first].rstrip()
            street = without_number(told)
            end, text = start + len(told), told if street == told else f"… {street}"
        changes.append(Change(start, end, text, grave=False))
    return changes


def _spans(words: str, found: Iterable[Mention]) -> Iterator[Stretch]:
    return ((m.start, m.end) for m in found if _stands_in(words, m))


def _of(changes: Iterable[tuple[int, int, str]]) -> Iterator[Stretch]:
    return ((start, end) for start, end, _ in changes)


def _mentions(item: Item) -> Iterator[Mention]:
    yield from (p.mention for p in item.placements if p.mention is not None)
    yield from (r.mention for r in item.refusals if r.mention is not None)


def _stands_in(words: str, mention: Mention) -> bool:
    return words[mention.start : mention.end] == mention.text
