"""A matcher in a file, so that a million readers are known again within seconds.

A line that says what it is, a checksum of all that follows, then the head and the matcher's parts,
each with its length. It is put in its place in one step: there is a whole one or none.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path

import msgspec

from alerts.matching.matcher import Matcher
from alerts.matching.wordings import Analysis

_TITLE = b"ilot matcher 1\n"
_DIGEST = 32  # bytes
_LENGTH = 8
_DRAFT = ".draft"


@dataclass(frozen=True, slots=True)
class Head:
    """Of what a snapshot is: the record's id, its last change that was taken up, and the code.

    `made_by` differs where another version might read the same subscriptions otherwise.
    """

    record_id: str
    made_by: str
    seq: int


class BadSnapshot(Exception):
    """A snapshot that can't be taken; its words say why."""


def write_snapshot(path: Path, matcher: Matcher, head: Head) -> None:
    """Put a snapshot in place of the one that is there. Raises OSError if it can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f"{path.name}.*{_DRAFT}"):  # by who died while writing
        left.unlink(missing_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}{_DRAFT}")
    # Where readers live is nobody else's business.
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        digest = blake2b(digest_size=_DIGEST)
        file.write(_TITLE + bytes(_DIGEST))
        for part in chain([msgspec.msgpack.encode(head)], matcher.to_parts()):
            for piece in (len(part).to_bytes(_LENGTH), part):
                digest.update(piece)
                file.write(piece)
        file.seek(len(_TITLE))
        file.write(digest.digest())
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


def read_snapshot(
    path: Path, analysis: Analysis, record_id: str, made_by: str
) -> tuple[Matcher, int]:
    """Return the matcher and the last change that it knows.

    Raises FileNotFoundError if there is none; BadSnapshot if it is damaged, of another record or
    by other code.
    """
    data = memoryview(path.read_bytes())
    start = len(_TITLE) + _DIGEST
    if data[: len(_TITLE)] != _TITLE:
        raise BadSnapshot("it is no snapshot of this format")
    if blake2b(data[start:], digest_size=_DIGEST).digest() != data[len(_TITLE) : start]:
        raise BadSnapshot("it is damaged")
    parts = _parts(data[start:])
    head = msgspec.msgpack.decode(next(parts), type=Head)
    if head.record_id != record_id:
        raise BadSnapshot("it is of another record")
    if head.made_by != made_by:
        raise BadSnapshot("another version wrote it")
    return Matcher.from_parts(analysis, parts), head.seq


def _parts(data: memoryview) -> Iterator[memoryview]:
    while data:
        end = _LENGTH + int.from_bytes(data[:_LENGTH])
        yield data[_LENGTH:end]
        data = data[end:]
