"""No page keeps anybody out: axe-core finds nothing, and nothing stands out at 320 pixels."""

import pytest

from tests.browser.accessibility import LOOKS, assert_accessible
from tests.browser.conftest import Visitors
from tests.browser.devices import DEVICES, NARROWEST
from tests.browser.every_page import PAGES, prepare
from tests.browser.port_lune import PortLune
from tests.browser.visitor import Visitor, standing_out

SEARCH_IS_BEHIND = (
    "The search is behind: news can't be listed at this moment. Nothing is lost; please come back "
    "in a few minutes."
)
OTHER = {"phone": "desktop", "desktop": "phone"}


@pytest.fixture(scope="session")
def filling(port_lune: PortLune) -> dict[str, str]:
    """What the addresses of PAGES lack."""
    return prepare(port_lune)


@pytest.mark.parametrize(("lang", "device"), [("fr", "phone"), ("en", "desktop")])
@pytest.mark.parametrize(("name", "path", "status"), PAGES, ids=[name for name, *_ in PAGES])
def test_everybody_can_read_it_by_day_and_by_night_on_both_sizes(
    name: str,
    path: str,
    status: int,
    lang: str,
    device: str,
    visitors: Visitors,
    filling: dict[str, str],
):
    visitor = visitors(f"page {name}", lang, device)
    assert visitor.open(f"/{lang}{path.format(**filling)}") == status
    look_at(visitor, device)


def test_pages_stay_when_the_search_is_away(
    lang: str, device: str, visitors: Visitors, searchless: PortLune
):
    visitor = visitors("search away", lang, device, base=searchless.base)
    visitor.open(f"/{lang}/port-lune/blocks/rue-de-la-bibliotheque-1")
    visitor.reads(SEARCH_IS_BEHIND)
    look_at(visitor, device)


def look_at(visitor: Visitor, device: str) -> None:
    """Look at one page by day and by night, on one size and on the other, and at the narrowest."""
    page = visitor.page
    visitor.picture("by day")
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DEVICES[OTHER[device]]["viewport"])
    visitor.picture(f"by night, {OTHER[device]}")
    assert_accessible(page, *LOOKS)
    page.set_viewport_size({"width": NARROWEST, "height": 600})
    assert standing_out(page) == []
