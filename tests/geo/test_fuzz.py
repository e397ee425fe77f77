"""No words break placing, and none take long."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.themes import load_themes
from enrich.analyser import Analyser
from geo.geocode import geocode
from geo.given import Given
from geo.query_reading import LONGEST, read_query
from geo.resolve import Context, resolve
from geo.suggest import suggest
from records import Precision, RawPlace
from tests.geo.test_resolve import SOURCE

QUICK = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
BITS = (
    *("12", "12,", "1,000,", "12 bis", "3-5", "½", "٣", "n°", "#3", "apt 3", "93999", "PO Box 3"),
    *("Oak St", "Elm", "rue de la Paix", "rues", "Streets", "Le Port", "Tinytown", "Bigville"),
    *("angle", "corner of", "block of", "et", "and", "&", "/", ",", ", ", " ", "\n", "(", "é", "🏙"),
)
WORDS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(BITS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(BITS), max_size=40).map("".join),
    st.builds(lambda bit, n: bit * n, st.sampled_from(BITS), st.integers(1, 150)),
)


@pytest.fixture(scope="module")
def reader(tiny):
    return Analyser(tiny.names(), load_themes())


@QUICK
@given(query=WORDS)
def test_any_query_is_answered(tiny, query):
    for answer in geocode(query, tiny):
        assert answer.why
        is_whole = answer.place.precision in (Precision.AREA, Precision.CITY)
        assert not (is_whole and answer.place.block_ids)
    assert all(suggest(query, tiny))


@pytest.mark.parametrize("bit", BITS)
def test_what_repeats_is_answered_however_often_it_does(tiny, bit):
    for times in (LONGEST // len(bit), 100_000):
        geocode(bit * times, tiny)
        suggest(bit * times, tiny)


def test_a_query_longer_than_any_address_says_nothing(tiny):
    assert list(read_query("12 Oak St", tiny))
    assert not list(read_query("12 Oak St" + " " * LONGEST, tiny))


@QUICK
@given(words=WORDS, given_words=WORDS)
def test_any_words_are_read_and_resolved(tiny, reader, words, given_words):
    mentions = reader.read(words, "en").mentions
    raw = Given((RawPlace(given_words, None, None),))
    found = resolve(mentions, Context(SOURCE, 0.85, 0.5, raw), tiny)
    for placement in found.placements:
        assert placement.parts
        if placement.place.precision in (Precision.AREA, Precision.CITY):
            assert placement.place.block_ids == ()
    assert all(refusal.reason for refusal in found.refusals)
