"""Find whose standing request an item answers: from its keys to subscriptions, never a scan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from pyroaring import BitMap

from alerts.matching.postings import ANY, Bytes, Postings
from alerts.matching.shapes import Shapes
from alerts.matching.wordings import Analysis, Wordings
from records import Item, Subscription
from records.reach import Filing, file_item, plan

_FREE = ""  # the id of a number that no subscription has

_IDS = msgspec.msgpack.Decoder(list[str])


class Matcher:
    """Confirmed subscriptions by a small number each, inverted by all that they ask for.

    It finds exactly what the index finds by the same town, reach, themes, types, sources and
    terms, approximate placements included, for both live on `records.reach` and `records.asked`.
    Whoever comes or goes changes the few bitmaps that concern them. Not for several threads at a
    time.
    """

    def __init__(self, analysis: Analysis) -> None:
        """Make one that knows nobody."""
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._free: list[int] = []
        self._gone = BitMap()
        self._sure, self._edge = Postings(), Postings()
        self._themes, self._types, self._sources = Postings(), Postings(), Postings()
        self._shapes = Shapes()
        self._wordings = Wordings(analysis)

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
        self._wordings.put(number, subscription.terms)

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
        found = self._wordings.hearing(self._around(item, file_item(item)), item)
        return tuple(map(self._ids.__getitem__, found.to_array()))

    def tidy(self) -> None:
        """Strike whoever went out of the bitmaps, so that their numbers can be given again."""
        for postings in self._postings():
            postings.forget(self._gone)
        self._shapes.forget(self._gone)
        self._wordings.forget(self._gone)
        self._free += self._gone
        self._gone = BitMap()

    def to_parts(self) -> Iterator[bytes]:
        """Yield all that it knows, after tidying up."""
        self.tidy()
        yield msgspec.msgpack.encode(self._ids)
        yield self._shapes.to_bytes()
        yield self._wordings.to_bytes()
        for postings in self._postings():
            yield postings.to_bytes()

    @classmethod
    def from_parts(cls, analysis: Analysis, parts: Iterable[Bytes]) -> Matcher:
        """Return the matcher that yielded these parts."""
        matcher, rest = cls(analysis), iter(parts)
        matcher._ids = _IDS.decode(next(rest))
        for number, name in enumerate(matcher._ids):
            if name == _FREE:
                matcher._free.append(number)
            else:
                matcher._numbers[name] = number
        matcher._shapes = Shapes.from_bytes(next(rest))
        matcher._wordings = Wordings.from_bytes(analysis, next(rest))
        matcher._sure, matcher._edge, *filters = map(Postings.from_bytes, rest)
        matcher._themes, matcher._types, matcher._sources = filters
        return matcher

    def _postings(self) -> tuple[Postings, ...]:
        return self._sure, self._edge, self._themes, self._types, self._sources

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


def _of_town(town_id: str, keys: Iterable[str]) -> Iterator[str]:
    """Yield keys as they stand in the bitmaps: a tile on a border belongs to both towns."""
    return (f"{town_id} {key}" for key in keys)
