"""What an item is about, as one of a closed list of codes."""

from dataclasses import dataclass
from enum import StrEnum


class ThemeOrigin(StrEnum):
    """Who said that an item has a theme."""

    SOURCE = "source"  # the source's default
    LEXICON = "lexicon"
    MODEL = "model"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of an item: a code of config/themes.toml, its probability, who said so."""

    code: str
    p: float
    by: ThemeOrigin


@dataclass(frozen=True, slots=True)
class ThemeDefinition:
    """A theme as config/themes.toml declares it.

    `names` and `stems` are by language code. A stem is the beginning of a folded word (lower
    case, no accents: "travau" for "travaux"), ending in "$" the whole word; with a space or
    apostrophe, of consecutive words.
    `iptc` are IPTC Media Topics codes. `prior` is how likely it is before a word is read, beside 1
    for other themes.
    """

    code: str
    names: dict[str, str]
    stems: dict[str, tuple[str, ...]]
    iptc: tuple[str, ...] = ()
    prior: float = 1.0


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text of which somebody said what it is about: title, newline, body; themes main first.

    `lang` is a two-letter code.
    """

    text: str
    lang: str
    themes: tuple[str, ...]
