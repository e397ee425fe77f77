"""A process to be killed: `python -m tests.jobs.consumer_process WHAT`, WHAT being work or rebuild.

Each line of input is at how many calls of our own code one of them is killed (0: never), and each
line of output how many there were, or "killed". It is a fork: it opens all of its own.
"""

import os
import signal
import sys
from contextlib import closing
from pathlib import Path
from types import FrameType

from config.settings import load_settings
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.match_changes import Matching
from jobs.rebuild import rebuild
from tests.store.examples import NOON

ROOT = str(Path(__file__).parents[2])


class Fate:
    """Counts the calls that our code makes and gets, and kills this process at one of them."""

    def __init__(self, killed_at: int) -> None:
        self.calls = 0
        self._killed_at = killed_at

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        if event in ("call", "c_call") and frame.f_code.co_filename.startswith(ROOT):
            self.calls += 1
            if self.calls == self._killed_at:
                os.kill(os.getpid(), signal.SIGKILL)


def work(instance: Instance, killed_at: int) -> None:
    """Feed the index, or the alerts first, as one tick or the other comes first."""
    ticks = [lambda: index_changes(instance), lambda: Matching(instance).match_changes(NOON)]
    for tick in ticks if killed_at % 2 else reversed(ticks):
        tick()


def meet_fate(what: str, killed_at: int) -> None:
    """Do it until killed."""
    fate = Fate(killed_at)
    with closing(Instance(load_settings())) as instance:
        sys.setprofile(fate)
        work(instance, killed_at) if what == "work" else rebuild(instance)
        sys.setprofile(None)
    sys.stdout.write(f"{fate.calls}\n")


def main(what: str) -> None:
    for line in sys.stdin:
        if not (child := os.fork()):
            meet_fate(what, int(line))
            sys.stdout.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            sys.stdout.write("killed\n" if os.WIFSIGNALED(status) else "failed\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
