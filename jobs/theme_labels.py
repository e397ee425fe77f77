"""The labelled texts from which the theme model learns: ours, editors', and given ones."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from config.theme_examples import load_theme_examples
from config.themes import load_themes
from enrich.language import detect_language
from jobs.instance import Instance
from records import ConfigError, Item, LabelledText
from store.labels import items_themed_by_editors

OURS, EDITORS, GIVEN = "examples", "corrections", "given"  # where labels come from
_LANGUAGES = ("en", "fr")


def gather_labels(
    instance: Instance, towns: Sequence[str], files: Iterable[Path]
) -> dict[str, list[LabelledText]]:
    """Return the labelled texts by where they come from.

    Corrections are those of the towns, of all towns if none is named. Raises ConfigError.
    """
    return {
        OURS: list(load_theme_examples()),
        EDITORS: list(_corrected(instance, towns)),
        GIVEN: [text for path in files for text in read_labels(path)],
    }


def read_labels(path: Path) -> Iterator[LabelledText]:
    """Yield the labelled texts of a file of JSON lines: {"text", "themes", "lang"?}, main first.

    Raises ConfigError that names the file and the line.
    """
    known = {theme.code for theme in load_themes()}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, "", str(error)) from None
    for number, line in enumerate(lines, 1):
        try:
            yield _label(json.loads(line), known)
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(path, f"line {number}", f"{type(error).__name__}: {error}") from None


def _corrected(instance: Instance, towns: Sequence[str]) -> Iterator[LabelledText]:
    for town in towns:
        instance.require_town(town)
    with instance.database.read() as db:
        for town_id in towns or (None,):
            yield from map(_of_item, items_themed_by_editors(db, town_id))


def _of_item(item: Item) -> LabelledText:
    return LabelledText(item.words, item.lang, tuple(theme.code for theme in item.themes))


def _label(line: Any, known: set[str]) -> LabelledText:
    text, themes = line["text"], tuple(line["themes"])
    if not isinstance(text, str) or not text.strip():
        raise ValueError("text is empty")
    if not themes or len(set(themes)) < len(themes) or not set(themes) <= known:
        raise ValueError(f"themes {list(themes)} can't be: known ones, each once, main first")
    return LabelledText(text, line.get("lang") or detect_language(text, "", _LANGUAGES), themes)
