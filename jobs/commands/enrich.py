"""`enrich`: what texts are about, when and where, JSON lines in and out."""

import argparse
import sys
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from enrich.dates.letters import YEARS
from enrich.stories.signature import signature
from jobs.commands.locate import shown, source_finder
from jobs.commands.shape import Subparsers, answer_lines, text_of
from jobs.findings import Understood
from jobs.instance import Instance
from jobs.pipeline import understand
from jobs.workshop import NOWHERE, Workshop, equip
from records import ConfigError, DateMention, RawItem, Source, Theme


def add_parser(subparsers: Subparsers) -> None:
    """Declare `enrich [--town TOWN]`."""
    parser = subparsers.add_parser(
        "enrich",
        help="tell what texts are about, when and where (JSON lines)",
        description='stdin: {"id", "text", "lang"?, "source"?, "ref_date"?} a line, title and text '
        'with a line feed between; stdout: what `locate` says of it and "lang", "type", '
        '"severity", "themes": [{"code", "p"}] main first, "dates": [{"start", "end", "kind", '
        '"first", "last", "time", "until", "weekdays"}], "starts_at", "ends_at", "all_day", '
        '"signature", "warnings"',
    )
    parser.add_argument(
        "--town", help="whose names are known; may be left out where one town or none is imported"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Answer each line of stdin with one line, in order."""
    town_id = args.town or _only_town(instance)
    workshop = instance.workshop(town_id) if town_id else equip(NOWHERE, instance.settings)
    source_of = source_finder(instance, town_id)
    zone = ZoneInfo(workshop.gazetteer.town.tz)

    def answer(line: dict[str, Any]) -> dict[str, Any]:
        source = source_of(text_of(line, "source"))
        raw = _entry(line, source, _written(line, zone))
        words = text_of(line, "text")
        return {
            "id": line["id"],
            **_show(words, understand(source, raw, words, workshop), source, workshop),
        }

    return answer_lines(("id", "text"), answer)


def _only_town(instance: Instance) -> str:
    """Return the one town that is imported, "" if there is none. Raises ConfigError."""
    towns = [town.id for town in instance.towns()]
    if len(towns) > 1:
        raise ConfigError("arguments", "--town", f"which town? imported: {', '.join(towns)}")
    if not towns:
        print("no town is imported: places are not looked up", file=sys.stderr)
    return towns[0] if towns else ""


def _written(line: dict[str, Any], zone: ZoneInfo) -> datetime | None:
    """Return noon of the day on which a text came out, None if the line does not say it."""
    text = text_of(line, "ref_date")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python reads 20260314 and 2026-W11-6 too, which were not announced.
    if day is None or day.isoformat() != text:
        raise ValueError(f"ref_date: {text!r} is no ISO day (2026-03-14)")
    if day.year not in YEARS:
        raise ValueError(f"ref_date: {text} is not of the years {YEARS[0]} to {YEARS[-1]}")
    return datetime.combine(day, time(12), zone).astimezone(UTC)


def _entry(line: dict[str, Any], source: Source, published: datetime | None) -> RawItem:
    now = datetime.now(UTC)
    title, _, text = text_of(line, "text").partition("\n")
    lang = text_of(line, "lang")
    return RawItem(source.id, str(line["id"]), title, text, "", now, "", published, lang=lang)


def _show(words: str, found: Understood, source: Source, workshop: Workshop) -> dict[str, Any]:
    """Return a text's line but for its id, as documented in docs/commands.md."""
    when = found.when
    return {
        "mentions": list(shown(found.placed, source, workshop)),
        "lang": found.placed.read.lang,
        "type": found.kind.type.code,
        "severity": found.kind.severity,
        "themes": [_theme(theme) for theme in found.themes],
        "dates": [_date(each) for each in found.placed.read.reading.dates],
        "starts_at": when.starts_at and when.starts_at.isoformat(),
        "ends_at": when.ends_at and when.ends_at.isoformat(),
        "all_day": when.all_day,
        "signature": signature(words),
        "warnings": found.warnings,
    }


def _theme(theme: Theme) -> dict[str, Any]:
    return {"code": theme.code, "p": theme.p}


def _date(said: DateMention) -> dict[str, Any]:
    return {
        "start": said.start,
        "end": said.end,
        "kind": said.kind,
        "first": said.first and said.first.isoformat(),
        "last": said.last and said.last.isoformat(),
        "time": said.time and said.time.isoformat("minutes"),
        "until": said.until and said.until.isoformat("minutes"),
        "weekdays": said.weekdays,
    }
