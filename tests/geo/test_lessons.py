from dataclasses import replace
from datetime import UTC, datetime

import pytest

from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.given import Given
from geo.lessons import apply_lessons, targets_called, why_unteachable
from geo.resolve import Context, resolve
from geo.resolvers.by_id import place_of
from geo.taught import Taught
from records import (
    Lesson,
    LessonKind,
    Mention,
    MentionKind,
    Precision,
    Publisher,
    RawPlace,
    Source,
)
from tests.geo.small_town import build

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SOURCE = Source("tiny/club", "tiny", "Club", Publisher.ASSOCIATION, "csv", "x", local=False)


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    return build(tmp_path_factory.mktemp("tiny"))[0]


def lesson(kind, words="", target="", source=""):
    return Lesson(0, "tiny", LessonKind(kind), words, target, "operator", NOON, source)


def first(query, data):
    answers = geocode(query, Gazetteer(data))
    return answers[0].target_id if answers else ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("1945", "only a number"),
        ("12 - 14", "only a number"),
        ("B", "only one letter"),
        ("l'", "only one letter"),
        ("the", "only an article or a preposition"),
        ("De la", "only an article or a preposition"),
        ("dans", "only an article or a preposition"),
        ("TINYTOWN", "the town's own name"),
        ("8 mai 1945", ""),
        ("le Nord", ""),
        ("Nord", ""),
        ("A 86", ""),
        ("Tinytown Band", ""),
    ],
)
def test_words_that_many_texts_have_can_not_be_taught(ground, words, why):
    assert why_unteachable(words, ground.town) == why


@pytest.mark.parametrize("kind", ["alias", "misspelling"])
@pytest.mark.parametrize(
    ("words", "target", "query", "found"),
    [
        ("the Strip", "tiny/oak-st", "12 the strip", "tiny/oak-st-1"),
        ("rue de la Pet", "tiny/rue-de-la-paix", "5 rue de la Pet", "tiny/rue-de-la-paix-1"),
        ("the Docks", "tiny/le-port", "the docks", "tiny/le-port"),
        ("The Big House", "tiny/town-hall", "big house", "tiny/town-hall"),
    ],
)
def test_a_taught_name_is_found_as_any_other(ground, kind, words, target, query, found):
    assert first(query, ground) != found
    taught = apply_lessons(ground, [lesson(kind, words, target)])
    assert first(query, taught) == found
    assert words in {name.text for name in Gazetteer(taught).names()}
    assert apply_lessons(taught, [lesson(kind, words, target)]) == taught


def test_a_name_whose_target_an_import_took_away_changes_nothing(ground):
    assert apply_lessons(ground, [lesson("alias", "the Strip", "tiny/gone-st")]) == ground
    assert apply_lessons(ground, []) is ground


def test_targets_are_found_by_id_and_by_any_of_their_names(ground):
    assert targets_called(ground, "tiny/oak-st") == {"tiny/oak-st": "Oak St"}
    assert targets_called(ground, "old mill road") == {"tiny/oak-st": "Oak St"}
    assert targets_called(ground, "nowhere") == {}


TEXT = "The Oak St. Band plays at 12 Oak St; l'Étoile du Port is a bar of Le Port."


def mention(words, nth=0, kind=MentionKind.STREET):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(kind, start, start + len(words), words, (words,))


def test_a_mention_inside_of_words_that_name_no_place_is_refused(ground):
    taught = Taught([lesson("negative", "Oak Street band"), lesson("negative", "Etoile du Port")])
    band, house = mention("Oak St."), mention("12 Oak St")
    port, area = mention("Port"), mention("Le Port")
    kept, refused = taught.refuse(TEXT, [band, house, port, area], SOURCE.id)
    assert kept == (house, area)
    assert [(r.mention, r.reason) for r in refused] == [
        (band, "not_a_place"),
        (port, "not_a_place"),
    ]


def test_words_that_name_no_place_may_be_one_sources_alone():
    taught = Taught([lesson("negative", "Le Port", source=SOURCE.id)])
    area = mention("Le Port")
    assert taught.refuse(TEXT, [area], SOURCE.id)[0] == ()
    assert taught.refuse(TEXT, [area], "tiny/hall")[0] == (area,)


def test_a_place_that_the_publisher_gave_in_such_words_is_none_but_its_point_stays():
    taught = Taught([lesson("negative", "En ligne")])
    online, meeting = RawPlace("en ligne."), RawPlace("En ligne", 2.44, 48.86)
    house = RawPlace("12 Oak St, en ligne")
    given = Given((online, house, meeting), (7, 8, 9))
    left, refused = taught.refuse_given(given, SOURCE.id)
    assert list(left) == [(house, 8), (RawPlace("", 2.44, 48.86), 9)]
    assert [(r.mention, r.reason, r.detail) for r in refused] == [
        (None, "not_a_place", "en ligne."),
        (None, "not_a_place", "En ligne"),
    ]


def test_more_words_than_the_taught_ones_are_still_a_place():
    taught = Taught([lesson("negative", "Oak")])
    street = mention("Oak St")
    assert taught.refuse(TEXT, [street], SOURCE.id) == ((street,), ())


@pytest.mark.parametrize(
    ("target", "precision"),
    [
        ("tiny/le-port", Precision.AREA),
        ("tiny/town-hall", Precision.PLACE),
        ("tiny/oak-st", Precision.STREET),
        ("tiny/oak-st-1", Precision.BLOCK),
    ],
)
def test_a_source_is_about_its_taught_place_unless_its_words_name_another(
    ground, target, precision
):
    gazetteer = Gazetteer(ground)
    taught = Taught([lesson("source_default", target=target, source=SOURCE.id)])
    context = Context(SOURCE, 0.85, 0.5, default_id=taught.default_of(SOURCE.id))
    assert taught.default_of("tiny/hall") == ""
    (placement,) = resolve((), context, gazetteer).placements
    assert (placement.method, placement.place.precision) == ("source", precision)
    assert placement.parts[0].name == "taught_for_source"
    assert placement.place == place_of(target, gazetteer)
    fir = Mention(MentionKind.STREET, 0, 6, "Fir St", ("Fir St",))
    (placement,) = resolve((fir,), context, gazetteer).placements
    assert placement.place.name == "Fir St"
    gone = replace(context, default_id="tiny/gone")
    assert resolve((), gone, gazetteer).placements == ()
