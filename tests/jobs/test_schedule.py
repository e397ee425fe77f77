"""The worker: everything on time, and nothing stops the rest."""

import logging
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_due
from jobs.instance import Instance
from jobs.schedule import Tick, run_tick, ticks
from records import MailDown, Outcome
from tests.town import write_town

ROOT = Path(__file__).parent.parent.parent
SOURCE = """
name = "Mairie"
publisher = "government"
reader = "json_lines"
address = "../news.jsonl"
[mapping]
identity = "id"
title = "title"
"""


def make_instance(tmp_path, monkeypatch) -> Instance:
    town = write_town(tmp_path / "towns")
    (town / "sources/mairie.toml").write_text(SOURCE)
    (town / "news.jsonl").write_text('{"id": "1", "title": "Fête au 12 rue des Lilas"}\n')
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", "petit-bourg"]) == 0
    return Instance(load_settings())


def test_a_source_is_read_when_it_is_due_and_not_before(tmp_path, monkeypatch):
    instance = make_instance(tmp_path, monkeypatch)
    now = datetime.now(UTC)
    assert [run.outcome for run in collect_due(instance, lambda: now)] == [Outcome.OK]
    assert list(collect_due(instance, lambda: now + timedelta(minutes=59))) == []
    [again] = collect_due(instance, lambda: now + timedelta(minutes=60))
    assert again.outcome is Outcome.NOT_MODIFIED
    instance.close()


def test_a_failing_source_is_asked_later_and_later_but_once_a_day(tmp_path, monkeypatch):
    instance = make_instance(tmp_path, monkeypatch)
    (tmp_path / "towns/petit-bourg/news.jsonl").unlink()
    now, waits = datetime.now(UTC), []
    for _ in range(8):
        step = 0
        while not list(collect_due(instance, lambda: now)):  # noqa: B023
            now, step = now + timedelta(hours=1), step + 1
        waits.append(step)
    assert waits == [0, 1, 2, 4, 8, 16, 24, 24]
    instance.close()


def test_one_ticks_bug_is_logged_with_its_name_and_goes_no_further(caplog):
    def fail(now: datetime) -> None:
        raise ZeroDivisionError

    def mail_is_away(now: datetime) -> None:
        raise MailDown("no answer")

    run_tick(Tick("broken", 1, fail))
    run_tick(Tick("letters", 1, mail_is_away))
    assert [(r.message, r.levelno) for r in caplog.records] == [
        ("tick_failed", logging.ERROR),
        ("neighbour_away", logging.WARNING),
    ]


def test_a_neighbour_is_told_to_be_away_once_and_to_be_back_once(caplog):
    reasons = iter(["no answer", "no answer", "no", "", "", "no answer"])

    def ask(now: datetime) -> None:
        if reason := next(reasons):
            raise MailDown(reason)

    tick = Tick("letters", 1, ask)
    for _ in range(6):
        run_tick(tick)
    told = [(r.message, getattr(r, "reason", "")) for r in caplog.records]
    away = ("neighbour_away", "no answer")
    assert told == [away, ("neighbour_away", "no"), ("neighbour_back", ""), away]


def test_every_tick_runs_on_an_empty_instance(tmp_path, monkeypatch):
    instance = make_instance(tmp_path, monkeypatch)
    for tick in ticks(instance):
        tick.act(datetime.now(UTC))
    instance.close()


def test_the_worker_ends_on_sigterm(tmp_path, monkeypatch):
    make_instance(tmp_path, monkeypatch).close()
    worker = subprocess.Popen(
        [sys.executable, "-m", "jobs", "-v", "schedule"],
        cwd=ROOT,
        env=dict(os.environ),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert worker.stderr is not None
    assert any("source_read" in line for line in worker.stderr)
    worker.send_signal(signal.SIGTERM)
    worker.stderr.close()
    assert worker.wait(timeout=20) == 0
