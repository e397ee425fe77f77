"""Asking the API, with every answer held to its description."""

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from tests.web.api.agreement import check
from tests.web.conftest import World

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
