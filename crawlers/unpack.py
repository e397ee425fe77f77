"""Collect bytes under a cap, packed and unpacked: a few kB of gzip can hold gigabytes."""

import zlib
from collections.abc import Iterable, Iterator

_GZIP_MAGIC = b"\x1f\x8b"
_ENCODINGS = {"": 0, "identity": 0, "gzip": 31, "x-gzip": 31, "deflate": 47}
_STEP = 1 << 18


class TooBig(ValueError):
    """More bytes than allowed."""


class Unpackable(ValueError):
    """The packing is unknown, broken or cut off."""


def collect(chunks: Iterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """Return the content of `chunks`, unpacked by a Content-Encoding ("" = as it is).

    A gzip file inside (an address ending in .gz) is unpacked too, once.
    Raises TooBig if packed or unpacked content is over `max_bytes`; Unpackable.
    """
    encoding = encoding.strip().lower()
    if encoding not in _ENCODINGS:
        raise Unpackable(f"packed as {encoding!r}; gzip and deflate are understood")
    packed = _capped(chunks, max_bytes)
    bits = _ENCODINGS[encoding]
    content = b"".join(_capped(_inflated(packed, bits), max_bytes) if bits else packed)
    if content.startswith(_GZIP_MAGIC):
        content = b"".join(_capped(_inflated([content], 31), max_bytes))
    return content


def _capped(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise TooBig(f"more than {max_bytes} bytes")
        yield chunk


def _inflated(chunks: Iterable[bytes], bits: int) -> Iterator[bytes]:
    """Yield unpacked pieces of bounded size; gzip members one after the other are joined."""
    engine = zlib.decompressobj(bits)
    for chunk in chunks:
        rest = chunk
        while rest:
            if engine.eof:
                engine = zlib.decompressobj(bits)
            try:
                yield engine.decompress(rest, _STEP)
            except zlib.error as error:
                raise Unpackable(f"broken packing: {error}") from error
            # Tape-style zero padding may follow a gzip member.
            rest = engine.unused_data.lstrip(b"\0") if engine.eof else engine.unconsumed_tail
    yield engine.flush()
    if not engine.eof:
        raise Unpackable("the packed content is cut off")
