"""The process in which hostile input is read: `python -m crawlers.worker_process`.

Reads Requests from standard input until it is closed, writes Replies to standard output. It may be
killed at any time; a bug ends it with a trace on standard error, and the parent starts another.
"""

import os
import resource
import sys
from typing import IO

import msgspec

from crawlers.read_document import DocumentUnreadable, read_document
from crawlers.readers import READERS
from crawlers.worker_messages import DocumentJob, Job, Reply, Request, read_frame, write_frame
from records import Failure, SourceError

MEMORY = 1 << 30


def answer(request: Request) -> Reply:
    """Do what was asked."""
    if request.answer:
        return read_answer(request.answer)
    return find_text(request.document) if request.document else Reply(reason="nothing was asked")


def find_text(job: DocumentJob) -> Reply:
    """Find the text of one document."""
    try:
        return Reply(text=read_document(job.document, job.max_bytes))
    except DocumentUnreadable as error:
        return Reply(reason=str(error))


def read_answer(job: Job) -> Reply:
    """Read one answer of a source."""
    reader = READERS.get(job.source.reader)
    if reader is None:
        reason = f"no reader {job.source.reader!r}; readers: {', '.join(READERS)}"
        return Reply(failure=Failure.MAPPING, reason=reason)
    try:
        return Reply(reading=reader(job.source, job.body, job.now, job.item_max_bytes))
    except SourceError as error:
        return Reply(failure=error.failure, reason=error.reason)


def serve(incoming: IO[bytes], outgoing: IO[bytes]) -> None:
    """Answer requests until `incoming` ends; an empty message first says that all is loaded."""
    decoder = msgspec.msgpack.Decoder(Request)
    write_frame(outgoing, b"")
    while (payload := read_frame(incoming)) is not None:
        write_frame(outgoing, msgspec.msgpack.encode(answer(decoder.decode(payload))))


def main() -> None:
    """Serve on the standard pipes, with limited memory; stray prints go to standard error."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with os.fdopen(os.dup(1), "wb") as outgoing:
        os.dup2(2, 1)
        serve(sys.stdin.buffer, outgoing)


if __name__ == "__main__":
    main()
