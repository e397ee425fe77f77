"""What goes through the pipe to a worker and back: a length, then msgpack.

Not pickle: the worker reads hostile input, and unpickling runs code.
"""

import struct
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from crawlers.reading import Reading
from records import Failure, Source

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Job:
    """One answer to read."""

    source: Source
    body: bytes
    now: datetime
    item_max_bytes: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a job: a reading, or why the answer as a whole can't be read."""

    reading: Reading | None
    failure: Failure | None = None
    reason: str = ""


def write_frame(pipe: IO[bytes], payload: bytes) -> None:
    """Write one message. Raises BrokenPipeError if nobody reads."""
    pipe.write(_LENGTH.pack(len(payload)))
    pipe.write(payload)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    """Return the next message; None if the other end is closed, be it in its midst."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    payload = pipe.read(length)
    return payload if len(payload) == length else None
