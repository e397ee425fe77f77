"""What was kept before a lesson was taught, or taken back, follows it: it is walked again."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice, repeat

from geo.name_table import without_articles
from jobs.instance import Instance
from jobs.keep import rewalk_items
from records import Item, Lesson, LessonKind, RawItem, Source, item_id
from records.spelling import name_key
from store.database import Connection
from store.items import find_items
from store.lessons import due_lessons, settle_lesson
from store.raw_items import raws_of
from store.sources import sources_of

log = logging.getLogger(__name__)

_AT_ONCE = 200  # entries read together


def walk_lessons(instance: Instance, now: datetime) -> int:
    """Walk the items again that lessons concern which were taught or undone since.

    Returns how many came out different. Each item is walked once, however many lessons concern it.
    """
    with instance.database.read() as db:
        due = due_lessons(db)
    different = 0
    for town_id in dict.fromkeys(lesson.town_id for lesson, _ in due):
        mine = [lesson for lesson, _ in due if lesson.town_id == town_id]
        different += _walk_town(instance, town_id, mine, now)
    if due:
        with instance.database.write() as db:
            for lesson, since in due:
                settle_lesson(db, lesson.id, since)
        log.info("lessons_walked", extra={"lessons": len(due), "different": different})
    return different


def count_concerned(db: Connection, lesson: Lesson) -> int:
    """Return how many kept items a lesson concerns."""
    return sum(
        len(tuple(items_concerned(db, source, [lesson])))
        for source in sources_of(db, lesson.town_id)
    )


def items_concerned(db: Connection, source: Source, lessons: Sequence[Lesson]) -> Iterator[str]:
    """Yield the ids of a source's kept items that one of the lessons concerns.

    They are those whose words, or given places, have its words; all of them for a default.
    """
    mine = [lesson for lesson in lessons if lesson.source_id in ("", source.id)]
    if not mine:
        return
    keys = [_key(lesson.words) for lesson in mine]
    takes_all = any(lesson.kind is LessonKind.SOURCE_DEFAULT for lesson in mine)
    entries = raws_of(db, source.id)
    while raws := tuple(islice(entries, _AT_ONCE)):
        ids = [item_id(raw.source_id, raw.identity) for raw in raws]
        items = {} if takes_all else find_items(db, ids)
        for one, raw in zip(ids, raws, strict=True):
            if takes_all or _says_any(keys, raw, items.get(one)):
                yield one


def _walk_town(instance: Instance, town_id: str, lessons: Sequence[Lesson], now: datetime) -> int:
    with instance.database.read() as db:
        sources = sources_of(db, town_id)
        concerned = [tuple(items_concerned(db, source, lessons)) for source in sources]
    return sum(map(rewalk_items, repeat(instance), sources, concerned, repeat(now)))


def _says_any(keys: Sequence[str], raw: RawItem, item: Item | None) -> bool:
    texts = [place.text for place in raw.places]
    words = _key("\n".join((item.words if item else raw.title, *texts)))
    return any(f" {key} " in f" {words} " for key in keys)


def _key(words: str) -> str:
    return without_articles(name_key(words))
