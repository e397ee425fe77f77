"""What the evaluation of themes counts as right, on items made for the purpose."""

import pytest

from enrich.themes.judging import Judged, macro_f1
from jobs.evaluation.gold_themes import PRIOR, figures, mostly_right
from records import Theme, ThemeOrigin


def judged(chosen: str, gold: str, p: float = 0.9) -> Judged:
    themes = tuple(Theme(code, p, ThemeOrigin.LEXICON) for code in chosen.split())
    return Judged("an item", themes, tuple(gold.split()))


ITEMS = [
    judged("roads", "roads transit"),
    judged("transit roads", "roads transit"),
    judged("culture", "culture"),
    judged("general", "culture", 0.7),
]


def test_each_figure_counts_what_it_says() -> None:
    found = {figure.name.split(", ")[1]: figure for figure in figures("set", ITEMS)}
    assert found["main"].value == 2 / 4
    assert len(found["main"].misses) == 2
    assert found["among"].value == 3 / 4
    assert found["all"].value == pytest.approx(2 * 4 / (4 + 6))
    assert found["ECE"].rows == 3
    assert found["ECE"].value == pytest.approx(0.9 - 2 / 3)


def test_macro_f1_is_the_mean_over_the_themes_of_the_gold() -> None:
    assert macro_f1(ITEMS) == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_a_mostly_right_source_is_right_as_often_as_it_says_and_the_same_each_time() -> None:
    items = [{"id": n, "themes": ["roads" if n % 3 else "sport"]} for n in range(1000)]
    sources = mostly_right(items)
    share = sum(s.theme == i["themes"][0] for s, i in zip(sources, items, strict=True)) / 1000
    assert share == pytest.approx(PRIOR, abs=0.04)
    assert sources == mostly_right(items)
