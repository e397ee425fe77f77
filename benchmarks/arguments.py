"""Arguments of a benchmark: what can't be measured is refused with a line that says why."""

import argparse
from collections.abc import Callable


def parser_of(module: str, words: str | None) -> argparse.ArgumentParser:
    """Return the parser of `python -m module`, `words` being the module's own."""
    return argparse.ArgumentParser(
        prog=f"python -m {module}",
        description=words,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def at_least(least: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from `least` on, for `add_argument`."""

    def whole_number(text: str) -> int:
        number = int(text)
        if number < least:
            raise argparse.ArgumentTypeError(f"{number} can't be; allowed: {least} or more")
        return number

    whole_number.__name__ = "whole number"  # argparse names it where there is no number at all
    return whole_number


def not_negative(text: str) -> float:
    """Read a number from 0 on, for `add_argument`."""
    number = float(text)
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} can't be; allowed: 0 or more")
    return number
