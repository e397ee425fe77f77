"""Somebody at a browser, and what must never happen to them."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from tests.browser.words import Words

TALLEST = 1200  # CSS pixels of a picture: the first screen and what comes below it
SCREENSHOTS = Path(__file__).parents[2] / "var" / "screenshots"


@dataclass
class Visitor:
    """One reader in one language on one device; `name` is what its pictures are called.

    `known` are other sites that the visitor goes to himself; without `has_pictures` none is kept.

    Texts are given in the words of the code (English) and looked for in the visitor's language.
    """

    context: BrowserContext
    base: str
    words: Words
    name: str
    known: tuple[str, ...] = ()
    has_pictures: bool = True
    complaints: list[str] = field(default_factory=list)
    _pictures: int = 0

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.context.on("request", self._note_request)
        self.context.on("console", self._note_console)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    @property
    def lang(self) -> str:
        return self.words.lang

    @property
    def path(self) -> str:
        """Where the visitor is, without the host."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def open(self, path: str) -> int:
        """Go to an address of the site (or to a whole one); return the answer's status."""
        answer = self.page.goto(path if "://" in path else self.base + path)
        assert answer is not None
        return answer.status

    def link(self, message: str, **values: object) -> Locator:
        """The link that says this and nothing else."""
        return self.page.get_by_role("link", name=self.words.say(message, **values), exact=True)

    def button(self, message: str, **values: object) -> Locator:
        """The button that says this and nothing else."""
        return self.page.get_by_role("button", name=self.words.say(message, **values), exact=True)

    def field(self, message: str) -> Locator:
        """The form's field with this label."""
        return self.page.get_by_label(self.words.say(message), exact=True)

    def reads(self, message: str, **values: object) -> None:
        """Expect a text of ours on the page."""
        expect(self.page.locator("body")).to_contain_text(self.words.say(message, **values))

    def reads_title(self, message: str, **values: object) -> None:
        """Expect the page's heading."""
        expect(self.page.locator("h1")).to_have_text(self.words.say(message, **values))

    def picture(self, step: str) -> None:
        """Keep a picture of one step on the visitor's way."""
        self._pictures += 1
        self.keep_picture(f"{self.name}-{self._pictures:02} {step}")

    def keep_picture(self, name: str) -> None:
        """Keep the page's first screens as a picture, to be looked at by people: not in CI."""
        if not self.has_pictures or os.environ.get("CI") == "true":
            return
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        width, height = self.page.evaluate(
            "[document.documentElement.clientWidth, document.documentElement.scrollHeight]"
        )
        seen = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
        path = SCREENSHOTS / f"{name}.png"
        self.page.screenshot(path=path, full_page=True, clip=seen)

    def leaves(self) -> None:
        """End the visit. Raises AssertionError if something happened that never should."""
        cookies = [c for c in self.context.cookies() if c.get("path") != "/desk"]
        self.context.close()
        self.is_content()
        assert not cookies, f"no page but the desk has a cookie: {cookies}"

    def is_content(self) -> None:
        """Raise AssertionError if a page had an error or asked another host."""
        assert not self.complaints, "\n".join(self.complaints)

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.base + "/", *self.known, "data:")):
            self.complaints.append(f"asked another host: {request.url}")

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not self._is_own_status(message):
            self.complaints.append(f"console: {message.text} ({message.location})")

    def _is_own_status(self, message: ConsoleMessage) -> bool:
        """Chromium writes an error for each page that is meant to be 404 or 410."""
        is_status = message.text.startswith("Failed to load resource: the server responded")
        page = message.page
        return is_status and page is not None and message.location["url"] == page.url


def standing_out(page: Page) -> list[str]:
    """Return what stands out to the right, if the page can be scrolled sideways."""
    found: list[str] = page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((e) => e.getBoundingClientRect().right > width + 1)
            .map((e) => e.outerHTML.slice(0, 120));
        }"""
    )
    return found
