"""Whether confidence means what it says: precision of sure pins, reliability, risk and coverage."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.gold_pins import Pin, walk
from jobs.evaluation.shared_data import LeftOut, SharedData
from jobs.evaluation.whole_places import whole_places

SURE, GOAL = 0.85, 0.98
TEXTS = (
    ("cambridge-ma", "en", ("council_en", "events_en")),
    ("paris-saint-antoine", "fr", ("events_fr", "orders_fr", "dialog_fr")),
)
BINS = 10


Judged = tuple[float, bool]  # confidence from 0 to 1, and whether the pin is right


@dataclass(frozen=True, slots=True)
class Bin:
    """Pins whose confidence lies in one tenth: how sure on average, and what share is right."""

    low: float
    high: float
    pins: int
    confidence: float
    right: float


def measure(shared: SharedData) -> Iterator[Figure | LeftOut]:
    """Yield the precision of sure pins: all, by group, held out; of whole streets and areas."""
    pins = list[Pin]()
    for one in walk(shared):
        if isinstance(one, LeftOut):
            yield one
        else:
            pins.append(one)
    if not pins:
        return
    yield from _figures("all", pins)
    yield from _figures("held out", [pin for pin in pins if pin.is_held_out])
    for group in dict.fromkeys(pin.group for pin in pins):
        yield from _figures(group, [pin for pin in pins if pin.group == group])
    held_out = [_judged(pin) for pin in pins if pin.is_held_out]
    error = calibration_error(held_out)
    yield Figure("held out, calibration error", error, Unit.SHARE, len(held_out))
    for texts in TEXTS:
        yield from _whole_places(shared, *texts)


def _whole_places(
    shared: SharedData, town_id: str, lang: str, files: Iterable[str]
) -> Iterator[Figure]:
    with suppress(LeftOut):  # which of these texts are not there was said with their pins
        found = list(whole_places(shared, town_id, lang, files))
        for group in sorted({one.group for one in found}):
            yield from _figures(group, [one for one in found if one.group == group])


def reliability(pins: Iterable[Judged]) -> tuple[Bin, ...]:
    """Return the tenths of confidence that hold pins, lowest first."""
    tenths: dict[int, list[Judged]] = {}
    for confidence, is_right in pins:
        tenth = min(int(confidence * BINS), BINS - 1)
        tenths.setdefault(tenth, []).append((confidence, is_right))
    return tuple(_bin(tenth, tenths[tenth]) for tenth in sorted(tenths))


def calibration_error(pins: Sequence[Judged]) -> float:
    """Return the expected calibration error: how far tenths are from what they say, by size.

    Source: Naeini, Cooper and Hauskrecht 2015.
    """
    bins = reliability(pins)
    return sum(b.pins * abs(b.confidence - b.right) for b in bins) / max(len(pins), 1)


def risk_by_coverage(pins: Iterable[Judged]) -> list[tuple[float, float]]:
    """Return (share of pins shown, share wrong among them), from the surest pins to all.

    Pins of one confidence are shown together. Source: Geifman and El-Yaniv 2017.
    """
    by_score = sorted(pins, reverse=True)
    curve, wrong = [], 0
    for shown, (confidence, is_right) in enumerate(by_score, 1):
        wrong += not is_right
        if shown == len(by_score) or by_score[shown][0] < confidence:
            curve.append((shown / len(by_score), wrong / shown))
    return curve


def _judged(pin: Pin) -> Judged:
    return pin.placement.score, pin.is_right


def _bin(tenth: int, pins: list[Judged]) -> Bin:
    mean = sum(confidence for confidence, _ in pins) / len(pins)
    right = sum(is_right for _, is_right in pins) / len(pins)
    return Bin(tenth / BINS, (tenth + 1) / BINS, len(pins), mean, right)


def _figures(name: str, pins: list[Pin]) -> Iterator[Figure]:
    sure = [pin for pin in pins if pin.placement.score >= SURE]
    wrong = tuple(_miss(pin) for pin in sure if not pin.is_right)
    precision = 1 - len(wrong) / max(len(sure), 1)
    what = "pins" if pins[0].placement.place.precision.is_point else "ones"
    misses = wrong if name == "all" or what == "ones" else ()
    yield Figure(f"{name}, sure {what} right", precision, Unit.SHARE, len(sure), GOAL, misses)
    yield Figure(f"{name}, sure among {what}", len(sure) / len(pins), Unit.SHARE, len(pins))


def _miss(pin: Pin) -> str:
    placement = pin.placement
    words = placement.mention.text if placement.mention else ""
    parts = ", ".join(f"{part.name} {part.value:.2f}" for part in placement.parts)
    return f"{pin.group} | {words} | {placement.place.name} {placement.score:.2f} ({parts})"
