"""An index that is measured again: built once, with a note of what is in it."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(slots=True)
class Kept:
    """What an index holds: the items of a seed, and how many came after them."""

    items: int
    seed: int
    towns: int
    prefix: str
    filled: dict[str, int]  # how many items each engine has by now

    @classmethod
    def new(cls, items: int, seed: int, towns: int) -> "Kept":
        """Return a note of nothing yet."""
        return cls(items, seed, towns, f"benchmark-{secrets.token_hex(4)}", {})

    @classmethod
    def read(cls, folder: Path) -> "Kept":
        """Return the note that lies in a folder.

        Raises SystemExit if there is none.
        """
        try:
            return cls(**json.loads((folder / "kept.json").read_text(encoding="utf-8")))
        except FileNotFoundError as error:
            raise SystemExit(f"{folder} holds no index: build one with --keep {folder}") from error

    @classmethod
    def refuse_another(cls, folder: Path) -> None:
        """Raise SystemExit if a folder has a note: what it tells of would be forgotten."""
        if (folder / "kept.json").exists():
            raise SystemExit(f"{folder} holds an index: measure it with --reuse {folder}")

    def write(self, folder: Path) -> None:
        """Leave the note in a folder."""
        (folder / "kept.json").write_text(json.dumps(asdict(self)), encoding="utf-8")
