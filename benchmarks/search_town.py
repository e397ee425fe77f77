"""An invented town to measure searching on, the same on every run.

It has 5,000 blocks, 64 neighbourhoods and a few blocks that most items are about; words follow
Zipf's law. Everything is drawn from one seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice

from records import Item, Place, Placement, Precision, Theme, ThemeOrigin

SIDE = 71  # blocks along the town's side
PITCH_M = 140.0
CORNER = (2.27, 48.81)
START = datetime(2020, 1, 1, tzinfo=UTC)
YEARS = 5
THEMES = [f"theme-{n}" for n in range(20)]
TYPES = ["news", "event", "notice", "alert"]
SOURCES = [f"demo/source-{n}" for n in range(40)]
WORDS_AN_ITEM = 120
_PARTS = "ba cor dé fi gol lan mar né pou ri sa tou ver zé chan bri lou mon pier ten vau"
_ENDS = "e es ement ation er eur ique s té ée"


def zipf(length: int, exponent: float = 1.0) -> list[float]:
    """Return cumulated weights of ranks 1.. by Zipf's law."""
    return list(accumulate((rank + 2) ** -exponent for rank in range(length)))


@dataclass(frozen=True)
class Town:
    """What items and questions are drawn from."""

    random: random.Random
    words: list[str]
    blocks: list[int]  # most talked of first

    @classmethod
    def drawn(cls, seed: int) -> "Town":
        """Draw a town."""
        draw = random.Random(seed)
        parts, ends = _PARTS.split(), _ENDS.split()
        drawn = ("".join(draw.choices(parts, k=3)) + draw.choice(ends) for _ in range(100_000))
        words = list(dict.fromkeys(drawn))
        blocks = list(range(SIDE * SIDE))
        draw.shuffle(blocks)
        return cls(draw, words, blocks)

    def some_block(self) -> int:
        """Draw a block: half of the time by how much it is talked of."""
        if self.random.random() < 0.5:
            return self.random.choices(self.blocks, cum_weights=_BLOCK_WEIGHTS)[0]
        return self.random.choice(self.blocks)

    def some_words(self, number: int) -> list[str]:
        """Draw words by their frequency."""
        weights = zipf(len(self.words))
        return self.random.choices(self.words, cum_weights=weights, k=number)


_BLOCK_WEIGHTS = zipf(SIDE * SIDE, 0.9)


def spot_of(block: int) -> tuple[float, float]:
    """Return the middle of a block."""
    east, north = block % SIDE * PITCH_M, block // SIDE * PITCH_M
    return CORNER[0] + east / 73_200, CORNER[1] + north / 111_200


def area_of(block: int) -> str:
    """Return the neighbourhood of a block."""
    return f"demo/area-{block % SIDE // 9}-{block // SIDE // 9}"


def placement_on(block: int) -> Placement:
    """Return a sure placement on a block."""
    spot = spot_of(block)
    areas = (area_of(block), "demo/town")
    place = Place("", *spot, Precision.ADDRESS, 10.0, (f"demo/block-{block}",), areas, (spot,))
    return Placement(place, "address", 0.9)


def draw_items(town: Town, number: int) -> Iterator[Item]:
    """Draw items in the order of their publication."""
    draw, step = town.random, timedelta(days=365.25 * YEARS) / number
    theme_weights, source_weights = zipf(len(THEMES), 0.8), zipf(len(SOURCES))
    words: Iterator[str] = iter(())
    for n in range(number):
        if n % 1000 == 0:
            words = iter(town.some_words(1000 * WORDS_AN_ITEM))
        at = START + n * step
        codes = set(draw.choices(THEMES, cum_weights=theme_weights, k=draw.choice((1, 1, 2, 3))))
        yield Item(
            id=f"{n:016x}",
            source_id=draw.choices(SOURCES, cum_weights=source_weights)[0],
            town_id="demo",
            type=draw.choice(TYPES),
            title=" ".join(islice(words, 9)),
            text=" ".join(islice(words, WORDS_AN_ITEM - 9)),
            lang="fr",
            url="",
            published_at=at,
            themes=tuple(Theme(code, 0.9, ThemeOrigin.LEXICON) for code in sorted(codes)),
            placements=tuple(
                placement_on(town.some_block()) for _ in range(draw.choice((1, 1, 2, 3)))
            ),
            feed_key=(int(at.timestamp()) << 12) + n % 4096,
            revision=1,
        )
