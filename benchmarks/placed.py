"""How many of a town's items are placed how finely, by source, and why others are not.

python -m benchmarks.placed TOWN        # on what the record holds (ILOT_HOME)
"""

import json
import sys
from collections import Counter

from config.settings import load_settings
from jobs.instance import Instance
from records import Item
from store.items import find_items, item_ids


def main(town_id: str) -> None:
    """Print one JSON line a source: shares by the finest precision, approximate ones, refusals."""
    instance = Instance(load_settings())
    with instance.database.read() as db:
        items = tuple(find_items(db, item_ids(db, town_id)).values())
    for source_id in sorted({item.source_id for item in items}):
        of_source = [item for item in items if item.source_id == source_id]
        finest = Counter(finest_precision(item) for item in of_source)
        refused = Counter(refusal.reason for item in of_source for refusal in item.refusals)
        line = {
            "source": source_id,
            "items": len(of_source),
            "share": {name: round(n / len(of_source), 3) for name, n in finest.most_common()},
            "approximate": sum(any(p.approximate for p in item.about) for item in of_source),
            "refused": dict(refused.most_common()),
        }
        print(json.dumps(line))


def finest_precision(item: Item) -> str:
    """Return the finest precision among what the item is about, "nowhere" if there is none."""
    return min((p.place.precision for p in item.about), key=lambda p: p.rank, default="nowhere")


if __name__ == "__main__":
    main(*sys.argv[1:])
