"""House numbers: 12 bis rue de Paris, 196 or 198 Oak St."""

from __future__ import annotations

from collections.abc import Iterator

from geo.candidate import Candidate, Found, areas_of, section
from geo.gazetteer import Gazetteer
from geo.house_numbers import House, HouseFit
from geo.resolvers.street import street_candidate, streets_called
from geo.street_names import NameMatch
from records import Mention, Place, Precision, Refusal, Score

# Shares of right blocks: of ranges on 13,189 Cambridge parcels, of neighbours on a sixth of the
# houses of Paris left out.
FIT_SCORES = {
    HouseFit.KNOWN: 0.99,
    HouseFit.KNOWN_TWICE: 0.9,
    HouseFit.KNOWN_WITHOUT_SUFFIX: 0.9,
    HouseFit.BETWEEN_KNOWN: 0.95,
    HouseFit.IN_RANGE: 0.98,
    HouseFit.OTHER_PARITY: 0.75,
    HouseFit.JUST_OUTSIDE: 0.7,
    HouseFit.FAR_OUTSIDE: 0.3,
}
# The other fits name a block that is near the number at best.
_ON_ITS_BLOCK = frozenset(
    (
        HouseFit.KNOWN,
        HouseFit.KNOWN_TWICE,
        HouseFit.KNOWN_WITHOUT_SUFFIX,
        HouseFit.BETWEEN_KNOWN,
        HouseFit.IN_RANGE,
    )
)
WITHOUT_NUMBERS = 0.75  # beside the doubt that only the whole street is known
ADDRESS_ACCURACY_M = 25.0  # interpolation along the block; see the solar permits in benchmarks/
KNOWN_ACCURACY_M = 10.0  # registers put their point at the door or in the middle of the lot


def resolve_address(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the blocks that have the number, one candidate a street."""
    match = streets_called(mention.parts[0], gazetteer)
    if match is None:
        return Refusal(mention, "unknown_street", mention.parts[0])
    found = _on_streets(match, mention, gazetteer)
    if not any(part.name in _ON_ITS_BLOCK for candidate in found for part in candidate.parts):
        family = gazetteer.street_names.family(mention.parts[0])
        found += _on_streets(family, mention, gazetteer) if family else []
    if not found:  # streets without a single number: the whole street is what we know
        streets = (street_candidate(i, match, gazetteer) for i in match.street_ids)
        return tuple(s.doubt("street_without_numbers", WITHOUT_NUMBERS) for s in streets)
    best = max(candidate.score for candidate in found)
    return tuple(candidate for candidate in found if candidate.score == best)


def house_name(number: int, suffix: str, street: str) -> str:
    """Return an address as people write it: "12 bis rue de Paris", "3A Oak St"."""
    joined = suffix if len(suffix) < 2 else f" {suffix}"
    return f"{number}{joined} {street}"


def _on_streets(match: NameMatch, mention: Mention, gazetteer: Gazetteer) -> list[Candidate]:
    return [c for i in match.street_ids for c in _on_street(i, mention, match, gazetteer)]


def _on_street(
    street_id: str, mention: Mention, match: NameMatch, gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Yield the place on a street; several if the register knows one number at several spots."""
    street = gazetteer.street(street_id)
    suffixes = (*mention.suffixes, *[""] * len(mention.numbers))
    numbers = list(zip(mention.numbers, suffixes, strict=False))
    found = [gazetteer.houses.find(street_id, *number) for number in numbers]
    named = [(number, houses) for number, houses in zip(numbers, found, strict=True) if houses]
    if not named or street is None:
        return
    names = [house_name(*number, "").strip() for number, _ in named]
    name = f"{', '.join(names)} {street.name}"
    twins = len(found[0]) if len(found) == 1 and found[0][0].fit is HouseFit.KNOWN_TWICE else 1
    for twin in range(twins):
        yield _candidate(name, [houses[twin] for _, houses in named], match, gazetteer)


def _candidate(name: str, houses: list[House], match: NameMatch, gazetteer: Gazetteer) -> Candidate:
    worst = min((house.fit for house in houses), key=lambda fit: FIT_SCORES[fit])
    parts = (Score(f"street_{match.how}", match.score), Score(worst.value, FIT_SCORES[worst]))
    if worst in _ON_ITS_BLOCK:
        place = _place(name, houses, worst, gazetteer)
    else:
        place = section(name, [house.block for house in houses], gazetteer)
    return Candidate(place, "address", houses[0].block.id, "address", parts)


def _place(name: str, houses: list[House], worst: HouseFit, gazetteer: Gazetteer) -> Place:
    spots = tuple(gazetteer.houses.spot(house) for house in houses)
    blocks = tuple(dict.fromkeys(house.block.id for house in houses))
    areas = dict.fromkeys(area for spot in spots for area in gazetteer.areas_at(*spot))
    # A house just outside of every polygon still belongs to its block's areas.
    known = tuple(areas) or areas_of(house.block for house in houses)
    if worst is HouseFit.KNOWN:
        precision, accuracy_m = Precision.EXACT, KNOWN_ACCURACY_M
    else:
        precision, accuracy_m = Precision.ADDRESS, ADDRESS_ACCURACY_M
    return Place(name, *spots[0], precision, accuracy_m, blocks, known, spots)
