"""The product in Debian's Chromium: one walked town, one web server, one browser."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count

import pytest
from playwright.sync_api import Browser, sync_playwright

from jobs.__main__ import main
from tests.browser.devices import DEVICES
from tests.browser.doors import DOORS, Door
from tests.browser.gazette import Gazette
from tests.browser.port_lune import PortLune, add_gazette
from tests.browser.visitor import Visitor
from tests.browser.words import Words
from tests.filled_town import copy_filled_town
from tests.web.conftest import _compiled  # noqa: F401  # so that a fresh checkout speaks French

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_ADDRESSES = count(1)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; without it the test skips aloud, with CI=true it fails."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        reason = "needs Chromium: apt-get install chromium, or name one in CHROMIUM"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return path


# Of the package and not of the session: while Playwright runs, its event loop runs in this thread,
# and tests elsewhere want to start loops of their own.
@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests; each visitor has a context of their own."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS])
        yield running
        running.close()


@pytest.fixture(scope="session")
def port_lune(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortLune]:
    """The invented town, walked as `make demo` does and served as `jobs serve` does."""
    home = tmp_path_factory.mktemp("port-lune")
    copy_filled_town(home, tmp_path_factory)
    town = PortLune(home, Gazette())
    add_gazette(town)
    with town.crew() as crew:
        town.serve(crew)
        yield town
    town.instance.close()
    town.gazette.close()


@pytest.fixture(scope="session")
def searchless(port_lune: PortLune, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortLune]:
    """The same record served by a web server whose index can't be opened."""
    home = tmp_path_factory.mktemp("searchless")
    (home / "index").write_text("no folder of indices")
    record = f"sqlite:///{port_lune.home}/ilot.sqlite"
    town = PortLune(home, port_lune.gazette, {"ILOT_DATABASE_URL": record})
    with town.crew() as crew:
        town.serve(crew)
        yield town


@pytest.fixture(params=["fr", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=list(DEVICES))
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


Visitors = Callable[..., Visitor]


def make_visitor(
    browser: Browser, base: str, name: str, lang: str, device: str, **options: object
) -> Visitor:
    """Somebody with a browser of their own: cookies, cache and internet address are nobody else's.

    `options` are those of a browser's context, and `known` and `has_pictures` of a Visitor.
    """
    number = next(_ADDRESSES)
    known, has_pictures = options.pop("known", ()), options.pop("has_pictures", True)
    context = browser.new_context(
        **{**DEVICES[device], **options},
        locale=lang,
        extra_http_headers={"X-Forwarded-For": f"10.0.{number >> 8}.{number & 255}"},
    )
    context.set_default_timeout(10_000)
    name = f"{name}-{lang}-{device}"
    return Visitor(context, base, Words(lang), name, known, has_pictures)


@pytest.fixture
def visitors(browser: Browser, port_lune: PortLune) -> Iterator[Visitors]:
    """Makes visitors; none may have met another host, a cookie or an error when they leave."""
    made: list[Visitor] = []

    def visit(name: str, lang: str, device: str = "desktop", **options: object) -> Visitor:
        made.append(make_visitor(browser, port_lune.base, name, lang, device, **options))
        return made[-1]

    yield visit
    with ExitStack() as stack:  # a visitor who complains keeps none from leaving
        for visitor in made:
            stack.callback(visitor.leaves)


@pytest.fixture
def door(lang: str) -> Door:
    """An address in a street that bears a name of the reader's language."""
    return DOORS[lang]


Invite = Callable[..., str]


@pytest.fixture
def invite(
    port_lune: PortLune, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Invite:
    """Lets somebody in for an area by the operator's command; returns the link that it prints."""
    for name, value in port_lune.environ.items():
        monkeypatch.setenv(name, value)

    def add(email: str, lang: str, area: str = "port-lune") -> str:
        assert main(["staff", "add", email, "--area", area, "--lang", lang]) == 0
        [link] = re.findall(r"http\S+/password/\S+", capsys.readouterr().out)
        return link

    return add
