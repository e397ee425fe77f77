"""A tiny pretrained spaCy pipeline, trained on the spot on words that no list of names has."""

import random
from pathlib import Path

import spacy
from spacy.training import Example

_NAMES = ("Zorblax Quintard", "Mirelda Vossain", "Tharn Okkelby", "Ulvina Drast")
_FRAMES = ("{} a été vu hier.", "La police cherche {} .", "Avec {} nous partons.")


def train_tiny_model(folder: Path, lang: str = "fr", label: str = "PER") -> str:
    """Train a finder of the people of these sentences, keep it in a folder, return its path."""
    nlp = spacy.blank(lang)
    nlp.add_pipe("ner").add_label(label)  # type: ignore[attr-defined]
    examples = []
    for name in _NAMES:
        for frame in _FRAMES:
            text = frame.format(name)
            start = text.index(name)
            entities = {"entities": [(start, start + len(name), label)]}
            examples.append(Example.from_dict(nlp.make_doc(text), entities))
    random.seed(1)
    spacy.util.fix_random_seed(1)
    nlp.initialize(lambda: examples)
    for _ in range(15):
        nlp.update(examples, drop=0.1)
    path = folder / f"{lang}_tiny"
    nlp.to_disk(path)
    return str(path)
