"""The closed list of themes: themes.toml."""

from functools import cache
from math import inf
from pathlib import Path

from config.stems import check_stems
from config.toml import convert_table, read_toml
from config.types import check_names
from records import ConfigError, ThemeDefinition

THEMES = Path(__file__).with_name("themes.toml")


@cache
def load_themes(path: Path = THEMES) -> tuple[ThemeDefinition, ...]:
    """Return the themes in the order of the file. Raises ConfigError with file and key."""
    themes = tuple(
        convert_table(code, values, ThemeDefinition, path, code)
        for code, values in read_toml(path).items()
    )
    for theme in themes:
        check_names(theme.names, path, theme.code)
        check_stems(theme.stems, path, f"{theme.code}.stems")
        if not 0 < theme.prior < inf:
            raise ConfigError(path, f"{theme.code}.prior", "allowed: a number above 0")
    return themes
