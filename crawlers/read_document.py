"""From a document's bytes to its text, whatever it turns out to be. For the worker only."""

import re

from crawlers.decode import decode
from crawlers.document import Document, DocumentText, is_pdf
from crawlers.main_text import MAX_LETTERS, main_text, parse_page
from crawlers.page_facts import facts_of
from crawlers.pdf_text import PdfUnreadable, read_pdf
from crawlers.sanitise import Sanitiser, escape_text, printable

NO_TEXT_IN_PDF = "no_text_in_pdf"
CUT = "cut"

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|article)[\s>]", re.I)
_START = 2_048  # bytes in which a document says what it is


class DocumentUnreadable(ValueError):
    """A document that holds no text that could be read; says why."""


def read_document(document: Document, max_bytes: int) -> DocumentText:
    """Return a document's text, at most `max_bytes` of HTML. Raises DocumentUnreadable."""
    if is_pdf(document.content):
        return _read_pdf(document, max_bytes)
    kind = document.content_type.partition(";")[0].strip().lower()
    if kind == "text/plain":
        text = decode(document.content, _charset(document))
        return _sanitised(document, escape_text(printable(text)), max_bytes)
    if "html" in kind or _HTML.search(document.content[:_START]):
        return _read_page(document, max_bytes)
    raise DocumentUnreadable(f"is {kind or 'of no known kind'}, neither a web page nor a PDF")


def _read_pdf(document: Document, max_bytes: int) -> DocumentText:
    try:
        paragraphs, is_cut = read_pdf(document.content, max_bytes)
    except PdfUnreadable as error:
        raise DocumentUnreadable(str(error)) from error
    if not paragraphs:
        return DocumentText("", warnings=(NO_TEXT_IN_PDF,))
    html = "\n".join(f"<p>{escape_text(printable(text))}</p>" for text in paragraphs)
    text = _sanitised(document, html, max_bytes)
    return DocumentText(text.html, warnings=(CUT,)) if is_cut else text


def _read_page(document: Document, max_bytes: int) -> DocumentText:
    page = decode(document.content, _charset(document))
    tree = parse_page(page[:MAX_LETTERS])
    if tree is None:
        raise DocumentUnreadable("the page is empty")
    facts = facts_of(tree)
    html = main_text(tree, facts.title)
    if not html:
        raise DocumentUnreadable("no main text was found in the page")
    text = _sanitised(document, printable(html), max_bytes)
    is_cut = text.warnings or len(page) > MAX_LETTERS
    return DocumentText(
        text.html,
        title=printable(facts.title),
        published=printable(facts.published),
        starts=printable(facts.starts),
        ends=printable(facts.ends),
        place=printable(facts.place),
        warnings=(CUT,) if is_cut else (),
    )


def _sanitised(document: Document, html: str, max_bytes: int) -> DocumentText:
    cleaned = Sanitiser(document.address, max_bytes).clean(html)
    return DocumentText(cleaned.html, warnings=(CUT,) if cleaned.cut else ())


def _charset(document: Document) -> str:
    """Return the encoding that the server declares, else the page itself; "" if neither does."""
    declared = _DECLARED.search(document.content_type)
    if declared:
        return declared[1]
    in_page = _CHARSET.search(document.content[:_START])
    return in_page[1].decode("ascii", "replace") if in_page else ""
