"""Which search engine the demo uses: its own files, or a server that the environment names."""

import os
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex

_NAMES = ("URL", "USER", "PASSWORD", "API_KEY", "CA")


def engine_environ(home: Path, given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the settings search_… from SEARCH_URL, SEARCH_USER and so on, where there are any.

    Each home has a prefix of its own, so that demos can share a server with others; a home that
    was forgotten and made anew has a new record, and so a new one.
    """
    named = {f"ILOT_SEARCH_{name}": given.get(f"SEARCH_{name}", "") for name in _NAMES}
    chosen = {name: value for name, value in named.items() if value}
    return {"ILOT_SEARCH_URL": "embedded", **chosen, "ILOT_SEARCH_PREFIX": _prefix(home)}


def _prefix(home: Path) -> str:
    """Return what this home's indices are called by, made up the first time."""
    kept = home / "search_prefix"
    if not kept.exists():
        home.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"ilot-demo-{token_hex(4)}", encoding="ascii")
    return kept.read_text(encoding="ascii")
