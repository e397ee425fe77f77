"""The closed list of themes: themes.toml."""

from functools import cache
from pathlib import Path

from config.toml import convert, read_toml
from records import ThemeDefinition

THEMES = Path(__file__).with_name("themes.toml")


@cache
def load_themes(path: Path = THEMES) -> tuple[ThemeDefinition, ...]:
    """Return the themes in the order of the file. Raises ConfigError with file and key."""
    return tuple(
        convert({"code": code, **values}, ThemeDefinition, path)
        for code, values in read_toml(path).items()
    )
