"""The process in which hostile input is read: `python -m crawlers.worker_process`.

Reads Jobs from standard input until it is closed, writes Replies to standard output. It may be
killed at any time; a bug ends it with a trace on standard error, and the parent starts another.
"""

import os
import resource
import sys
from typing import IO

import msgspec

from crawlers.readers import READERS
from crawlers.worker_messages import Job, Reply, read_frame, write_frame
from records import Failure, SourceError

MEMORY = 1 << 30


def read_one(job: Job) -> Reply:
    """Read one answer."""
    reader = READERS.get(job.source.reader)
    if reader is None:
        reason = f"no reader {job.source.reader!r}; readers: {', '.join(READERS)}"
        return Reply(None, Failure.MAPPING, reason)
    try:
        return Reply(reader(job.source, job.body, job.now, job.item_max_bytes))
    except SourceError as error:
        return Reply(None, error.failure, error.reason)


def serve(incoming: IO[bytes], outgoing: IO[bytes]) -> None:
    """Answer jobs until `incoming` ends; an empty message first says that all is loaded."""
    decoder = msgspec.msgpack.Decoder(Job)
    write_frame(outgoing, b"")
    while (payload := read_frame(incoming)) is not None:
        write_frame(outgoing, msgspec.msgpack.encode(read_one(decoder.decode(payload))))


def main() -> None:
    """Serve on the standard pipes, with limited memory; stray prints go to standard error."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with os.fdopen(os.dup(1), "wb") as outgoing:
        os.dup2(2, 1)
        serve(sys.stdin.buffer, outgoing)


if __name__ == "__main__":
    main()
