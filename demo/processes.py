"""Starts programs in process groups of their own, and ends all that it started."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from time import monotonic, sleep
from types import TracebackType
from typing import Self

PATIENCE = 8.0  # seconds between asking a group to end and killing it


class Crew:
    """The programs of one demo; leaving its `with` block ends them all, children too."""

    def __init__(self, environ: Mapping[str, str], patience: float = PATIENCE) -> None:
        self._environ = dict(environ)
        self._patience = patience
        self._started: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def start(self, *module: str, piped: bool = False) -> subprocess.Popen[str]:
        """Start `python -m …` in a process group of its own."""
        program = subprocess.Popen(
            [sys.executable, "-m", *module],
            env=self._environ,
            stdout=subprocess.PIPE if piped else None,
            text=True,
            start_new_session=True,
        )
        self._started.append(program)
        return program

    def run(self, module: Sequence[str]) -> int:
        """Run `python -m …` to its end and return its exit code."""
        return self.start(*module).wait()

    def ask(self, module: Sequence[str]) -> list[str]:
        """Run `python -m …` to its end and return the lines that it printed."""
        program = self.start(*module, piped=True)
        lines = program.stdout.read().splitlines() if program.stdout else []
        program.wait()
        return lines

    def wait(self, meanwhile: Callable[[], None]) -> int:
        """Wait until one of the running programs ends; return its exit code.

        Calls `meanwhile` several times a second.
        """
        running = [program for program in self._started if program.poll() is None]
        while True:
            for program in running:
                code = program.poll()
                if code is not None:
                    return code
            meanwhile()
            sleep(0.2)

    def end(self) -> None:
        """Ask every group to end, newest first; kill what is left after a while."""
        for program in reversed(self._started):
            _signal(program, signal.SIGTERM)
        deadline = monotonic() + self._patience
        for program in self._started:
            with suppress(subprocess.TimeoutExpired):
                program.wait(max(0.0, deadline - monotonic()))
            # the leader has gone or hangs: either way nobody of its group may stay
            _signal(program, signal.SIGKILL)
            program.wait()
            if program.stdout:
                program.stdout.close()


def _signal(program: subprocess.Popen[str], number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, number)
