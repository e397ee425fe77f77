"""Letting editors in and shutting them out, from the command line."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from jobs.instance import Instance
from jobs.schedule import tidy
from records import Report, Staff
from store.desk_sessions import open_session, session_staff
from store.items import item_ids
from store.reports import add_report, reports_of, settle_reports
from store.spent_forms import spend_form
from store.staff import accept_invitation, all_staff, invite, invited, staff_by_email
from tests.town import write_town

NOW = datetime.now(UTC)
SOURCE = """
name = "Police"
publisher = "police"
reader = "csv"
address = "../log.csv"
[mapping]
identity = "no"
title = "quoi"
"""


@pytest.fixture
def instance(tmp_path, monkeypatch, capsys):
    town = write_town(tmp_path / "towns")
    (town / "sources/police.toml").write_text(SOURCE)
    (town / "log.csv").write_text("no,quoi\n1,Vol\n")
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    monkeypatch.setenv("ILOT_BASE_URL", "https://news.example")
    assert main(["town", "import", "petit-bourg"]) == 0
    capsys.readouterr()
    instance = Instance(load_settings())
    yield instance
    instance.close()


def staff(instance: Instance) -> tuple[Staff, ...]:
    with instance.database.read() as db:
        return all_staff(db)


def add(capsys, email: str, *areas: str, lang: str = "fr") -> str:
    """Add somebody; return the key of the link that was printed."""
    options = [word for area in areas for word in ("--area", area)]
    assert main(["staff", "add", email, "--role", "editor", *options, "--lang", lang]) == 0
    said = capsys.readouterr().out
    link = re.search(rf"^https://news\.example/desk/{lang}/password/([\w-]{{43}})$", said, re.M)
    assert link, said
    return link[1]


def whose(instance: Instance, key: str, days: float = 0) -> str:
    code = sha256(key.encode()).hexdigest()
    with instance.database.read() as db:
        person = invited(db, code, datetime.now(UTC) + timedelta(days=days))
    return person.email if person else ""


def test_the_link_that_is_printed_is_that_persons_for_seven_days(instance, capsys):
    key = add(capsys, "ana@example.org", "petit-bourg/vieux-port", "petit-bourg/les-hauts")
    [ana] = staff(instance)
    assert (ana.email, ana.town_id, ana.password) == ("ana@example.org", "petit-bourg", "")
    assert ana.area_ids == ("petit-bourg/vieux-port", "petit-bourg/les-hauts")
    assert whose(instance, key, 6.9) == "ana@example.org"
    assert whose(instance, key, 7.1) == ""


def test_the_record_does_not_hold_the_key(instance, capsys):
    key = add(capsys, "ana@example.org", "petit-bourg")
    instance.close()
    files = list(Path(load_settings().home).glob("*.sqlite*"))
    assert files
    assert not any(key.encode() in path.read_bytes() for path in files)


def test_adding_again_changes_the_areas_and_makes_a_new_link(instance, capsys):
    first = add(capsys, "ana@example.org", "petit-bourg/vieux-port")
    [before] = staff(instance)
    with instance.database.write() as db:
        accept_invitation(db, sha256(first.encode()).hexdigest(), "hash", NOW)
        open_session(db, "session", before.id, NOW, NOW + timedelta(days=1))
    second = add(capsys, "ANA@example.org", "petit-bourg", lang="en")
    [after] = staff(instance)
    assert (after.id, after.password, after.area_ids) == (before.id, "hash", ("petit-bourg",))
    assert (whose(instance, first), whose(instance, second)) == ("", "ana@example.org")
    with instance.database.read() as db:
        assert session_staff(db, "session", NOW) == after


def test_everybody_is_listed_with_their_areas(instance, capsys):
    add(capsys, "ana@example.org", "petit-bourg/vieux-port")
    add(capsys, "bob@example.org", "petit-bourg")
    assert main(["staff", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ana@example.org\teditor\tpetit-bourg/vieux-port\t")
    assert lines[1].startswith("bob@example.org\teditor\tpetit-bourg\t")
    assert all(line.endswith("no password yet") for line in lines)


def test_who_is_removed_is_shut_out_at_once(instance, capsys):
    key = add(capsys, "ana@example.org", "petit-bourg")
    with instance.database.write() as db:
        ana = staff_by_email(db, "ana@example.org")
        assert ana
        open_session(db, "session", ana.id, NOW, NOW + timedelta(days=1))
    assert main(["staff", "remove", "Ana@Example.org"]) == 0
    with instance.database.read() as db:
        assert session_staff(db, "session", NOW) is None
    assert (staff(instance), whose(instance, key)) == ((), "")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["add", "ana", "--area", "petit-bourg"], "ana: no e-mail address"),
        (["add", "a@example.org", "--area", "petit-bourg/vieux-prot"], "petit-bourg/vieux-port"),
        (["add", "a@example.org", "--area", "petit-bourg/xyzzy"], "petit-bourg/les-hauts"),
        (["add", "a@example.org", "--area", "atlantis"], "imported towns: petit-bourg"),
        (
            ["add", "a@example.org", "--area", "petit-bourg", "--area", "atlantis/port"],
            "areas of one town only, not of atlantis, petit-bourg",
        ),
        (["remove", "nobody@example.org"], "nobody has this address; there are: nobody yet"),
    ],
)
def test_wrong_input_is_one_line_that_says_what_is_allowed(instance, command, says, capsys):
    assert main(["staff", *command]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert said.err.count("\n") == 1
    assert staff(instance) == ()


@pytest.mark.parametrize(
    "command", [["add", "a@b.org"], ["add", "a@b.org", "--area", "x", "--role", "owner"], []]
)
def test_what_is_left_out_or_unknown_is_named(instance, command, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["staff", *command])
    assert stop.value.code == 2
    assert re.search("required|invalid choice", capsys.readouterr().err)


def test_tidying_erases_what_has_had_its_time(instance, capsys):
    assert main(["collect"]) == 0
    add(capsys, "ana@example.org", "petit-bourg")
    [ana] = staff(instance)
    with instance.database.write() as db:
        [item_id] = item_ids(db)
        open_session(db, "old", ana.id, NOW, NOW + timedelta(hours=1))
        invite(db, ana.id, "key", NOW + timedelta(hours=1))
        spend_form(db, "nonce", NOW + timedelta(hours=1))
        add_report(db, Report(0, item_id, "fr", "en face", NOW))
        settle_reports(db, item_id, ana.email, NOW)
    tidy(instance, NOW)
    with instance.database.write() as db:
        assert session_staff(db, "old", NOW) == invited(db, "key", NOW) == ana
        assert not spend_form(db, "nonce", NOW)
        assert reports_of(db, item_id)[0].words == "en face"
    tidy(instance, NOW + timedelta(days=31))
    with instance.database.write() as db:
        assert session_staff(db, "old", NOW) is None
        assert invited(db, "key", NOW) is None
        assert spend_form(db, "nonce", NOW)
        assert reports_of(db, item_id)[0].words == ""
