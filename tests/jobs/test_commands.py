"""The command line as an operator types it, right and wrong."""

import io
import json
import sqlite3
import subprocess
import sys
from contextlib import suppress

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from store.database import open_database
from store.items import item_ids
from tests.town import write_town

SOURCE = """
name = "Police"
publisher = "police"
reader = "csv"
address = "../log.csv"
lang = "fr"
[mapping]
identity = "no"
title = "quoi"
place = "ou"
published = "quand"
"""
LOG = "no,quoi,ou,quand\n1,Vol de vélo,12 rue des Lilas,2026-11-20\n"


@pytest.fixture
def town(tmp_path, monkeypatch):
    folder = write_town(tmp_path / "towns")
    (folder / "sources/police.toml").write_text(SOURCE)
    (folder / "log.csv").write_text(LOG)
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    return folder


@pytest.fixture
def imported(town, capsys):
    assert main(["town", "import", "petit-bourg"]) == 0
    capsys.readouterr()
    return town


def lines_through(command, lines, monkeypatch, capsys):
    """Run a JSON lines command; return its exit code and what it answered."""
    text = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    code = main([command, "--town", "petit-bourg"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_import_says_what_it_read(town, capsys):
    assert main(["town", "import", "petit-bourg"]) == 0
    said = capsys.readouterr().out
    assert "Petit-Bourg: 4 streets, 12 blocks" in said
    assert "1 sources" in said
    assert main(["town", "list"]) == 0
    assert capsys.readouterr().out == "petit-bourg\timported\n"


def test_another_import_says_which_blocks_are_still_there(imported, capsys):
    assert main(["town", "import", "petit-bourg"]) == 0
    said = capsys.readouterr().out
    assert "blocks that were there before: 12 keep their id; 0 new, 0 gone" in said


def test_collecting_working_and_the_state_of_sources(imported, capsys):
    assert main(["collect", "petit-bourg"]) == 0
    assert capsys.readouterr().out == "petit-bourg/police: 1 read, 1 new, 0 changed, 1 no_link\n"
    assert main(["work", "--once"]) == 0
    assert "1 changes indexed" in capsys.readouterr().out
    assert main(["sources"]) == 0
    assert "petit-bourg/police\tcsv\tok" in capsys.readouterr().out
    assert main(["digest", "--now"]) == 0
    assert main(["letters"]) == 0


def test_a_problem_of_an_entry_that_was_kept_is_not_called_left_out(imported, capsys):
    (imported / "log.csv").write_text(LOG + LOG.splitlines()[1])
    assert main(["collect", "petit-bourg"]) == 0
    _, line = capsys.readouterr().out.splitlines()
    assert line.startswith("  problem: ")
    assert line.endswith("kept once")


def test_a_source_that_fails_is_named_with_its_reason_and_what_to_do(imported, capsys):
    (imported / "log.csv").unlink()
    assert main(["collect", "petit-bourg"]) == 1
    assert "FAILED missing_file" in capsys.readouterr().out
    assert main(["sources"]) == 1
    assert "FAILING since" in capsys.readouterr().out


def test_an_item_is_explained_by_its_id_or_its_address(imported, capsys):
    main(["collect", "petit-bourg"])
    database = open_database(load_settings().database_url)
    with database.read() as db:
        [item_id] = item_ids(db)
    database.close()
    capsys.readouterr()
    assert main(["explain", f"http://ilot.example/fr/items/{item_id}"]) == 0
    said = capsys.readouterr().out
    assert "placed" in said
    assert "petit-bourg/rue-des-lilas-1" in said
    assert "street_exact 1.00 (measured +" in said
    assert main(["rewalk", "petit-bourg"]) == 0
    assert capsys.readouterr().out.startswith("0 items came out different")


def test_geocode_answers_each_line_in_order(imported, monkeypatch, capsys):
    lines = [{"id": 1, "q": "12 rue des Lilas"}, "no json\n", {"id": 3, "q": "nowhere"}]
    code, answers = lines_through("geocode", lines, monkeypatch, capsys)
    assert code == 1
    assert answers[0]["places"][0]["block_ids"] == ["petit-bourg/rue-des-lilas-1"]
    assert answers[1]["error"].startswith("line 2: not JSON")
    assert answers[2] == {"id": 3, "places": []}


def test_locate_gives_mentions_with_their_places_or_the_reason(imported, monkeypatch, capsys):
    text = "Fuite au 12 rue des Lilas, pas au 4 rue Inconnue."
    lines = [{"id": "a", "text": text, "lang": "fr"}, {"id": "b"}]
    code, [found, wrong] = lines_through("locate", lines, monkeypatch, capsys)
    assert code == 1
    first, second = found["mentions"]
    assert text[first["start"] : first["end"]] == "12 rue des Lilas"
    assert first["places"][0]["block_ids"] == ["petit-bourg/rue-des-lilas-1"]
    assert second["refused"]["reason"] == "unknown_street"
    assert wrong == {"id": "b", "error": "line 2: lacks text"}


def test_locate_says_which_texts_were_not_read_to_their_end(imported, monkeypatch, capsys):
    lines = [{"id": 1, "text": "x " * 150_000}, {"id": 2, "text": "12 rue des Lilas"}]
    code, [cut, whole] = lines_through("locate", lines, monkeypatch, capsys)
    assert code == 0
    assert cut == {"id": 1, "mentions": [], "warnings": ["text_cut"]}
    assert "warnings" not in whole


def test_reverse_gives_the_block_and_refuses_words(imported, monkeypatch, capsys):
    lines = [
        {"id": 1, "lon": 2.002, "lat": 48.0005},
        {"id": 2, "lon": "x", "lat": 1},
        '{"id": 3, "lon": NaN, "lat": 48}\n',
        {"id": 4, "lon": 2, "lat": 91},
        "\n",
    ]
    code, [found, *wrong] = lines_through("reverse", lines, monkeypatch, capsys)
    assert code == 1
    assert found["block_id"] == "petit-bourg/rue-des-lilas-1"
    assert [line.get("id") for line in wrong] == [2, 3, 4, None]
    assert all("must be numbers" in line["error"] for line in wrong[:3])
    assert wrong[3]["error"] == "line 5: empty"


def test_a_place_named_twice_is_there_twice_with_its_parts(imported, monkeypatch, capsys):
    text = "12 rue des Lilas: fuite. Le 12 de la rue des Lilas est évacué, 12, rue des Lilas."
    lines = [{"id": 1, "text": text, "lang": "fr", "source": "petit-bourg/unknown"}]
    _, [answer] = lines_through("locate", lines, monkeypatch, capsys)
    places = [mention["places"] for mention in answer["mentions"]]
    assert len(places) >= 2
    assert {place["lon"] for [place] in places} == {places[0][0]["lon"]}
    names = [name for name, _ in places[0][0]["why"]]
    assert names == ["street_exact", "number_in_range"]


@pytest.mark.parametrize(
    ("command", "line", "says"),
    [
        ("locate", {"id": 1, "text": 5}, "text must be a string"),
        ("locate", {"id": 1, "text": "x", "lang": 3}, "lang must be a string"),
        ("geocode", {"id": 1, "q": None}, "q must be a string"),
        ("reverse", {"id": 1, "lon": True, "lat": 1}, "lon and lat must be numbers"),
        ("reverse", "[" * 100_000 + "\n", "not JSON that can be read"),
        ("reverse", '{"id": 1, "q": "\udcff"}\n', "not UTF-8"),
        ("reverse", "[1]\n", "not an object"),
        ("geocode", '{"id": 1e400, "q": "x"}\n', "id: NaN, Infinity"),
        ("locate", '{"id": [NaN], "text": "x"}\n', "id: NaN, Infinity"),
    ],
)
def test_a_line_of_wrong_values_says_which(imported, command, line, says, monkeypatch, capsys):
    code, [answer] = lines_through(command, [line], monkeypatch, capsys)
    assert code == 1
    assert answer["error"].startswith(f"line 1: {says}")


def test_answers_come_as_questions_come_and_end_with_their_reader(imported):
    command = [sys.executable, "-m", "jobs", "geocode", "--town", "petit-bourg"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as asking:
        for question in (b'\xef\xbb\xbf{"id": 1, "q": "12 rue des Lilas"}', b'{"id": "\xff"}'):
            asking.stdin.write(question + b"\n")
            asking.stdin.flush()
            assert asking.stdout.readline().count(
                b"rue-des-lilas-1" if b"12" in question else b"UTF"
            )
        asking.stdout.close()
        rest, said = b'{"id": "\\ud800", "q": "x"}\n' * 10_000, b""
        with suppress(BrokenPipeError):
            asking.stdin.write(rest)
        with suppress(BrokenPipeError):
            asking.stdin.close()
        said = asking.stderr.read()
        assert asking.wait() == 0
        assert said == b""


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["town", "import", "atlantis"], "no town 'atlantis'; known towns: petit-bourg"),
        (["collect", "atlantis"], "run `python -m jobs town import atlantis` first"),
        (["collect", "--source", "petit-bourg/x"], "unknown; known: none"),
        (["explain", "0123"], "no such item"),
        (["locate", "--town", "atlantis"], "imported towns: none yet"),
        (["letters", "--resend", "x"], "no failed or unknown letter has this id"),
        (["serve", "--port", "99999"], "--port"),
    ],
)
def test_wrong_input_is_one_line_and_exit_code_2(town, command, says, capsys):
    assert main(command) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("command", [["schedule"], ["serve", "--port", "0"]])
@pytest.mark.parametrize(
    ("name", "value"),
    [("SEARCH_PREFIX", "ABC"), ("SEARCH_URL", "http://here"), ("DATABASE_URL", "here")],
)
def test_what_runs_for_long_does_not_begin_with_wrong_settings(
    town, command, name, value, monkeypatch, capsys
):
    monkeypatch.setenv("ILOT_SEARCH_URL", "http://127.0.0.1:9")
    monkeypatch.setenv(f"ILOT_{name}", value)
    assert main(command) == 2
    assert capsys.readouterr().err.startswith(f"error: settings: {name.lower()}: ")


def test_half_an_options_name_is_none(town, capsys):
    with pytest.raises(SystemExit):
        main(["rebuild", "--bac"])
    assert "unrecognized arguments: --bac" in capsys.readouterr().err


def test_reloading_says_what_changed_and_frees_a_mended_source(imported, capsys):
    path = imported / "sources/police.toml"
    (imported / "log.csv").rename(imported / "journal.csv")
    assert main(["collect"]) == 1
    path.write_text(SOURCE.replace("log.csv", "journal.csv"))
    (imported / "sources/mairie.toml").write_text(SOURCE)
    capsys.readouterr()
    assert main(["sources", "petit-bourg", "--reload"]) == 0
    said = capsys.readouterr().out
    assert "new: petit-bourg/mairie" in said
    assert "changed: petit-bourg/police" in said
    assert "FAILING" not in said
    (imported / "sources/mairie.toml").unlink()
    assert main(["sources", "petit-bourg", "--reload"]) == 0
    assert "retired (its items stay): petit-bourg/mairie" in capsys.readouterr().out


def test_a_missing_file_of_a_town_names_file_and_key(town, capsys):
    (town / "lines.geojson").unlink()
    assert main(["town", "import", "petit-bourg"]) == 2
    assert "lines.geojson" in capsys.readouterr().err


def test_bad_toml_names_file_and_key(town, capsys):
    (town / "sources/police.toml").write_text(SOURCE.replace("reader", "redaer"))
    assert main(["town", "import", "petit-bourg"]) == 2
    assert "police.toml: redaer: unknown key" in capsys.readouterr().err


def test_an_unreachable_database_is_exit_code_3_without_its_password(town, monkeypatch, capsys):
    url = "postgresql+psycopg://ilot:hunter2@127.0.0.1:9/ilot"
    monkeypatch.setenv("ILOT_DATABASE_URL", url)
    assert main(["town", "list"]) == 3
    said = capsys.readouterr().err
    assert "127.0.0.1" in said
    assert "hunter2" not in said
    assert said.count("\n") == 1


def test_a_file_that_is_no_database_is_exit_code_3(town, tmp_path, monkeypatch, capsys):
    path = tmp_path / "junk.sqlite"
    path.write_bytes(b"junk" * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT 1 FROM sqlite_master")
    monkeypatch.setenv("ILOT_DATABASE_URL", f"sqlite:///{path}")
    assert main(["town", "list"]) == 3
    assert "junk.sqlite" in capsys.readouterr().err
