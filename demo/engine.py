"""Which search engine the demo uses: its own files, or a server that the environment names."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

_NAMES = ("URL", "USER", "PASSWORD", "API_KEY", "CA")


def engine_environ(home: Path, given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the settings search_… from SEARCH_URL, SEARCH_USER and so on, where there are any.

    Each home has a prefix of its own, so that demos can share a server with others.
    """
    named = {f"ILOT_SEARCH_{name}": given.get(f"SEARCH_{name}", "") for name in _NAMES}
    prefix = f"ilot-demo-{sha256(str(home).encode()).hexdigest()[:8]}"
    chosen = {name: value for name, value in named.items() if value}
    return {"ILOT_SEARCH_URL": "embedded", **chosen, "ILOT_SEARCH_PREFIX": prefix}
