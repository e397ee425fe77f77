"""The invented town: walked once, served by the product's own web server, and its letters."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from config.settings import load_settings
from demo.folder import TOWN_ID, free_port
from demo.processes import Crew
from jobs.collect import collect_now
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.letters import queue_all_digests, send_letters
from jobs.match_changes import Matching
from tests.browser.gazette import Gazette
from tests.filled_town import own_environ

SOURCE = f"{TOWN_ID}/gazette"
PATIENCE_S = 120.0


@dataclass
class PortLune:
    """One running instance: its folder, its pages' address, and what its worker does."""

    home: Path
    gazette: Gazette
    environ: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        # Each visitor comes with an address of his own, as through a proxy, and has his own limits.
        self.environ = {
            "ILOT_HOME": str(self.home),
            "ILOT_TOWNS": str(self.home / "towns"),
            "ILOT_MAIL_URL": f"folder:{self.home}/mail",
            "ILOT_ALLOW_PRIVATE_ADDRESSES": "true",
            "ILOT_HOST_GAP": "0",
            "ILOT_TRUSTED_PROXIES": "1",
            "ILOT_BASE_URL": self.base,
            **self.environ,
        }

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @cached_property
    def instance(self) -> Instance:
        return Instance(load_settings(self.environ))

    def crew(self) -> Crew:
        """What starts this instance's programs; leaving its `with` block ends them."""
        return Crew({**own_environ(), **self.environ})

    def run(self, *command: str) -> None:
        """Run `python -m jobs …` to its end."""
        with self.crew() as crew:
            assert crew.run(["jobs", *command]) == 0, command

    def serve(self, crew: Crew) -> None:
        """Start the web server and wait until it answers."""
        server = crew.start("jobs", "serve", "--port", str(self.port))
        deadline = monotonic() + PATIENCE_S
        while True:
            try:
                with urlopen(f"{self.base}/robots.txt"):
                    return
            except URLError:
                assert server.poll() is None, "the web server ended"
                assert monotonic() < deadline, "the web server does not answer"
                sleep(0.05)

    def publish(self, title: str, text: str) -> str:
        """Have the gazette print an entry, read it and work it; return the item's id."""
        item_id = self.gazette.print(title, text, SOURCE)
        run = collect_now(self.instance, SOURCE, datetime.now(UTC))
        assert run is not None
        assert run.new == 1, run
        self.tick()
        return item_id

    def tick(self) -> None:
        """All that the worker does with what changed."""
        index_changes(self.instance)
        Matching(self.instance).match_changes(datetime.now(UTC))

    def send_digests(self) -> None:
        """Send every reader's digest now, whatever the hour."""
        queue_all_digests(self.instance, datetime.now(UTC))
        self.send_letters()

    def send_letters(self) -> None:
        """Send the letters that wait."""
        send_letters(self.instance, datetime.now(UTC))

    def letters_to(self, address: str) -> list[EmailMessage]:
        """The letters that lie in somebody's mailbox, the oldest first."""
        files = sorted((self.home / "mail").glob("*.eml"), key=lambda p: p.stat().st_mtime_ns)
        letters = [message_from_bytes(p.read_bytes(), policy=policy.default) for p in files]
        return [letter for letter in letters if letter["To"] == address]


def link_in(letter: EmailMessage, kind: str) -> str:
    """The one link of a kind ("confirm", "unsubscribe") in a letter's plain text."""
    body = letter.get_body(("plain",))
    assert body is not None
    [link] = set(re.findall(rf"http://\S+/{kind}/\S+", body.get_content()))
    return link


def add_gazette(town: PortLune) -> None:
    """Add our own publisher to the town, and read it once: a first reading tells nobody."""
    sources = town.home / "towns" / TOWN_ID / "sources"
    (sources / "gazette.toml").write_text(
        f'name = "La Gazette"\npublisher = "media"\nreader = "rss_atom"\ntheme = "roads"\n'
        f'theme_weight = 0.9\naddress = "{town.gazette.url}"\n'
    )
    town.run("town", "import", TOWN_ID)
    town.publish("Numéro zéro", "La Gazette paraît à Port-Lune.")
