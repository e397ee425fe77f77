"""`lessons`: what editors and the operator teach a town, in force from the next item on."""

import argparse
from datetime import UTC, datetime
from difflib import get_close_matches

from geo.lessons import apply_lessons, named_things, targets_called, why_unteachable
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from jobs.relearn import count_concerned
from records import ConfigError, Lesson, LessonKind, Town, TownData
from records.spelling import name_key
from store.database import Connection
from store.lessons import add_lesson, all_lessons, lessons_of, undo_lesson
from store.sources import sources_of
from store.towns import load_town_data

OPERATOR = "operator"
LONGEST = 200
_NAMES = {
    LessonKind.ALIAS: "people call a street, place or area so, too",
    LessonKind.MISSPELLING: "publishers write a street, place or area so by mistake",
}


def add_parser(subparsers: Subparsers) -> None:
    """Declare `lessons add`, `lessons list` and `lessons undo`."""
    parser = subparsers.add_parser("lessons", help="teach a town names, or what names no place")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    _add_adding(actions)
    listing = actions.add_parser("list", help="what a town was taught")
    listing.add_argument("town")
    listing.add_argument("--all", action="store_true", help="with what was undone")
    listing.set_defaults(run=run_list)
    undoing = actions.add_parser("undo", help="take a lesson back; it stays in the history")
    undoing.add_argument("lesson", type=int, help="its number, as `lessons list` gives it")
    undoing.set_defaults(run=run_undo)


def _add_adding(actions: Subparsers) -> None:
    adding = actions.add_parser(
        "add",
        help="teach something",
        description="It is in force from the next item on, without a restart; the worker walks "
        "the kept items that it concerns again.",
    )
    kinds = adding.add_subparsers(metavar="KIND", required=True)
    for kind, said in _NAMES.items():
        naming = kinds.add_parser(kind.value, help=said)
        naming.add_argument("town")
        naming.add_argument("words", help='as texts write them: "the Ave"')
        naming.add_argument("target", help="the name or id of what they mean")
        naming.set_defaults(run=run_add_name, kind=kind)
    negative = kinds.add_parser("negative", help="these words name no place of the town")
    negative.add_argument("town")
    negative.add_argument(
        "words", help='all of them: "Oak Street Band"; names inside count no more'
    )
    negative.add_argument("--source", default="", help="only where this source says them")
    negative.set_defaults(run=run_add_negative)
    default = kinds.add_parser(
        "source-default", help="what a source's items are about if they name no place"
    )
    default.add_argument("source", help="a source's id")
    default.add_argument("target", help="the name or id of a street, place or area; a block's id")
    default.set_defaults(run=run_add_default)


def run_add_name(args: argparse.Namespace, instance: Instance) -> int:
    """Teach a name or a misspelling. Raises ConfigError for words that have a meaning already."""
    instance.require_town(args.town)
    words = _words(args.words)
    with instance.database.read() as db:
        ground = _ground(db, args.town)
        _require_telling(words, ground.town)
        target_id = _target(args.target, ground)
        if known := targets_called(ground, words):
            has = f"{words!r} is a name of {_named(known)} already"
            raise ConfigError("lessons", "WORDS", has)
    return _add(instance, _lesson(args.town, args.kind, words, target_id))


def run_add_negative(args: argparse.Namespace, instance: Instance) -> int:
    """Teach that words name no place."""
    instance.require_town(args.town)
    words = _words(args.words)
    with instance.database.read() as db:
        _require_telling(words, load_town_data(db, args.town).town)
    if args.source:
        _require_source(instance, args.source, args.town)
    return _add(instance, _lesson(args.town, LessonKind.NEGATIVE, words, "", args.source))


def run_add_default(args: argparse.Namespace, instance: Instance) -> int:
    """Teach what a source's items are about if they name no place."""
    town_id = args.source.partition("/")[0]
    instance.require_town(town_id)
    _require_source(instance, args.source, town_id)
    with instance.database.read() as db:
        ground = _ground(db, town_id)
    is_block = any(block.id == args.target for block in ground.blocks)
    target_id = args.target if is_block else _target(args.target, ground)
    return _add(instance, _lesson(town_id, LessonKind.SOURCE_DEFAULT, "", target_id, args.source))


def run_list(args: argparse.Namespace, instance: Instance) -> int:
    """Print a line for each lesson: number, what it says, by whom, when, and whether it counts."""
    instance.require_town(args.town)
    with instance.database.read() as db:
        ground = load_town_data(db, args.town)
        lessons = (all_lessons if args.all else lessons_of)(db, args.town)
    blocks = (block.id for block in ground.blocks)
    ids = {"", *blocks, *(thing.id for thing in named_things(ground))}
    for lesson in lessons:
        state = "" if lesson.target_id in ids else "the town has no such thing any more"
        state = f"undone {lesson.undone_at:%Y-%m-%d}" if lesson.undone_at else state
        print(f"{lesson.id}\t{_said(lesson)}\t{lesson.by}\t{lesson.made_at:%Y-%m-%d}\t{state}")
    return 0


def run_undo(args: argparse.Namespace, instance: Instance) -> int:
    """Take a lesson back. Raises ConfigError if none of this number is in force."""
    with instance.database.write() as db:
        try:
            lesson = undo_lesson(db, args.lesson, datetime.now(UTC))
        except LookupError as error:
            hint = "`python -m jobs lessons list TOWN` has the numbers"
            raise ConfigError("lessons", str(args.lesson), f"{error}; {hint}") from None
    print(f"undone: {_said(lesson)}")
    return _print_concerned(instance, lesson)


def _add(instance: Instance, lesson: Lesson) -> int:
    with instance.database.write() as db:
        added = add_lesson(db, lesson)
    print(f"lesson {added.id}: {_said(added)}")
    return _print_concerned(instance, added)


def _print_concerned(instance: Instance, lesson: Lesson) -> int:
    with instance.database.read() as db:
        count = count_concerned(db, lesson)
    print(f"kept items that it concerns: {count}")
    if count:
        print("the worker walks them again at its next turn (`python -m jobs work --once`: now)")
    return 0


def _said(lesson: Lesson) -> str:
    words = {
        LessonKind.ALIAS: f"“{lesson.words}” is what people call {lesson.target_id}",
        LessonKind.MISSPELLING: f"“{lesson.words}” is {lesson.target_id} misspelt",
        LessonKind.NEGATIVE: f"“{lesson.words}” is no place",
        LessonKind.SOURCE_DEFAULT: f"what names no place is about {lesson.target_id}",
    }[lesson.kind]
    return f"{words}, in {lesson.source_id}" if lesson.source_id else words


def _lesson(town: str, kind: LessonKind, words: str, target_id: str, source: str = "") -> Lesson:
    return Lesson(0, town, kind, words, target_id, OPERATOR, datetime.now(UTC), source)


def _ground(db: Connection, town_id: str) -> TownData:
    return apply_lessons(load_town_data(db, town_id), lessons_of(db, town_id))


def _words(given: str) -> str:
    words = " ".join(given.split())
    if not name_key(words) or len(words) > LONGEST:
        problem = f"1 to {LONGEST} characters with a letter or a digit, not {words[:40]!r}"
        raise ConfigError("lessons", "WORDS", problem)
    return words


def _require_telling(words: str, town: Town) -> None:
    if why := why_unteachable(words, town):
        problem = f"{words!r} is {why}; allowed: words that texts have for one thing alone"
        raise ConfigError("lessons", "WORDS", problem)


def _target(given: str, ground: TownData) -> str:
    """Return the id that is meant. Raises ConfigError, with what is near, if none or several."""
    found = targets_called(ground, given)
    if len(found) > 1:
        problem = f"{given!r} is a name of {_named(found)}: give the id of one"
        raise ConfigError("lessons", "TARGET", problem)
    if not found:
        names = [name for thing in named_things(ground) for name in (thing.name, thing.id)]
        near = ", ".join(get_close_matches(given, names, n=5)) or "none"
        problem = f"no street, area or landmark {given!r} in {ground.town.id}; close ones: {near}"
        raise ConfigError("lessons", "TARGET", problem)
    return next(iter(found))


def _named(found: dict[str, str]) -> str:
    return ", ".join(f"{name} ({target_id})" for target_id, name in found.items())


def _require_source(instance: Instance, source_id: str, town_id: str) -> None:
    with instance.database.read() as db:
        known = [source.id for source in sources_of(db, town_id)]
    if source_id not in known:
        problem = f"no source {source_id!r}; there are: {', '.join(known) or 'none yet'}"
        raise ConfigError("lessons", "SOURCE", problem)
