"""Who may frame what, load what, and read what; no cookie anywhere."""

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import World

FRAMED = ("/widget/en/tiny", "/widget/fr/tiny?area=centre", "/widget/en/nowhere")
OTHERS = (
    "/en/tiny/",
    "/en/tiny/embed",
    "/en/tiny/blocks/rue-des-lilas-0",
    "/en/tiny/find?q=zzz",
    "/en/tiny/subscribe?area=centre",
    "/en/privacy",
    "/widget.js",
    "/nothing",
    "/static/widget.css",
)


@pytest.mark.parametrize("path", FRAMED)
def test_a_widget_may_be_framed_by_anyone_and_holds_no_cookie(client: FlaskClient, path: str):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    for part in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'none'",
        "frame-ancestors *",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert "X-Frame-Options" not in headers
    assert "Set-Cookie" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", OTHERS)
def test_nothing_else_may_be_framed(client: FlaskClient, path: str):
    headers = client.get(path, buffered=True).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert "Set-Cookie" not in headers


def test_every_page_of_the_site_is_refused_in_a_frame(world: World):
    adapter = world.app.url_map.bind("localhost")
    client = world.app.test_client()
    for rule in world.app.url_map.iter_rules():
        values = dict.fromkeys(rule.arguments, "x") | {"lang": "en", "town": "tiny"}
        path = adapter.build(rule.endpoint, values | (rule.defaults or {}))
        if not path.startswith("/widget/"):
            headers = client.get(path, buffered=True).headers
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], path
            assert headers["X-Frame-Options"] == "DENY", path


def test_the_script_is_small_may_be_loaded_from_anywhere_and_is_asked_for_again(
    client: FlaskClient,
):
    response = client.get("/widget.js")
    assert response.mimetype == "text/javascript"
    assert len(response.data) < 2000
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    tag = response.headers["ETag"]
    assert client.get("/widget.js", headers={"If-None-Match": tag}).status_code == 304
