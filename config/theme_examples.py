"""The texts that the theme model learns from: theme_examples/<language>/<theme>.toml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.themes import load_themes
from config.toml import convert, read_toml
from records import ConfigError, LabelledText

EXAMPLES = Path(__file__).with_name("theme_examples")


@dataclass(frozen=True)
class _Example:
    text: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class _ExampleFile:
    example: tuple[_Example, ...] = ()


@cache
def load_theme_examples(folder: Path = EXAMPLES) -> tuple[LabelledText, ...]:
    """Return the examples, by file, in the order of each file; none if there is no folder.

    A file's name is the main theme of its texts, its folder's name their language. Raises
    ConfigError with file and key for a theme that themes.toml lacks, a text that is empty or of
    which two files (or one twice) tell.
    """
    examples: dict[str, LabelledText] = {}
    for path in sorted(folder.glob("*/*.toml")):
        for at, example in enumerate(convert(read_toml(path), _ExampleFile, path).example):
            key = f"example[{at}]"
            if not example.text.strip() or example.text in examples:
                raise ConfigError(path, f"{key}.text", "is empty, or was given before")
            themes = (path.stem, *example.also)
            _require_known(themes, path, key)
            examples[example.text] = LabelledText(example.text, path.parent.name, themes)
    return tuple(examples.values())


def _require_known(themes: tuple[str, ...], path: Path, key: str) -> None:
    known = [theme.code for theme in load_themes()]
    unknown = [code for code in themes if code not in known]
    if unknown or len(set(themes)) < len(themes):
        said = f"{', '.join(themes)} can't be: known themes, each once: {', '.join(known)}"
        raise ConfigError(path, f"{key}.also", said)
