"""Takes the README's pictures anew: `python -m tests.browser.take_pictures`."""

import os
import re
import shutil
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from jobs.__main__ import main
from tests.browser.conftest import ARGUMENTS, make_visitor
from tests.browser.doors import DOORS
from tests.browser.editing import Editor
from tests.browser.gazette import Gazette
from tests.browser.port_lune import PortLune, add_gazette
from tests.browser.visitor import Visitor
from tests.filled_town import ROOT, fill_town

PICTURES = ROOT / "docs" / "pictures"
# A desktop's layout on the 885 pixels that a README is wide: the pictures stay below 150 kB.
README_WIDE = {"viewport": {"width": 1180, "height": 780}, "device_scale_factor": 0.75}
BLOCK = "/fr/port-lune/blocks/chemin-denis-papin-30"


def take_all() -> None:
    """Walk the demo town, serve it, and take the three pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        fill_town(Path(folder))
        town = PortLune(Path(folder), Gazette())
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        with town.crew() as crew:
            town.serve(crew)
            _take_block(browser, town)
            add_gazette(town)
            _take_item_and_desk(browser, town)
        browser.close()
        town.instance.close()
        town.gazette.close()


def _take_block(browser: Browser, town: PortLune) -> None:
    visitor = make_visitor(browser, town.base, "block", "fr", "desktop", **README_WIDE)
    visitor.open(BLOCK)
    _take(visitor, "block")


def _take_item_and_desk(browser: Browser, town: PortLune) -> None:
    here, there = DOORS["en"], DOORS["fr"]
    title = f"Road closed at {here.typed}"
    text = f"{here.text.format(door=here.typed)} Trucks go by {there.typed}."
    item = town.publish(title, text)
    phone = make_visitor(browser, town.base, "item", "en", "phone", color_scheme="dark")
    phone.open(f"/en/items/{item}")
    _take(phone, "item")

    editor = make_visitor(browser, town.base, "desk", "en", "desktop", **README_WIDE)
    editor.open(f"/en/items/{item}/wrong-place")
    editor.field("Where is it really? (if you know)").fill(f"At {here.typed} only")
    editor.button("Tell the editors").click()
    Editor(editor, has_keys=True).choose_password(_invite(town, "ada@example.org"))
    Editor(editor, has_keys=True).open(item)
    _take(editor, "desk")


def _invite(town: PortLune, email: str) -> str:
    os.environ.update(town.environ)
    with redirect_stdout(StringIO()) as said:
        assert main(["staff", "add", email, "--area", "port-lune"]) == 0
    return re.findall(r"http\S+/password/\S+", said.getvalue())[0]


def _take(visitor: Visitor, name: str) -> None:
    visitor.page.screenshot(path=PICTURES / f"{name}.png")
    visitor.leaves()


if __name__ == "__main__":
    take_all()
