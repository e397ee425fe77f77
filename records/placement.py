"""Why an item is where we say it is, or why it is not."""

from dataclasses import dataclass
from enum import StrEnum

from records.mention import Mention
from records.place import Place


class Role(StrEnum):
    """Whether the item is about the place or only speaks of it."""

    ABOUT = "about"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Score:
    """One named part of a placement's score, e.g. ("number_in_range", 0.95)."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Placement:
    """A place of an item with the words that say so.

    `mention` is None where no words named it: the publisher's coordinates, an editor's click.
    `method` names the rule that found it: address, range, crossing, segment, street, place, area,
    coordinates, source (town-wide by default), editor. `score` is the confidence from 0 to 1;
    `parts` are what it was made of. `approximate` is True below the setting `publish_at`: shown
    with a dashed ring and queued for review. Below `review_at` there is a Refusal instead.
    """

    place: Place
    method: str
    score: float
    role: Role = Role.ABOUT
    mention: Mention | None = None
    parts: tuple[Score, ...] = ()
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A mention that was not placed, with the reason's code (see docs/glossary.md).

    Codes: unknown_street, number_out_of_range, no_crossing, other_town, outside_boundary,
    ambiguous, road, unknown_name, coordinates_invalid, coordinates_disagree,
    unsure, not_a_place, untyped_crossing.
    """

    mention: Mention | None
    reason: str
    detail: str = ""
