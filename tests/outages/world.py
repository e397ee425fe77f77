"""A town on some index: its record, its worker and its pages, while something is away."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import sleep

from flask.testing import FlaskClient

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from jobs.schedule import run_tick, ticks
from records import Consumer
from store.items import item_ids, save_item
from store.outbox import depth
from tests.search.items import item, placed
from tests.town import NEWS_TOML, write_town
from web.app import create_app

TOWN, SOURCE = "petit-bourg", "petit-bourg/mairie"
BEHIND = "The search is behind"
FEEDS = ("/en/petit-bourg.rss", "/en/petit-bourg.json")
PAGES = (
    "/en/petit-bourg/",
    "/en/petit-bourg/sources",
    "/en/petit-bourg/areas/vieux-port",
    "/en/petit-bourg/subscribe?area=vieux-port",
)


class World:
    """One instance, by the environment; what it collects lies in `towns`."""

    def __init__(self, towns: Path) -> None:
        self._news = towns / TOWN / "news.jsonl"
        if not self._news.exists():
            (write_town(towns) / "sources/mairie.toml").write_text(NEWS_TOML)
            assert main(["town", "import", TOWN]) == 0
        self.instance = Instance(load_settings())
        self.app = create_app(self.instance.settings)
        self.client = self.app.test_client()
        self._ticks = {tick.name: tick for tick in ticks(self.instance)}
        self._numbers = count()

    def publish(self, *titles: str) -> None:
        """Let the town hall publish these, and collect them."""
        lines = (f'{{"id": "{title}", "title": "{title}, 12 rue des Lilas"}}\n' for title in titles)
        self._news.write_text("".join(lines))
        collect_now(self.instance, SOURCE, datetime.now(UTC))

    def keep(self, number: int) -> None:
        """Keep so many items in the record without ado, as if they had been collected."""
        now, here = datetime.now(UTC), placed(areas=("vieux-port",))
        with self.instance.database.write() as db:
            for n in (next(self._numbers) for _ in range(number)):
                at = now - timedelta(minutes=n)
                fields = {"town_id": TOWN, "source_id": SOURCE, "title": f"Number {n}"}
                save_item(db, item(f"kept-{n}", here, at=at, **fields), now)

    def tick(self) -> None:
        """Do what the worker does every two seconds."""
        run_tick(self._ticks["index"])

    def away(self) -> str:
        """Return why the worker's last tick could not do it, "" if it could."""
        return self._ticks["index"].away

    def waiting(self) -> int:
        """Return how many changes the index lacks."""
        with self.instance.database.read() as db:
            return depth(db, Consumer.SEARCH)

    def kept(self) -> set[str]:
        """Return the ids of all items in the record."""
        with self.instance.database.read() as db:
            return set(item_ids(db, TOWN))

    def home(self, client: FlaskClient | None = None) -> str:
        """Return the town's page, which must be there."""
        answer = (client or self.client).get(PAGES[0])
        assert answer.status_code == 200
        return answer.text

    def item_pages(self) -> list[int]:
        return [self.client.get(f"/en/items/{item_id}").status_code for item_id in self.kept()]

    def expect_pages_without_search(self) -> None:
        """Expect pages that say what is missing, and feeds that ask to come again."""
        assert BEHIND in self.home()
        assert [self.client.get(path).status_code for path in PAGES] == [200] * len(PAGES)
        assert set(self.item_pages()) <= {200}
        for path in FEEDS:
            answer = self.client.get(path)
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "300")

    def expect_all_found(self) -> None:
        """Expect that it catches up by itself: nothing waits, nothing is lost, nothing is left."""
        until(lambda: self.tick() or self.waiting() == 0)
        until(lambda: BEHIND not in self.home())
        assert {item_id for item_id, _ in self.instance.index.versions()} == self.kept()
        assert [self.client.get(path).status_code for path in FEEDS] == [200] * len(FEEDS)

    def close(self) -> None:
        self.app.extensions["ilot"].searcher.close()
        self.app.extensions["ilot"].database.close()
        self.instance.close()


def until(is_so: Callable[[], bool], rounds: int = 1800) -> None:
    """Wait until it is so."""
    for _ in range(rounds):
        if is_so():
            return
        sleep(0.1)
    raise AssertionError("it did not come to pass within three minutes")
