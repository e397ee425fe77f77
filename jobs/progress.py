"""How long work says how far it is: a callback that a command turns into a bar."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # what is worked on, how many are done, of how many


def no_progress(_what: str, _done: int, _total: int) -> None:
    """Say nothing, as the worker does."""
