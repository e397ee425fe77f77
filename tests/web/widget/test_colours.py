"""A partner's colours: strict in what they are, refused where nobody could read them."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.web.conftest import World
from web.widget.colours import DARK, LEAST_CONTRAST, LIGHT, Colours, contrast, read_colours

COLOUR = st.from_regex(r"[0-9a-f]{6}", fullmatch=True)
SHEET = "/widget/colours.css?ink=102030&paper=fff8e1&accent=7a1f00"


def test_contrast_is_that_of_wcag():
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("ff0000", "ffffff") == pytest.approx(4.0, abs=0.01)
    assert contrast("abcdef", "abcdef") == 1


@given(COLOUR, COLOUR)
def test_contrast_knows_no_order(one: str, other: str):
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


@given(COLOUR, COLOUR)
def test_lesser_text_can_always_be_read_where_text_can(ink: str, paper: str):
    if contrast(ink, paper) >= LEAST_CONTRAST:
        sheet = Colours(ink, paper, ink).sheet()
        soft = sheet.partition("--soft: #")[2][:6]
        assert contrast(soft, paper) >= LEAST_CONTRAST


@pytest.mark.parametrize("usual", [LIGHT, DARK])
def test_the_usual_colours_can_be_read_and_are_those_of_the_sheet(world: World, usual: Colours):
    assert contrast(usual.ink, usual.paper) >= LEAST_CONTRAST
    assert contrast(usual.accent, usual.paper) >= LEAST_CONTRAST
    sheet = world.get("/static/widget.css", buffered=True).replace("#fff;", "#ffffff;")
    assert f"--ink: #{usual.ink}; --paper: #{usual.paper}; --accent: #{usual.accent}" in sheet


def test_the_sheet_is_small_css_that_caches_may_keep(client: FlaskClient):
    response = client.get(SHEET)
    assert response.mimetype == "text/css"
    assert "--ink: #102030; --paper: #fff8e1; --accent: #7a1f00" in response.text
    assert "color-scheme: light" in response.text
    assert "max-age=86400" in response.headers["Cache-Control"]
    tag = response.headers["ETag"]
    assert client.get(SHEET, headers={"If-None-Match": tag}).status_code == 304
    dark = client.get("/widget/colours.css?ink=ffffff&paper=000000&accent=ffff00")
    assert "color-scheme: dark" in dark.text


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?ink=102030",
        "?ink=102030&paper=fff8e1",
        "?ink=102030&paper=fff8e1&accent=7A1F00",
        "?ink=102030&paper=fff8e1&accent=7a1f00&accent=7a1f00",
        "?ink=102030&paper=fff8e1&accent=7a1f00&more=1",
        "?ink=102030&paper=fff8e1&accent=fff8e2",
        "?ink=red&paper=fff8e1&accent=7a1f00",
        "?ink=102030&paper=fff8e1&accent=7a1f00;}body{display:none",
        "?ink=102030&paper=fff8e1&accent=%23a1f00",
        "?ink=102030&paper=fff8e1&accent=７a1f00",
        "?ink=102030&paper=fff8e1&accent=7a1f00%0a",
    ],
)
def test_any_other_sheet_is_refused(client: FlaskClient, query: str):
    response = client.get(f"/widget/colours.css{query}")
    assert response.status_code == 400
    assert response.mimetype != "text/css"


def test_a_colour_that_is_none_is_named_with_what_is_allowed(client: FlaskClient):
    for wrong in ("red", "##102030", "12345", "1234567", "gggggg", "１０２０３０", "#", "#ff"):
        response = client.get("/widget/en/tiny", query_string={"ink": wrong})
        assert response.status_code == 400
        assert (
            f"“ink” can&#39;t be “{wrong}”: it is three or six digits from 0 to f" in response.text
        )


def test_a_colour_that_nobody_could_read_is_refused_with_the_figures(client: FlaskClient):
    response = client.get("/widget/en/tiny?ink=000000&paper=ffffff&accent=ffcc00")
    assert response.status_code == 400
    assert "“accent” (#ffcc00) can&#39;t be read on “paper” (#ffffff)" in response.text
    assert "their contrast is 1.5 to 1, and at least 4.5 to 1 is needed" in response.text
    instead = response.text.partition("as with #")[2][:6]
    assert contrast(instead, "ffffff") >= LEAST_CONTRAST
    french = client.get("/widget/fr/tiny?ink=777777&paper=ffffff&accent=000000").text
    assert "4,4 pour 1" in french
    assert "4,5 pour 1" in french


def test_what_is_left_out_goes_with_the_background(client: FlaskClient):
    page = client.get("/widget/en/tiny?paper=101010").text
    assert f"ink={DARK.ink}&amp;paper=101010&amp;accent={DARK.accent}" in page
    page = client.get("/widget/en/tiny?accent=7A1F00").text
    assert f"ink={LIGHT.ink}&amp;paper={LIGHT.paper}&amp;accent=7a1f00" in page


@pytest.mark.parametrize("paper", ["e67e22", "808080", "767676", "ff0000", "00aa88"])
def test_no_background_is_refused_for_what_was_left_out(client: FlaskClient, paper: str):
    assert client.get(f"/widget/en/tiny?paper={paper}").status_code == 200


@given(COLOUR)
def test_what_is_left_out_can_be_read_on_any_background(paper: str):
    chosen = read_colours({"paper": paper})
    assert chosen is not None
    assert chosen.paper == paper
    assert min(contrast(c, paper) for c in (chosen.ink, chosen.accent)) >= LEAST_CONTRAST


def test_the_short_form_and_the_sign_in_front_are_taken(client: FlaskClient):
    page = client.get("/widget/en/tiny?ink=%23FFF&paper=%23102030&accent=fc0").text
    assert "ink=ffffff&amp;paper=102030&amp;accent=ffcc00" in page
