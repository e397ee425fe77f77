"""What a reader searches for, in the words of one town."""

import re

from store.sources import find_source
from web.asking import Asking, Names, Vocabulary, read
from web.dates import is_month_first
from web.parameter import BadParameter, plain
from web.translate import gettext
from web.visit import TownVisit

LONGEST_TEXT = 200
_SLUG = re.compile(r"[\w-]{1,120}")


def read_search(visit: TownVisit, given: str) -> Asking:
    """Return what is searched for. Raises BadParameter if it is too long, for nothing else."""
    text = plain(given)
    if len(text) > LONGEST_TEXT:
        raise BadParameter(
            "q", gettext("“q” is too long: at most %(most)s characters.", most=LONGEST_TEXT)
        )
    return read(text, vocabulary_of(visit))


def vocabulary_of(visit: TownVisit) -> Vocabulary:
    """Return the names that may be searched for here, in all languages at once."""
    site = visit.site
    themes = [(name, t.code) for t in site.themes for name in (t.code, *t.names.values())]
    types = [(name, t.code) for t in site.types.values() for name in (t.code, *t.names.values())]
    slugs = [(source, source.id.partition("/")[2]) for source in visit.sources.values()]
    return Vocabulary(
        themes=Names(themes),
        types=Names(types),
        sources=Names((name, slug) for source, slug in slugs for name in (slug, source.name)),
        today=visit.calendar.today(),
        month_first=is_month_first(visit.town.country),
    )


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
