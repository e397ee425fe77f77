"""What people hold in their hands."""

from typing import NotRequired, TypedDict


class Device(TypedDict):
    """What Playwright makes a browser of."""

    viewport: dict[str, int]
    has_touch: NotRequired[bool]
    is_mobile: NotRequired[bool]


PHONE: Device = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}
DESKTOP: Device = {"viewport": {"width": 1366, "height": 850}}
DEVICES = {"phone": PHONE, "desktop": DESKTOP}
NARROWEST = 320  # CSS pixels: WCAG 2.2, 1.4.10
