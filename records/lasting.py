"""Making what lasts: millions of records that stay until the process ends or they are replaced."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def making_lasting_records() -> Iterator[None]:
    """Keep the garbage collector away from records that are made to stay.

    It would look at all of them again and again while they are made, which doubles the time, and
    each full collection afterwards, which stops a worker for a second. What is there at the end is
    frozen (`gc.freeze`): no longer looked at, yet freed when nothing refers to it. Pages of frozen
    records stay shared by processes that fork, as no collection writes to them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_enabled:
            gc.enable()
