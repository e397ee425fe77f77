"""Find whose standing request an item answers: from its keys to subscriptions, never a scan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from pyroaring import BitMap

from alerts.matching.anchors import anchors, decides, offered
from alerts.matching.postings import ANY, Postings
from alerts.matching.shapes import Shapes
from records import Asked, Item, Said, Subscription, Term
from records.reach import Filing, file_item, plan

_FREE = ""  # the id of a number that no subscription has
_SHARED = 10_000  # many readers ask for the same words: as many readings of terms are kept at hand

_IDS = msgspec.msgpack.Decoder(list[str])
_ASKED = msgspec.msgpack.Decoder(dict[int, Asked])


@dataclass(frozen=True, slots=True)
class Analysis:
    """How texts and terms are read: the functions of that name of `search.text`."""

    said_by: Callable[[str, str], Said]
    read_terms: Callable[[Iterable[Term]], Asked]


class Matcher:
    """Confirmed subscriptions by a small number each, inverted by all that they ask for.

    It finds exactly what the index finds by the same town, reach, themes, types, sources and
    terms, approximate placements included, for both live on `records.reach` and `records.asked`.
    Whoever comes or goes changes the few bitmaps that concern them. Not for several threads at a
    time.
    """

    def __init__(self, analysis: Analysis) -> None:
        """Make one that knows nobody."""
        self._analysis = analysis
        self._read_terms = lru_cache(_SHARED)(analysis.read_terms)
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._free: list[int] = []
        self._gone = BitMap()
        self._sure, self._edge = Postings(), Postings()
        self._themes, self._types, self._sources = Postings(), Postings(), Postings()
        self._words = Postings()
        self._shapes = Shapes()
        self._asked: dict[int, Asked] = {}  # of those whose words' anchors do not decide
        self._asking = BitMap()  # who they are

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, subscription_id: str) -> bool:
        return subscription_id in self._numbers

    def put(self, subscription: Subscription) -> None:
        """Know a confirmed subscription from now on; it asks nobody whether it may be sent to."""
        self.take_out(subscription.id)
        number = self._number(subscription.id)
        planned = plan(subscription.reach, subscription.town_id)
        self._sure.add(number, _of_town(subscription.town_id, planned.sure))
        self._edge.add(number, _of_town(subscription.town_id, planned.edge))
        self._shapes.put(number, planned)
        self._themes.add(number, subscription.themes or (ANY,))
        self._types.add(number, subscription.types or (ANY,))
        self._sources.add(number, subscription.sources or (ANY,))
        if not subscription.terms:
            self._words.add(number, (ANY,))
            return
        asked = self._read_terms(subscription.terms)
        self._words.add(number, anchors(asked))
        if not decides(asked):
            self._asked[number] = asked
            self._asking.add(number)

    def take_out(self, subscription_id: str) -> None:
        """Know a subscription no longer; nothing if it is not known."""
        number = self._numbers.pop(subscription_id, None)
        if number is not None:
            self._ids[number] = _FREE
            self._gone.add(number)

    def match(self, item: Item) -> tuple[str, ...]:
        """Return the ids of all subscriptions that the item answers, in no order.

        An item that is not listed answers none.
        """
        if not item.is_listed:
            return ()
        filing = file_item(item)
        found = self._around(item, filing)
        if found and not self._words.asks_nothing:
            self._keep_who_hears(found, item)
        return tuple(map(self._ids.__getitem__, found))

    def tidy(self) -> None:
        """Strike whoever went out of the bitmaps, so that their numbers can be given again."""
        for postings in self._postings():
            postings.forget(self._gone)
        self._shapes.forget(self._gone)
        for number in self._gone:
            self._asked.pop(number, None)
        self._asking -= self._gone
        self._free += self._gone
        self._gone = BitMap()

    def to_parts(self) -> Iterator[bytes]:
        """Yield all that it knows, after tidying up."""
        self.tidy()
        yield msgspec.msgpack.encode(self._ids)
        yield msgspec.msgpack.encode(self._asked)
        yield self._shapes.to_bytes()
        for postings in self._postings():
            yield postings.to_bytes()

    @classmethod
    def from_parts(cls, analysis: Analysis, parts: Iterable[bytes | memoryview]) -> Matcher:
        """Return the matcher that yielded these parts."""
        matcher, rest = cls(analysis), iter(parts)
        matcher._ids = _IDS.decode(next(rest))
        for number, name in enumerate(matcher._ids):
            if name == _FREE:
                matcher._free.append(number)
            else:
                matcher._numbers[name] = number
        shared: dict[Asked, Asked] = {}
        asked = _ASKED.decode(next(rest))
        matcher._asked = {number: shared.setdefault(each, each) for number, each in asked.items()}
        matcher._asking = BitMap(asked)
        matcher._shapes = Shapes.from_bytes(next(rest))
        matcher._sure, matcher._edge, *others = map(Postings.from_bytes, rest)
        matcher._themes, matcher._types, matcher._sources, matcher._words = others
        return matcher

    def _postings(self) -> tuple[Postings, ...]:
        filters = self._themes, self._types, self._sources, self._words
        return self._sure, self._edge, *filters

    def _number(self, subscription_id: str) -> int:
        if self._free:
            number = self._free.pop()
            self._ids[number] = subscription_id
        else:
            number = len(self._ids)
            self._ids.append(subscription_id)
        self._numbers[subscription_id] = number
        return number

    def _around(self, item: Item, filing: Filing) -> BitMap:
        """Return who asks for the item's place, themes, type and source."""
        keys = [*_of_town(item.town_id, filing.sure), *_of_town(item.town_id, filing.maybe)]
        found = self._sure.under(keys)
        near = self._edge.under(keys) - found
        wanted = self._themes.under({ANY, *(theme.code for theme in item.themes)})
        wanted &= self._types.under((ANY, item.type))
        wanted &= self._sources.under((ANY, item.source_id))
        wanted -= self._gone
        found &= wanted
        found |= self._shapes.holding(near & wanted, filing.spots)
        return found

    def _keep_who_hears(self, found: BitMap, item: Item) -> None:
        """Leave only those in `found` whose terms the item holds."""
        said = self._analysis.said_by(item.words, item.lang)
        found &= self._words.under((ANY, *offered(said)))
        verdicts: dict[int, bool] = {}
        for number in found & self._asking:
            asked = self._asked[number]
            if id(asked) not in verdicts:
                verdicts[id(asked)] = asked.holds(said)
            if not verdicts[id(asked)]:
                found.discard(number)


def _of_town(town_id: str, keys: Iterable[str]) -> Iterator[str]:
    """Yield keys as they stand in the bitmaps: a tile on a border belongs to both towns."""
    return (f"{town_id} {key}" for key in keys)
