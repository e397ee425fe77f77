"""Find whose standing request an item answers: keys to subscriptions, never a scan of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from records import Hit, Item, Plan, Subscription
from records.reach import file_item, plan

Key = tuple[str, str]  # town id, area key: a tile on a border belongs to both towns


@dataclass(frozen=True, slots=True)
class _Standing:
    """One subscription, ready to be asked."""

    id: str
    themes: frozenset[str]
    plan: Plan

    def wants(self, themes: frozenset[str]) -> bool:
        return not self.themes or not self.themes.isdisjoint(themes)


class Matcher:
    """Subscriptions, inverted by the keys that their reach is planned into.

    It finds exactly what the index finds by the same town, reach and themes, approximate
    placements included, for both live on `records.reach`. One item costs as much as it has keys
    and readers, however many others there are.
    """

    def __init__(self, subscriptions: Iterable[Subscription]) -> None:
        """Give it the confirmed subscriptions only: it asks nobody whether they may be sent to."""
        self._sure: dict[Key, list[_Standing]] = defaultdict(list)
        self._edge: dict[Key, list[_Standing]] = defaultdict(list)
        shared_plan = cache(plan)  # neighbours follow the same places
        for each in subscriptions:
            standing = _Standing(each.id, each.themes, shared_plan(each.reach, each.town_id))
            for key in standing.plan.sure:
                self._sure[each.town_id, key].append(standing)
            for key in standing.plan.edge:
                self._edge[each.town_id, key].append(standing)

    def match(self, item: Item) -> tuple[Hit, ...]:
        """Return one hit for each subscription that the item answers, by subscription id.

        An item that is not listed answers none.
        """
        if not item.is_listed:
            return ()
        filing = file_item(item)
        themes = frozenset(theme.code for theme in item.themes)
        keys = [(item.town_id, key) for key in filing.sure | filing.maybe]
        found = {each.id for each in _under(keys, self._sure) if each.wants(themes)}
        for each in _under(keys, self._edge):
            if each.id not in found and each.wants(themes) and each.plan.holds(filing.spots):
                found.add(each.id)
        return tuple(Hit(subscription_id, item.id) for subscription_id in sorted(found))


def _under(keys: Iterable[Key], table: dict[Key, list[_Standing]]) -> Iterator[_Standing]:
    for key in keys:
        yield from table.get(key, ())
