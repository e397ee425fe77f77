"""A name of the gazetteer, as the finder of mentions needs it."""

from dataclasses import dataclass
from enum import StrEnum

from records.spelling import name_key


class NameKind(StrEnum):
    """What carries the name."""

    STREET = "street"
    PLACE = "place"
    AREA = "area"
    CITY = "city"
    OTHER_TOWN = "other_town"


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one thing.

    `needs_cue` is True for names that are ordinary words too (République, May, Union) and count
    only next to a street type, a number or a cue such as "place".
    """

    text: str
    kind: NameKind
    target_id: str
    needs_cue: bool = False
    key: str = ""  # worked out from the text if it is not given

    def __post_init__(self) -> None:
        """Work the key out."""
        if not self.key:
            object.__setattr__(self, "key", name_key(self.text))
