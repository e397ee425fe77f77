"""A web page or PDF as it came, and the text that was found in it."""

from dataclasses import dataclass

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Document:
    """A page's or file's bytes; `content_type` as its server said, `address` where it ended."""

    content: bytes
    content_type: str
    address: str


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What a document says of itself; "" where it says nothing.

    `html` is its main text, sanitised, without the heading that `title` repeats. `published` and,
    of the event that it tells of, `starts`, `ends` and `place` are as its publisher wrote them for
    programs. `warnings` are codes of RawItem.
    """

    html: str
    title: str = ""
    published: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    warnings: tuple[str, ...] = ()


def is_pdf(content: bytes) -> bool:
    """Tell whether bytes are a PDF; its sign may have some rubbish before it."""
    return b"%PDF-" in content[:1024]
