"""What the walk of an item is given beside its entry, and what it finds step by step."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from enrich.analyser import Reading
from enrich.dates.happening import When
from enrich.types.choice import Kind
from geo.given import NOTHING_GIVEN, Given
from geo.outside_evidence import Answers
from geo.resolve import Resolution
from records import Correction, Mention, Protection, Theme

MOST_MENTIONS = 1_000  # of an item; those behind are not looked up
MENTIONS_CUT = "mentions_cut"


@dataclass(frozen=True)
class Read:
    """Words with their language, what was found in them, and codes of what is odd about them."""

    words: str
    lang: str
    reading: Reading
    oddities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Placed:
    """Words that were read, and where that is."""

    read: Read
    found: Resolution

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that were looked up: no item is about more than MOST_MENTIONS places."""
        return self.read.reading.mentions[:MOST_MENTIONS]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what is odd, and of what was left out because there is too much of it."""
        read = self.read
        is_cut = len(read.reading.mentions) > MOST_MENTIONS
        return (*read.oddities, *read.reading.warnings, *((MENTIONS_CUT,) if is_cut else ()))


@dataclass(frozen=True)
class Understood:
    """What an entry comes to: where, about what (main first), of which kind, when, how guarded."""

    placed: Placed
    themes: tuple[Theme, ...]
    kind: Kind
    when: When
    protection: Protection

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what is odd about its words and its publisher's columns."""
        return (*self.placed.warnings, *self.kind.warnings)


@dataclass(frozen=True)
class Known:
    """What the record knows of an entry beside the publisher's words.

    `items_at` are how many different items of its source lie at each of its given places, in their
    order; empty if nobody counted. `answers` are an outside geocoder's.
    """

    corrections: Sequence[Correction] = ()
    items_at: tuple[int, ...] = ()
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Beside:
    """What is known beside the words: what their publisher named, what was answered outside."""

    given: Given = NOTHING_GIVEN
    answers: Answers = field(default_factory=dict)


NOTHING_KNOWN, NOTHING_BESIDE = Known(), Beside()
