"""Refuse a run that looks wrong as a whole, before anything of it is published."""

from statistics import median

from crawlers.identity import BY_WORDS
from crawlers.reading import Reading
from records import Failure, RawItem, Source, SourceError, SourceState

# A median says something from this many good runs on.
MIN_RUNS = 3
# Up to so many entries are never "too many": a storm may bring ten alerts where one is usual.
FEW = 10


def check(source: Source, reading: Reading, state: SourceState) -> None:
    """Compare a reading with the source's Expectation and its earlier runs.

    Raises SourceError: empty_unexpected, layout_changed; the reason says counts and bounds.
    """
    count = len(reading.raws)
    wrong = _wrong_count(source, count, state) or _wrong_entries(source, reading)
    if count == 0 and (source.expect.min_items > 0 or any(state.good_counts)):
        before = f"; the last good run gave {state.good_counts[-1]}" if state.good_counts else ""
        raise SourceError(source.id, Failure.EMPTY_UNEXPECTED, f"no entries{before}")
    if wrong:
        first = f"; first problem: {reading.problems[0]}" if reading.problems else ""
        raise SourceError(source.id, Failure.LAYOUT_CHANGED, wrong + first)


def _wrong_count(source: Source, count: int, state: SourceState) -> str:
    """Return what is wrong with the number of entries; "" if nothing."""
    expect = source.expect
    if count < expect.min_items:
        return f"{count} entries, at least {expect.min_items} are expected"
    if count > expect.max_items:
        return f"{count} entries, at most {expect.max_items} are expected"
    if len(state.good_counts) < MIN_RUNS:
        return ""
    usual = median(state.good_counts)
    if count < expect.min_ratio * usual:
        return f"{count} entries, {usual:g} are usual"
    if count > expect.max_ratio * usual and count > FEW:
        return f"{count} entries, {usual:g} are usual"
    return ""


def _wrong_entries(source: Source, reading: Reading) -> str:
    """Return that too few entries are complete; "" if enough are."""
    total = len(reading.raws) + reading.unreadable
    complete = sum(map(_is_complete, reading.raws))
    if total and complete < source.expect.min_complete * total:
        return f"only {complete} of {total} entries have a title and a link or id"
    return ""


def _is_complete(raw: RawItem) -> bool:
    return "no_title" not in raw.warnings and not raw.identity.startswith(BY_WORDS)
