"""What the demo keeps below var/demo, and whether it is still of today."""

import fcntl
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from demo.publishers.newsroom import Edition, publish
from demo.publishers.sources import write_sources
from demo.publishers.truth import write_truth
from demo.town.build import build_town
from demo.town.files import write_town

TOWN_ID = "port-lune"
_CODE = Path(__file__).parent


@dataclass(frozen=True)
class Folder:
    """The demo's home: towns, record, index, letters and a note of how they were made."""

    home: Path

    @property
    def towns(self) -> Path:
        """The folder of the setting `towns`."""
        return self.home / "towns"

    @property
    def mail(self) -> Path:
        """Where letters land."""
        return self.home / "mail"

    @property
    def truth(self) -> Path:
        """What each item is really about, a JSON line each."""
        return self.home / "truth.jsonl"

    @property
    def _note_path(self) -> Path:
        return self.home / "made.json"

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold the home for this process; give False if another demo has it.

        The lock goes with the process that took it, however that ends: a file left behind is none.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def site_port(self) -> int:
        """Return the publishers' port: the last one if it is free, so that links stay the same."""
        last = int(self._made().get("site_port", 0))
        return last if last and is_free(last) else free_port()

    def is_filled(self, edition: Edition, site_port: int) -> bool:
        """Tell whether the record holds the town and its items as they would be made now."""
        wanted = {**_making(edition, site_port), "filled": "yes"}
        return self._made() == wanted and (self.home / "ilot.sqlite").is_file()

    def write(self, edition: Edition, site_port: int) -> None:
        """Write the town, its sources and the truth about its items."""
        site = f"http://127.0.0.1:{site_port}"
        town = build_town(edition.seed)
        write_town(town, self.towns / TOWN_ID)
        write_sources(town, self.towns / TOWN_ID / "sources", site)
        write_truth(publish(town, edition), self.truth, TOWN_ID, site)
        self._note(_making(edition, site_port))

    def mark_filled(self) -> None:
        """Note that all that was written has been collected."""
        self._note({**self._made(), "filled": "yes"})

    def _made(self) -> dict[str, str]:
        try:
            made: dict[str, str] = json.loads(self._note_path.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return made

    def _note(self, made: dict[str, str]) -> None:
        self._note_path.write_text(json.dumps(made, indent=1) + "\n", "utf-8")


def _making(edition: Edition, site_port: int) -> dict[str, str]:
    return {
        "seed": str(edition.seed),
        "today": edition.today.isoformat(),
        "site_port": str(site_port),
        "generator": generator_version(),
    }


def generator_version() -> str:
    """Return a hash of the demo's code and data: another version, another town."""
    digest = sha256()
    for path in sorted([*_CODE.rglob("*.py"), *_CODE.rglob("*.toml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Tell whether a server could listen on a port of loopback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
