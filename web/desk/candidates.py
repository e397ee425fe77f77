"""Where an item may be: what the program found, other readings of its words, what was typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

from enrich.corrections import BY_EDITOR
from geo.geocode import Answer, geocode
from records import Item, Mention, Place, Placement, Refusal, Role
from records.reach import distance_m
from records.spelling import name_key
from web.desk.lettering import Lettering, mentions_of
from web.desk.naming import precision_name
from web.reasons import own_places, why_passing
from web.translate import gettext
from web.visit import TownVisit
from web.words import capital, read_as, refusal_reason

MOST = 9  # one key each
_SAME_M = 25.0  # of two spots with one name and precision


@dataclass(frozen=True)
class Candidate:
    """A place that an item may be at.

    `key` stands for it in forms. `why` says which words name it and how they were read; `score` is
    the program's confidence in 100, None for what it refused and for what an editor chose.
    `is_now` marks where the item is, `is_typed` what the editor typed.
    """

    key: str
    number: int
    place: Place
    mention: Mention | None
    name: str
    kind: str
    why: str
    score: int | None
    is_now: bool = False
    is_typed: bool = False


@dataclass(frozen=True)
class _Found:
    place: Place
    mention: Mention | None
    why: str
    score: float | None
    is_now: bool = False
    is_typed: bool = False


def candidates_of(
    visit: TownVisit, item: Item, lettering: Lettering, address: str = ""
) -> tuple[Candidate, ...]:
    """Return the places to choose from, at most nine: what was typed, where it is, then the others.

    The same item, address and town give the same candidates with the same keys.
    """
    kept: list[_Found] = []
    for found in (
        *_typed(visit, address),
        *_now(item, lettering),
        *_others(visit, item, lettering),
    ):
        same = next((n for n, one in enumerate(kept) if _is_same(found.place, one.place)), None)
        if same is None:
            kept.append(found)
        else:
            kept[same] = _joined(kept[same], found)
    return tuple(_candidate(n, found) for n, found in enumerate(kept[:MOST], 1))


def _typed(visit: TownVisit, address: str) -> Iterator[_Found]:
    for answer in geocode(address, visit.gazetteer) if address else ():
        why = gettext("what you typed")
        if answer.out_of_range:
            why = gettext("what you typed; the street has no such number, this is the nearest")
        yield _Found(answer.place, None, why, answer.score, is_typed=True)


def _now(item: Item, lettering: Lettering) -> Iterator[_Found]:
    for placement in item.about:
        score = None if placement.method == BY_EDITOR else placement.score
        why = _with_letter(lettering.of(placement.mention), read_as(placement))
        yield _Found(placement.place, placement.mention, why, score, is_now=True)


def _others(visit: TownVisit, item: Item, lettering: Lettering) -> Iterator[_Found]:
    """Yield what the program found; then what else its words mean; then what only passes by."""
    placements, refusals = item.placements, item.refusals
    if item.proposal is not None:
        placements, refusals = item.proposal.placements, item.proposal.refusals
    about = [p for p in placements if p.role is Role.ABOUT]
    yield from (_proposed(p, lettering, read_as(p)) for p in about)
    yield from sorted(_readings(visit, item, refusals, lettering), key=lambda f: -(f.score or 0))
    own = own_places(visit, item)
    for passing in placements:
        if passing.role is not Role.ABOUT:
            yield _proposed(passing, lettering, why_passing(visit, passing, item, own))


def _proposed(placement: Placement, lettering: Lettering, said: str) -> _Found:
    why = _with_letter(lettering.of(placement.mention), said)
    return _Found(placement.place, placement.mention, why, placement.score)


def _readings(
    visit: TownVisit, item: Item, refusals: Iterable[Refusal], lettering: Lettering
) -> Iterator[_Found]:
    """Yield what each mention's words may mean when they are looked up alone."""
    refused = {r.mention: refusal_reason(r) for r in refusals if r.mention}
    passing = {p.mention for p in item.placements if p.role is not Role.ABOUT}
    for mention in mentions_of(item):
        if mention in passing:
            continue
        reason = refused.get(mention, "")
        for answer in geocode(mention.text, visit.gazetteer):
            why = _with_letter(lettering.of(mention), reason or _reading(answer))
            yield _Found(answer.place, mention, why, None if reason else answer.score)


def _reading(answer: Answer) -> str:
    if answer.out_of_range:
        return gettext("the street has no such number, this is the nearest")
    return gettext("another reading of these words")


def _with_letter(letter: str, said: str) -> str:
    return gettext("%(letter)s: %(said)s", letter=letter, said=said) if letter else said


def _joined(first: _Found, same: _Found) -> _Found:
    """Return what is known of a place that was found twice."""
    mention, is_now = first.mention or same.mention, first.is_now or same.is_now
    return replace(first, mention=mention, is_now=is_now)


def _is_same(place: Place, other: Place) -> bool:
    """Tell whether choosing one or the other makes no difference."""
    if place.precision is not other.precision or name_key(place.name) != name_key(other.name):
        return False
    return distance_m((place.lon, place.lat), (other.lon, other.lat)) <= _SAME_M


def _candidate(number: int, found: _Found) -> Candidate:
    place = found.place
    return Candidate(
        key=_key(place),
        number=number,
        place=place,
        mention=found.mention,
        name=capital(place.name) or gettext("a point on the map"),
        kind=precision_name(place.precision),
        why=found.why,
        score=None if found.score is None else round(found.score * 100),
        is_now=found.is_now,
        is_typed=found.is_typed,
    )


def _key(place: Place) -> str:
    """Return what tells a place from others, the same in every process."""
    said = (place.name, round(place.lon, 6), round(place.lat, 6), place.precision.value)
    return blake2b(repr(said).encode(), digest_size=6).hexdigest()
