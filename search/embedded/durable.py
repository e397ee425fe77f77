"""Files and folders that are on disk for good once a function returns."""

import os
from pathlib import Path


def write_durably(path: Path, line: str) -> None:
    """Replace a file by one line, as a whole: who reads it meanwhile sees the old or the new."""
    made = path.with_name(path.name + ".new")
    with made.open("w", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Bring a file, or what a folder says of its files, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
