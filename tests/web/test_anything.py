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
        (block, {"blocks": q}),
        ("/fr/tiny/find", {"q": q}),
        ("/en/tiny/subscribe", {"block": q, "area": other}),
        ("/en/tiny/subscribe", {"polygon": q, "around": other}),
        ("/en/confirm/" + "x" * len(q), {}),
    ):
        assert client.get(path, query_string=values).status_code in SOUND


corners = st.lists(
    st.sampled_from(("2.35", "47.9", "2.352", "47.902", "-180", "90", "1e9", "", "0.0000001")),
    max_size=12,
).map(",".join)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(corners=corners | st.text("-.,0123456789", min_size=1, max_size=40))
def test_no_outline_breaks_a_map(world: World, corners: str):
    client = world.app.test_client()
    for path in (f"/en/tiny/polygons/{corners}", f"/en/tiny/polygons/{corners}.rss"):
        assert client.get(path).status_code in (*SOUND, 308)
    answer = client.get("/api/v1/items", query_string={"town": "tiny", "polygon": corners})
    assert answer.status_code in SOUND


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(slug=st.text(min_size=1, max_size=30))
def test_no_address_breaks_the_site(world: World, slug: str):
    client = world.app.test_client()
    for page in ("blocks", "areas", "places", "streets", "sources"):
        assert client.get(f"/en/tiny/{page}/{slug}").status_code in (*SOUND, 308)
    assert client.get(f"/fr/items/{slug}").status_code in (*SOUND, 308)
