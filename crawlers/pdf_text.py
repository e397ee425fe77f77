"""The text of a PDF, by PDFium.

It is native code that reads hostile input: for the killable worker only, like all readers.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from crawlers.pdf_lines import paragraphs_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 500
_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD in PDFium's fpdfview.h
_LETTER = re.compile(r"[^\W\d_]")
# A scan has no letters, or those of a stamp: fewer than these on its first pages.
_FEWEST_LETTERS = 20


class PdfUnreadable(ValueError):
    """A PDF that is broken or locked; says which."""


def read_pdf(content: bytes, most_letters: int) -> tuple[tuple[str, ...], bool]:
    """Return a PDF's paragraphs, and whether some were left out for their length.

    No paragraphs if its pages are pictures (a scan). Raises PdfUnreadable.
    """
    # Loading PDFium takes 80 ms, for which readers of feeds need not wait.
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        locked = error.err_code == _WRONG_PASSWORD
        reason = "the PDF is locked by a password" if locked else f"the PDF is broken: {error}"
        raise PdfUnreadable(reason) from error
    with closing(document):
        pages: list[str] = []
        letters = 0
        for page in islice(_pages(document), MAX_PAGES):
            pages.append(page)
            letters += len(page)
            if letters > most_letters:
                break
        is_cut = len(pages) < len(document)
    if sum(len(_LETTER.findall(page)) for page in pages) < _FEWEST_LETTERS:
        return (), is_cut
    return paragraphs_of(pages), is_cut


def _pages(document: "PdfDocument") -> Iterator[str]:
    """Yield the text of each page; "" of one that is broken."""
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                words = text.get_text_bounded()
        except PdfiumError:
            words = ""
        yield words
