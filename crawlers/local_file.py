"""Read a source that is a file on this machine, under the same caps as a web answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from crawlers.answer import Answer
from crawlers.manners import Manners
from crawlers.unpack import TooBig, Unpackable, collect
from records import Failure, Source, SourceError

_CHUNK = 1 << 18


def read_file(source: Source, manners: Manners) -> Answer:
    """Return a file's content, unpacked if it is gzip.

    Raises SourceError: missing_file (absent, a folder, not readable), too_big, parse (bad gzip).
    """
    path = Path(source.address)
    try:
        with path.open("rb") as file:
            return Answer(collect(_chunks(file), "", manners.max_bytes))
    except OSError as error:
        reason = f"{path}: {error.strerror or error}"
        raise SourceError(source.id, Failure.MISSING_FILE, reason) from error
    except TooBig as error:
        raise SourceError(source.id, Failure.TOO_BIG, f"{path}: {error}") from error
    except Unpackable as error:
        raise SourceError(source.id, Failure.PARSE, f"{path}: {error}") from error


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
