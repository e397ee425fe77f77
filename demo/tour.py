"""Where to look once the demo runs."""

import json
from collections import Counter
from collections.abc import Mapping

from demo.folder import TOWN_ID, Folder
from records.spelling import slug
from store.database import open_database
from store.towns import load_town_data

_AREA = "Saint-Aubin"


def tour(base: str, folder: Folder) -> str:
    """Return the addresses worth opening, a line each."""
    truths = [json.loads(line) for line in folder.truth.read_text("utf-8").splitlines()]
    # a street's items stand on all of its blocks: a block is lively by what happens on it alone
    counts = Counter(t["segments"][0] for t in truths if len(t["segments"]) == 1)
    segment = max(sorted(counts), key=counts.__getitem__)
    item = next(t for t in truths if t["segments"] == [segment])
    block = f"{base}/fr/{_blocks(folder)[segment]}"
    town = f"{base}/fr/{TOWN_ID}"
    lines = {
        "home": f"{town}/",
        "in English": f"{base}/en/{TOWN_ID}/",
        "a lively block": f"{block}?within=300",
        "a neighbourhood": f"{town}/areas/{slug(_AREA)}",
        "an item": f"{base}/fr/items/{item['id']}",
        "a feed": f"{block}.rss?within=300",
        "the sources": f"{town}/sources",
        "letters land in": str(folder.mail),
    }
    return "\n".join(
        ["", *(f"  {what:16} {where}" for what, where in lines.items()), "  Ctrl-C ends it."]
    )


def _blocks(folder: Folder) -> Mapping[str, str]:
    """Return the page of each block, below the language, by its segment's id in our files."""
    database = open_database(f"sqlite:///{folder.home}/ilot.sqlite")
    try:
        with database.read() as db:
            blocks = load_town_data(db, TOWN_ID).blocks
    finally:
        database.close()
    return {b.source_ref: b.id.replace("/", "/blocks/", 1) for b in blocks}
