"""The theme model in force: the one that was trained here, else the one that ships."""

import os
from pathlib import Path

from config.settings import Settings
from enrich.themes.model import ThemeModel, read_theme_model, shipped_theme_model


def own_model(settings: Settings) -> Path:
    """Return where the instance's own theme model lies, if it has one."""
    return Path(settings.home) / "themes.model"


def model_in_force(settings: Settings) -> ThemeModel:
    """Return the theme model that themes are told by. Raises ConfigError if it can't be read."""
    path = own_model(settings)
    return read_theme_model(path) if path.exists() else shipped_theme_model()


def when_written(settings: Settings) -> int:
    """Return the nanosecond at which the instance's own model was written, 0 if it has none."""
    try:
        return own_model(settings).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def write_model(model: ThemeModel, path: Path) -> None:
    """Put a model in its place in one step, so that nobody reads half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_bytes(model.to_bytes())
    os.replace(draft, path)
