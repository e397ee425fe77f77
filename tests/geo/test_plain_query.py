import pytest

from geo.geocode import geocode
from geo.plain_query import read_plain
from records import MentionKind


@pytest.mark.parametrize("query", ["12 Oak St", "12 OAK STREET", "31 rue de la paix"])
def test_a_number_and_a_whole_street_is_plain(tiny, query):
    said = read_plain(query, tiny)
    assert (said.kind, said.numbers) == (MentionKind.ADDRESS, (int(query[:2]),))
    assert geocode(query, tiny)[0].kind == "address"


@pytest.mark.parametrize(
    "query", ["Oak St & Elm St", "oak street and elm st", "Oak St et Elm St", "Oak St/Elm St"]
)
def test_two_whole_streets_with_a_joint_are_plain(tiny, query):
    assert read_plain(query, tiny).kind is MentionKind.INTERSECTION


@pytest.mark.parametrize(
    "query",
    [
        "",
        "12",
        "12 Oak",
        "12 Oakk St",
        "12 bis Oak St",
        "12, Oak St",
        "12 Oak St, Bigville",
        "123456 Oak St",
        "12 and 14 Oak St",
        "Oak and Elm St",
        "Oak St",
        "٣ Oak St",
        "12 Oak St 3",
    ],
)
def test_all_else_is_read_with_care(tiny, query):
    assert read_plain(query, tiny) is None
