"""A resident's way, with and without scripts: from an address to an item, a letter and a feed."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.browser.doors import DOORS, Door
from tests.browser.port_lune import PortLune, link_in
from tests.browser.reading import (
    choose_theme,
    expect_block,
    expect_reasons,
    find_address,
    follow,
    unsubscribe,
)
from tests.browser.visitor import Visitor


@pytest.fixture(
    params=["fr phone", "fr desktop", "en phone", "en desktop", "fr no script", "en no script"]
)
def resident(request: pytest.FixtureRequest, visitors: Visitors) -> Visitor:
    """A resident of each language on each device, and on phones with scripts switched off."""
    lang, _, device = request.param.partition(" ")
    if device == "no script":
        seen = {"java_script_enabled": False, "has_pictures": False}  # they are those with scripts
        return visitors("resident, no script", lang, "phone", **seen)
    return visitors("resident", lang, device)


@pytest.fixture
def door(resident: Visitor) -> Door:
    return DOORS[resident.lang]


def test_from_an_address_to_an_item_of_the_block_and_why_it_is_there(
    resident: Visitor, door: Door, port_lune: PortLune
):
    title, text = door.news()
    port_lune.publish(title, text)
    find_address(resident, door.typed)
    expect_block(resident, door)
    resident.picture("block")
    choose_theme(resident, door.theme)
    resident.picture("one theme")
    resident.page.get_by_role("link", name=title).click()
    expect(resident.page.locator("h1")).to_have_text(title)
    expect_reasons(resident, door)
    resident.picture("item")
    resident.page.go_back()
    expect(resident.page.get_by_role("link", name=title)).to_be_visible()


def test_following_begins_with_the_letters_link_and_ends_with_the_digests(
    resident: Visitor, door: Door, port_lune: PortLune
):
    email = f"{resident.name.replace(', ', '-').replace(' ', '-')}@example.org"
    find_address(resident, door.typed)
    follow(resident, port_lune, email)
    title, text = door.news()
    port_lune.publish(title, text)
    port_lune.send_digests()
    digest = port_lune.letters_to(email)[-1]
    assert title in digest.get_body(("plain",)).get_content()

    unsubscribe(resident, link_in(digest, "unsubscribe"))
    port_lune.publish(*door.news())
    port_lune.send_digests()
    assert len(port_lune.letters_to(email)) == 2


def test_the_feed_holds_what_the_page_shows(resident: Visitor, door: Door, port_lune: PortLune):
    title, text = door.news()
    port_lune.publish(title, text)
    find_address(resident, door.typed)
    address = resident.link("RSS").get_attribute("href")
    feed = resident.page.request.get(resident.base + str(address))
    assert feed.headers["content-type"].startswith("application/rss+xml")
    assert title in feed.text()


def test_a_misspelt_street_is_asked_back(resident: Visitor, door: Door):
    find_address(resident, door.misspelt)
    resident.reads_title("Did you mean")
    resident.picture("did you mean")
    resident.page.locator(".plain a").first.click()
    expect_block(resident, door)


def test_an_address_of_elsewhere_is_said_to_be_unknown_and_the_streets_are_offered(
    resident: Visitor,
):
    find_address(resident, "12 Zyxwvut")
    resident.reads_title("Nothing of that name here")
    resident.picture("unknown address")
    resident.link("All streets of %(town)s", town="Port-Lune").click()
    resident.reads_title("All streets")
