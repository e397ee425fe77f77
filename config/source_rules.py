"""What a source's TOML may say beyond types: checked when it is loaded, with the key named."""

from collections.abc import Callable, Iterator
from pathlib import Path

from config.themes import load_themes
from config.types import MAPPING_KEYS, OF_ALL_TYPES, load_types
from records import ConfigError, Source

# Each is a file of crawlers/readers; a test holds the two lists together.
READERS = ("rss_atom", "ical", "csv", "json_lines", "list_detail")
MAPPED = ("csv", "json_lines")
MOST_DAYS = 36_500  # a calendar has no room for many more
DAYS_ALLOWED = f"allowed: 0 (never) to {MOST_DAYS:,} days"
_A_YEAR = 525_600  # minutes
LANGUAGE_LETTERS = 2  # ISO 639-1

Rule = tuple[str, Callable[[Source], bool], str]

RULES: tuple[Rule, ...] = (
    ("reader", lambda s: s.reader in READERS, f"allowed: {', '.join(READERS)}"),
    ("type", lambda s: s.type in _types(), "is no type of config/types.toml"),
    ("theme", lambda s: s.theme in ("", *_themes()), "is no code of config/themes.toml"),
    ("theme_weight", lambda s: 0 <= s.theme_weight <= 1, "allowed: 0 to 1"),
    ("lang", lambda s: len(s.lang) in (0, LANGUAGE_LETTERS), "allowed: two letters, or leave out"),
    ("excerpt", lambda s: (s.excerpt or 0) >= 0, "allowed: 0 (all) or more characters"),
    (
        "expires_after_days",
        lambda s: 0 <= (s.expires_after_days or 0) <= MOST_DAYS,
        DAYS_ALLOWED,
    ),
    ("poll.every", lambda s: 1 <= s.poll.every <= _A_YEAR, f"allowed: 1 to {_A_YEAR:,} minutes"),
    (
        "poll.silent_days",
        lambda s: 1 <= s.poll.silent_days <= MOST_DAYS,
        f"allowed: 1 to {MOST_DAYS:,} days",
    ),
    ("expect.min_items", lambda s: 0 <= s.expect.min_items <= s.expect.max_items, "0 to max_items"),
    ("expect.min_complete", lambda s: 0 <= s.expect.min_complete <= 1, "allowed: 0 to 1"),
    (
        "mapping",
        lambda s: s.reader not in MAPPED or "title" in s.mapping,
        "csv and json_lines need [mapping] with at least a title",
    ),
    (
        "selectors",
        lambda s: s.reader != "list_detail" or s.selectors is not None,
        "list_detail needs [selectors] with at least an entry",
    ),
    (
        "full_text",
        lambda s: not s.full_text or s.reader != "list_detail",
        "list_detail reads the pages anyhow",
    ),
    (
        "home_area_id",
        lambda s: not s.home_area_id or s.home_area_id.startswith(f"{s.town_id}/"),
        "is no area of this town: it begins with the town's id and a slash",
    ),
)


def check_source(source: Source, path: Path) -> None:
    """Raise ConfigError for the first rule that a source breaks, with its key."""
    for key, holds, problem in RULES:
        if not holds(source):
            raise ConfigError(path, key, f"{_value(source, key)!r} can't be: {problem}")
    known = _columns()
    for key in source.mapping:
        if key not in MAPPING_KEYS and key.casefold() not in known:
            problem = "is no field of an item, nor of any type in config/types.toml"
            raise ConfigError(path, f"mapping.{key}", problem)


def _value(source: Source, key: str) -> object:
    value: object = source
    for step in key.split("."):
        value = getattr(value, step)
    return value


def _types() -> Iterator[str]:
    return (each.code for each in load_types())


def _columns() -> set[str]:
    """Return the names of columns that fill a field of some type."""
    fields = (each for item_type in load_types() for each in item_type.fields)
    names = (name for each in fields for name in (each.code, *each.columns))
    return {*OF_ALL_TYPES, *(name.casefold() for name in names)}


def _themes() -> Iterator[str]:
    return (theme.code for theme in load_themes())
