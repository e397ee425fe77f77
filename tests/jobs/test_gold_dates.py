"""What the evaluation of days counts as found and as right, on items made for the purpose."""

import pytest

from jobs.evaluation.gold_dates import compare, figures
from jobs.evaluation.shared_data import SharedData
from tests.enrich.dates.reading import READER


def item(text: str, *dates: dict) -> dict:
    return {"text": text, "ref_date": "2026-03-05", "dates": list(dates)}


def gold(words: str, text: str, **facts) -> dict:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "time": None, "kind": "event"} | facts


def test_each_figure_counts_what_it_says():
    one = "Réunion le mardi 17 mars à 18h, puis le 20 mars."
    two = "Une fois par mois, sauf le 1er mai."
    items = [
        item(
            one,
            gold("17 mars à 18h", one, first="2026-03-17", last="2026-03-17", time="18:00"),
            gold("20 mars", one, first=None, last="2026-03-20", kind="deadline"),
        ),
        item(two, gold("Une fois", two, first="2026-03-05", last=None, kind="recurring")),
    ]
    outcome = compare(items, READER, "fr")
    values = {figure.name.split(", ")[1]: figure.value for figure in figures("set", outcome)}
    assert values == {
        "precision": 2 / 3,
        "recall": 2 / 3,
        "first day": 1 / 2,
        "last day": 1.0,
        "time": 1.0,
        "kind": 1 / 2,
    }
    assert [fault.split(" |")[0] for fault in outcome.finds.faults] == ["missed", "false"]
    assert len(outcome.wrong) == 2


@pytest.mark.shared
@pytest.mark.parametrize(("name", "lang"), [("events_fr", "fr"), ("events_en", "en")])
def test_the_days_of_annotated_texts_are_found(shared_data, name, lang):
    outcome = compare(SharedData(shared_data).lines("gold", f"{name}.jsonl"), READER, lang)
    values = [figure.value for figure in figures(name, outcome)]
    assert min(values) > 0.93, (*outcome.finds.faults, *outcome.wrong)
