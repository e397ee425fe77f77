"""What tests of the whole share: the real data, which lies outside of the project, and an order."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Dear to set up and long, so that no processor is left alone with one of them at the end.
FIRST = ("tests/test_cambridge.py", "tests/outages", "tests/browser", "tests/demo")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what is long first, and keep together what shares a dear fixture or a server to break.

    `make test` runs on several processors: a group, a file if nothing else is said, is one's.
    """
    items.sort(key=lambda item: _place_of(item.nodeid))
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            path = item.nodeid.partition("::")[0]
            group = "tests/browser" if path.startswith("tests/browser/") else path
            item.add_marker(pytest.mark.xdist_group(group))


def _place_of(nodeid: str) -> int:
    places = (place for place, name in enumerate(FIRST) if nodeid.startswith(name))
    return next(places, len(FIRST))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the real data; without it the test skips aloud, with CI=true it fails."""
    folder = Path(os.environ.get("SHARED_DATA", ROOT.parent / "shared" / "data")).resolve()
    if not folder.is_dir():
        reason = f"needs the real data: set SHARED_DATA ({folder} is no folder)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return folder
