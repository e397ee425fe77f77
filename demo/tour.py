"""Where to look once the demo runs."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from demo.folder import TOWN_ID, Folder
from demo.letters import shown
from records import AreaKind, Block, TownData
from store.database import open_database
from store.items import find_items
from store.towns import load_town_data

_DEFAULT_BASE = "http://127.0.0.1:8000"  # the setting base_url in config/settings.toml

Truth = Mapping[str, Any]


def tour(base: str, folder: Folder, desk_link: str) -> str:
    """Return the addresses worth opening, a line each; `desk_link` sets an editor's password."""
    truths = [json.loads(line) for line in folder.truth.read_text("utf-8").splitlines()]
    ground, known = _record(folder, [truth["id"] for truth in truths])
    to_come = [t for t in truths if t["out_after"] and t["id"] not in known]
    block, item = _lively_block(
        [t for t in truths if t["id"] in known and not t["meant"]], ground.blocks
    )
    area = _next_area(to_come or truths, ground)
    town = f"{base}/fr/{TOWN_ID}"
    lines = {
        "home": f"{town}/",
        "in English": f"{base}/en/{TOWN_ID}/",
        "a lively block": f"{base}/fr/{block}?within=300",
        "a neighbourhood": f"{town}/areas/{area}",
        "an item": f"{base}/fr/items/{item}",
        "a feed": f"{base}/fr/{block}.rss?within=300",
        "the sources": f"{town}/sources",
        "news by e-mail": f"{town}/subscribe?area={area}",
        "the editors' desk": f"{desk_link} (once; then {base}/desk/)",
        "letters land in": f"{shown(folder.mail)} (each is told here; its link confirms)",
        "all digests now": _digest_command(base, folder),
    }
    places = (f"  {what:17} {where}" for what, where in lines.items())
    return "\n".join(["", *places, f"  {_news(to_come)} Ctrl-C ends it."])


def _news(to_come: Sequence[Truth]) -> str:
    """Return a sentence on what publishers will put out while the demo runs."""
    if not to_come:
        return "Everything is out; for news while it runs, `make demo-clean demo`."
    minutes = max(truth["out_after"] for truth in to_come) // 60
    return f"{len(to_come)} items come out one by one within {minutes} minutes."


def _digest_command(base: str, folder: Folder) -> str:
    """Return what to type at the project's root to have every digest sent.

    Other commands need the same environment.
    """
    environ = f"ILOT_HOME={shown(folder.home)} ILOT_TOWNS={shown(folder.towns)}"
    if base != _DEFAULT_BASE:
        environ += f" ILOT_BASE_URL={base}"
    return f"{environ} .venv/bin/python -m jobs digest --now"


def _lively_block(truths: Sequence[Truth], blocks: Sequence[Block]) -> tuple[str, str]:
    """Return a block's page, below the language, and the id of an item on it."""
    # a street's items stand on all of its blocks: a block is lively by what happens on it alone
    counts = Counter(t["segments"][0] for t in truths if len(t["segments"]) == 1)
    segment = max(sorted(counts), key=counts.__getitem__)
    item = next(t["id"] for t in truths if t["segments"] == [segment])
    block = next(b.id for b in blocks if b.source_ref == segment)
    return block.replace("/", "/blocks/", 1), item


def _next_area(to_come: Sequence[Truth], ground: TownData) -> str:
    """Return the slug of the neighbourhood about which most is still to come."""
    quarters = {a.id: a.name for a in ground.areas if a.kind is AreaKind.NEIGHBOURHOOD}
    holding = {b.source_ref: quarters.keys() & b.area_ids for b in ground.blocks}
    counts = Counter[str]()
    for truth in to_come:
        inside = {quarter for segment in truth["segments"] for quarter in holding[segment]}
        counts.update(inside | {i for i, name in quarters.items() if name in truth["areas"]})
    return max(sorted(counts), key=counts.__getitem__).partition("/")[2]


def _record(folder: Folder, item_ids: Sequence[str]) -> tuple[TownData, frozenset[str]]:
    """Return the town, and which of these items are known."""
    database = open_database(f"sqlite:///{folder.home}/ilot.sqlite")
    try:
        with database.read() as db:
            return load_town_data(db, TOWN_ID), frozenset(find_items(db, item_ids))
    finally:
        database.close()
