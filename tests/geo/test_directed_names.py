"""Streets whose names have a compass direction, in words or in the register only."""

import pytest

from geo.directed_names import split_direction
from geo.gazetteer import Gazetteer
from geo.resolve import Context, resolve
from records import Mention, MentionKind, Publisher, Source
from tests.geo.small_town import ASH, ELM, FIR, OAK, PAIX, build, segment

SOURCE = Source("tiny/hall", "tiny", "Town hall", Publisher.GOVERNMENT, "csv", "x", local=False)
LOW, HIGH = (2, 20, 1, 19), (102, 120, 101, 119)


@pytest.fixture(scope="module")
def directed(tmp_path_factory):
    streets = [
        segment("Main St", "main", (ELM, OAK), (ASH, OAK), LOW),
        segment("Oak St N", "oakn", (ELM, PAIX), (ASH, PAIX), LOW),
        segment("Oak St S", "oaks", (FIR + 0.002, PAIX), (FIR + 0.004, PAIX), HIGH),
        segment("Pine St", "pine", (ELM, 48.866), (ASH, 48.866), LOW),
        segment("West Pine St", "wpine", (ELM, 48.869), (ASH, 48.869), LOW),
        segment("Broadway", "broad", (ELM, 48.868), (ASH, 48.868), LOW),
        segment("South St", "south", (ELM, 48.867), (ASH, 48.867), LOW),
    ]
    return Gazetteer(build(tmp_path_factory.mktemp("directed"), streets, street_aliases={})[0])


def address(number, street, gazetteer):
    mention = Mention(MentionKind.ADDRESS, 0, 9, street, (street,), (number,))
    return resolve([mention], Context(SOURCE, 0.85, 0.5), gazetteer)


def test_a_direction_that_the_register_lacks_is_not_sure(directed):
    (placement,) = address(12, "South Main Street", directed).placements
    assert (placement.place.name, placement.approximate) == ("12 Main St", True)
    assert "street_direction_added" in {part.name for part in placement.parts}


def test_a_street_without_a_type_has_directions_too(directed):
    (placement,) = address(12, "South Broadway", directed).placements
    assert (placement.place.name, placement.approximate) == ("12 Broadway", True)


def test_the_directed_name_wins_where_the_register_has_it(directed):
    for said in ("West Pine St", "W. Pine Street", "Pine St W"):
        (placement,) = address(12, said, directed).placements
        assert (placement.place.name, placement.approximate) == ("12 West Pine St", False)
    (plain,) = address(12, "Pine St", directed).placements
    assert (plain.place.name, plain.approximate) == ("12 Pine St", False)


def test_another_direction_is_another_street(directed):
    (refusal,) = address(12, "East Oak St", directed).refusals
    assert refusal.reason == "unknown_street"


def test_a_name_without_its_direction_means_every_street_that_has_one(directed):
    assert directed.street_names.find("Oak St").street_ids == ("tiny/oak-st-n", "tiny/oak-st-s")
    (placement,) = address(112, "Oak St", directed).placements
    assert placement.place.name == "112 Oak St S"
    street = Mention(MentionKind.STREET, 0, 6, "Oak St", ("Oak St",))
    (refusal,) = resolve([street], Context(SOURCE, 0.85, 0.5), directed).refusals
    assert refusal.reason == "ambiguous"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("s main st", ("s", "main st")),
        ("main st nw", ("nw", "main st")),
        ("s st", ("", "s st")),
        ("av e", ("", "av e")),
        ("rue du n", ("", "rue du n")),
        ("s st nw", ("nw", "s st")),
    ],
)
def test_a_street_may_be_called_after_a_direction(key, expected):
    assert split_direction(key) == expected
