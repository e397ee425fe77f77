"""What a geocoder outside of this instance said of an address that the gazetteer lacks."""

from dataclasses import dataclass

from records.place import Precision


@dataclass(frozen=True, slots=True)
class OutsideQuestion:
    """An address as it is asked outside: its street as the text has it, in one town.

    `number` is 0 where the words have none, or where it may not be told; `suffix` as in `Mention`.
    `country` is an ISO 3166 code. `near` is (lon, lat) in the middle of the town. `key` is what
    tells it from other questions on the same town.
    """

    key: str
    street: str
    number: int
    suffix: str
    town: str
    country: str
    near: tuple[float, float]


@dataclass(frozen=True, slots=True)
class OutsideAnswer:
    """A spot in WGS 84 degrees, its `precision` ADDRESS with the number asked for, else STREET.

    `street` is the street's name as the service spells it; `service` names the service.
    """

    lon: float
    lat: float
    precision: Precision
    street: str
    service: str
