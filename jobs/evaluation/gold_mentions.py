"""How many of the hand-annotated mentions are found: span and kind against shared/data/gold.

A mention is right if its offsets and its kind are the gold's. The gold annotates ranges of house
numbers and blocks as one kind; it leaves the town's own name out, and so does this. `place=area`
is the same with squares, quarters and places as one kind, which the gold itself calls moot.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from enrich.analyser import Analyser
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.paris import paris_analyser
from jobs.evaluation.scores import Finds
from jobs.evaluation.shared_data import SharedData
from records import Mention, MentionKind

GOAL = 0.93
STREET_KINDS = frozenset({"address", "range", "intersection", "segment", "street"})
_Key = tuple[int, int, str]  # start, end, kind
_BY_PARIS = ("events_fr", "orders_fr", "dialog_fr")


@dataclass
class Outcome:
    """Finds of one set, strictly and with places and areas as one kind; who is right on `about`."""

    strict: Finds = field(default_factory=Finds)
    merged: Finds = field(default_factory=Finds)
    streets: Finds = field(default_factory=Finds)
    about_right: int = 0
    about_wrong: list[str] = field(default_factory=list)


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield the figures of each gold set. Raises LeftOut."""
    shared.path("gold")
    cambridge = shared.analyser("cambridge-ma")
    outcome = compare(shared.lines("gold", "council_en.jsonl"), cambridge, "en")
    yield from _figures("council_en", outcome, GOAL)
    judged = outcome.about_right + len(outcome.about_wrong)
    share = outcome.about_right / max(judged, 1)
    wrong = tuple(outcome.about_wrong)
    yield Figure("council_en, about or mentioned", share, Unit.SHARE, judged, misses=wrong)
    events = compare(shared.lines("gold", "events_en.jsonl"), cambridge, "en")
    yield from _figures("events_en", events)
    paris = paris_analyser(shared)
    for name in _BY_PARIS:
        yield from _figures(name, compare(shared.lines("gold", f"{name}.jsonl"), paris, "fr"))


def compare(items: list[dict[str, Any]], analyser: Analyser, lang: str) -> Outcome:
    """Read each item's text in its language and compare with its gold mentions."""
    outcome = Outcome()
    for item in items:
        text = item["text"]
        found = [m for m in analyser.read(text, lang).mentions if not _is_own_town(m)]
        ours = {(m.start, m.end, kind_of(m)): m.about for m in found}
        gold = {(m["start"], m["end"], m["kind"]): m.get("about") for m in item["mentions"]}
        _count(outcome.strict, (ours, gold), text, str)
        _count(outcome.merged, (ours, gold), text, _merged)
        streets = [{key for key in side if key[2] in STREET_KINDS} for side in (ours, gold)]
        _count(outcome.streets, (streets[0], streets[1]), text, str)
        for key in ours.keys() & gold.keys():
            if ours[key] == gold[key]:
                outcome.about_right += 1
            else:
                outcome.about_wrong.append(f"about={ours[key]} | {_shown(key, text, key[2])}")
    return outcome


def kind_of(mention: Mention) -> str:
    """Return a mention's kind as the gold names it."""
    return "range" if mention.kind is MentionKind.BLOCK else mention.kind.value


def _is_own_town(mention: Mention) -> bool:
    return mention.kind is MentionKind.CITY and not mention.town


def _count(
    finds: Finds,
    sides: tuple[Iterable[_Key], Iterable[_Key]],
    text: str,
    kind: Callable[[str], str],
) -> None:
    found, expected = ([_shown(key, text, kind(key[2])) for key in side] for side in sides)
    finds.compare(found, expected)


def _merged(kind: str) -> str:
    return "area" if kind == "place" else kind


def _shown(key: _Key, text: str, kind: str) -> str:
    start, end, _ = key
    before, after = text[max(0, start - 30) : start], text[end : end + 20]
    return f"{kind} {start} {before}[[{text[start:end]}]]{after}".replace("\n", " ")


def _figures(name: str, outcome: Outcome, goal: float | None = None) -> Iterator[Figure]:
    finds = outcome.strict
    rows = finds.true + finds.missed
    yield Figure(f"{name}, span+kind", finds.f1, Unit.F1, rows, goal, tuple(finds.faults))
    yield Figure(f"{name}, precision", finds.precision, Unit.SHARE, rows)
    yield Figure(f"{name}, recall", finds.recall, Unit.SHARE, rows)
    yield Figure(f"{name}, place=area", outcome.merged.f1, Unit.F1, rows)
    rows = outcome.streets.true + outcome.streets.missed
    yield Figure(f"{name}, streets only", outcome.streets.f1, Unit.F1, rows)
