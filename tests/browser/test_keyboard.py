"""A resident who has a keyboard and nothing else."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.browser.doors import Door
from tests.browser.port_lune import PortLune
from tests.browser.reading import expect_block, expect_reasons
from tests.browser.visitor import Visitor

FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;  // behind the last one
  const style = getComputedStyle(e);
  return {
    name: (e.getAttribute("aria-label") || e.textContent).replace(/\\s+/g, " ").trim(),
    left: e.getBoundingClientRect().left,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


def tab_to(resident: Visitor, name: str, at_most: int = 40) -> list[str]:
    """Press Tab until something of this name has the focus; return the names on the way."""
    passed: list[str] = []
    for _ in range(at_most):
        resident.page.keyboard.press("Tab")
        focused = resident.page.evaluate(FOCUSED)
        assert focused, f"{name!r} can't be reached by Tab: {passed}"
        assert focused["outlined"], f"no focus can be seen on {focused['name']}"
        assert focused["left"] >= 0, f"the focus is off the page: {focused['name']}"
        if focused["name"].startswith(name):
            return passed
        passed.append(focused["name"])
    raise AssertionError(f"{name!r} is not within {at_most} tabs: {passed}")


def test_an_address_is_found_and_an_item_read_by_tab_and_enter(
    visitors: Visitors, lang: str, door: Door, port_lune: PortLune
):
    title, text = door.news()
    port_lune.publish(title, text)
    resident = visitors("keyboard", lang)
    keyboard, say = resident.page.keyboard, resident.words.say
    resident.open(f"/{lang}/port-lune/")
    assert tab_to(resident, say("Skip to content")) == []
    resident.picture("skip link")
    keyboard.press("Enter")
    assert tab_to(resident, say("Your address, a street, a neighborhood or a place")) == []
    keyboard.type(door.typed)
    keyboard.press("Enter")
    expect_block(resident, door)

    tab_to(resident, say("Skip to content"))
    keyboard.press("Enter")
    passed = tab_to(resident, title, at_most=80)
    resident.picture("an item has the focus")
    assert say("This block") in passed
    keyboard.press("Enter")
    expect(resident.page.locator("h1")).to_have_text(title)
    expect_reasons(resident, door)


def test_tabs_go_the_way_that_eyes_go(visitors: Visitors, lang: str, door: Door):
    resident = visitors("keyboard", lang)
    resident.open(f"/{lang}/port-lune/blocks/{door.block}")
    say = resident.words.say
    passed = tab_to(resident, say("All"))
    search = [say("Address, street, neighborhood or place"), say("Show")]
    head = [say("Skip to content"), "Îlot", *search, "English", "Français"]
    assert passed[: len(head)] == head
    assert passed.index(say("This block")) < passed.index("300 m") < passed.index("800 m")
