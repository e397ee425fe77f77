"""An instance whose index is where a test wants it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.outages.world import World

Worlds = Callable[..., World]


@pytest.fixture
def worlds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worlds]:
    """Makes the town's instance anew with these settings added; its record and files stay."""
    folders = {"ILOT_HOME": str(tmp_path / "var"), "ILOT_TOWNS": str(tmp_path / "towns")}
    with ExitStack() as made:

        def make(**settings: str) -> World:
            for name, value in {**folders, **settings}.items():
                monkeypatch.setenv(name, value)
            world = World(tmp_path / "towns")
            made.callback(world.close)
            return world

        yield make
