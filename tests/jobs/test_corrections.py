"""What an editor said outlives all that happens to an item later, and everything follows it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from config.settings import load_settings
from enrich.corrections import apply_corrections
from geo.geocode import geocode
from geo.settle import settle_place
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from jobs.schedule import ticks
from records import (
    Correction,
    CorrectionKind,
    Item,
    Mention,
    MentionKind,
    Placement,
    Query,
    Reach,
    ReachKind,
    Standing,
    Subscription,
)
from store.corrections import add_correction, corrections_of, decisions, undo_correction
from store.deliveries import queue_digest
from store.hits import unsent_hits
from store.items import find_item, item_ids, save_item
from store.reviews import reviews
from store.subscriptions import add_subscription
from tests.town import write_town
from web.app import create_app

NOW = datetime.now(UTC).replace(microsecond=0)
TOWN, SOURCE = "petit-bourg", "petit-bourg/mairie"
LILAS, OAK = "petit-bourg/rue-des-lilas-1", "petit-bourg/oak-street-1"
WEST, EAST = "petit-bourg/vieux-port", "petit-bourg/les-hauts"
TOML = """
name = "Mairie"
publisher = "government"
reader = "json_lines"
address = "../news.jsonl"
lang = "fr"
{more}
[mapping]
identity = "id"
title = "title"
"""
TITLE = "Fuite d'eau au 12 rue des Lilas"


@dataclass
class Newsroom:
    """An instance with its folder, and what its publisher and its editor do."""

    instance: Instance
    folder: Path
    client: FlaskClient
    item_id: str = ""

    def publish(self, *titles: str) -> None:
        """Publish these titles and read them; the last one is the item that tests look at."""
        lines = [json.dumps({"id": str(n), "title": title}) for n, title in enumerate(titles)]
        (self.folder / "news.jsonl").write_text("\n".join(lines) + "\n")
        collect_now(self.instance, SOURCE, NOW)
        known = [item for item in self.items() if item.title == titles[-1]]
        self.item_id = known[0].id if known else self.item_id

    def items(self) -> list[Item]:
        with self.instance.database.read() as db:
            return [item for i in item_ids(db, TOWN) if (item := find_item(db, i))]

    @property
    def item(self) -> Item:
        with self.instance.database.read() as db:
            item = find_item(db, self.item_id)
        assert item is not None
        return item

    def place(self, query: str, mention: Mention | None = None) -> Correction:
        """Say where the item is."""
        gazetteer = self.instance.workshop(TOWN).gazetteer
        placement = Placement(geocode(query, gazetteer)[0].place, "editor", 1.0, mention=mention)
        return self.say(CorrectionKind.PLACEMENTS, placements=(placement,))

    def say(self, kind: CorrectionKind, **values: object) -> Correction:
        """Decide as the desk does: the correction and the item in one transaction."""
        said = Correction(0, self.item_id, kind, "ed@example.org", NOW, **values)  # type: ignore[arg-type]
        with self.instance.database.write() as db:
            made = add_correction(db, said, decisions(db, self.item_id))
            self._remake(db)
        return made

    def undo(self, correction: Correction) -> None:
        with self.instance.database.write() as db:
            seen = decisions(db, self.item_id)
            undo_correction(db, correction.id, "bo@example.org", NOW, seen)
            self._remake(db)

    def _remake(self, db) -> None:
        gazetteer = self.instance.workshop(TOWN).gazetteer
        settle = partial(settle_place, gazetteer=gazetteer, to_block=False)
        item = find_item(db, self.item_id)
        save_item(db, apply_corrections(item, corrections_of(db, self.item_id), settle), NOW)

    def tick(self) -> None:
        """Let the worker take the changes to the index and to the readers, once."""
        for each in ticks(self.instance):
            if each.name in ("index", "match"):
                each.act(NOW)

    def follow(self, name: str, block_id: str, **changes: object) -> None:
        """Let a reader follow a block."""
        reach = Reach(ReachKind.BLOCK, block_id)
        reader = Subscription(name, f"{name}@example.org", TOWN, "fr", reach, block_id, NOW)
        reader = replace(reader, standing=Standing.CONFIRMED, confirmed_at=NOW, **changes)
        with self.instance.database.write() as db:
            add_subscription(db, reader)

    def awaits(self, name: str) -> list[str]:
        with self.instance.database.read() as db:
            return [hit.item_id for hit in unsent_hits(db, name)]

    def finds(self, reach: Reach) -> tuple[str, ...]:
        return self.instance.index.search(Query(TOWN, reach)).item_ids

    def lists(self, block_id: str) -> bool:
        """Tell whether the item is on a block's page; its feeds and the index agree."""
        slug = block_id.partition("/")[2]
        shown = [
            self.item_id in self.client.get(f"/fr/{TOWN}/blocks/{slug}{form}?within=0").text
            for form in ("", ".rss", ".json")
        ]
        shown.append(self.item_id in self.finds(Reach(ReachKind.BLOCK, block_id)))
        assert len(set(shown)) == 1, shown
        return shown[0]

    def areas_in_queue(self) -> set[str]:
        with self.instance.database.read() as db:
            return {a for a in (WEST, EAST, TOWN) if reviews(db, TOWN, (a,))}


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    folder = write_town(tmp_path / "towns")
    (folder / "sources/mairie.toml").write_text(TOML.format(more=""))
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", TOWN]) == 0
    instance = Instance(load_settings())
    app = create_app(load_settings())
    made = Newsroom(instance, folder, app.test_client())
    made.publish("Ouverture de la mairie")  # a first reading tells nobody
    made.publish("Ouverture de la mairie", TITLE)
    yield made
    instance.close()
    app.extensions["ilot"].database.close()
    app.extensions["ilot"].searcher.index().close()


def read_again_with_other_words(newsroom: Newsroom) -> None:
    newsroom.publish("Ouverture de la mairie", "Toujours une fuite d'eau au 14 rue des Lilas")


def walk_again(newsroom: Newsroom) -> None:
    assert main(["rewalk", TOWN]) == 0


def theme_otherwise(newsroom: Newsroom) -> None:
    toml = TOML.format(more='theme = "sport"\ntheme_weight = 1.0')
    (newsroom.folder / "sources/mairie.toml").write_text(toml)
    assert main(["sources", TOWN, "--reload"]) == 0
    walk_again(newsroom)


def import_with_other_ids(newsroom: Newsroom) -> None:
    """Import the streets again, each block's numbers from 3 on: its id has its lowest number."""
    path = newsroom.folder / "lines.geojson"
    found = json.loads(path.read_text())
    for feature in found["features"]:
        properties = feature["properties"]
        properties["lf"], properties["rf"] = properties["lf"] + 2, properties["rf"] + 2
    path.write_text(json.dumps(found))
    assert main(["town", "import", TOWN]) == 0
    walk_again(newsroom)


EVENTS = [read_again_with_other_words, walk_again, theme_otherwise, import_with_other_ids]
events = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)


@events
def test_a_place_survives(newsroom: Newsroom, event: Callable[[Newsroom], None]):
    assert newsroom.item.placements[0].place.block_ids == (LILAS,)
    newsroom.place("6 Oak Street")
    before = newsroom.item
    event(newsroom)
    [placement] = newsroom.item.placements
    [block_id] = placement.place.block_ids
    assert block_id.startswith("petit-bourg/oak-street-")
    assert newsroom.instance.workshop(TOWN).gazetteer.block(block_id)
    assert placement.place.spots == before.placements[0].place.spots
    assert EAST in placement.place.area_ids
    assert (placement.method, placement.score, placement.approximate) == ("editor", 1.0, False)
    assert newsroom.item.proposal
    assert "rue-des-lilas" in newsroom.item.proposal.placements[0].place.block_ids[0]


@events
def test_themes_survive(newsroom: Newsroom, event: Callable[[Newsroom], None]):
    newsroom.say(CorrectionKind.THEMES, themes=("culture",))
    event(newsroom)
    assert [theme.code for theme in newsroom.item.themes] == ["culture"]


@events
@pytest.mark.parametrize("kind", [CorrectionKind.HIDE, CorrectionKind.NOT_LOCAL])
def test_what_is_hidden_stays_hidden(
    newsroom: Newsroom, event: Callable[[Newsroom], None], kind: CorrectionKind
):
    newsroom.say(kind, reason="not here")
    event(newsroom)
    assert not newsroom.item.is_listed
    newsroom.tick()
    assert newsroom.item_id not in newsroom.finds(Reach(ReachKind.CITY, TOWN))
    assert newsroom.client.get(f"/fr/items/{newsroom.item_id}").status_code == 410


@events
def test_undone_it_is_as_if_nothing_had_been_said(
    newsroom: Newsroom, event: Callable[[Newsroom], None]
):
    corrections = [
        newsroom.place("6 Oak Street"),
        newsroom.say(CorrectionKind.THEMES, themes=("culture",)),
        newsroom.say(CorrectionKind.HIDE),
    ]
    event(newsroom)
    for correction in corrections:
        newsroom.undo(correction)
    undone = newsroom.item
    walk_again(newsroom)
    assert newsroom.item == undone
    assert undone.proposal is None
    assert undone.is_listed
    assert "rue-des-lilas" in undone.placements[0].place.block_ids[0]


def test_the_words_that_placed_it_are_marked_as_long_as_they_are_there(newsroom: Newsroom):
    start = newsroom.item.words.index("rue des Lilas")
    said = Mention(MentionKind.STREET, start, start + 13, "rue des Lilas", ("rue des Lilas",))
    newsroom.place("rue des Lilas", said)
    page = newsroom.client.get(f"/fr/items/{newsroom.item_id}").text
    assert "<mark>rue des Lilas</mark>" in page
    assert "placé par la rédaction" in page
    newsroom.publish("Ouverture de la mairie", "Encore : fuite d'eau au 12 rue des Lilas")
    [placement] = newsroom.item.placements
    assert placement.mention
    assert newsroom.item.words[placement.mention.start :].startswith("rue des Lilas")
    newsroom.publish("Ouverture de la mairie", "Fuite d'eau réparée")
    [placement] = newsroom.item.placements
    assert (placement.mention, placement.place.name) == (None, "Rue des Lilas")


def test_pages_feeds_index_and_readers_follow_within_one_run_of_the_ticks(newsroom: Newsroom):
    newsroom.follow("old", LILAS)
    newsroom.follow("new", OAK)
    newsroom.tick()
    assert (newsroom.lists(LILAS), newsroom.lists(OAK)) == (True, False)
    assert (newsroom.awaits("old"), newsroom.awaits("new")) == ([newsroom.item_id], [])
    moved = newsroom.place("6 Oak Street")
    newsroom.tick()
    assert (newsroom.lists(LILAS), newsroom.lists(OAK)) == (False, True)
    assert (newsroom.awaits("old"), newsroom.awaits("new")) == ([], [newsroom.item_id])
    newsroom.undo(moved)
    newsroom.tick()
    assert (newsroom.lists(LILAS), newsroom.lists(OAK)) == (True, False)
    assert (newsroom.awaits("old"), newsroom.awaits("new")) == ([newsroom.item_id], [])


def test_a_hidden_item_is_told_to_nobody_and_once_shown_again_to_those_who_wait(
    newsroom: Newsroom,
):
    newsroom.follow("old", LILAS)
    newsroom.follow("culture", LILAS, themes=frozenset({"culture"}))
    newsroom.tick()
    hidden = newsroom.say(CorrectionKind.HIDE)
    newsroom.tick()
    assert newsroom.awaits("old") == []
    newsroom.undo(hidden)
    newsroom.tick()
    assert newsroom.awaits("old") == [newsroom.item_id]
    assert newsroom.awaits("culture") == []
    newsroom.say(CorrectionKind.THEMES, themes=("culture",))
    newsroom.tick()
    assert newsroom.awaits("culture") == [newsroom.item_id]


def test_what_a_letter_carries_is_never_told_twice(newsroom: Newsroom):
    newsroom.follow("old", LILAS)
    newsroom.tick()
    with newsroom.instance.database.write() as db:
        assert queue_digest(db, "old", [newsroom.item_id], NOW).item_ids == (newsroom.item_id,)
    moved = newsroom.place("6 Oak Street")
    newsroom.tick()
    newsroom.undo(moved)
    newsroom.tick()
    assert newsroom.awaits("old") == []


def test_old_news_that_changes_keeps_the_reader_whom_it_still_concerns(newsroom: Newsroom):
    newsroom.follow("old", LILAS)
    newsroom.tick()
    newsroom.say(CorrectionKind.THEMES, themes=("culture",))
    later = NOW + timedelta(days=60)
    for each in ticks(newsroom.instance):
        if each.name == "match":
            each.act(later)
    assert newsroom.awaits("old") == [newsroom.item_id]


def test_an_accepted_item_leaves_the_queue_for_good(newsroom: Newsroom):
    newsroom.publish("Ouverture de la mairie", "Travaux au 55 rue des Lilas")
    assert newsroom.areas_in_queue() == {WEST, TOWN}  # the street has 40 numbers
    there = newsroom.item.placements
    accepted = newsroom.say(CorrectionKind.PLACEMENTS, placements=there)
    assert newsroom.areas_in_queue() == set()
    for event in (walk_again, import_with_other_ids):
        event(newsroom)
        assert newsroom.areas_in_queue() == set()
    newsroom.undo(accepted)
    assert newsroom.areas_in_queue()


def test_the_operator_is_told_what_editors_decided_and_what_the_program_had(
    newsroom: Newsroom, capsys
):
    hidden = newsroom.say(CorrectionKind.HIDE, reason="twice")
    newsroom.undo(hidden)
    newsroom.place("6 Oak Street")
    assert main(["explain", newsroom.item_id]) == 0
    said = capsys.readouterr().out
    assert " hide by ed@example.org (undone by bo@example.org): twice\n" in said
    assert " placements by ed@example.org\n" in said
    corrected, before = said.split("  the program had\n")
    assert "placed      6 Oak Street" in corrected
    assert "placed      12 Rue des Lilas" in before
