"""Looking at a page as everybody may see it: by day, by night, on either size, at the narrowest."""

from tests.browser.accessibility import LOOKS, assert_accessible
from tests.browser.devices import DEVICES, NARROWEST
from tests.browser.visitor import Visitor, standing_out

OTHER = {"phone": "desktop", "desktop": "phone"}


def look_at(visitor: Visitor, device: str, name: str) -> None:
    """Expect a page that keeps nobody out, and leave its pictures.

    All rules are looked at by day on the visitor's own device, and what depends on colours and
    sizes by night on the other; nothing may stand out at 320 pixels.
    """
    page, own = visitor.page, DEVICES[device]["viewport"]
    page.wait_for_load_state()
    visitor.keep_picture(f"page {name}-{visitor.lang}-{device} by day")
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DEVICES[OTHER[device]]["viewport"])
    visitor.keep_picture(f"page {name}-{visitor.lang}-{OTHER[device]} by night")
    assert_accessible(page, *LOOKS)
    page.set_viewport_size({"width": NARROWEST, "height": own["height"]})
    assert standing_out(page) == []
    visitor.is_content()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(own)
