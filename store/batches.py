"""Long lists in pieces that a statement can take."""

from collections.abc import Iterable, Iterator
from itertools import islice

# SQLite allows 32,766 parameters a statement, PostgreSQL's protocol 65,535.
BATCH = 5_000


def batches(values: Iterable[str], size: int = BATCH) -> Iterator[list[str]]:
    """Yield the values in lists of at most `size`, in order; nothing if there are none."""
    rest = iter(values)
    while piece := list(islice(rest, size)):
        yield piece
