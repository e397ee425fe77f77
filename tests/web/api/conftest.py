"""Asking the API, with every answer held to its description."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.web.api.agreement import check
from tests.web.conftest import World, settings_in
from web.site import Searcher

Ask = Callable[..., TestResponse]


def asking(world: World) -> Ask:
    """Return what asks a world's API: path, and the expected status."""

    def ask(path: str, status: int = 200, **values: object) -> TestResponse:
        response = check(world.app.test_client().open("/api/v1" + path, **values))
        assert response.status_code == status, response.get_data(as_text=True)
        return response

    return ask


@pytest.fixture
def ask(world: World) -> Ask:
    return asking(world)


@pytest.fixture
def ask_own(own_world: World) -> Ask:
    return asking(own_world)


@pytest.fixture
def without_index(own_world: World, tmp_path: Path) -> Iterator[World]:
    """The server while its index can't be opened: a file stands where its folder should be."""
    home = tmp_path / "broken"
    home.mkdir()
    (home / "index").write_text("not a folder", encoding="utf-8")
    site = own_world.app.extensions["ilot"]
    own_world.app.extensions["ilot"] = replace(site, searcher=Searcher(settings_in(home)))
    yield own_world
    own_world.app.extensions["ilot"] = site
