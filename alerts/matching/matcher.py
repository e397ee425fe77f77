"""Find whose standing request an item answers: from its keys to subscriptions, never a scan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from pyroaring import BitMap

from alerts.matching.ids import Ids
from alerts.matching.postings import Bytes, Postings
from alerts.matching.shapes import Shapes
from alerts.matching.wordings import Analysis, Wordings
from records import Item, ReachKind, Subscription
from records.reach import Filing, file_item, plan


class Matcher:
    """Confirmed subscriptions by a small number each, inverted by all that they ask for.

    It finds exactly what the index finds by the same town, reach, themes, types, sources and
    terms, approximate placements included, for both live on `records.reach` and `records.asked`.
    Whoever comes or goes changes the few bitmaps that concern them. Not for several threads at a
    time.
    """

    def __init__(self, analysis: Analysis) -> None:
        """Make one that knows nobody."""
        self._ids = Ids()
        self._gone = BitMap()  # numbers that still stand in bitmaps
        self._sure, self._edge = Postings(), Postings()
        # The same of those who ask for words, whom few items answer.
        self._sure_if_said, self._edge_if_said = Postings(), Postings()
        self._themes, self._types, self._sources = Postings(), Postings(), Postings()
        self._shapes = Shapes()
        self._wordings = Wordings(analysis)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, subscription_id: str) -> bool:
        return self._ids.number(subscription_id) is not None

    def put(self, subscription: Subscription) -> None:
        """Know a confirmed subscription from now on; it asks nobody whether it may be sent to."""
        self.take_out(subscription.id)
        number = self._ids.add(subscription.id, _group(subscription))
        planned = plan(subscription.reach, subscription.town_id)
        sure, edge = self._sure, self._edge
        if subscription.terms:
            sure, edge = self._sure_if_said, self._edge_if_said
        sure.add(number, _of_town(subscription.town_id, planned.sure))
        edge.add(number, _of_town(subscription.town_id, planned.edge))
        self._shapes.put(number, planned)
        self._themes.add(number, subscription.themes)
        self._types.add(number, subscription.types)
        self._sources.add(number, subscription.sources)
        self._wordings.put(number, subscription.terms)

    def take_out(self, subscription_id: str) -> None:
        """Know a subscription no longer; nothing if it is not known."""
        number = self._ids.remove(subscription_id)
        if number is not None:
            self._gone.add(number)

    def match(self, item: Item) -> tuple[str, ...]:
        """Return the ids of all subscriptions that the item answers, in no order.

        An item that is not listed answers none.
        """
        return self._ids.names(np.frombuffer(self.find(item).to_array(), np.uint32))

    def find(self, item: Item) -> BitMap:
        """Return the numbers of all subscriptions that the item answers.

        A number is a subscription's until somebody comes or goes.
        """
        if not item.is_listed:
            return BitMap()
        said = self._wordings.read(item)
        found = self._around(item, file_item(item), self._wordings.hearing(said))
        self._wordings.narrow(found, said)
        return found

    def tidy(self) -> None:
        """Strike whoever went out of the bitmaps, so that their numbers can be given again."""
        for postings in self._postings():
            postings.forget(self._gone)
        self._shapes.forget(self._gone)
        self._wordings.forget(self._gone)
        self._ids.release(self._gone)
        self._gone = BitMap()

    def to_parts(self) -> Iterator[bytes]:
        """Yield all that it knows, after tidying up."""
        self.tidy()
        yield self._ids.to_bytes()
        yield self._shapes.to_bytes()
        yield self._wordings.to_bytes()
        for postings in self._postings():
            yield postings.to_bytes()

    @classmethod
    def from_parts(cls, analysis: Analysis, parts: Iterable[Bytes]) -> Matcher:
        """Return the matcher that yielded these parts."""
        matcher, rest = cls(analysis), iter(parts)
        matcher._ids = Ids.from_bytes(next(rest))
        matcher._shapes = Shapes.from_bytes(next(rest))
        matcher._wordings = Wordings.from_bytes(analysis, next(rest))
        every = map(Postings.from_bytes, rest)
        matcher._sure, matcher._edge = next(every), next(every)
        matcher._sure_if_said, matcher._edge_if_said = next(every), next(every)
        matcher._themes, matcher._types, matcher._sources = every
        return matcher

    def _postings(self) -> tuple[Postings, ...]:
        places = self._sure, self._edge, self._sure_if_said, self._edge_if_said
        return *places, self._themes, self._types, self._sources

    def _around(self, item: Item, filing: Filing, hearing: BitMap) -> BitMap:
        """Return who asks for the item's place, themes, type and source."""
        keys = {*_of_town(item.town_id, filing.sure), *_of_town(item.town_id, filing.maybe)}
        sure = self._sure.under(keys) | self._sure_if_said.among(hearing, keys)
        edge = self._edge.under(keys) | self._edge_if_said.among(hearing, keys)
        found = (sure | edge) - self._gone
        self._sources.narrow(found, {item.source_id})
        self._types.narrow(found, {item.type})
        self._themes.narrow(found, {theme.code for theme in item.themes})
        near = found - sure
        found -= near
        found |= self._shapes.holding(near, filing.spots)
        return found


def _group(subscription: Subscription) -> str:
    """Return what subscriptions share that are mostly found together: an area, if they have one."""
    reach = subscription.reach
    area = reach.target_id if reach.kind is ReachKind.AREA else reach.kind
    return " ".join((subscription.town_id, *(reach.whole_area_ids or (area,))[:1]))


def _of_town(town_id: str, keys: Iterable[str]) -> Iterator[str]:
    """Yield keys as they stand in the bitmaps: a tile on a border belongs to both towns."""
    return (f"{town_id} {key}" for key in keys)
