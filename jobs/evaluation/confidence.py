"""Whether confidence means what it says: precision of sure pins, reliability, risk and coverage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.gold_pins import Pin, walk
from jobs.evaluation.shared_data import LeftOut, SharedData

SURE, GOAL = 0.85, 0.98
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Pins whose confidence lies in one tenth: how sure on average, and how many are right."""

    low: float
    high: float
    pins: int
    confidence: float
    right: float


def measure(shared: SharedData) -> Iterator[Figure | LeftOut]:
    """Yield the precision of sure pins: all, by group, and of the half held out."""
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
    held_out = [pin for pin in pins if pin.is_held_out]
    error = calibration_error(held_out)
    yield Figure("held out, calibration error", error, Unit.SHARE, len(held_out))


def reliability(pins: Iterable[Pin]) -> tuple[Bin, ...]:
    """Return the tenths of confidence that hold pins, lowest first."""
    tenths: dict[int, list[Pin]] = {}
    for pin in pins:
        tenths.setdefault(min(int(pin.placement.score * BINS), BINS - 1), []).append(pin)
    return tuple(_bin(tenth, tenths[tenth]) for tenth in sorted(tenths))


def calibration_error(pins: Sequence[Pin]) -> float:
    """Return the expected calibration error: how far tenths are from what they say, by size."""
    bins = reliability(pins)
    return sum(b.pins * abs(b.confidence - b.right) for b in bins) / max(len(pins), 1)


def risk_by_coverage(pins: Iterable[Pin]) -> list[tuple[float, float]]:
    """Return (share of pins shown, share wrong among them), from the surest pins to all.

    Pins of one confidence are shown together. (Geifman and El-Yaniv 2017.)
    """
    by_score = sorted(pins, key=lambda pin: -pin.placement.score)
    curve, wrong = [], 0
    for shown, pin in enumerate(by_score, 1):
        wrong += not pin.is_right
        is_last = shown == len(by_score)
        if is_last or by_score[shown].placement.score < pin.placement.score:
            curve.append((shown / len(by_score), wrong / shown))
    return curve


def _bin(tenth: int, pins: list[Pin]) -> Bin:
    mean = sum(pin.placement.score for pin in pins) / len(pins)
    right = sum(pin.is_right for pin in pins) / len(pins)
    return Bin(tenth / BINS, (tenth + 1) / BINS, len(pins), mean, right)


def _figures(name: str, pins: list[Pin]) -> Iterator[Figure]:
    sure = [pin for pin in pins if pin.placement.score >= SURE]
    wrong = tuple(_miss(pin) for pin in sure if not pin.is_right)
    precision = 1 - len(wrong) / max(len(sure), 1)
    misses = wrong if name == "all" else ()
    yield Figure(f"{name}, sure pins right", precision, Unit.SHARE, len(sure), GOAL, misses)
    yield Figure(f"{name}, sure among pins", len(sure) / len(pins), Unit.SHARE, len(pins))


def _miss(pin: Pin) -> str:
    placement = pin.placement
    words = placement.mention.text if placement.mention else ""
    parts = ", ".join(f"{part.name} {part.value:.2f}" for part in placement.parts)
    return f"{pin.group} | {words} | {placement.place.name} {placement.score:.2f} ({parts})"
