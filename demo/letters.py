"""Tells on the terminal of each letter that lands in the folder of letters."""

from pathlib import Path


class Letterbox:
    """A folder of .eml files; those that lie there at first are no news."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = set(self._letters())

    def take_new(self) -> tuple[Path, ...]:
        """Return the letters that came since last time, the oldest first."""
        new = [path for path in self._letters() if path not in self._known]
        self._known.update(new)
        return tuple(sorted(new, key=lambda path: (path.stat().st_mtime_ns, path.name)))

    def tell(self) -> None:
        """Print a line for each letter that came since last time."""
        for path in self.take_new():
            print(f"letter: {shown(path)}", flush=True)

    def _letters(self) -> list[Path]:
        return list(self._folder.glob("*.eml"))


def shown(path: Path) -> str:
    """Return a path as one would type it: from the working directory if it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
