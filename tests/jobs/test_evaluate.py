"""Evaluation: what counts as right, on sets small enough to count by hand, and the table."""

import json
from pathlib import Path

import pytest

from jobs.__main__ import main
from jobs.commands.evaluate import markdown
from jobs.evaluation import SETS
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.forms import canonical
from jobs.evaluation.scores import Finds
from records import Mention, MentionKind


def test_each_occurrence_counts_for_itself():
    finds = Finds()
    finds.compare(["a", "a", "b"], ["a", "b", "b", "c"])
    assert (finds.true, finds.false, finds.missed) == (2, 1, 2)
    assert finds.precision == pytest.approx(2 / 3)
    assert finds.recall == pytest.approx(2 / 4)
    assert finds.f1 == pytest.approx(4 / 7)
    assert finds.faults == ["false | a", "missed | b", "missed | c"]


def test_nothing_found_of_nothing_is_no_division_by_zero():
    assert Finds().f1 == Finds().precision == Finds().recall == 0


@pytest.mark.parametrize(
    ("value", "unit", "goal", "is_met", "written"),
    [
        (0.98496, Unit.SHARE, 0.985, False, "98.5 %"),
        (0.93, Unit.F1, 0.93, True, "0.930"),
        (12.7, Unit.METRES, 18.0, True, "12.7 m"),
        (6.04, Unit.A_THOUSAND, 5.0, False, "6.0"),
        (20_500.4, Unit.A_SECOND, 20_000, True, "20,500"),
        (0.5, Unit.SHARE, None, None, "50.0 %"),
    ],
)
def test_a_goal_is_met_by_more_or_by_less_as_its_unit_says(value, unit, goal, is_met, written):
    figure = Figure("any", value, unit, 10, goal)
    assert figure.is_met is is_met
    assert unit.write(value) == written


def test_an_address_of_several_numbers_is_several_canonical_strings():
    words = "12 et 14 bis rue de la Clef"
    mention = Mention(MentionKind.ADDRESS, 0, 27, words, ("rue de la Clef",), (12, 14), ("", "bis"))
    assert canonical(mention) == ["addr|12|rue de la Clef", "addr|14 bis|rue de la Clef"]


def test_sets_without_data_are_named_and_left_out(tmp_path, capsys):
    assert main(["evaluate", "--data", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out.split() == ["set", "figure", "value", "goal", "met", "rows", "seconds"]
    assert "blocks: left out: " in said.err
    assert "forms: left out: " in said.err
    assert "fr_location_forms.json is not there" in said.err


@pytest.mark.shared
def test_the_forms_are_measured_in_json_lines(shared_data, capsys):
    assert main(["evaluate", "--data", str(shared_data), "--set", "forms", "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["set"] == "forms"
    assert first["goal"] == 0.93
    assert first["met"] is (first["value"] >= 0.93)
    assert second["rows"] == 73
    assert second["value"] > 0.85


@pytest.mark.parametrize("name", SETS)
def test_each_set_is_defined_where_its_figures_stand(name):
    said = Path("docs/figures.md").read_text(encoding="utf-8")
    assert f"\n| {name} | " in said.partition("### What counts as right")[2]


def test_a_table_for_the_documentation_has_missed_goals_in_bold():
    missed = Figure("any", 1_000.0, Unit.A_SECOND, 2_000, 2_500)
    assert markdown("speed", missed) == "| speed | any | **1,000** | 2,500 | 2,000 |"
    assert markdown("speed", Figure("any", 0.5, Unit.SHARE, 3)) == "| speed | any | 50.0 % |  | 3 |"
