"""`sources`: what is read, how it is doing, and why not."""

import argparse
from dataclasses import replace
from datetime import UTC, datetime

from config.towns import load_sources
from crawlers.failures import explain
from jobs.commands.rule_sources import check_rule_sources
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from records import Failure, Source, SourceState
from store.source_state import find_state, save_state, states_of
from store.sources import save_sources, sources_of


def add_parser(subparsers: Subparsers) -> None:
    """Declare `sources [TOWN] [--reload]`."""
    parser = subparsers.add_parser("sources", help="the sources and their state")
    parser.add_argument("town", nargs="?", help="one town; all if left out")
    parser.add_argument(
        "--reload", action="store_true", help="read the TOML files again (new, changed, retired)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Print one line a source; return 1 if one of them is failing."""
    towns = [args.town] if args.town else [town.id for town in instance.towns()]
    failing = 0
    for town_id in towns:
        instance.require_town(town_id)
        if args.reload:
            _reload(town_id, instance)
        with instance.database.read() as db:
            sources, states = sources_of(db, town_id), states_of(db, town_id)
        for source in sources:
            state = states.get(source.id, SourceState(source.id))
            failing += state.failing_since is not None
            print(_line(source, state, datetime.now(UTC)))
    return 1 if failing else 0


def _reload(town_id: str, instance: Instance) -> None:
    """Read the TOML files again; what changed is read anew at once, whatever it suffered before."""
    now = {source.id: source for source in load_sources(town_id, instance.towns_folder)}
    check_rule_sources(instance, [town_id], now)
    with instance.database.write() as db:
        before = {source.id: source for source in sources_of(db, town_id)}
        save_sources(db, town_id, now.values())
        for source_id in sorted(now.keys() - before.keys()):
            print(f"new: {source_id}")
        for source_id in sorted(now.keys() & before.keys()):
            if now[source_id] != before[source_id]:
                print(f"changed: {source_id}")
                save_state(db, _afresh(find_state(db, source_id)))
        for source_id in sorted(before.keys() - now.keys()):
            print(f"retired (its items stay): {source_id}")


def _afresh(state: SourceState) -> SourceState:
    return replace(state, due_at=None, failing_since=None, failures=0, failure="", reason="")


def _line(source: Source, state: SourceState, now: datetime) -> str:
    if state.failing_since:
        why = explain(Failure(state.failure), "en")
        since = f"{state.failing_since:%Y-%m-%d %H:%M}"
        due = f"{state.due_at:%Y-%m-%d %H:%M}" if state.due_at else "now"
        what = f"FAILING since {since}: {why.text} ({state.reason}) {why.hint} Next try {due}"
    elif state.last_ok_at is None:
        what = "never read"
    elif state.newest_item_at and state.is_silent(source.poll.silent_days, now):
        what = f"silent since {state.newest_item_at:%Y-%m-%d}"
    else:
        what = f"ok, read {state.last_ok_at:%Y-%m-%d %H:%M}"
    return f"{source.id}\t{source.reader}\t{what}"
