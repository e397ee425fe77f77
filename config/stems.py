"""What a stem of themes.toml or types.toml must be."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from records import ConfigError
from records.spelling import WORD, fold


def check_stems(stems: Mapping[str, Sequence[str]], path: Path, key: str) -> None:
    """Raise ConfigError for the first of the stems, by language, that has no word to find."""
    for lang, listed in stems.items():
        for at, stem in enumerate(listed):
            if not WORD.search(fold(stem)):
                problem = f'{stem!r} has no word; allowed: "travau", "bus$", "conseil municip"'
                raise ConfigError(path, f"{key}.{lang}[{at}]", problem)
