"""An editor's way: from the link of the command line to what readers see of a correction."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import assert_accessible
from tests.browser.conftest import Invite, Visitors
from tests.browser.doors import DOORS
from tests.browser.editing import Editor
from tests.browser.port_lune import PortLune
from tests.browser.visitor import Visitor

HERE, THERE = DOORS["fr"], DOORS["en"]


@pytest.fixture
def editor(visitors: Visitors, lang: str, device: str) -> Editor:
    return Editor(visitors("editor", lang, device), has_keys=device == "desktop")


def feed_of(visitor: Visitor, block: str) -> str:
    """The feed of a block alone, as a reader of feeds gets it."""
    address = f"{visitor.base}/{visitor.lang}/port-lune/blocks/{block}.rss?within=0"
    return visitor.page.request.get(address).text()


def publish_between(town: PortLune) -> tuple[str, str]:
    """Publish something that names two places; return its id and its title."""
    title, text = HERE.news()
    return town.publish(title, f"{text} Le camion vient du {THERE.typed}."), title


def test_a_readers_report_is_settled_by_an_editor_and_readers_see_it(
    editor: Editor, invite: Invite, visitors: Visitors, port_lune: PortLune
):
    visitor = editor.visitor
    item, title = publish_between(port_lune)
    visitor.open(f"/{visitor.lang}/items/{item}")
    visitor.link("Wrong place? Tell the editors").click()
    visitor.field("Where is it really? (if you know)").fill(THERE.typed)
    visitor.picture("wrong place")
    visitor.button("Tell the editors").click()
    visitor.reads_title("Thank you, it has been reported")
    visitor.picture("reported")

    email = f"{visitor.name}@example.org"
    editor.choose_password(invite(email, visitor.lang))
    editor.log_out()
    editor.log_in(email)
    visitor.picture("queue")
    visitor.page.locator(".queue a", has_text=title).click()
    expect(visitor.page.locator("h1")).to_contain_text(title)
    visitor.picture("item")
    editor.take(THERE.street)
    visitor.picture("taken")
    assert_accessible(visitor.page)

    port_lune.tick()
    assert title in feed_of(visitor, THERE.block)
    assert title not in feed_of(visitor, HERE.block)
    reader = visitors("editor, reader", visitor.lang)  # without pages of a minute ago
    reader.open(f"/{reader.lang}/items/{item}")
    expect(reader.page.locator(".why dl").first).to_contain_text(THERE.street)
    reader.picture("as readers see it")


def test_a_point_is_moved_a_hidden_item_vanishes_and_both_are_undone(
    editor: Editor, invite: Invite, port_lune: PortLune
):
    visitor = editor.visitor
    item, title = publish_between(port_lune)
    editor.choose_password(invite(f"{visitor.name}@example.org", visitor.lang))
    editor.open(item)
    editor.move_point_east(3)
    editor.undo()

    editor.open(item)
    editor.hide("Imprimé deux fois")
    visitor.picture("hidden")
    port_lune.tick()
    assert title not in feed_of(visitor, HERE.block)
    assert visitor.open(f"/{visitor.lang}/items/{item}") == 410
    editor.open(item)
    visitor.picture("hidden item at the desk")
    visitor.page.locator("ol.past").get_by_role("button").first.click()
    editor.done.wait_for()
    port_lune.tick()
    assert title in feed_of(visitor, HERE.block)
    assert visitor.open(f"/{visitor.lang}/items/{item}") == 200


def test_two_items_become_one_story_for_readers_and_two_again(
    editor: Editor, invite: Invite, port_lune: PortLune
):
    visitor = editor.visitor
    titles = dict([publish_between(port_lune), publish_between(port_lune)])
    one, other = titles
    editor.choose_password(invite(f"{visitor.name}@example.org", visitor.lang))
    editor.open(one)
    editor.put_together(f"{port_lune.base}/{visitor.lang}/items/{other}")
    port_lune.tick()
    feed = feed_of(visitor, HERE.block)
    (shown,) = (item for item, title in titles.items() if title in feed)
    (beside,) = titles.keys() - {shown}
    visitor.open(f"/{visitor.lang}/items/{shown}")
    expect(visitor.page.locator(f"a[href='/{visitor.lang}/items/{beside}']")).to_be_visible()
    visitor.picture("the same, elsewhere")
    assert_accessible(visitor.page)

    editor.open(one)
    editor.take_apart()
    visitor.picture("two stories")
    port_lune.tick()
    feed = feed_of(visitor, HERE.block)
    assert all(title in feed for title in titles.values())


def test_the_second_of_two_editors_is_told_and_keeps_nothing(
    visitors: Visitors, lang: str, invite: Invite, port_lune: PortLune
):
    item, _ = publish_between(port_lune)
    ada, ben = (Editor(visitors(f"editor {name}", lang), True) for name in ("Ada", "Ben"))
    for each in (ada, ben):
        each.choose_password(invite(f"{each.visitor.name.replace(' ', '-')}@example.org", lang))
        each.open(item)
    ada.take(THERE.street)
    ben.visitor.button("Accept the chosen one").click()
    ben.visitor.reads("It has changed since you opened it. Nothing of yours was kept.")
    expect(ben.visitor.page.get_by_role("alert")).to_contain_text("Ada")
    ben.visitor.picture("too late")
    assert_accessible(ben.visitor.page)


def test_an_item_of_another_area_is_not_shown_to_be_corrected(
    visitors: Visitors, lang: str, invite: Invite, port_lune: PortLune
):
    item, title = publish_between(port_lune)
    cleo = Editor(visitors("editor Cleo", lang), True)
    cleo.choose_password(invite(f"cleo-{lang}@example.org", lang, "port-lune/moulin-blanc"))
    cleo.open(item)
    cleo.visitor.reads_title("This item is another editor's")
    expect(cleo.visitor.page.locator("body")).not_to_contain_text(title)
    cleo.visitor.picture("another editor's")
    assert_accessible(cleo.visitor.page)
