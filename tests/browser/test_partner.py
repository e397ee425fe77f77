"""A partner's way: from a place's page to its news on a site of their own."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from records import Status
from tests.browser.accessibility import assert_accessible
from tests.browser.conftest import Visitors
from tests.browser.doors import Door
from tests.browser.every_page import set_status
from tests.browser.port_lune import PortLune
from tests.browser.site_of_a_partner import PartnerSite, running_site
from tests.browser.visitor import Visitor

NIGHT_BLUE, CREAM = "1b2a41", "fffdf5"


@pytest.fixture
def site() -> Iterator[PartnerSite]:
    with running_site() as running:
        yield running


@pytest.fixture
def partner(visitors: Visitors, lang: str, device: str, site: PartnerSite) -> Visitor:
    return visitors("partner", lang, device, known=(site.url,))


def build(partner: Visitor, door: Door) -> None:
    """From the block's page to the builder; choose themes, how many, and colours."""
    partner.open(f"/{partner.lang}/port-lune/blocks/{door.block}")
    partner.link("Put this on your site").click()
    partner.reads_title("The news of a place on your own site")
    partner.picture("builder")
    partner.page.get_by_text(partner.words.say("Only these themes (none: all)")).click()
    partner.field(door.theme).check()
    partner.field("How many items").fill("3")
    partner.field("Text").fill(NIGHT_BLUE)
    partner.field("Background").fill(CREAM)
    chosen = f"{door.block}&theme=roads&count=3&ink={NIGHT_BLUE}&paper={CREAM}"
    preview = partner.page.locator("#result iframe")
    expect(preview).to_have_attribute("src", re.compile(chosen))


def test_the_news_of_a_place_on_a_partners_own_site(
    partner: Visitor, visitors: Visitors, door: Door, port_lune: PortLune, site: PartnerSite
):
    title, text = door.news()
    item = port_lune.publish(title, text)
    build(partner, door)
    preview = partner.page.frame_locator("#result iframe")
    expect(preview.get_by_role("link", name=title)).to_be_visible()
    partner.picture("chosen")
    assert_accessible(partner.page)

    site.show(partner.page.locator("#code-script").input_value(), partner.lang)
    partner.open(site.url)
    widget = partner.page.frame_locator(".ilot-widget iframe")
    expect(widget.get_by_role("link", name=title)).to_be_visible()
    assert widget.locator("li").count() <= 3
    ink = "getComputedStyle(document.body).color"
    assert partner.page.frames[1].evaluate(ink) == rgb(NIGHT_BLUE)
    assert_accessible(partner.page)
    partner.picture("on another site")

    set_status(port_lune, item, Status.HIDDEN)
    reader = visitors("partner, reader", partner.lang, known=(site.url,))
    reader.open(site.url)
    widget = reader.page.frame_locator(".ilot-widget iframe")
    expect(widget.get_by_role("heading", level=1)).to_be_visible()
    expect(widget.get_by_role("link", name=title)).to_have_count(0)


def rgb(digits: str) -> str:
    """Six hex digits as browsers say them."""
    return "rgb({}, {}, {})".format(*bytes.fromhex(digits))
