"""Reads a text once: where it is, and what it is about."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from copy import copy
from dataclasses import dataclass
from typing import Self

from spacy.attrs import NORM, SHAPE
from spacy.vocab import Vocab

from enrich.dates.finder import DATES, WRITTEN
from enrich.dates.fixed import Dates
from enrich.dates.written import Written
from enrich.languages import GRAMMARS, Equipment, NewsLanguage
from enrich.mentions.names import NameTable
from enrich.mentions.phrases import MENTIONS
from enrich.privacy.persons import PERSONS
from enrich.privacy.pretrained import NO_MODELS, Pretrained
from enrich.stories.fingerprint import FINGERPRINT
from enrich.stories.word_code import word_code
from enrich.themes.evidence import THEME_EVIDENCE, ThemeEvidence
from enrich.themes.model import ThemeModel, shipped_theme_model
from enrich.tokens import RegexTokenizer, token_norm
from records import DateMention, Fingerprint, Mention, Name, ThemeDefinition

log = logging.getLogger(__name__)

_OF_PERSONS = frozenset(("persons", "pretrained"))  # components
_LASTING_WORDS = 400_000  # words beyond the names' that are remembered from text to text
LONGEST = 200_000  # characters, 35,000 words; what stands behind is not read
TEXT_CUT = "text_cut"
NO_EVIDENCE = ThemeEvidence()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: mentions and dates in text order, what it says of themes.

    `warnings` has TEXT_CUT if only the first LONGEST characters were read, and what the dates are
    warned of. `persons` are where names of people stand, officials among them; none are looked for
    but by an analyser that names persons.
    """

    mentions: tuple[Mention, ...]
    themes: ThemeEvidence = NO_EVIDENCE
    warnings: tuple[str, ...] = ()
    dates: tuple[DateMention, ...] = ()
    fingerprint: Fingerprint | None = None
    persons: tuple[tuple[int, int], ...] = ()


class Analyser:
    """Finds a town's names, places and themes in texts.

    Making one takes less than a second with 200,000 names; reading a third of a millisecond. It
    remembers up to `lasting_words` words beside the names', so that memory stays bounded, and is
    not safe for threads: one for each worker process. Without a `theme_model` the one that ships
    is used. `people` are an operator's own models by language.
    """

    def __init__(
        self,
        names: Iterable[Name],
        themes: Sequence[ThemeDefinition],
        lasting_words: int = _LASTING_WORDS,
        theme_model: ThemeModel | None = None,
        people: Mapping[str, Pretrained] = NO_MODELS,
    ) -> None:
        # Words equal but for case, accents, ties share a NORM id, the same in every process.
        self._vocab = Vocab(lex_attr_getters={NORM: token_norm, SHAPE: word_code})
        model = theme_model or shipped_theme_model()
        tokenizer = RegexTokenizer(self._vocab)
        equipment = Equipment(tokenizer, NameTable(names), tuple(themes), model, people)
        self._languages = {g.lang: NewsLanguage(g, equipment) for g in GRAMMARS}
        self._other = self._languages[GRAMMARS[-1].lang]
        self._full = len(self._vocab) + lasting_words
        self._left_out: frozenset[str] = _OF_PERSONS

    def without_themes(self) -> Self:
        """Return an analyser of the same names, faster: without themes and fingerprints."""
        other = copy(self)
        other._left_out = self._left_out | {"fingerprint", "lexicon", "themes"}
        return other

    def naming_persons(self) -> Self:
        """Return an analyser of the same names that looks for names of people, too."""
        other = copy(self)
        other._left_out = self._left_out - _OF_PERSONS
        return other

    def read(self, words: str, lang: str, written: Written | None = None) -> Reading:
        """Return what a text says in a language (a two-letter code).

        A language without rules of its own is read with names and numbers only.
        Days are counted from when it was written; without that none is read.
        """
        cut = (TEXT_CUT,) if len(words) > LONGEST else ()
        if cut:
            log.warning(TEXT_CUT, extra={"length": len(words), "read": LONGEST})
            words = words[:LONGEST]
        with self._zone():
            nlp = self.language(lang)
            doc = nlp.make_doc(words)
            doc.user_data[WRITTEN] = written
            doc = nlp.annotate(doc, self._left_out)
            themes = doc.user_data.get(THEME_EVIDENCE, NO_EVIDENCE)
            dates: Dates = doc.user_data.get(DATES) or Dates()
            return Reading(
                tuple(doc.user_data[MENTIONS]),
                themes,
                (*cut, *dict.fromkeys(dates.warnings)),
                tuple(dates.mentions),
                doc.user_data.get(FINGERPRINT),
                tuple(doc.user_data.get(PERSONS, ())),
            )

    def language(self, lang: str) -> NewsLanguage:
        """Return what reads a language, by its two-letter code."""
        return self._languages.get(lang, self._other)

    def _zone(self) -> AbstractContextManager[object]:
        """Forget new words after each text once enough are known: memory stays bounded."""
        return self._vocab.memory_zone() if len(self._vocab) > self._full else nullcontext()
