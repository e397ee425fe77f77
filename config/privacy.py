"""The operator's rules on privacy: privacy.toml, and licences.toml beside it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from config.source_rules import DAYS_ALLOWED, MOST_DAYS
from config.themes import load_themes
from config.toml import convert, read_toml
from config.types import load_types
from records import ConfigError, Licence, PrivacyRule, PrivacyRules

PRIVACY = Path(__file__).with_name("privacy.toml")
LICENCES = Path(__file__).with_name("licences.toml")
_SAYS = ("hide", "expires_after_days", "noindex", "excerpt")

Entry = TypeVar("Entry", PrivacyRule, Licence)


@cache
def load_privacy(rules: Path = PRIVACY, licences: Path = LICENCES) -> PrivacyRules:
    """Return the rules in the order of their files. Raises ConfigError with file and key."""
    return PrivacyRules(
        tuple(_checked(rules, _entries(rules, "rule", PrivacyRule))),
        tuple(_entries(licences, "licence", Licence)),
    )


def _entries(path: Path, key: str, kind: type[Entry]) -> Iterator[Entry]:
    """Yield the entries of an array of tables, the file's only key."""
    content: dict[str, Any] = read_toml(path)
    if unknown := sorted(content.keys() - {key}):
        raise ConfigError(path, unknown[0], f"unknown key; allowed: {key}")
    entries = content.get(key, [])
    if not isinstance(entries, list):
        raise ConfigError(path, key, f"is to be written [[{key}]]")
    for number, entry in enumerate(entries):
        name = entry.get("name") if isinstance(entry, dict) else None
        at = name if name and isinstance(name, str) else f"{key}[{number}]"
        made = convert(entry, kind, path, at)
        if made.excerpt is not None and made.excerpt < 0:
            raise ConfigError(path, f"{at}.excerpt", "allowed: 0 (all) or more")
        if isinstance(made, Licence) and not (made.names and all(map(str.strip, made.names))):
            raise ConfigError(path, f"{at}.names", "needs beginnings of names, none of them empty")
        yield made


def _checked(path: Path, rules: Iterator[PrivacyRule]) -> Iterator[PrivacyRule]:
    themes = {theme.code for theme in load_themes()}
    types = {each.code for each in load_types()}
    for rule in rules:
        if unknown := [code for code in rule.type if code not in types]:
            raise ConfigError(path, f"{rule.name}.type", f"{unknown[0]!r} is in no types.toml")
        if unknown := [code for code in rule.theme if code not in themes]:
            raise ConfigError(path, f"{rule.name}.theme", f"{unknown[0]!r} is in no themes.toml")
        if all(getattr(rule, key) is None for key in _SAYS):
            raise ConfigError(path, rule.name, f"says nothing; allowed: {', '.join(_SAYS)}")
        if not 0 <= (rule.expires_after_days or 0) <= MOST_DAYS:
            raise ConfigError(path, f"{rule.name}.expires_after_days", DAYS_ALLOWED)
        yield rule
