"""The embedded index's folder goes, is damaged, or its disk is full: pages stay up."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jobs.__main__ import main
from tests.outages.world import BEHIND, FEEDS, PAGES, World

ROOT = Path(__file__).parents[2]


@pytest.fixture
def world(worlds) -> World:
    world = worlds(ILOT_SEARCH_URL="embedded")
    world.keep(20)
    world.tick()
    assert "Number 3" in world.home()
    return world


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "var/index"


def remove(folder: Path) -> None:
    shutil.rmtree(folder)


def empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def overwrite(folder: Path) -> None:
    for path in folder.glob("g*"):
        path.write_bytes(b"not what was written here " * 10_000)


def mispoint(folder: Path) -> None:
    (folder / "current").write_text("g77\n")


def garble(folder: Path) -> None:
    (folder / "current").write_text("")
    (folder / "lock").write_text("not a number")


def lose(folder: Path) -> None:
    (folder / "current").unlink()
    (folder / "lock").unlink()


@pytest.mark.parametrize("damage", [remove, empty, overwrite, mispoint, garble, lose])
def test_what_happens_to_the_folder_delays_and_is_mended_by_a_rebuild(world, folder, damage):
    damage(folder)
    world.expect_pages_without_search()
    world.keep(1)
    world.tick()
    assert "run `python -m jobs rebuild`" in world.away()
    assert world.waiting() >= 1

    assert main(["rebuild"]) == 0
    world.expect_all_found()


def test_a_full_disk_delays_changes_and_pages_go_on(world):
    world.keep(5)
    full = work(largest_file=0)
    assert full.returncode == 3
    assert "disk" in full.stderr
    assert world.waiting() == 5
    assert BEHIND not in world.home()
    assert [world.client.get(path).status_code for path in (*PAGES, *FEEDS)] == [200] * 6

    assert work().returncode == 0
    assert world.waiting() == 0
    world.expect_all_found()


def work(largest_file: int = resource.RLIM_INFINITY) -> subprocess.CompletedProcess[str]:
    """Let another process do the worker's part; what it writes must not be larger, in bytes."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    command = [sys.executable, "-B", "-m", "jobs", "work", "--once"]
    return subprocess.run(command, cwd=ROOT, preexec_fn=bound, capture_output=True, text=True)
