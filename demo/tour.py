"""Where to look once the demo runs."""

from collections import Counter

from demo.folder import TOWN_ID, Folder
from records import item_id


def tour(seed: int, base: str, folder: Folder) -> str:
    """Return the addresses worth opening, a line each."""
    return ""
