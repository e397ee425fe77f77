"""What goes through the pipe to a worker and back: a length, then msgpack.

Not pickle: the worker reads hostile input, and unpickling runs code.
"""

import struct
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from crawlers.document import Document, DocumentText
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
class DocumentJob:
    """A page or PDF to find the text of; `source_id` says for whom."""

    source_id: str
    document: Document
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Request:
    """One of the two."""

    answer: Job | None = None
    document: DocumentJob | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request: a reading or a text, or why there is none."""

    reading: Reading | None = None
    text: DocumentText | None = None
    failure: Failure = Failure.PARSE
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
