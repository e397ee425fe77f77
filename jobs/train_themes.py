"""Training the theme model anew, and whether what comes of it may be deployed.

One text in HELD_OUT is never learnt from, by any model: by a checksum, so that a text stays on its
side whoever brings it along. There the model in force and the new one are compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

from config.themes import load_themes
from enrich.themes.choice import choose_themes
from enrich.themes.evidence import ThemeWeigher
from enrich.themes.model import ThemeModel
from enrich.themes.training import Studied, Trainer
from jobs.evaluation.gold_themes import NOBODY, Judged, macro_f1
from records import LabelledText

HELD_OUT = 8


@dataclass(frozen=True)
class Trial:
    """A new model, and macro-F1 of main themes on the texts held out: its own and today's."""

    model: ThemeModel
    now: float
    new: float
    held_out: int

    @property
    def may_be_deployed(self) -> bool:
        """True if macro-F1 did not fall."""
        return self.new >= self.now


def is_held_out(text: str) -> bool:
    """Tell whether no model may learn from a text."""
    return crc32(text.encode()) % HELD_OUT == 0


def try_labels(labels: Mapping[str, Sequence[LabelledText]], now: ThemeModel) -> Trial:
    """Train on labelled texts, by where they come from, and compare with the model in force.

    Of two labels of one text the first one counts.
    """
    trainer = Trainer(load_themes())
    by_text: dict[str, LabelledText] = {}
    for one in chain.from_iterable(labels.values()):
        by_text.setdefault(one.text, one)
    studied = {text: trainer.study(one) for text, one in by_text.items()}
    known = [one for text, one in studied.items() if not is_held_out(text)]
    held_out = [one for text, one in studied.items() if is_held_out(text)]
    counts = {origin: len(texts) for origin, texts in labels.items() if texts}
    new = trainer.train(known, held_out, counts)
    return Trial(new, _macro_f1(now, held_out), _macro_f1(new, held_out), len(held_out))


def _macro_f1(model: ThemeModel, texts: Sequence[Studied]) -> float:
    weigher = ThemeWeigher(load_themes(), model)
    evidence = [weigher.weigh(text.scores, text.features) for text in texts]
    return macro_f1(
        [
            Judged("", choose_themes(said, NOBODY), text.themes)
            for said, text in zip(evidence, texts, strict=True)
        ]
    )
