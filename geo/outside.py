"""Geocoders outside of this instance, behind geopy: Nominatim, addok (BAN) and Photon.

Optional, for streets that the gazetteer lacks. What each service answers is read here into one
form; whether an answer is in town, and what it is worth, geo/outside_evidence.py says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from geopy.exc import GeocoderParseError, GeocoderQueryError, GeocoderRateLimited, GeopyError
from geopy.geocoders import BANFrance, Nominatim, Photon
from geopy.location import Location

from geo.bounded_adapter import BoundedAdapter
from geo.resolvers.address import house_name
from geo.street_types import words_of
from records import (
    OutsideAnswer,
    OutsideDown,
    OutsideQuestion,
    OutsideUnreadable,
    Precision,
)

TIMEOUT_S = 10.0  # for all of one answer
MOST = 5  # answers read of one question
LEAST_SCORE = 0.5  # of addok, which always finds something; below, its own page shows nothing
AROUND = 0.2  # degrees around a town's middle in which Nominatim looks first
# What an answer of another shape than the service's raises while it is read.
_OTHER_SHAPE = (AttributeError, IndexError, KeyError, TypeError, ValueError)
_LONGEST_NAME = 200  # characters of a street's name; no street has more
_LONGEST_AWAY_S = 86_400.0

Fields = Mapping[str, object]


class Geocoder(Protocol):
    """What we use of geopy's geocoders."""

    def geocode(self, query: str, **options: object) -> Sequence[Location] | None:
        """Return what was found, best first, None if nothing."""


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer as its service says it; `number` is "" for a street."""

    lon: float
    lat: float
    number: str
    street: str


@dataclass(frozen=True, slots=True)
class _Service:
    """One kind of service: how it is made, how asked, how read."""

    make: Callable[..., Geocoder]
    options: Callable[[OutsideQuestion], dict[str, object]]
    read: Callable[[Location], _Said | None]


class OutsideGeocoder:
    """One service at one address, asked one question at a time."""

    def __init__(self, name: str, url: str, agent: str, timeout: float = TIMEOUT_S) -> None:
        parts = urlsplit(url)
        self.name = name
        self._service = _SERVICES[name]
        self._geocoder = self._service.make(
            domain=(parts.netloc + parts.path).rstrip("/"),
            scheme=parts.scheme,
            user_agent=agent,
            timeout=timeout,
            adapter_factory=BoundedAdapter,
        )

    def ask(self, question: OutsideQuestion) -> tuple[OutsideAnswer, ...]:
        """Return houses of the number asked for, then streets; empty if it knows neither.

        A street is never taken for a house, nor another number for the one asked for.
        Raises OutsideDown if the service is away or refuses us, OutsideUnreadable if this one
        answer has another form.
        """
        street = question.street
        asked = house_name(question.number, question.suffix, street) if question.number else street
        options = self._service.options(question)
        try:
            found = self._geocoder.geocode(
                f"{asked}, {question.town}", exactly_one=False, limit=MOST, **options
            )
            said = [one for place in found or () if (one := self._service.read(place))]
            answers = [self._answer(one, question) for one in said if _is_like(one.street, street)]
        except GeocoderQueryError:
            return ()
        except GeocoderRateLimited as error:
            raise self._down("asks us to stay away", error.retry_after or 0.0) from error
        except (GeocoderParseError, *_OTHER_SHAPE) as error:
            problem = f"answers in another form ({_text(error)[:80]})"
            raise OutsideUnreadable(f"the outside geocoder ({self.name}) {problem}") from error
        except GeopyError as error:
            raise self._down(_text(error)) from error
        return tuple(sorted(answers, key=lambda answer: answer.precision.rank))

    def _answer(self, said: _Said, question: OutsideQuestion) -> OutsideAnswer:
        digits = re.match(r"\d+", said.number)
        is_house = bool(question.number and digits and int(digits[0]) == question.number)
        precision = Precision.ADDRESS if is_house else Precision.STREET
        return OutsideAnswer(said.lon, said.lat, precision, said.street, self.name)

    def _down(self, reason: str, retry_after: float = 0.0) -> OutsideDown:
        return OutsideDown(
            f"the outside geocoder ({self.name}): {reason}", min(retry_after, _LONGEST_AWAY_S)
        )


def open_outside(setting: str, agent: str) -> OutsideGeocoder | None:
    """Return the geocoder that the setting names, None if it names none; nothing is asked yet.

    `agent` says who asks. What the setting may be, config.settings checks.
    """
    name, _, url = setting.partition(":")
    return OutsideGeocoder(name, url, agent) if setting else None


def _is_like(found: str, asked: str) -> bool:
    """Tell whether two streets' names share a word beside type and articles."""
    return not words_of(found).isdisjoint(words_of(asked))


def _text(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:200]


def _no_options(_: OutsideQuestion) -> dict[str, object]:
    return {}


def _ask_nominatim(question: OutsideQuestion) -> dict[str, object]:
    lon, lat = question.near
    box = [(round(lat + by, 4), round(lon + by, 4)) for by in (-AROUND, AROUND)]
    country = question.country.lower()
    return {"addressdetails": True, "country_codes": country, "viewbox": box}


def _ask_photon(question: OutsideQuestion) -> dict[str, object]:
    return {"location_bias": question.near[::-1]}


def _read_nominatim(place: Location) -> _Said | None:
    address = place.raw["address"]
    road = next((str(address[key]) for key in _ROADS if key in address), "")
    number = str(address.get("house_number", ""))
    is_street = place.raw.get("class", place.raw.get("category")) == "highway"
    return _said(place, number, road) if number or is_street else None


def _read_ban(place: Location) -> _Said | None:
    said: Fields = place.raw["properties"]
    if float(str(said.get("score", 1.0))) < LEAST_SCORE:
        return None
    if said["type"] == "housenumber":
        return _said(place, str(said["housenumber"]), str(said["street"]))
    return _said(place, "", str(said["name"])) if said["type"] == "street" else None


def _read_photon(place: Location) -> _Said | None:
    said: Fields = place.raw["properties"]
    if "housenumber" in said and "street" in said:
        return _said(place, str(said["housenumber"]), str(said["street"]))
    is_street = said.get("type") == "street" or said.get("osm_key") == "highway"
    return _said(place, "", str(said["name"])) if is_street else None


def _said(place: Location, number: str, street: str) -> _Said:
    """Raise ValueError for a name that is none; geopy refuses a spot that is no number."""
    if len(street) > _LONGEST_NAME:
        raise ValueError(f"a street's name of {len(street)} characters")
    return _Said(float(place.longitude), float(place.latitude), number, street)


_ROADS = ("road", "pedestrian", "footway", "path", "square", "residential")
_SERVICES = {
    "nominatim": _Service(Nominatim, _ask_nominatim, _read_nominatim),
    "ban": _Service(BANFrance, _no_options, _read_ban),
    "photon": _Service(Photon, _ask_photon, _read_photon),
}
