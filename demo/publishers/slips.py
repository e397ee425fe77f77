"""Who makes which slip on which day: the calendar in demo/data/slips.toml."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from config.toml import convert, read_toml

_CALENDAR = Path(__file__).parents[1] / "data" / "slips.toml"
_PERIOD = 60  # days
NUMBER = 50  # of a slip among its day's entries: no publisher writes as many


@dataclass(frozen=True)
class Slip:
    """One text of a publisher that leaves in doubt where it is; `form` is one of texts/slips.py."""

    publisher: str
    form: str
    lang: str
    topic: str


def slips_of(publisher: str, day: date) -> tuple[Slip, ...]:
    """Return the slips that a publisher, by its slug, makes on a day: each once in sixty days."""
    slips = _load_slips()
    pause = _PERIOD // len(slips)
    return tuple(
        slip
        for turn, slip in enumerate(slips)
        if slip.publisher == publisher and day.toordinal() % _PERIOD == turn * pause
    )


@cache
def _load_slips() -> tuple[Slip, ...]:
    return tuple(convert(row, Slip, _CALENDAR) for row in read_toml(_CALENDAR)["slips"])
