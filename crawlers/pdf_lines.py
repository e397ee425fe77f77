"""From a PDF's lines to paragraphs: a PDF knows only what stands where on its pages.

Lines that a paragraph was set in are joined, so that a street's name is whole; what every page
repeats at its top and foot is kept once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

# PDFium's sign for a hyphen that ends a line; it joins the two lines itself.
_HYPHEN = "\x02"
_SPLIT_WORD = re.compile(rf"(\w+){_HYPHEN}(\w+)")
_COMPOUND = re.compile(r"\w+-\w+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–]?\s*\d+\s*[-–]?\s*(?:(?:/|of|sur|de)\s*\d+)?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LIST_MARK = re.compile(r"(?:[-–—•▪●◦*]|\(?(?:\d{1,3}|[a-z]|[ivxIVX]{1,5})[.)°/-])\s")
_SENTENCE_END = (".", "!", "?", ":", ";", "…", "»")
# A line that ends with one of these is not over: French and English articles and prepositions.
_LINKS = frozenset(
    {
        *("a", "à", "and", "at", "au", "aux", "avec", "by", "dans", "de", "des"),
        *("du", "en", "entre", "et", "for", "from", "in", "la", "le", "les", "of"),
        *("on", "ou", "par", "pour", "rue", "sur", "the", "to", "un", "une", "with"),
    }
)
_HEADS = 2  # lines at either end of a page that may be running heads
_FULL = 0.85  # of the widest line around: such a line was broken for want of room


def paragraphs_of(pages: Sequence[str]) -> tuple[str, ...]:
    """Return the paragraphs of a PDF's pages, in their order."""
    split = [_lines(page) for page in _joined_words(pages)]
    lines = [line for page in _without_heads(split) for line in page]
    return tuple(_paragraphs(lines))


def _lines(page: str) -> list[str]:
    return [line for text in page.splitlines() if (line := " ".join(text.split()))]


def _joined_words(pages: Sequence[str]) -> Iterator[str]:
    """Yield the pages with words whole that a line's end had split.

    The hyphen stays before a capital or digit, and where the word stands elsewhere with it.
    """
    compounds = {found for page in pages for found in _COMPOUND.findall(page.lower())}

    def join(match: re.Match[str]) -> str:
        first, rest = match.groups()
        compound = f"{first}-{rest}"
        keeps = not rest[0].islower() or compound.lower() in compounds
        return compound if keeps else first + rest

    for page in pages:
        yield _SPLIT_WORD.sub(join, page).replace(_HYPHEN, "-")


def _without_heads(pages: list[list[str]]) -> Iterator[list[str]]:
    """Yield the pages without page numbers and without what more than half of them repeat."""
    ends = Counter(head for lines in pages for head in {_shape(line) for line in _ends(lines)})
    repeated = {head for head, count in ends.items() if count > max(2, len(pages) / 2)}
    seen: set[str] = set()
    for lines in pages:
        kept = []
        for number, line in enumerate(lines):
            at_end = number < _HEADS or number >= len(lines) - _HEADS
            shape = _shape(line)
            is_repeat = shape in repeated and shape in seen
            seen.add(shape)
            if not (at_end and (is_repeat or _PAGE_NUMBER.fullmatch(line))):
                kept.append(line)
        yield kept


def _ends(lines: list[str]) -> list[str]:
    return lines[:_HEADS] + lines[-_HEADS:]


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.lower())


def _paragraphs(lines: list[str]) -> Iterator[str]:
    paragraph: list[str] = []
    for number, line in enumerate(lines):
        if paragraph and not _goes_on(lines, number - 1, inside=len(paragraph) > 1):
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield " ".join(paragraph)


def _goes_on(lines: list[str], number: int, inside: bool) -> bool:
    """Tell whether the next line belongs to the same paragraph as this one.

    `inside` is True where this line already went on from the one before it.
    """
    line, following = lines[number], lines[number + 1]
    if _LIST_MARK.match(following):
        return False
    if following[0].islower():
        return True
    if line.endswith(_SENTENCE_END):
        return False
    if line.endswith(",") or line.rsplit(None, 1)[-1].lower() in _LINKS:
        return True
    is_running = inside or line[0].islower()
    is_full = len(line) >= _FULL * max(map(len, lines[max(0, number - 2) : number + 3]))
    return is_running and is_full
