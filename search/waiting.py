"""Waiting until an index has seen a change."""

import time
from collections.abc import Callable

_POLL_S = 0.02


def wait_for(checkpoint: Callable[[], int], seq: int, timeout: float) -> bool:
    """Wait until `checkpoint` gives `seq` or more, at most `timeout` seconds; False if it won't."""
    end = time.monotonic() + timeout
    while checkpoint() < seq:
        if time.monotonic() >= end:
            return False
        time.sleep(_POLL_S)
    return True
