"""Tells that a feed is still what its reader has, or what was made before, without making it.

A feed is asked for far more often than it changes. What it says follows from a few numbers that
grow with each change: a take-down changes the record's at once, the index's when it has caught up.
Pages are not told apart this way: they say "today", what is over and who is silent since when, so
that a version would have to change each minute; they are made, and told apart by their digest.
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

from flask import Response, request

from config.settings import Settings
from records import ItemType, ThemeDefinition
from store.expiry import count_overdue
from store.outbox import last_seq
from web.visit import TownVisit

_ROOT = Path(__file__).parents[1]
_CODE = ("config", "geo", "records", "search", "store", "web")
_KINDS = frozenset({".py", ".xml", ".html", ".css", ".js", ".mo"})


def code_version(settings: Settings, lists: Iterable[ThemeDefinition | ItemType]) -> str:
    """Return a digest of what is the same until the server starts anew: code, settings, lists."""
    digest = blake2b(repr((settings.base_url, tuple(lists))).encode(), digest_size=12)
    for folder in _CODE:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in _KINDS:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def answer_version(visit: TownVisit, make: Callable[[], bytes]) -> Response:
    """Return an answer's body with its version: none if the reader has it, else made if it must be.

    Raises IndexDown, and whatever `make` raises.
    """
    version = _version(visit)  # before it is made: what comes in meanwhile changes the next one
    if request.if_none_match.contains_weak(version):
        return _mark(Response(status=304), version)
    kept = visit.site.kept
    body = kept.find(version)
    if body is None:
        body = make()
        kept.keep(version, body)
    return _mark(Response(body), version)


def _version(visit: TownVisit) -> str:
    """Return what changes whenever the answer to this very request may say something else."""
    parts = (
        visit.site.code_version,
        request.full_path,
        visit.lang,
        visit.ground.version,
        last_seq(visit.db),
        count_overdue(visit.db, visit.now),
        visit.site.searcher.index().version(),
        [(source.id, source.name) for source in visit.sources.values()],
        visit.calendar.today(),  # dates of another year are said with their year
    )
    return blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def _mark(response: Response, version: str) -> Response:
    """Give an answer its version; a weak one, since no byte of it was compared."""
    response.set_etag(version, weak=True)
    return response
