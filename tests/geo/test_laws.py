from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.confidence import confidence
from geo.geocode import geocode
from geo.given import Given
from geo.resolve import Context, resolve
from geo.resolvers.address import house_name
from records import Mention, MentionKind, Parity, Precision, RawPlace
from records.spelling import fold
from tests.geo.test_resolve import SOURCE

QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WORDS = st.sampled_from(
    ["Oak St", "Elm", "rue de la Paix", "Le Port", "Town Hall", "Oxford", "A6", "Tinytown", "?", ""]
)
MENTIONS = st.builds(
    lambda kind, parts, numbers, town: Mention(kind, 0, 1, "x", parts, numbers, town=town),
    st.sampled_from(MentionKind),
    st.tuples(WORDS, WORDS, WORDS),
    st.lists(st.integers(0, 2000), min_size=2, max_size=2).map(tuple),
    st.sampled_from(["", "Bigville", "93999"]),
)
GIVEN = st.builds(
    RawPlace,
    st.sampled_from(["", "12 Oak St", "Le Port", "nowhere"]),
    st.none() | st.floats(-200, 200) | st.floats(2.43, 2.45),
    st.none() | st.floats(-100, 100) | st.floats(48.85, 48.88),
)


def test_every_number_of_every_side_is_found_on_its_block(tiny):
    for street in tiny.streets:
        for block in tiny.blocks_of(street.id):
            for side in block.sides():
                step = 1 if side.parity is Parity.MIXED else 2
                for number in range(side.low, side.high + 1, step):
                    (answer,) = geocode(house_name(number, "", street.name), tiny, 1)
                    assert answer.place.block_ids == (block.id,)
                    around = tiny.blocks_within(answer.place.lon, answer.place.lat, 12.1)
                    assert block.id in [near.id for near, _ in around]


@QUICK
@given(
    mentions=st.lists(MENTIONS, max_size=4),
    raw=st.lists(GIVEN, max_size=2),
    crowd=st.sampled_from([(), (1,), (50, 900)]),
)
def test_placements_are_explained_and_areas_are_never_blocks(tiny, mentions, raw, crowd):
    context = Context(SOURCE, 0.85, 0.5, Given(tuple(raw), crowd))
    found = resolve(mentions, context, tiny)
    for placement in found.placements:
        assert placement.parts
        assert placement.score == confidence(placement.parts)
        assert placement.approximate == (placement.score < 0.85)
        assert placement.score >= 0.5
        if placement.place.precision in (Precision.AREA, Precision.CITY):
            assert placement.place.block_ids == ()
            assert placement.place.spots == ()
    assert all(refusal.reason for refusal in found.refusals)
    assert found == resolve(mentions, context, tiny)


@QUICK
@given(query=st.text(max_size=40) | st.lists(WORDS, max_size=3).map(" & ".join))
def test_no_query_breaks_geocoding(tiny, query):
    for answer in geocode(query, tiny):
        assert answer.why
        assert (answer.kind in ("area", "postcode")) == (answer.place.block_ids == ())


def _houses(gazetteer):
    """Every house that the ranges promise: (block, number, street's name or alias)."""
    for street in gazetteer.streets:
        for block in gazetteer.blocks_of(street.id):
            for side in block.sides():
                step = 1 if side.parity is Parity.MIXED else 2
                for number in range(side.low, side.high + 1, step):
                    for name in (street.name, *street.aliases):
                        yield block, number, name


STYLES = st.sampled_from(
    [
        "{number} {street}",
        "{number}, {street}",
        "{street} {number}",
        "{number} {street}, {town}",
        "{number} {street}, 93999 {town}",
        "{number} bis {street}",
        "{number}A {street}, Apt. 5, {town}",
        "n° {number} {street}",
    ]
)
CASES = st.sampled_from([str, str.upper, str.lower, fold])


@QUICK
@given(data=st.data(), style=STYLES, case=CASES)
def test_an_address_however_it_is_written_is_found_on_its_block(tiny, data, style, case):
    block, number, street = data.draw(st.sampled_from(list(_houses(tiny))))
    query = style.format(number=number, street=case(street), town=tiny.town.name)
    (answer,) = geocode(query, tiny, 1)
    assert answer.place.block_ids == (block.id,)


@QUICK
@given(data=st.data(), style=STYLES)
def test_what_an_answer_is_called_finds_the_answer(tiny, data, style):
    _, number, street = data.draw(st.sampled_from(list(_houses(tiny))))
    query = style.format(number=number, street=street, town=tiny.town.name)
    (answer,) = geocode(query, tiny, 1)
    (again,) = geocode(answer.place.name, tiny, 1)
    assert again == answer
