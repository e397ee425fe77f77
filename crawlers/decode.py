"""Turn a publisher's bytes into text, whatever they say and do about encodings."""

import codecs
from types import MappingProxyType

_BOMS = MappingProxyType(
    {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16: its mark begins with UTF-16's
        codecs.BOM_UTF32_BE: "utf-32-be",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
)
# Declared by default rather than by knowledge: text that is valid UTF-8 is UTF-8 all the same.
_WESTERN = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252", "utf-8"})


def decode(body: bytes, declared: str = "") -> str:
    """Return the text of `body`; never fails.

    In this order: a byte-order mark; the declared encoding, if it is known and all bytes fit;
    UTF-8; single bytes that are not UTF-8 are read as cp1252, which also reads whole cp1252 pages
    (their accents are next to never valid UTF-8) and spares a page with one bad byte.
    """
    for bom, encoding in _BOMS.items():
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    text = _as_declared(body, declared.strip())
    return body.decode("utf-8", "stray-cp1252") if text is None else text


def _as_declared(body: bytes, declared: str) -> str | None:
    """Return the text if the declaration says more than the bytes do, and holds."""
    try:
        name = codecs.lookup(declared).name if declared else "utf-8"
        return None if name in _WESTERN else body.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _stray_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


codecs.register_error("stray-cp1252", _stray_cp1252)
