"""What tests of the whole share: the real data, which lies outside of the project, and an order."""

import os
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent

# What begins so is one processor's, since it shares what is dear to set up or a server to break.
TOGETHER = {
    "tests/browser/": "browser",
    "tests/outages/test_three_nodes.py": "three nodes",
    "tests/search/test_three_nodes.py": "three nodes",
}
# Long, so that no processor is left alone with one of them at the end.
FIRST = ("tests/test_cambridge.py", "tests/outages/", "tests/browser/", "tests/demo/")


class Groups(LoadScopeScheduling):
    """Gives each file, or what is to stay together, to one processor."""

    # Not --dist loadgroup: pytest 9.2 loses the suffix that pytest-xdist 3.8 gives to ids.
    def _split_scope(self, nodeid: str) -> str:
        names = (name for start, name in TOGETHER.items() if nodeid.startswith(start))
        return next(names, nodeid.partition("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log) -> Groups:
    """Let `make test`, which runs on several processors, keep groups together."""
    return Groups(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what is long first."""
    items.sort(key=lambda item: _place_of(item.nodeid))


def _place_of(nodeid: str) -> int:
    places = (place for place, start in enumerate(FIRST) if nodeid.startswith(start))
    return next(places, len(FIRST))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the real data; without it the test skips aloud, with CI=true it fails."""
    folder = Path(os.environ.get("SHARED_DATA", ROOT.parent / "shared" / "data")).resolve()
    if not folder.is_dir():
        reason = f"needs the real data: set SHARED_DATA ({folder} is no folder)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return folder
