"""What is odd about a text, as codes that its item carries: somebody should look at its source."""

import re

from enrich.clean import MARKUP

NO_WORDS = "no_words"
CONTROL_CHARACTERS = "control_characters"
MARKUP_LEFT = "markup_left"
MIXED_SCRIPTS = "mixed_scripts"
OTHER_LANGUAGE = "other_language"

_WORD = re.compile(r"[^\W_]")
# No publisher types these; U+FFFD stands where a byte could not be read.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffd]"
)
_ESCAPED = re.compile(
    r"&(?:amp;)?lt;/?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,500}?)?/?&(?:amp;)?gt;", re.IGNORECASE
)
_LATIN = "A-Za-z\u00c0-\u024f"
_FOREIGN = "\u0370-\u052f\u0590-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
# A Greek or Cyrillic letter that looks like a Latin one hides a word from every search.
_DISGUISED = re.compile(f"[{_LATIN}][\u0370-\u052f]|[\u0370-\u052f][{_LATIN}]")
_FOREIGN_LETTERS, _LATIN_LETTERS = re.compile(f"[{_FOREIGN}]"), re.compile(f"[{_LATIN}]")
_MIXED = 0.2  # share of letters, and how many, from which a second script is more than a name
_MIXED_LEAST = 5


def oddities(words: str) -> tuple[str, ...]:
    """Return the codes of what is odd about words that are read as text, in a fixed order."""
    found = (
        (NO_WORDS, not _WORD.search(words)),
        (CONTROL_CHARACTERS, bool(_CONTROL.search(words))),
        (MARKUP_LEFT, "<" in words and bool(MARKUP.search(words))),
        (MIXED_SCRIPTS, not words.isascii() and _mixes_scripts(words)),
    )
    return tuple(code for code, is_so in found if is_so)


def oddities_of_html(html: str) -> tuple[str, ...]:
    """Return the codes of what `clean_text` mends: its text shows them no longer."""
    found = (
        (CONTROL_CHARACTERS, bool(_CONTROL.search(html))),
        (MARKUP_LEFT, "&" in html and bool(_ESCAPED.search(html))),
    )
    return tuple(code for code, is_so in found if is_so)


def _mixes_scripts(words: str) -> bool:
    """Tell whether a word has letters of two scripts, or the text is written in two."""
    foreign = len(_FOREIGN_LETTERS.findall(words))
    if not foreign:
        return False
    if _DISGUISED.search(words):
        return True
    latin = len(_LATIN_LETTERS.findall(words))
    return min(foreign, latin) >= max(_MIXED_LEAST, _MIXED * (foreign + latin))
