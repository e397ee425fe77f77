"""Small PDFs, written by hand, so that tests say what is in them."""

import zlib
from collections.abc import Sequence

_PICTURE = b"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray"


def pdf(*pages: Sequence[str], trailer: bytes = b"") -> bytes:
    """A PDF with these lines on its pages, in Helvetica, from the top downwards."""
    return assemble([_stream(_words(lines)) for lines in pages], trailer)


def scan(pages: int = 1) -> bytes:
    """A PDF whose pages are pictures."""
    return assemble([_stream(b"q 500 0 0 700 40 40 cm /Im1 Do Q")] * pages)


def locked() -> bytes:
    """A PDF that opens with a password only."""
    key = b"<" + b"5A" * 32 + b">"
    rules = b"/Filter /Standard /V 1 /R 2 /P -4 /O " + key + b" /U " + key
    return pdf(["Secret"], trailer=b"/Encrypt << " + rules + b" >> /ID [<00> <00>]")


def bomb(megabytes: int) -> bytes:
    """A PDF of some kB whose page unfolds to so many megabytes, packed twice."""
    engine = zlib.compressobj(9)
    packed = b"".join(engine.compress(b"(x) Tj " * 150_000) for _ in range(megabytes))
    content = zlib.compress(packed + engine.flush(), 9)
    return assemble([_stream(content, b"/Filter [/FlateDecode /FlateDecode] ")])


def assemble(streams: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of pages with these content streams."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(streams)))
    pages = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(streams)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        pages,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream(b"\x00\xff\xff\x00", _PICTURE.removeprefix(b"<< ") + b" /BitsPerComponent 8 "),
    ]
    resources = b"/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >>"
    for number, stream in enumerate(streams):
        box = b"/MediaBox [0 0 595 842] /Contents %d 0 R" % (6 + 2 * number)
        objects += [b"<< /Type /Page /Parent 2 0 R " + box + b" " + resources + b" >>", stream]
    return _file(objects, trailer)


def _words(lines: Sequence[str]) -> bytes:
    shown = b" T* ".join(b"(" + _escaped(line) + b") Tj" for line in lines)
    return b"BT /F1 11 Tf 14 TL 40 800 Td " + shown + b" ET"


def _escaped(line: str) -> bytes:
    text = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return text.encode("cp1252")


def _stream(content: bytes, keys: bytes = b"") -> bytes:
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (keys, len(content), content)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    file = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    xref = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return file + xref + end % (size, trailer, len(file))
