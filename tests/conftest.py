"""What tests of the whole share: the real data, which lies outside of the project."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the real data; without it the test skips aloud, with CI=true it fails."""
    folder = Path(os.environ.get("SHARED_DATA", ROOT.parent / "shared" / "data")).resolve()
    if not folder.is_dir():
        reason = f"needs the real data: set SHARED_DATA ({folder} is no folder)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return folder
