"""An operator's own spaCy models: they add the people that they find to those that rules find.

Nothing needs them: without one everything works. The model keeps its own tokenizer and vocabulary,
so that any of spaCy's pipelines fits, of whatever size.
"""

import warnings
from collections.abc import Mapping

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from enrich.privacy.name_run import Stretch
from enrich.privacy.persons import PERSONS
from enrich.tokens import text_of
from records import ConfigError

_SETTING = "spacy_model"
_PEOPLE = frozenset(("PER", "PERSON"))  # as French and English models call them
LANGS = ("fr", "en", "xx")  # xx serves all other languages


class Pretrained:
    """A pretrained pipeline as a finder of people."""

    def __init__(self, model: Language) -> None:
        self._model = model

    def people(self, text: str) -> list[Stretch]:
        """Return where people are named, as code points (start, end), in text order."""
        # New words are forgotten after each text, so that memory stays bounded.
        with self._model.memory_zone():
            found = self._model(text).ents
            return [(e.start_char, e.end_char) for e in found if e.label_ in _PEOPLE]


NO_MODELS: Mapping[str, Pretrained] = {}


class PersonAdder:
    """Component: adds the people that a model finds to those in `user_data[PERSONS]`."""

    def __init__(self, model: Pretrained | None) -> None:
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        """Put all of them there, in text order; what overlaps is one."""
        if self._model:
            people = self._model.people(text_of(doc))
            doc.user_data[PERSONS] = _joined([*doc.user_data[PERSONS], *people])
        return doc


def open_models(setting: str) -> Mapping[str, Pretrained]:
    """Return the models that a setting names, by their language; none for "".

    `setting` has names of installed packages or folders, with commas between. Raises ConfigError if
    one can't be loaded, finds no people, or two have one language.
    """
    models: dict[str, Pretrained] = {}
    for name in filter(None, map(str.strip, setting.split(","))):
        model = _load(name)
        lang = model.lang or ""
        if lang not in LANGS:
            raise ConfigError("settings", _SETTING, f"{name} is for {lang!r}; allowed: {LANGS}")
        if lang in models:
            raise ConfigError("settings", _SETTING, f"{name}: a second model of language {lang!r}")
        models[lang] = Pretrained(model)
    return models


def _load(name: str) -> Language:
    try:
        with warnings.catch_warnings():
            # A model of a neighbouring version works, or fails below.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            model = spacy.load(name)
    except (OSError, ValueError, ImportError, KeyError, AttributeError, TypeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        hint = "a folder, or a package installed into the same environment"
        raise ConfigError("settings", _SETTING, f"{name}: {reason} ({hint})") from error
    if not _PEOPLE.intersection(label for labels in model.pipe_labels.values() for label in labels):
        raise ConfigError("settings", _SETTING, f"{name} has no component that finds people (ner)")
    return model


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
