"""Names that are written in lower case begin a title or a line with a capital."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.towns import save_town
from tests.web.conftest import World, serve
from tests.web.town import tiny_town


@pytest.fixture(scope="module")
def lower(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The town with its streets as French registers write them: "rue des Lilas"."""
    data = tiny_town()
    streets = tuple(replace(s, name=s.name.replace("Rue", "rue")) for s in data.streets)
    for world in serve(filled_home, tmp_path_factory.mktemp("lower") / "home"):
        with world.database.write() as db:
            save_town(db, replace(data, streets=streets))
        yield world


def test_titles_begin_with_a_capital_and_sentences_go_on_without(lower: World):
    page = lower.get("/en/tiny/blocks/rue-des-lilas-0")
    assert "<h1>Rue des Lilas, 1 to 20</h1>" in page
    assert "<title>Rue des Lilas, 1 to 20, 300 m · " in page
    assert "The block between rue du Port and rue de la Gare" in page
    assert "<h1>Rue des Lilas</h1>" in lower.get("/en/tiny/streets/rue-des-lilas")


def test_lines_of_lists_begin_with_a_capital(lower: World):
    assert ">Rue des Lilas</a>" in lower.get("/fr/tiny/streets")
    choices = lower.get("/en/tiny/find?q=rue+du+pont")
    assert ">Rue du Port</a>" in choices
