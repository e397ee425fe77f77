"""How right the days are that are read out of hand-annotated texts (shared/data/gold).

A day of the gold is found if the words of one of ours overlap its words; each counts once, in text
order. `precision`: the share of ours that are the gold's; `recall`: the share of the gold's that
are found. `first day`, `last day`, `time`, `kind`: of those found, the share in which ours is the
gold's, None for None. Days are counted from the gold's `ref_date`, figures are read as the towns
write them: month first in Cambridge, day first in Paris.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from enrich.analyser import Analyser
from enrich.dates.written import Written
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.paris import paris_analyser
from jobs.evaluation.scores import Finds
from jobs.evaluation.shared_data import SharedData
from records import DateMention

GOAL = 0.95
_FACTS = {"first day": "first", "last day": "last", "time": "time", "kind": "kind"}


@dataclass
class Outcome:
    """Finds of one set, and of those that the gold has which fact is right how often."""

    finds: Finds = field(default_factory=Finds)
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_FACTS, 0))
    wrong: list[str] = field(default_factory=list)


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield the figures of each gold set that has days. Raises LeftOut."""
    shared.path("gold")
    paris = paris_analyser(shared)
    cambridge = shared.analyser("cambridge-ma")
    for name, analyser, lang in (
        ("events_fr", paris, "fr"),
        ("orders_fr", paris, "fr"),
        ("events_en", cambridge, "en"),
    ):
        yield from figures(name, compare(shared.lines("gold", f"{name}.jsonl"), analyser, lang))


def compare(items: list[dict[str, Any]], analyser: Analyser, lang: str) -> Outcome:
    """Read each item's text in its language and compare with its gold days."""
    outcome = Outcome()
    for item in items:
        written = Written(date.fromisoformat(item["ref_date"]), month_first=lang == "en")
        ours = list(analyser.read(item["text"], lang, written).dates)
        for gold in item["dates"]:
            found = next((each for each in ours if _overlap(each, gold)), None)
            if found is None:
                outcome.finds.missed += 1
                outcome.finds.faults.append(f"missed | {_shown(item['text'], gold)}")
                continue
            ours.remove(found)
            outcome.finds.true += 1
            _compare(outcome, found, gold, item["text"])
        outcome.finds.false += len(ours)
        outcome.finds.faults += [f"false | {_shown(item['text'], facts_of(each))}" for each in ours]
    return outcome


def facts_of(mention: DateMention) -> dict[str, Any]:
    """Return a mention as the gold writes it."""
    return {
        "start": mention.start,
        "end": mention.end,
        "kind": mention.kind.value,
        "first": mention.first and mention.first.isoformat(),
        "last": mention.last and mention.last.isoformat(),
        "time": mention.time and f"{mention.time:%H:%M}",
    }


def figures(name: str, outcome: Outcome) -> Iterator[Figure]:
    """Yield the figures of one set."""
    finds = outcome.finds
    rows = finds.true + finds.missed
    faults = tuple(finds.faults)
    yield Figure(f"{name}, precision", finds.precision, Unit.SHARE, rows, GOAL)
    yield Figure(f"{name}, recall", finds.recall, Unit.SHARE, rows, GOAL, faults)
    for fact, right in outcome.right.items():
        wrong = tuple(line for line in outcome.wrong if line.startswith(fact))
        share = right / max(finds.true, 1)
        yield Figure(f"{name}, {fact}", share, Unit.SHARE, finds.true, GOAL, wrong)


def _overlap(mention: DateMention, gold: dict[str, Any]) -> bool:
    start, end = int(gold["start"]), int(gold["end"])
    return mention.start < end and start < mention.end


def _compare(outcome: Outcome, found: DateMention, gold: dict[str, Any], text: str) -> None:
    ours = facts_of(found)
    for fact, key in _FACTS.items():
        if ours[key] == gold[key]:
            outcome.right[fact] += 1
        else:
            outcome.wrong.append(f"{fact} {ours[key]} for {gold[key]} | {_shown(text, gold)}")


def _shown(text: str, stretch: dict[str, Any]) -> str:
    start, end = stretch["start"], stretch["end"]
    before, after = text[max(0, start - 30) : start], text[end : end + 20]
    return f"{before}[[{text[start:end]}]]{after}".replace("\n", " ")
