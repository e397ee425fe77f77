"""What must not be published of a police log, from its file to every page, feed and letter."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.expiry import expire_items
from jobs.findings import Known
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.pipeline import build_item
from records import Correction, CorrectionKind, Item, Publisher, RawItem, Source, Status
from store.items import find_item, item_ids
from store.schema import items
from tests.town import write_town
from web.app import create_app

NOW = datetime.now(UTC).replace(microsecond=0)
TOWN, SOURCE = "petit-bourg", "petit-bourg/police"
TOML = """
name = "Commissariat"
publisher = "police"
reader = "json_lines"
address = "../log.jsonl"
lang = "fr"
type = "record"
theme = "safety"
{more}
[mapping]
identity = "id"
title = "title"
text = "text"
place = "where"
published = "when"
number = "number"
status = "who"
"""
ENTRY = {
    "id": "1",
    "title": "Vol chez Jean DUPONT au 12 rue des Lilas",
    "text": "M. Jean DUPONT, 45 ans, du 12 rue des Lilas (06 12 34 56 78, j.d@example.fr), a vu "
    "une Clio AB-123-CD. Dupont a décrit Aïcha Diallo (31 ans). "
    "Le maire, Paul Roux, suit l'affaire.",
    "where": "12 rue des Lilas",
    "when": NOW.isoformat(),
    "number": "2026-77",
    "who": "DUPONT",
}
SECRET = re.compile(
    r"dupont|diallo|\b12,? rue|06 12 34|j\.d@|AB-123|\b45 ans|\b31 ans", re.IGNORECASE
)


@dataclass
class Station:
    """An instance that runs, its police, and a browser."""

    instance: Instance
    folder: Path
    client: FlaskClient

    def publish(self, more: str = "", **entry: str) -> Item:
        (self.folder / "sources/police.toml").write_text(TOML.format(more=more))
        (self.folder / "log.jsonl").write_text(json.dumps(ENTRY | entry) + "\n")
        assert main(["sources", TOWN, "--reload"]) == 0
        collect_now(self.instance, SOURCE, NOW)
        index_changes(self.instance)
        return self.item()

    def item(self) -> Item:
        with self.instance.database.read() as db:
            (found,) = (find_item(db, i) for i in item_ids(db, TOWN))
        assert found
        return found

    def answers(self) -> dict[str, str]:
        """Return all that readers and programs can get, by address."""
        item, town = f"items/{self.item().id}", TOWN
        paths = [
            *(f"/{lang}/{end}" for lang in ("fr", "en") for end in (item, f"{item}/wrong-place")),
            *(f"/fr/{town}{end}" for end in ("/", ".rss", ".json", ".geojson")),
            f"/fr/{town}/sources/police",
            f"/api/v1/items?town={town}",
            f"/api/v1/{item}",
        ]
        return {path: self.client.get(path).get_data(as_text=True) for path in paths}

    def found(self, words: str) -> int:
        answer = self.client.get("/api/v1/items", query_string={"town": TOWN, "q": words})
        return len(answer.get_json()["items"])


@pytest.fixture
def station(tmp_path, monkeypatch, capsys) -> Iterator[Station]:
    folder = write_town(tmp_path / "towns")
    (folder / "sources/mairie.toml").unlink(missing_ok=True)
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", TOWN]) == 0
    capsys.readouterr()
    settings = load_settings()
    instance = Instance(settings)
    app = create_app(settings)
    yield Station(instance, folder, app.test_client())
    instance.close()


def test_nothing_that_is_withheld_is_in_any_answer_nor_in_the_index(station):
    item = station.publish()
    assert item.title == "Vol chez [nom masqué] au … rue des Lilas"
    assert "Le maire, Paul Roux, suit l'affaire." in item.text
    for path, answer in station.answers().items():
        assert not SECRET.search(answer), path
    assert station.found("lilas") == 1
    assert station.found("roux") == 1
    for words in ("dupont", "diallo", "aicha", "12 rue des lilas", "AB-123-CD"):
        assert station.found(words) == 0, words


def test_search_engines_are_told_to_stay_away(station):
    item = station.publish()
    page = station.client.get(f"/fr/items/{item.id}")
    assert page.headers["X-Robots-Tag"] == "noindex"
    text = page.get_data(as_text=True)
    assert '<meta name="robots" content="noindex">' in text
    assert "les noms des particuliers sont masqués" in text
    assert "data-nosnippet" in station.client.get(f"/fr/{TOWN}/").get_data(as_text=True)


def test_what_the_source_says_goes_before_the_rules(station):
    item = station.publish('privacy = "open"\nnoindex = false\nexpires_after_days = 0')
    assert "Jean DUPONT" in item.title
    page = station.client.get(f"/fr/items/{item.id}")
    assert "X-Robots-Tag" not in page.headers
    assert "robots" not in page.get_data(as_text=True)
    assert item.expires_at is None


def test_when_its_time_is_over_an_item_leaves_everything(station):
    item = station.publish("expires_after_days = 3")
    assert item.expires_at == NOW + timedelta(days=3)
    assert expire_items(station.instance, NOW + timedelta(days=2)) == 0
    assert expire_items(station.instance, NOW + timedelta(days=3)) == 1
    index_changes(station.instance)
    assert station.item().status is Status.EXPIRED
    assert station.found("lilas") == 0
    for lang, said in (("fr", "afin de protéger"), ("en", "to protect people")):
        page = station.client.get(f"/{lang}/items/{item.id}")
        assert page.status_code == 410
        assert said in page.get_data(as_text=True)
    assert station.client.get(f"/api/v1/items/{item.id}").status_code == 410
    for path, answer in station.answers().items():
        assert "Lilas" not in answer, path


def test_an_item_that_is_overdue_is_not_shown_while_the_worker_rests(station):
    feed = f"/fr/{TOWN}.rss"
    past = NOW - timedelta(days=2)
    station.publish("expires_after_days = 3", when=past.isoformat())
    before = station.client.get(feed)
    assert b"Lilas" in before.data
    item = station.item()
    with station.instance.database.write() as db:
        # The time passes in the record, since the clock does not.
        over = NOW - timedelta(seconds=1)
        db.execute(items.update().values(expires_at=over, body=replace(item, expires_at=over)))
    again = station.client.get(feed, headers={"If-None-Match": before.headers["ETag"]})
    assert again.status_code == 200
    assert b"Lilas" not in again.data
    assert station.client.get(f"/fr/items/{item.id}").status_code == 410
    assert expire_items(station.instance, NOW) == 1


def test_an_entry_that_is_past_its_time_when_it_is_read_is_never_listed(station):
    item = station.publish("expires_after_days = 3", when=(NOW - timedelta(days=9)).isoformat())
    assert item.status is Status.EXPIRED
    assert station.found("lilas") == 0


def test_an_item_walked_again_after_its_time_stays_away(station):
    station.publish("expires_after_days = 3", when=(NOW - timedelta(days=9)).isoformat())
    assert main(["rewalk", TOWN]) == 0
    assert station.item().status is Status.EXPIRED
    item = station.publish("expires_after_days = 30", when=(NOW - timedelta(days=9)).isoformat())
    assert main(["rewalk", TOWN]) == 0
    assert station.item().status is Status.ACTIVE, item.status


def test_a_theme_that_an_editor_chose_protects_too(station):
    workshop = station.instance.workshop(TOWN)
    press = Source("petit-bourg/gazette", TOWN, "Gazette", Publisher.MEDIA, "-", "-", lang="fr")
    raw = RawItem(press.id, "1", "Une réunion au 12 rue des Lilas", "", "", NOW, "h", NOW)
    plain = build_item(press, raw, workshop)
    assert "12 rue" in plain.title
    said = Correction(1, plain.id, CorrectionKind.THEMES, "ada", NOW, themes=("safety",))
    item = build_item(press, raw, workshop, Known((said,)))
    assert item.title == "Une réunion au … rue des Lilas"
    assert item.excerpt == 300


@pytest.mark.parametrize(
    ("lang", "words", "secret"),
    [
        ("en", "Security held DOYLE, KEVIN (DOB 1988-07-02) of 22 Fayette Street", "doyle|1988|22"),
        ("en", "DOYLE, KEVIN was arrested", "doyle|kevin"),
        ("en", "Defendant: Washington, Tyrell.", "washington|tyrell"),
        ("en", "NAME: KOWALSKI, PIOTR: 31", "kowalski|piotr"),
        ("en", "smith, john a. / dob 3/4/1990", "smith|john|1990"),
        ("en", "Students Mia and Noah, both 12, were hurt", "mia|noah|12"),
        ("en", "Lincoln, 8, was bitten near rue des Lilas", "lincoln"),
        ("en", "Her husband, Li Jun, called; Store manager Rosa Delgado saw it", "jun|delgado"),
        ("en", "Shaniqua Quoyle of rue des Lilas told officers of a theft", "shaniqua|quoyle"),
        ("en", "House 187 on rue des Lilas, eleven rue des Lilas, no. 16", "187|eleven|16"),
        ("en", "rue des Lilas 14, Apt 4B, Unit 1207, then rue des Lilas #9", "14|4b|1207|9"),
        ("en", "SSN 123-45-6789, License S12345678, @kmiller_88", "6789|12345|kmiller"),
        ("fr", "Nom : LEROUX Prénom : Jean, DDN 1988-07-02", "leroux|jean|1988"),
        ("fr", "Mme Samia Haddad, née Cherif. Témoin : Tchoupi Okoumé", "haddad|cherif|okoum"),
        ("fr", "Au quatorze rue des Lilas, bât. C, appt 12, code 45A9", "quatorze|12|45a9"),
        ("fr", "Rue des Lilas 14, boîte 3 ; le voisin du 5 et celui du n° 7", r"14|\b[357]\b"),
        ("fr", "Plaques : 1-ABC-234 et A12 BCD", "abc|bcd"),
    ],
)
def test_the_forms_of_logs_tell_nobody(station, lang, words, secret):
    workshop = station.instance.workshop(TOWN)
    log = Source("petit-bourg/log", TOWN, "Log", Publisher.POLICE, "-", "-", lang=lang)
    link = "https://log.example/jean-leroux-doyle-kowalski?kevin"
    raw = RawItem(log.id, "1", "Log", words, link, NOW, "h", NOW, fields={"who": words})
    item = build_item(log, raw, workshop)
    said = f"{item.title} {item.text} {item.placements} {item.fields}"
    names = [place.place.name for place in item.placements]
    assert not re.search(secret, f"{item.title} {item.text} {item.fields} {names}", re.I), said
    assert not re.search(secret, item.url, re.I)


def test_a_field_that_holds_people_is_withheld_whole(station):
    workshop = station.instance.workshop(TOWN)
    desk = Source("petit-bourg/desk", TOWN, "Desk", Publisher.POLICE, "-", "-", type="event")
    fields = {"host": "zxqw (in any form)", "price": "5 €"}
    raw = RawItem(desk.id, "1", "Vente", "Aux Lilas.", "", NOW, "h", NOW, lang="fr", fields=fields)
    assert build_item(desk, raw, workshop).fields == {"organiser": "[nom masqué]", "price": "5 €"}
    shown = build_item(replace(desk, publisher=Publisher.GOVERNMENT), raw, workshop)
    assert shown.fields["organiser"] == "zxqw (in any form)"


def test_a_name_that_is_hidden_is_not_found_and_is_in_no_link(station):
    station.publish(title="Vol", text="Témoin : Tchoupi Okoumé, rue des Lilas 14, appt 7.")
    assert station.found("lilas") == 1
    for words in ("tchoupi", "okoume", "Lilas 14", "appt 7"):
        assert station.found(words) == 0, words
