"""Tells that a feed is still what its reader has, without making it.

A feed is asked for far more often than it changes. What it says follows from a few numbers that
grow with each change: a take-down changes the record's at once, the index's when it has caught up.
Pages are not told apart this way: they say "today", what is over and who is silent since when, so
that a version would have to change each minute, in which caches do not ask again anyway.
"""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from flask import Response, request

from config.settings import Settings
from records import ThemeDefinition
from store.outbox import last_seq
from web.visit import TownVisit

_ROOT = Path(__file__).parents[1]
_CODE = ("config", "geo", "records", "search", "store", "web")
_KINDS = frozenset({".py", ".xml", ".mo"})


def code_version(settings: Settings, themes: Iterable[ThemeDefinition]) -> str:
    """Return a digest of all that is the same until the server starts anew: code and settings."""
    digest = blake2b(repr((settings.base_url, tuple(themes))).encode(), digest_size=12)
    for folder in _CODE:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in _KINDS:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def feed_version(visit: TownVisit) -> str:
    """Return what changes whenever the feed that is asked for may say something else.

    Take it before the feed is made: what comes in meanwhile then changes the next version.
    Raises IndexDown.
    """
    index = visit.site.searcher.index()
    parts = (
        visit.site.code_version,
        request.full_path,
        visit.ground.version,
        last_seq(visit.db),
        index.generations(),
        index.checkpoint(),
        [(source.id, source.name) for source in visit.sources.values()],
        visit.calendar.today(),  # dates of another year are said with their year
    )
    return blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def is_known(version: str) -> bool:
    """Tell whether the reader says that it has this version."""
    return request.if_none_match.contains_weak(version)


def mark(response: Response, version: str) -> Response:
    """Give an answer its version; a weak one, since no byte of it was compared."""
    response.set_etag(version, weak=True)
    return response
