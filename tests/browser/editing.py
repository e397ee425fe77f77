"""What an editor does at the desk: get in, find an item, say where it is, hide it, undo."""

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.browser.accessibility import assert_accessible
from tests.browser.visitor import Visitor

PASSWORD = "trois bateaux sous la lune"


@dataclass
class Editor:
    """A visitor who may log in at the desk; with a keyboard at hand, it is used."""

    visitor: Visitor
    has_keys: bool

    def choose_password(self, link: str) -> None:
        """Open the link that `staff add` printed, choose a password and be in."""
        self.visitor.open(link)
        self.visitor.reads_title("Choose your password")
        self.visitor.picture("choose a password")
        self.visitor.field("New password").fill(PASSWORD)
        self.visitor.button("Set it and log in").click()
        self.visitor.button("Log out").wait_for()

    def log_in(self, email: str) -> None:
        """Log in with the password that was chosen."""
        self.visitor.open(f"/desk/{self.visitor.lang}/")
        self.visitor.field("E-mail address").fill(email)
        self.visitor.field("Password").fill(PASSWORD)
        self.visitor.picture("log in")
        self.visitor.button("Log in").click()
        self.visitor.button("Log out").wait_for()

    def log_out(self) -> None:
        self.visitor.button("Log out").click()
        self.visitor.field("Password").wait_for()

    def open(self, item_id: str) -> None:
        """Open an item's page at the desk."""
        self.visitor.open(f"/desk/{self.visitor.lang}/items/{item_id}")

    def candidate(self, name: str) -> Locator:
        """The choice that bears a place's name."""
        return self.visitor.page.locator("label.cand", has_text=name)

    def take(self, name: str) -> None:
        """Accept the candidate of this name."""
        choice = self.candidate(name).first
        if self.has_keys:
            self.visitor.page.keyboard.press(choice.locator("kbd").inner_text())
            expect(choice.locator("input")).to_be_checked()
            self.visitor.page.keyboard.press("Enter")
        else:
            choice.click()
            self.visitor.button("Accept the chosen one").click()
        self.done.wait_for()

    def move_point_east(self, steps: int) -> None:
        """Move the point by 10 m a step, and put it there."""
        page = self.visitor.page
        if self.has_keys:
            page.keyboard.press("p")
            for _ in range(steps):
                page.keyboard.press("ArrowRight")
        else:
            east = self.visitor.button("%(n)s m to the east", n=10)
            for _ in range(steps):
                east.click()
        self.visitor.reads("%(n)s m to the east", n=10 * steps)
        self.visitor.picture("the point is moved")
        assert_accessible(page)
        if self.has_keys:
            page.keyboard.press("Enter")
        else:
            self.visitor.button("Put it here").click()
        self.done.wait_for()

    def hide(self, reason: str) -> None:
        """Hide the item from readers."""
        if self.has_keys:
            self.visitor.page.keyboard.press("h")
        else:
            self.visitor.page.locator("summary", has_text=self._say("Hide it from readers")).click()
        self.visitor.field("Why? Other editors see it, readers do not.").fill(reason)
        self.visitor.picture("hide")
        self.visitor.button("Hide it").click()
        self.done.wait_for()

    def look_at_story(self) -> None:
        """Open what the desk says of the item's story."""
        if self.has_keys:
            self.visitor.page.keyboard.press("s")
        else:
            self.visitor.page.locator("#story summary").click()

    def put_together(self, address: str) -> None:
        """Say that the item at an address tells the same."""
        self.look_at_story()
        field = self.visitor.field("The same story as another item: its address or number")
        field.fill(address)
        self.visitor.picture("one story")
        assert_accessible(self.visitor.page)
        self.visitor.button("Make it one story").click()
        self.done.wait_for()

    def take_apart(self) -> None:
        """Say that the first item of the story is another one."""
        self.look_at_story()
        self.visitor.picture("who tells it too")
        assert_accessible(self.visitor.page)
        button = self.visitor.page.locator("#story li button").first
        if self.has_keys:
            expect(button).to_be_focused()
            self.visitor.page.keyboard.press("Enter")
        else:
            button.click()
        expect(self.done).to_contain_text(self._say("Not the same story"))

    def undo(self) -> None:
        """Take the last decision back, by the notice of it."""
        if self.has_keys:
            self.visitor.page.keyboard.press("u")
        else:
            self.done.get_by_role("button", name=self._say("Undo")).click()
        expect(self.done).to_contain_text(self._say("Taken back"))

    @property
    def done(self) -> Locator:
        """The notice of what was just decided."""
        return self.visitor.page.locator(".done")

    def _say(self, message: str) -> str:
        return self.visitor.words.say(message)
