"""A stretch of text that names somewhere."""

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """What kind of somewhere the words name."""

    ADDRESS = "address"  # 12 bis rue de Paris
    RANGE = "range"  # du n° 12 au n° 38 rue de Paris; 23-25 Oak St
    BLOCK = "block"  # the 1200 block of Oak St
    INTERSECTION = "intersection"  # Oak St and Elm St
    SEGMENT = "segment"  # Oak St between Elm St and Ash St
    STREET = "street"
    PLACE = "place"
    AREA = "area"
    CITY = "city"
    ROAD = "road"  # Route 28, the A6


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somewhere; mentions of one text never overlap.

    `start` and `end` are offsets in code points into `Item.words`, end excluded, and
    `text` is exactly that stretch, without a leading preposition.
    `parts` are the names in it, as written: the street of an address; both streets of an
    intersection; street, from, to of a segment; one name otherwise.
    `numbers` are house numbers in order of appearance (two for a RANGE, both ends included; the
    hundred, e.g. 1200, for a BLOCK); `suffixes` aligns with it ("bis", "A" or "").
    `town` is another town or postcode that the words name right after, or that begins the sentence
    ("" if none), a reason to refuse the pin here.
    `town_near` is another town of its sentence, "" if none: a reason to doubt the pin.
    `found_by` is the finder's name (gazetteer, grammar, given), for explaining.
    `about` is False where the words only pass by: the office's own address, a footer, a dateline.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    parts: tuple[str, ...]
    numbers: tuple[int, ...] = ()
    suffixes: tuple[str, ...] = ()
    town: str = ""
    found_by: str = ""
    about: bool = True
    town_near: str = ""
