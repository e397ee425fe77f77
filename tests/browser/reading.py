"""What a resident does: look up an address, narrow down, read why, follow, leave."""

import re

from playwright.sync_api import expect

from tests.browser.doors import Door
from tests.browser.port_lune import PortLune, link_in
from tests.browser.visitor import Visitor


def find_address(resident: Visitor, address: str) -> None:
    """Type an address on the home page and press the button."""
    resident.open(f"/{resident.lang}/port-lune/")
    resident.field("Your address, a street, a neighborhood or a place").fill(address)
    resident.button("Show my block").click()


def expect_block(resident: Visitor, door: Door) -> None:
    """Expect the page of the door's block."""
    expect(resident.page).to_have_url(
        re.compile(rf"/{resident.lang}/port-lune/blocks/{door.block}\b")
    )
    expect(resident.page.locator("h1")).to_contain_text(door.street, ignore_case=True)


def choose_theme(resident: Visitor, name: str) -> None:
    """Narrow a listing down to a theme, which may stand among the rarer ones."""
    resident.link("RSS").wait_for()
    chip = resident.page.get_by_role("link", name=re.compile(rf"^{name}( \d+)?$"))
    if not chip.is_visible():
        resident.page.get_by_text(resident.words.say("More themes"), exact=True).click()
    chip.click()
    expect(resident.page).to_have_url(re.compile(r"[?&]theme="))


def expect_reasons(resident: Visitor, door: Door) -> None:
    """Expect the item's page to say why it is here, and to mark the words that placed it."""
    resident.reads("Why it is here")
    reasons = resident.page.locator(".why dl").first
    expect(reasons).to_contain_text(door.typed)
    expect(reasons).to_contain_text(resident.words.say("How sure"))
    expect(resident.page.locator("mark").first).to_have_text(door.typed)


def follow(resident: Visitor, town: PortLune, email: str) -> None:
    """From a place's page to the letter's link and the button behind it."""
    resident.link("Get it by e-mail").click()
    resident.field("Your e-mail address").fill(email)
    resident.picture("follow")
    resident.button("Send me the letter to confirm").click()
    resident.reads_title("Look into your mailbox")
    resident.picture("look into your mailbox")
    town.send_letters()
    resident.open(link_in(town.letters_to(email)[-1], "confirm"))
    resident.picture("confirm")
    resident.button("Yes, send me the news").click()
    resident.link("Back to the place").wait_for()
    resident.picture("confirmed")


def unsubscribe(resident: Visitor, link: str) -> None:
    """From a digest's link to the page that says it is done."""
    resident.open(link)
    resident.picture("unsubscribe")
    resident.button("Yes, stop them").click()
    resident.reads_title("No more letters")
    resident.picture("no more letters")
