"""What a reader searches for, in the words of one town."""

import re
from collections.abc import Iterable
from functools import lru_cache

from store.sources import find_source
from web.asking import Asking, Names, Vocabulary, read
from web.dates import is_month_first
from web.parameter import BadParameter, plain
from web.translate import gettext
from web.visit import TownVisit

LONGEST_TEXT = 200  # characters, without what links may add
_LONGEST_LINE = 4 * LONGEST_TEXT  # with that: no more than three signs for each word
_ADDED = re.compile(r'[ ",]')
_SLUG = re.compile(r"[\w-]{1,120}")
_NAMES_KEPT = 256  # of themes, types and of some towns' sources, about 100 kB where those are 300


def read_search(visit: TownVisit, given: str) -> Asking:
    """Return what is searched for. Raises BadParameter if it is too long, for nothing else.

    What was understood is written with more blanks, commas and marks, and is never too long.
    """
    text = plain(given)
    if is_too_long(text):
        raise BadParameter(
            "q", gettext("“q” is too long: at most %(most)s characters.", most=LONGEST_TEXT)
        )
    return read(text, vocabulary_of(visit, with_names=":" in text))


def is_too_long(text: str) -> bool:
    """Tell whether a search is longer than it may be."""
    return len(text) > _LONGEST_LINE or len(_ADDED.sub("", text)) > LONGEST_TEXT


def vocabulary_of(visit: TownVisit, *, with_names: bool = True) -> Vocabulary:
    """Return the names that may be searched for here, in all languages at once.

    `with_names` is False for what has no use for them: no field is named in it.
    """
    today, month_first = visit.calendar.today(), is_month_first(visit.town.country)
    if not with_names:
        return Vocabulary(Names(), Names(), Names(), today, month_first)
    site = visit.site
    slugs = ((source, source.id.partition("/")[2]) for source in visit.sources.values())
    return Vocabulary(
        themes=_names((name, t.code) for t in site.themes for name in (t.code, *t.names.values())),
        types=_names(
            (name, t.code) for t in site.types.values() for name in (t.code, *t.names.values())
        ),
        sources=_names((name, slug) for source, slug in slugs for name in (slug, source.name)),
        today=today,
        month_first=month_first,
    )


def _names(called: Iterable[tuple[str, str]]) -> Names:
    return _read_names(tuple(called))


@lru_cache(maxsize=_NAMES_KEPT)
def _read_names(called: tuple[tuple[str, str], ...]) -> Names:
    return Names(called)


def read_sources(visit: TownVisit, given: list[str]) -> frozenset[str]:
    """Return slugs of the town's sources, retired ones too. Raises BadParameter."""
    town = visit.town.id
    slugs = frozenset(filter(None, given))
    for slug in sorted(slugs - {source_id.partition("/")[2] for source_id in visit.sources}):
        if not _SLUG.fullmatch(slug) or find_source(visit.db, f"{town}/{slug}") is None:
            allowed = ", ".join(known.partition("/")[2] for known in visit.sources)
            words = gettext(
                "There is no source “%(given)s”: there are %(allowed)s.",
                given=plain(slug)[:40],
                allowed=allowed,
            )
            raise BadParameter("source", words)
    return slugs
