"""Another process with the same index: `python -m tests.search.other_process WHAT URL HOME …`."""

import sys
from itertools import count

from records import Query, Reach, ReachKind
from search.open import SearchAddress, open_index
from tests.search.items import item, near, placed, put

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
BATCH = 20


def change(number: int):
    """Return the nth change of an endless feed: new items, and old ones that move."""
    which = number % 50
    there = placed(f"block-{number % 7}", areas=("centre",), spots=[near(number % 90, which)])
    return put(item(f"i{which}", there, key=number, revision=number + 1))[0]


def feed(index, first: int, last: int | None = None) -> None:
    """Apply changes first.. (last excluded; None: for ever), a batch at a time."""
    for start in count(first, BATCH):
        if last is not None and start >= last:
            return
        index.apply([change(n) for n in range(start, start + BATCH)], start + BATCH)


def answer_counts(index) -> None:
    """Answer each line of input with how many items there are."""
    for _ in sys.stdin:
        sys.stdout.write(f"{index.count(ALL)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    what, *address, shards = sys.argv[1:]
    {"feed": lambda i: feed(i, 0), "count": answer_counts}[what](
        open_index(SearchAddress(*address, shards=int(shards)))
    )
