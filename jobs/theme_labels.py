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
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            lines = list(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, "", str(error)) from None
    for number, line in enumerate(lines, 1):
        try:
            yield _label(_read(line), known)
        except ValueError as error:
            raise ConfigError(path, f"line {number}", str(error)) from None


def _corrected(instance: Instance, towns: Sequence[str]) -> Iterator[LabelledText]:
    for town in towns:
        instance.require_town(town)
    with instance.database.read() as db:
        for town_id in towns or (None,):
            yield from map(_of_item, items_themed_by_editors(db, town_id))


def _of_item(item: Item) -> LabelledText:
    return LabelledText(item.words, item.lang, tuple(theme.code for theme in item.themes))


def _read(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from None
    if not isinstance(value, dict):
        raise ValueError('not an object: allowed: {"text", "themes", "lang"?}')
    return value


def _label(line: dict[str, Any], known: set[str]) -> LabelledText:
    text, themes, lang = line.get("text"), line.get("themes"), line.get("lang") or ""
    if not isinstance(text, str) or not text.strip():
        raise ValueError("text: needed: a string with words")
    if not isinstance(themes, list) or not themes:
        raise ValueError("themes: needed: a list of one theme or more, the main one first")
    for code in themes:
        if not isinstance(code, str) or code not in known:
            raise ValueError(f"themes: {code!r} can't be: allowed: {', '.join(sorted(known))}")
    if len(set(themes)) < len(themes):
        raise ValueError(f"themes: {themes} can't be: each once")
    if lang not in ("", *_LANGUAGES):
        raise ValueError(f"lang: {lang!r} can't be: allowed: {', '.join(_LANGUAGES)}")
    return LabelledText(text, lang or detect_language(text, "", _LANGUAGES), tuple(themes))
