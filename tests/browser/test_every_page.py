"""No page keeps anybody out: axe-core finds nothing, and nothing stands out at 320 pixels."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Invite, Visitors, make_visitor
from tests.browser.editing import Editor
from tests.browser.every_page import DESK, PAGES, WIDGETS, prepare
from tests.browser.looking import look_at
from tests.browser.port_lune import PortLune, link_in
from tests.browser.visitor import Visitor

SEARCH_IS_BEHIND = (
    "The search is behind: news can't be listed at this moment. Nothing is lost; please come back "
    "in a few minutes."
)
# Each language on one device; both are then looked at in both sizes, by day and by night.
EITHER = [("fr", "phone"), ("en", "desktop")]


@pytest.fixture(scope="session")
def filling(port_lune: PortLune) -> dict[str, str]:
    """What the addresses of pages lack."""
    return prepare(port_lune)


@pytest.fixture(scope="module", params=EITHER, ids=" ".join)
def onlooker(
    request: pytest.FixtureRequest, browser: Browser, port_lune: PortLune
) -> Iterator[Visitor]:
    """Somebody who looks at one page after the other."""
    visitor = make_visitor(browser, port_lune.base, "page", *request.param)
    yield visitor
    visitor.leaves()


@pytest.mark.parametrize(("name", "path", "status"), PAGES, ids=[name for name, *_ in PAGES])
def test_everybody_can_read_a_page(
    name: str, path: str, status: int, onlooker: Visitor, filling: dict[str, str]
):
    assert onlooker.open(f"/{onlooker.lang}{path.format(**filling)}") == status
    look_at(onlooker, dict(EITHER)[onlooker.lang], name)


@pytest.mark.parametrize(("name", "path", "status"), WIDGETS, ids=[name for name, *_ in WIDGETS])
def test_everybody_can_read_a_widget(
    name: str, path: str, status: int, onlooker: Visitor, filling: dict[str, str]
):
    assert onlooker.open(f"/widget/{onlooker.lang}/{path.format(**filling)}") == status
    look_at(onlooker, dict(EITHER)[onlooker.lang], name)


@pytest.mark.parametrize(("lang", "device"), EITHER)
def test_everybody_can_read_what_forms_answer(
    lang: str, device: str, visitors: Visitors, filling: dict[str, str], port_lune: PortLune
):
    visitor = visitors("forms", lang, device)
    email = f"forms-{lang}@example.org"
    visitor.open(f"/{lang}/port-lune/subscribe?block={filling['block']}")
    for typed, answer in (("forms@example", "wrong address"), (email, "letter on its way")):
        visitor.field("Your e-mail address").fill(typed)
        visitor.button("Send me the letter to confirm").click()
        look_at(visitor, device, answer)
    port_lune.send_letters()
    link = link_in(port_lune.letters_to(email)[-1], "confirm")
    visitor.open(link)
    visitor.button("Yes, send me the news").click()
    look_at(visitor, device, "confirmed")
    visitor.open(link)
    look_at(visitor, device, "confirmed twice")
    visitor.open(f"/{lang}/items/{filling['item']}/wrong-place")
    visitor.button("Tell the editors").click()
    look_at(visitor, device, "reported")


@pytest.mark.parametrize(("lang", "device"), EITHER)
def test_every_editor_can_use_the_desk(
    lang: str, device: str, visitors: Visitors, filling: dict[str, str], invite: Invite
):
    visitor = visitors("desk", lang, device)
    link = invite(f"desk-{lang}@example.org", lang)
    visitor.open(link)
    look_at(visitor, device, "desk password")
    Editor(visitor, has_keys=False).choose_password(link)
    for name, path, status in DESK:
        assert visitor.open(f"/desk/{lang}/{path.format(**filling)}") == status, name
        look_at(visitor, device, f"desk {name}")
    Editor(visitor, has_keys=False).log_out()
    look_at(visitor, device, "desk log in")


@pytest.mark.parametrize(("lang", "device"), EITHER)
def test_pages_stay_when_the_search_is_away(
    lang: str, device: str, browser: Browser, searchless: PortLune
):
    visitor = make_visitor(browser, searchless.base, "page", lang, device)
    visitor.open(f"/{lang}/port-lune/blocks/rue-de-la-bibliotheque-1")
    visitor.reads(SEARCH_IS_BEHIND)
    look_at(visitor, device, "search away")
    visitor.leaves()
