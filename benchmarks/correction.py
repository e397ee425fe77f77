"""How soon a correction is seen: seconds from an editor's button to the page, the feeds, the index.

    python -m benchmarks.correction TOWN       # on what the record and the index hold (ILOT_HOME)

Moves items from their block to another one, as the desk does, while the worker's ticks for the
index and the alerts run beside it at their own pace; asks until each place says so. Everything is
undone at the end. Stop other workers of that home first. `button` is the answer to the editor,
`page` the item's own page, `new_feed` and `old_feed` the feeds of the two blocks, `alerts` when
nothing waits for the matcher any more.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from secrets import token_urlsafe
from statistics import median
from threading import Thread

from flask import Flask

from config.settings import load_settings
from geo.gazetteer import Gazetteer
from jobs.instance import Instance
from jobs.schedule import Tick, run_tick, ticks
from records import Block, Consumer, Item, Staff, StaffRole
from store.corrections import corrections_of
from store.database import Database
from store.desk_sessions import open_session
from store.items import find_items, item_ids
from store.outbox import depth
from store.staff import remove_staff, save_staff
from store.towns import load_town_data
from web.app import create_app
from web.desk.session import key_hash
from web.subject import slug_of

MOVED = 20  # items
SEEN = 2_000  # newest items among which they are chosen
STRIDE = 7  # every seventh block of the town gets one of them
PATIENCE_S = 30.0
NOBODY = "benchmark"
FOLLOWERS = ("index", "match")


class Desk:
    """An editor of the whole town, past the login."""

    def __init__(self, app: Flask, town_id: str) -> None:
        self.client = app.test_client()
        self.database: Database = app.extensions["ilot"].database
        now, key = datetime.now(UTC), token_urlsafe(32)
        staff = Staff(NOBODY, f"{NOBODY}@localhost", StaffRole.EDITOR, town_id, (town_id,), now)
        with self.database.write() as db:
            save_staff(db, staff)
            open_session(db, key_hash(key), NOBODY, now, now + timedelta(hours=1))
        self.client.set_cookie("ilot_desk", key, path="/desk")

    def send(self, item_id: str, **form: str) -> None:
        """Open an item's page and send a decision."""
        url = f"/desk/en/items/{item_id}"
        page = self.client.get(url).get_data(as_text=True)
        for name in ("token", "seen"):
            form[name] = re.findall(rf'name="{name}" value="([^"]*)"', page)[-1]
        answer = self.client.post(url, data=form)
        if answer.status_code != 303:
            raise SystemExit(f"{item_id}: {answer.status_code}")

    def get(self, path: str) -> str:
        """Return a page of the site."""
        return self.client.get(path).get_data(as_text=True)

    def feed(self, block_id: str) -> str:
        """Return the feed of a block alone."""
        town, _, slug = block_id.partition("/")
        return self.get(f"/en/{town}/blocks/{slug}.json?within=0")

    def waiting(self) -> int:
        """Return how many changes the matcher has not seen."""
        with self.database.read() as db:
            return depth(db, Consumer.ALERTS)

    def undo(self, item_id: str) -> None:
        """Take back what still stands on an item."""
        with self.database.read() as db:
            standing = [c for c in corrections_of(db, item_id) if c.undone_at is None]
        for correction in standing:
            self.send(item_id, decision="undo", correction=str(correction.id))

    def leave(self) -> None:
        """Forget that anybody was here."""
        with self.database.write() as db:
            remove_staff(db, NOBODY)


def main(town_id: str) -> None:
    """Print one JSON line a place where the correction is seen."""
    app, instance = create_app(), Instance(load_settings())
    for tick in (tick for tick in ticks(instance) if tick.name in FOLLOWERS):
        Thread(target=_run, args=(tick,), daemon=True).start()
    desk = Desk(app, town_id)
    with desk.database.read() as db:
        ground = load_town_data(db, town_id)
        known = find_items(db, islice(item_ids(db, town_id), SEEN)).values()
    moved = list(islice((item for item in known if _is_on_one_block(item)), MOVED))
    seen: dict[str, list[float]] = {}
    try:
        for item, block in zip(moved, cycle(ground.blocks[::STRIDE])):
            for name, seconds in _move(desk, item, block, Gazetteer(ground)).items():
                seen.setdefault(name, []).append(seconds)
    finally:
        for item in moved:
            desk.undo(item.id)
        desk.leave()
    for name, times in seen.items():
        line = {"figure": name, "items": len(times)}
        line |= {"median_s": round(median(times), 3), "max_s": round(max(times), 3)}
        print(json.dumps(line))


def _run(tick: Tick) -> None:
    while True:
        run_tick(tick)
        time.sleep(tick.seconds)


def _is_on_one_block(item: Item) -> bool:
    return item.is_listed and item.proposal is None and len(_blocks(item)) == 1


def _blocks(item: Item) -> set[str]:
    return {block for p in item.about for block in p.place.block_ids}


def _move(desk: Desk, item: Item, new: Block, gazetteer: Gazetteer) -> dict[str, float]:
    """Put an item on another block; return the seconds until each place says so."""
    old = _blocks(item).pop()
    lon, lat = gazetteer.middle(new.id)
    start = time.perf_counter()
    desk.send(item.id, decision="point", point=f"{lon:.6f},{lat:.6f}")
    times = {"button": time.perf_counter() - start}
    checks: dict[str, Callable[[], bool]] = {
        "page": lambda: slug_of(new.id) in desk.get(f"/en/items/{item.id}"),
        "new_feed": lambda: item.id in desk.feed(new.id),
        "old_feed": lambda: item.id not in desk.feed(old),
        "alerts": lambda: not desk.waiting(),
    }
    while checks and time.perf_counter() - start < PATIENCE_S:
        for place in [place for place, is_seen in checks.items() if is_seen()]:
            del checks[place]
            times[place] = time.perf_counter() - start
        time.sleep(0.02)
    if checks:
        raise SystemExit(f"{item.id}: not seen within {PATIENCE_S:.0f} s: {', '.join(checks)}")
    return times


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m benchmarks.correction TOWN")
    main(sys.argv[1])
