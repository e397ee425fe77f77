"""House numbers: 12 bis rue de Paris, 196 or 198 Oak St."""

from __future__ import annotations

from geo.candidate import Candidate, Found, areas_of, section
from geo.gazetteer import Gazetteer
from geo.house_numbers import House, HouseFit
from geo.resolvers.street import street_candidate, streets_called
from geo.street_names import NameMatch
from records import Mention, Place, Precision, Refusal, Score

# Shares of right blocks: measured on 13,189 Cambridge parcels for the first two.
FIT_SCORES = {
    HouseFit.IN_RANGE: 0.98,
    HouseFit.OTHER_PARITY: 0.75,
    HouseFit.JUST_OUTSIDE: 0.7,
    HouseFit.FAR_OUTSIDE: 0.3,
}
WITHOUT_NUMBERS = 0.6
ADDRESS_ACCURACY_M = 25.0  # interpolation along the block; see the solar permits in benchmarks/


def resolve_address(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return the blocks that have the number, one candidate a street."""
    match = streets_called(mention.parts[0], gazetteer)
    if match is None:
        return Refusal(mention, "unknown_street", mention.parts[0])
    found = _on_streets(match, mention, gazetteer)
    if not any(candidate.has(HouseFit.IN_RANGE) for candidate in found):
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
    candidates = (_on_street(i, mention, match, gazetteer) for i in match.street_ids)
    return [candidate for candidate in candidates if candidate]


def _on_street(
    street_id: str, mention: Mention, match: NameMatch, gazetteer: Gazetteer
) -> Candidate | None:
    houses = [
        found[0]
        for number in mention.numbers
        if (found := gazetteer.houses.find(street_id, number))
    ]
    street = gazetteer.street(street_id)
    if not houses or street is None:
        return None
    suffixes = (*mention.suffixes, *[""] * len(houses))
    names = [house_name(h.number, s, "").strip() for h, s in zip(houses, suffixes, strict=False)]
    name = f"{', '.join(names)} {street.name}"
    worst = min((house.fit for house in houses), key=lambda fit: FIT_SCORES[fit])
    parts = (Score(f"street_{match.how}", match.score), Score(worst.value, FIT_SCORES[worst]))
    if worst is HouseFit.IN_RANGE:
        place = _place(name, houses, gazetteer)
    else:
        place = section(name, [house.block for house in houses], gazetteer)
    return Candidate(place, "address", houses[0].block.id, "address", parts)


def _place(name: str, houses: list[House], gazetteer: Gazetteer) -> Place:
    spots = tuple(gazetteer.houses.spot(house) for house in houses)
    blocks = tuple(dict.fromkeys(house.block.id for house in houses))
    areas = dict.fromkeys(area for spot in spots for area in gazetteer.areas_at(*spot))
    # A house just outside of every polygon still belongs to its block's areas.
    known = tuple(areas) or areas_of(house.block for house in houses)
    return Place(name, *spots[0], Precision.ADDRESS, ADDRESS_ACCURACY_M, blocks, known, spots)
