from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from crawlers.visit import Manners
from records import Publisher, Source, SourceState
from tests.crawlers.server import Server

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


def manners(**changes) -> Manners:
    values = {
        "user_agent": "Ilot/0.1 (+https://ilot.example; news@ilot.example)",
        "allow_private": True,
        "timeout": 10.0,
        "max_bytes": 1_000_000,
        "item_max_bytes": 20_000,
        "parse_timeout": 20.0,
        "host_gap": 0.0,
    }
    return Manners(**{**values, **changes})


def source(address: str = "https://town.example/news.rss", **changes) -> Source:
    values = {"reader": "rss_atom", "tz": "Europe/Paris", **changes}
    return Source(
        id="demo/news",
        town_id="demo",
        name="News",
        publisher=Publisher.GOVERNMENT,
        address=address,
        **values,
    )


def state(**changes) -> SourceState:
    return SourceState("demo/news", **changes)
