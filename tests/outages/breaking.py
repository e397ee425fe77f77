"""Ends, stops and starts a server's nodes, by the command that …_CONTROL names."""

import os
import shlex
import subprocess
from typing import Self

from tests.search.elastic import refuse


class Breaking:
    """The nodes of a server, counted from 1; at the end all of them are up again."""

    def __init__(self, server: str) -> None:
        command = os.environ.get(f"{server}_CONTROL", "")
        if not command:
            refuse(f"a server's end is not tested: {server}_CONTROL names no command that ends it")
        self._command = shlex.split(command)
        self._dead: set[int] = set()
        self._still: set[int] = set()

    def kill(self, node: int) -> None:
        """End a node as a power cut does."""
        self._do("kill", node)
        self._dead.add(node)

    def restart(self, node: int) -> None:
        """Start a node that was ended; returns when it has joined the others."""
        self._do("restart", node)
        self._dead.discard(node)

    def pause(self, node: int) -> None:
        """Let a node stand still: connections to it stay open, and nothing is answered."""
        self._do("pause", node)
        self._still.add(node)

    def resume(self, node: int) -> None:
        """Let a node that stands still go on."""
        self._do("resume", node)
        self._still.discard(node)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for node in tuple(self._still):
            self.resume(node)
        for node in tuple(self._dead):
            self.restart(node)

    def _do(self, what: str, node: int) -> None:
        subprocess.run([*self._command, what, str(node)], check=True)
