"""Training the theme model anew, and whether what comes of it may be deployed.

One text in HELD_OUT is never learnt from, by any model: by a checksum, so that a text stays on its
side whoever brings it along. There the model in force and the new one are compared, and on the
examples that ship among them too: labels that are wrong in one way would else judge themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

from config.themes import load_themes
from enrich.themes.choice import choose_themes
from enrich.themes.evidence import ThemeWeigher
from enrich.themes.judging import Judged, macro_f1
from enrich.themes.model import ThemeModel
from enrich.themes.training import Studied, Trainer
from jobs.theme_labels import OURS
from records import LabelledText, Publisher, Source

HELD_OUT = 8
# Without a default theme: judged are the words alone.
_NOBODY = Source("labels", "labels", "Labels", Publisher.OTHER, "", "")


@dataclass(frozen=True)
class Contest:
    """Macro-F1 of main themes on texts that are held out: today's model's and a new one's."""

    now: float
    new: float
    texts: int


@dataclass(frozen=True)
class Trial:
    """A new model, and how it does on all texts held out, and on those of our examples alone."""

    model: ThemeModel
    overall: Contest
    ours: Contest

    @property
    def may_be_deployed(self) -> bool:
        """True if neither macro-F1 fell."""
        return all(one.new >= one.now for one in (self.overall, self.ours))


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
    examples = {one.text for one in labels.get(OURS, ())}
    ours = [one for text, one in studied.items() if is_held_out(text) and text in examples]
    counts = {origin: len(texts) for origin, texts in labels.items() if texts}
    new = trainer.train(known, held_out, counts)
    return Trial(new, _compare(now, new, held_out), _compare(now, new, ours))


def _compare(now: ThemeModel, new: ThemeModel, texts: Sequence[Studied]) -> Contest:
    return Contest(_macro_f1(now, texts), _macro_f1(new, texts), len(texts))


def _macro_f1(model: ThemeModel, texts: Sequence[Studied]) -> float:
    weigher = ThemeWeigher(load_themes(), model)
    evidence = [weigher.weigh(text.scores, text.features) for text in texts]
    return macro_f1(
        [
            Judged("", choose_themes(said, _NOBODY), text.themes)
            for said, text in zip(evidence, texts, strict=True)
        ]
    )
