"""The state of the sources in the reader's words: who is well, silent or failing, since when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from records import Failure, Publisher, Source, SourceState
from records.spelling import fold
from store.source_state import states_of
from web.translate import gettext
from web.visit import TownVisit

PATIENCE = timedelta(days=1)  # a source that fails for less may be well again by tomorrow
# What will not mend itself: a reader is told at once.
_LASTING = frozenset(
    {
        Failure.MISSING_FILE,
        Failure.NOT_A_FEED,
        Failure.PARSE,
        Failure.LAYOUT_CHANGED,
        Failure.MAPPING,
        Failure.HTTP_4XX,
        Failure.REDIRECT,
        Failure.ROBOTS,
        Failure.FORBIDDEN_ADDR,
    }
)


class Health(StrEnum):
    """How a source does."""

    OK = "ok"
    SILENT = "silent"
    FAILING = "failing"
    UNREAD = "unread"


@dataclass(frozen=True)
class SourceHealth:
    """A source with how it does; `since` is when it fell silent or began to fail."""

    source: Source
    state: SourceState
    health: Health
    since: datetime | None = None


def check_sources(visit: TownVisit) -> tuple[SourceHealth, ...]:
    """Return every source of the town with its state, by name."""
    states = states_of(visit.db, visit.town.id)
    checked = (
        check(source, states.get(source.id) or SourceState(source.id), visit.now)
        for source in visit.sources.values()
    )
    return tuple(sorted(checked, key=lambda one: fold(one.source.name)))


def check(source: Source, state: SourceState, now: datetime) -> SourceHealth:
    """Tell how a source does at this moment."""
    if state.failing_since is not None:
        return SourceHealth(source, state, Health.FAILING, state.failing_since)
    if state.last_ok_at is None:
        return SourceHealth(source, state, Health.UNREAD)
    newest = state.newest_item_at
    if newest is not None and state.is_silent(source.poll.silent_days, now):
        return SourceHealth(source, state, Health.SILENT, newest)
    return SourceHealth(source, state, Health.OK)


def troubled(checked: Iterable[SourceHealth], now: datetime) -> tuple[SourceHealth, ...]:
    """Return those that a page should warn about, the failing first, then the silent."""
    noted = [one for one in checked if _is_noted(one, now)]
    return tuple(sorted(noted, key=lambda one: one.health is not Health.FAILING))


def _is_noted(one: SourceHealth, now: datetime) -> bool:
    """Tell whether a reader should know: it is silent, or fails and not just for once."""
    if one.since is None or one.health not in (Health.SILENT, Health.FAILING):
        return False
    never_well = one.state.last_ok_at is None
    return never_well or one.state.failure in _LASTING or now - one.since > PATIENCE


def failure_reason(code: str) -> str:
    """Return why a source can't be read, for a reader; the log has the technical words."""
    return _FAILURES.get(code, lambda: gettext("it could not be read"))()


def publisher_kind(kind: Publisher) -> str:
    """Return who speaks."""
    return _PUBLISHERS[kind]()


_FAILURES: dict[str, Callable[[], str]] = {
    Failure.DNS: lambda: gettext("its site can't be found on the internet"),
    Failure.CONNECT: lambda: gettext("its site does not answer"),
    Failure.TLS: lambda: gettext("its site's certificate is not valid"),
    Failure.TIMEOUT: lambda: gettext("its site takes too long to answer"),
    Failure.TOO_BIG: lambda: gettext("its answer is too large"),
    Failure.HTTP_4XX: lambda: gettext("its address has moved or is closed to us"),
    Failure.HTTP_429: lambda: gettext("its site asks us to come less often"),
    Failure.HTTP_5XX: lambda: gettext("its site has a fault"),
    Failure.REDIRECT: lambda: gettext("its address leads in a circle"),
    Failure.ROBOTS: lambda: gettext("its site asks robots to stay away"),
    Failure.FORBIDDEN_ADDR: lambda: gettext("its address is not a public one"),
    Failure.MISSING_FILE: lambda: gettext("its file is missing"),
    Failure.NOT_A_FEED: lambda: gettext("what it answers is no list of news"),
    Failure.PARSE: lambda: gettext("its answer can't be read"),
    Failure.WORKER_TIMEOUT: lambda: gettext("its answer takes too long to read"),
    Failure.WORKER_DIED: lambda: gettext("its answer can't be read"),
    Failure.LAYOUT_CHANGED: lambda: gettext("its pages are laid out anew"),
    Failure.EMPTY_UNEXPECTED: lambda: gettext("its list is suddenly empty or much shorter"),
    Failure.MAPPING: lambda: gettext("its columns have changed"),
}

_PUBLISHERS = {
    Publisher.GOVERNMENT: lambda: gettext("Government"),
    Publisher.POLICE: lambda: gettext("Police"),
    Publisher.LIBRARY: lambda: gettext("Library"),
    Publisher.SCHOOL: lambda: gettext("School"),
    Publisher.ASSOCIATION: lambda: gettext("Association"),
    Publisher.MEDIA: lambda: gettext("Press"),
    Publisher.TRANSPORT: lambda: gettext("Transport"),
    Publisher.UTILITY: lambda: gettext("Utility"),
    Publisher.WEATHER: lambda: gettext("Weather"),
    Publisher.OTHER: lambda: gettext("Other publisher"),
}
