"""`enrich` as an operator types it: texts on a pipe, right and wrong."""

import io
import json

import pytest

from jobs.__main__ import main
from tests.town import write_town

OPENING = (
    "Enquête publique : plan de circulation\n"
    "Du 3 au 20 mars 2026, chacun peut donner son avis sur les travaux au 12 rue des Lilas."
)


@pytest.fixture
def enrich(tmp_path, monkeypatch, capsys):
    """Return what answers lines; its town is there once it was imported."""
    write_town(tmp_path / "towns")
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))

    def answer(*lines, options=()):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        code = main(["enrich", *options])
        told = capsys.readouterr()
        return code, [json.loads(line) for line in told.out.splitlines()], told.err

    return answer


@pytest.fixture
def town(enrich, capsys):
    assert main(["town", "import", "petit-bourg"]) == 0
    capsys.readouterr()


def test_a_text_is_told_where_when_and_what_it_is(enrich, town):
    code, [said], _ = enrich({"id": 7, "text": OPENING, "ref_date": "2026-02-20"})
    assert code == 0
    assert said["id"] == 7
    assert said["mentions"][0]["places"][0]["block_ids"] == ["petit-bourg/rue-des-lilas-1"]
    assert (said["lang"], said["type"]) == ("fr", "consultation")
    assert said["themes"][0]["code"] in ("participation", "roads", "planning")
    [date] = said["dates"]
    assert OPENING[date["start"] : date["end"]] == "Du 3 au 20 mars 2026"
    assert (date["kind"], date["first"], date["last"]) == ("range", "2026-03-03", "2026-03-20")
    assert date["time"] is None
    assert said["starts_at"] == "2026-03-02T23:00:00+00:00"  # midnight in Paris
    assert said["ends_at"] == "2026-03-20T23:00:00+00:00"
    assert said["all_day"] is True
    assert len(said["signature"]) == 16
    assert said["warnings"] == []


def test_days_are_counted_from_the_day_of_reference(enrich, town):
    lines = [
        {"id": 1, "text": "Concert le 14 mars à 20 h", "ref_date": day}
        for day in ("2026-02-20", "2025-12-30", "2026-12-01")
    ]
    _, answers, _ = enrich(*lines)
    assert [said["dates"][0]["first"] for said in answers] == ["2026-03-14"] * 2 + ["2027-03-14"]


def test_no_town_is_needed_to_know_what_a_text_is_about(enrich):
    code, [said], err = enrich({"id": 1, "text": OPENING, "ref_date": "2026-02-20"})
    assert code == 0
    assert "no town is imported" in err
    assert said["type"] == "consultation"
    assert said["mentions"][0]["refused"]["reason"] == "unknown_street"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_words"),
        ("Fête\x07 du quartier", "control_characters"),
        ("<p>Fête du quartier</p>", "markup_left"),
        ("Fêtе du quartier", "mixed_scripts"),
        ("Réunion publique le 31 février à 18 h", "impossible_date"),
        ("mot " * 250_000, "text_cut"),
    ],
)
def test_bad_input_is_answered_with_a_code(enrich, town, text, code):
    status, [said], _ = enrich({"id": 1, "text": text, "ref_date": "2026-01-10"})
    assert status == 0
    assert code in said["warnings"]


def test_a_wrong_declared_language_is_told(enrich, town):
    line = {"id": 1, "text": "The library will be closed for repairs on Monday", "lang": "fr"}
    _, [said], _ = enrich(line)
    assert said["lang"] == "en"
    assert said["warnings"] == ["other_language"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"id": 1, "text": "x", "ref_date": "demain"}, "ref_date: 'demain' is no ISO day"),
        ({"id": 1, "text": "x", "ref_date": 3}, "ref_date must be a string"),
        ({"id": 1, "text": 3}, "text must be a string"),
        ({"id": 1}, "lacks text"),
    ],
)
def test_a_line_of_wrong_values_says_which(enrich, town, line, says):
    code, [said], _ = enrich(line)
    assert code == 1
    assert said["error"].startswith(f"line 1: {says}")


@pytest.mark.parametrize(
    "day", ["20261116", "2026-W47-1", "2026-11-31", "2026-1-2", " 2026-11-16", "2026-11-16T12:00"]
)
def test_only_a_day_as_it_is_announced_is_a_day_of_reference(enrich, town, day):
    code, [said], _ = enrich({"id": 1, "text": "Concert le 14 mars", "ref_date": day})
    assert code == 1
    assert said == {"id": 1, "error": f"line 1: ref_date: {day!r} is no ISO day (2026-03-14)"}


def test_a_key_that_is_null_is_as_if_it_were_not_there(enrich, town):
    bare = {"id": 1, "text": OPENING}
    code, said, _ = enrich(bare, bare | {"lang": None, "source": None, "ref_date": None})
    assert code == 0
    assert said[0] == said[1]
    code, [said], _ = enrich({"id": 1, "text": None})
    assert (code, said["error"]) == (1, "line 1: text must be a string")


def test_a_town_that_is_not_there_is_exit_code_2(enrich, town):
    code, answers, err = enrich(options=("--town", "atlantis"))
    assert (code, answers) == (2, [])
    assert "imported towns: petit-bourg" in err


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_of_reference_of_another_age_is_refused_in_a_line(enrich, town, day):
    code, said, err = enrich({"id": 1, "text": "Demain, mardi à 20 h", "ref_date": day})
    assert (code, said) != (0, [])
    assert f"ref_date: {day} is not of the years 1900 to 2199" in err + str(said)
