"""Whatever is asked, the answer is a page."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.conftest import World

SOUND = (200, 303, 400, 404)
words = st.text(max_size=40) | st.sampled_from(
    ['"', "*", "NEAR(a b)", "a OR b", "%00", "\x00", "-"]
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(q=words, other=words)
def test_no_words_break_a_search(world: World, q: str, other: str):
    client = world.app.test_client()
    block = "/en/tiny/blocks/rue-des-lilas-0"
    for path, values in (
        (block, {"q": q, "from": other}),
        (block, {"theme": q, "after": other}),
        (block + ".rss", {"q": q, "within": other}),
        ("/fr/tiny/find", {"q": q}),
        ("/en/tiny/subscribe", {"block": q, "area": other}),
        ("/en/confirm/" + "x" * len(q), {}),
    ):
        assert client.get(path, query_string=values).status_code in SOUND


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(slug=st.text(min_size=1, max_size=30))
def test_no_address_breaks_the_site(world: World, slug: str):
    client = world.app.test_client()
    for page in ("blocks", "areas", "places", "streets", "sources"):
        assert client.get(f"/en/tiny/{page}/{slug}").status_code in (*SOUND, 308)
    assert client.get(f"/fr/items/{slug}").status_code in (*SOUND, 308)
