"""What is taught at run time, to a worker and a web server that go on running."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from jobs.schedule import ticks
from records import Item
from store.items import find_item, item_ids
from store.lessons import due_lessons
from tests.town import NEWS_TOML, write_town
from web.app import create_app

NOW = datetime.now(UTC).replace(microsecond=0)
TOWN, SOURCE = "petit-bourg", "petit-bourg/mairie"
TOML = NEWS_TOML + 'place = "where"\n'


@dataclass
class Newsroom:
    """An instance that runs, its publisher, and a browser."""

    instance: Instance
    folder: Path
    client: FlaskClient

    def publish(self, *titles: str, where: str = "") -> None:
        lines = [
            json.dumps({"id": title, "title": title, "where": where or None}) for title in titles
        ]
        (self.folder / "news.jsonl").write_text("\n".join(lines) + "\n")
        collect_now(self.instance, SOURCE, NOW)

    def item(self, title: str) -> Item:
        with self.instance.database.read() as db:
            found = [item for i in item_ids(db, TOWN) if (item := find_item(db, i))]
        return next(item for item in found if item.title == title)

    def places(self, title: str) -> list[str]:
        return [placement.place.name for placement in self.item(title).placements]

    def reasons(self, title: str) -> list[str]:
        return [refusal.reason for refusal in self.item(title).refusals]

    def tick(self) -> None:
        """Let the running worker walk what lessons concern."""
        for tick in ticks(self.instance):
            if tick.name == "lessons":
                tick.act(NOW)


@pytest.fixture
def newsroom(tmp_path, monkeypatch, capsys) -> Iterator[Newsroom]:
    folder = write_town(tmp_path / "towns")
    (folder / "sources/mairie.toml").write_text(TOML)
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", TOWN]) == 0
    capsys.readouterr()
    settings = load_settings()
    instance = Instance(settings)
    app = create_app(settings)
    yield Newsroom(instance, folder, app.test_client())
    instance.close()


def teach(capsys, *words: str) -> str:
    assert main(["lessons", "add", *words]) == 0
    return capsys.readouterr().out


def undo(capsys, said: str) -> str:
    number = said.split(":")[0].removeprefix("lesson ")
    assert main(["lessons", "undo", number]) == 0
    return capsys.readouterr().out


BEFORE, AFTER = "Fuite au 12 rue de la Frégate", "Travaux au 6 rue de la Frégate"


def test_a_name_is_known_to_the_running_worker_at_its_next_item(newsroom, capsys):
    newsroom.publish(BEFORE)
    assert newsroom.reasons(BEFORE) == ["unknown_street"]
    said = teach(capsys, "alias", TOWN, "rue de la Frégate", "Rue des Lilas")
    assert "kept items that it concerns: 1\nthe worker walks them again" in said
    newsroom.publish(AFTER)
    assert newsroom.places(AFTER) == ["6 Rue des Lilas"]


def test_what_was_kept_before_is_walked_again_by_the_worker_and_so_it_is_when_undone(
    newsroom, capsys
):
    newsroom.publish(BEFORE, "Rien de neuf")
    other = newsroom.item("Rien de neuf")
    said = teach(capsys, "misspelling", TOWN, "rue de la Frégate", "petit-bourg/rue-des-lilas")
    newsroom.tick()
    assert newsroom.places(BEFORE) == ["12 Rue des Lilas"]
    assert newsroom.item("Rien de neuf") == other
    assert "concerns: 1" in undo(capsys, said)
    newsroom.tick()
    assert newsroom.reasons(BEFORE) == ["unknown_street"]
    with newsroom.instance.database.read() as db:
        assert due_lessons(db) == ()


def test_a_name_is_known_to_the_running_web_server(newsroom, capsys):
    page = f"/fr/{TOWN}/find?q=12+rue+de+la+Frégate"
    assert newsroom.client.get(page).status_code == 200
    said = teach(capsys, "alias", TOWN, "rue de la Frégate", "Rue des Lilas")
    found = newsroom.client.get(page)
    assert found.status_code == 303
    assert "/blocks/rue-des-lilas-1" in found.headers["Location"]
    undo(capsys, said)
    assert newsroom.client.get(page).status_code == 200


def test_words_in_a_place_that_the_publisher_gave_are_found_too(newsroom, capsys):
    newsroom.publish("Vol de vélo", where="12 rue de la Frégate")
    assert "12 Rue des Lilas" not in newsroom.places("Vol de vélo")
    teach(capsys, "alias", TOWN, "rue de la Frégate", "Rue des Lilas")
    newsroom.tick()
    assert newsroom.places("Vol de vélo") == ["12 Rue des Lilas"]


def test_words_that_name_no_place_place_nothing(newsroom, capsys):
    title = "Concert du Chœur Rue des Lilas"
    newsroom.publish(title, "Fuite rue des Lilas")
    assert "Rue des Lilas" in newsroom.places(title)
    said = teach(capsys, "negative", TOWN, "chœur rue des lilas")
    newsroom.tick()
    assert "Rue des Lilas" not in newsroom.places(title)
    assert newsroom.reasons(title) == ["not_a_place"]
    assert newsroom.places("Fuite rue des Lilas") == ["Rue des Lilas"]
    undo(capsys, said)
    teach(capsys, "negative", TOWN, "rue des Lilas", "--source", SOURCE)
    newsroom.tick()
    assert newsroom.reasons("Fuite rue des Lilas") == ["not_a_place"]


def test_a_sources_items_that_name_no_place_are_where_it_was_taught(newsroom, capsys):
    newsroom.publish("Rien de neuf", "Fuite rue des Lilas")
    assert newsroom.places("Rien de neuf") == ["Petit-Bourg"]
    said = teach(capsys, "source-default", SOURCE, "Bibliothèque Jules-Verne")
    assert "concerns: 2" in said
    newsroom.tick()
    assert newsroom.places("Rien de neuf") == ["Bibliothèque Jules-Verne"]
    assert newsroom.places("Fuite rue des Lilas") == ["Rue des Lilas"]


def test_lessons_are_listed_with_who_taught_them_and_what_became_of_them(newsroom, capsys):
    said = teach(capsys, "alias", TOWN, "rue de la Frégate", "Rue des Lilas")
    teach(capsys, "source-default", SOURCE, "petit-bourg/rue-des-lilas-1")
    undo(capsys, said)
    assert main(["lessons", "list", TOWN]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert "what names no place is about petit-bourg/rue-des-lilas-1, in petit-bourg/mairie" in line
    assert "\toperator\t" in line
    assert main(["lessons", "list", TOWN, "--all"]) == 0
    first, _ = capsys.readouterr().out.splitlines()
    assert "“rue de la Frégate” is what people call petit-bourg/rue-des-lilas" in first
    assert "\tundone " in first


def test_a_lesson_whose_street_an_import_took_away_is_said_to_have_none(newsroom, capsys):
    teach(capsys, "alias", TOWN, "rue de la Frégate", "Oak Street")
    path = newsroom.folder / "lines.geojson"
    found = json.loads(path.read_text())
    features = [one for one in found["features"] if one["properties"]["name"] != "Oak Street"]
    path.write_text(json.dumps({**found, "features": features}))
    assert main(["town", "import", TOWN]) == 0
    capsys.readouterr()
    assert main(["lessons", "list", TOWN]) == 0
    assert "the town has no such thing any more" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["add", "alias", "atlantis", "x", "y"], "run `python -m jobs town import atlantis` first"),
        (["add", "alias", TOWN, " … ", "Oak Street"], "WORDS: 1 to 200 characters with a letter"),
        (["add", "alias", TOWN, "the Ave", "Oka Street"], "close ones: Oak Street"),
        (
            ["add", "alias", TOWN, "RUE DES LILAS", "Oak Street"],
            "is a name of Rue des Lilas (petit-bourg/rue-des-lilas) already",
        ),
        (["add", "negative", TOWN, "xyz", "--source", "petit-bourg/x"], f"there are: {SOURCE}"),
        (["add", "source-default", "petit-bourg/x", "Oak Street"], f"there are: {SOURCE}"),
        (["add", "negative", TOWN, "Petit-Bourg"], "'Petit-Bourg' is the town's own name; allowed"),
        (["add", "negative", TOWN, "12"], "'12' is only a number; allowed: words that"),
        (
            ["add", "misspelling", TOWN, "de la", "Oak Street"],
            "is only an article or a preposition",
        ),
        (["undo", "99"], "no lesson 99 is in force"),
    ],
)
def test_wrong_input_is_one_line_that_says_what_is_allowed(newsroom, command, says, capsys):
    assert main(["lessons", *command]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert said.err.count("\n") == 1
