"""The invented town as `make demo` fills it; without a server, filled once for all who want it."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

ROOT = Path(__file__).parent.parent
NOTHING: Mapping[str, str] = MappingProxyType({})


def fill_town(home: Path, given: Mapping[str, str] = NOTHING) -> None:
    """Fill a folder as `make demo` does: publishers, collecting, placing, indexing."""
    command = [sys.executable, "-m", "demo", "--once", "--home", str(home)]
    environ = {**own_environ(), **given}
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def copy_filled_town(home: Path, factory: pytest.TempPathFactory) -> None:
    """Make a copy of the town that was filled in this run, by whichever process was the first."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # of all processes
    filled, mark = folder / "filled-town", folder / "filled-town.mark"
    with (folder / "filled-town.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not mark.exists():
            fill_town(filled)
            mark.touch()
    shutil.copytree(filled, home, dirs_exist_ok=True)


def own_environ() -> dict[str, str]:
    """The environment without the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ILOT_")}
    return {**kept, "PYTHONPATH": str(ROOT)}
