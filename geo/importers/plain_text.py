"""The text of a file, packed (.gz) or not."""

from __future__ import annotations

import gzip
import zlib

from geo.importers.rows import Wanted


def read_text(wanted: Wanted) -> str:
    """Return a file's text, UTF-8. Raises ImportRefused if it is missing or can't be read."""
    try:
        content = wanted.path.read_bytes()
        if wanted.path.suffix.lower() == ".gz":
            content = gzip.decompress(content)
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise wanted.refusal("no such file") from None
    except UnicodeDecodeError as error:
        raise wanted.refusal(f"not UTF-8: {error}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise wanted.refusal(error) from None
