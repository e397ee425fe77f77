from dataclasses import replace

import pytest

from alerts.texts import ENGLISH, FRENCH
from alerts.whereabouts import distance_words, reach_words, whereabouts
from records import Precision, Reach, ReachKind
from tests.alerts.samples import (
    BLOCK,
    CORNER,
    HAMPSHIRE,
    HOOD,
    INMAN,
    LAT,
    LON,
    TOWN,
    WHOLE_HOOD,
    head,
    item,
    place,
    placement,
    subscription,
    theme,
)


def told(news, reader=None, texts=ENGLISH):
    lang = "fr" if texts is FRENCH else "en"
    return whereabouts(news, reader or subscription(), head(lang), texts)


def test_an_item_on_the_followed_block_says_so():
    where = told(item())
    assert (where.place, where.sureness) == ("1350 Cambridge Street", "exact address")
    assert where.why == "Because you follow Cambridge Street, 1330 to 1380: it is on this block."


def test_an_item_within_the_radius_says_how_far():
    where = told(item(placements=(placement(INMAN),)))
    assert where.why.endswith(": it is 60\u00a0m away.")
    where = told(item(placements=(placement(INMAN),)), texts=FRENCH)
    assert where.why.endswith("\u00a0: c’est à 60\u00a0m.")


def test_an_approximate_place_says_how_approximate():
    where = told(item(placements=(placement(CORNER, approximate=True),)))
    assert where.sureness == "approximate, to within 100\u00a0m"
    assert where.why.endswith(": it is about 80\u00a0m away.")
    unknown = placement(replace(CORNER, accuracy_m=0.0), approximate=True)
    assert told(item(placements=(unknown,))).sureness == "approximate"


def test_an_area_wide_item_says_which_area():
    where = told(item(placements=(placement(WHOLE_HOOD),)))
    assert (where.place, where.sureness) == ("Mid-Cambridge", "the whole area")
    assert where.why.endswith(": it concerns all of Mid-Cambridge.")


def test_of_several_places_the_one_that_answers_is_shown():
    far = place("Fresh Pond", block_ids=(), area_ids=(), spots=((-71.15, 42.38),))
    where = told(item(placements=(placement(far), placement(HAMPSHIRE))))
    assert where.place == "700 block of Hampshire Street"
    assert where.sureness == "somewhere on the block, and 1 other place"


def test_who_follows_an_area_or_the_town_hears_that():
    area = subscription(reach=Reach(ReachKind.AREA, HOOD), label="Mid-Cambridge")
    assert told(item(), area).why == "Because you follow Mid-Cambridge: it is in this area."
    town = subscription(reach=Reach(ReachKind.CITY, TOWN), label="Cambridge")
    assert told(item(), town).why == "Because you follow Cambridge: it is in this town."
    nowhere = told(item(placements=()), town)
    assert (nowhere.place, nowhere.sureness) == ("Cambridge", "")


def test_a_theme_that_was_asked_for_is_part_of_the_reason():
    reader = subscription(themes=frozenset({"roads"}))
    where = told(item(themes=theme("waste") + theme("roads")), reader)
    assert "Cambridge Street, 1330 to 1380 and asked for the theme “Roads and works”: " in where.why


def test_an_item_that_was_moved_away_meanwhile_claims_no_cause():
    far = place("Fresh Pond", block_ids=(), area_ids=(), spots=((-71.15, 42.38),))
    where = told(item(placements=(placement(far),)))
    assert where.place == "Fresh Pond"
    assert where.why == "Because you follow Cambridge Street, 1330 to 1380."


@pytest.mark.parametrize("precision", Precision)
def test_each_precision_is_told(precision):
    news = item(placements=(placement(place(precision=precision)),))
    assert told(news).sureness == ENGLISH.sure[precision]


@pytest.mark.parametrize(
    ("metres", "english", "french"),
    [
        (0, "10\u00a0m", "10\u00a0m"),
        (64, "60\u00a0m", "60\u00a0m"),
        (994, "990\u00a0m", "990\u00a0m"),
        (996, "1\u00a0km", "1\u00a0km"),
        (1250, "1.2\u00a0km", "1,2\u00a0km"),
    ],
)
def test_a_distance_is_rounded_as_people_say_it(metres, english, french):
    assert distance_words(metres, ENGLISH) == english
    assert distance_words(metres, FRENCH) == french


def test_a_reach_is_told_in_words():
    assert reach_words(subscription().reach, ENGLISH) == "within 300\u00a0m"
    assert reach_words(Reach(ReachKind.BLOCK, BLOCK), FRENCH) == "sur cet îlot"
    assert (
        reach_words(Reach(ReachKind.STREET, "x", block_ids=(BLOCK,)), ENGLISH) == "on this street"
    )


def test_an_item_on_the_followed_street_says_so():
    street = Reach(ReachKind.STREET, "cambridge/hampshire-street", block_ids=HAMPSHIRE.block_ids)
    reader = subscription(reach=street, label="Hampshire Street")
    news = item(placements=(placement(HAMPSHIRE),))
    assert told(news, reader).why == "Because you follow Hampshire Street: it is on this street."
    assert told(news, reader, FRENCH).why.endswith("\u00a0: c’est dans cette rue.")


def around(steps: int, *block_ids: str) -> Reach:
    return Reach(
        ReachKind.BLOCKS, BLOCK, whole_area_ids=(HOOD,), block_ids=(BLOCK, *block_ids), steps=steps
    )


def test_blocks_around_are_told_in_words():
    assert reach_words(around(1), ENGLISH) == "within 1 block"
    assert reach_words(around(3), ENGLISH) == "within 3 blocks"
    assert reach_words(around(3), FRENCH) == "à 3 carrefours au plus"


def test_an_item_on_a_block_around_says_so_and_one_on_the_block_itself_too():
    reader = subscription(reach=around(2, *HAMPSHIRE.block_ids))
    near = item(placements=(placement(HAMPSHIRE),))
    assert told(near, reader).why.endswith(": it is on a block nearby.")
    assert told(near, reader, FRENCH).why.endswith("\u00a0: c’est sur un îlot voisin.")
    assert told(item(), reader).why.endswith(": it is on this block.")
    whole = item(placements=(placement(WHOLE_HOOD),))
    assert told(whole, reader).why.endswith(": it concerns all of Mid-Cambridge.")


def test_who_follows_what_was_drawn_hears_that_it_is_inside():
    outline = ((LON - 1e-3, LAT - 1e-3), (LON + 1e-3, LAT - 1e-3), (LON, LAT + 1e-3))
    reach = Reach(ReachKind.POLYGON, "", outline=outline, whole_area_ids=(HOOD,))
    reader = subscription(reach=reach, label="Drawn area (Cambridge Street)")
    follows = "Because you follow Drawn area (Cambridge Street): "
    assert told(item(), reader).why == f"{follows}it is in this area."
    whole = item(placements=(placement(WHOLE_HOOD),))
    assert told(whole, reader).why == f"{follows}it concerns all of Mid-Cambridge."
    outside = item(placements=(placement(HAMPSHIRE),))
    assert told(outside, reader).why == "Because you follow Drawn area (Cambridge Street)."
    assert reach_words(reach, FRENCH) == "dans ce secteur"


@pytest.mark.parametrize("reach", [Reach(ReachKind.AREA, HOOD), Reach(ReachKind.CITY, TOWN)])
def test_who_follows_an_area_is_not_told_how_near_a_spot_is(reach):
    reader = subscription(reach=reach)
    spot = place(precision=Precision.PLACE)
    assert told(item(placements=(placement(spot),)), reader).sureness == ""
    unsure = item(placements=(placement(spot, approximate=True),))
    assert told(unsure, reader).sureness.startswith("approximate")
    street = place(precision=Precision.STREET)
    along = told(item(placements=(placement(street),)), reader)
    assert along.sureness == "somewhere along the street"
