"""Our spaCy languages and the order of their components."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from enrich.dates.finder import DateFinder
from enrich.mentions.elsewhere import TownCarrier
from enrich.mentions.english import ENGLISH
from enrich.mentions.french import FRENCH
from enrich.mentions.grammar import Grammar
from enrich.mentions.names import NameFinder, NameTable
from enrich.mentions.neutral import NEUTRAL
from enrich.mentions.passing import PassingMarker
from enrich.mentions.phrases import PhraseFinder
from enrich.mentions.typed import TypedFinder
from enrich.privacy.persons import PersonFinder
from enrich.privacy.pretrained import PersonAdder, Pretrained
from enrich.stories.fingerprint import FingerprintMaker
from enrich.themes.evidence import ThemeWeigher
from enrich.themes.lexicon import LexiconScorer
from enrich.themes.model import ThemeModel
from enrich.tokens import RegexTokenizer
from records import ThemeDefinition

GRAMMARS = (FRENCH, ENGLISH, NEUTRAL)  # the last one serves any other language
_MAX_CHARACTERS = 100_000_000  # no component needs more memory than the text takes itself
Component = Callable[[Doc], Doc]


@dataclass(frozen=True)
class Equipment:
    """What components are made from."""

    tokenizer: RegexTokenizer
    names: NameTable
    themes: Sequence[ThemeDefinition]
    theme_model: ThemeModel
    people: Mapping[str, Pretrained] = field(default_factory=dict)


class NewsLanguage(Language):  # type: ignore[no-untyped-call]  # spaCy types its hook loosely
    """A spaCy Language with our tokenizer and no trained parts."""

    lang = "xx"

    def __init__(self, grammar: Grammar, equipment: Equipment) -> None:
        super().__init__(
            vocab=equipment.tokenizer.vocab,
            max_length=_MAX_CHARACTERS,
            create_tokenizer=lambda nlp: equipment.tokenizer,
        )
        self.grammar = grammar
        self.equipment = equipment
        for name in COMPONENTS:
            self.add_pipe(f"ilot_{name}", name=name)
        self._steps = tuple(self.pipeline)

    def annotate(self, doc: Doc, left_out: Collection[str]) -> Doc:
        """Return a Doc after all components in their order, but for those left out.

        What spaCy does beside for each, frozen lists and handlers of errors, takes as long as one.
        """
        for name, component in self._steps:
            if name not in left_out:
                doc = component(doc)
        return doc


# In the order in which they run: each reads what the ones before it put into doc.user_data.
COMPONENTS: dict[str, Callable[[Grammar, Equipment], Component]] = {
    "names": lambda grammar, equipment: NameFinder(equipment.names),
    "typed": lambda grammar, equipment: TypedFinder(grammar, equipment.names),
    "phrases": lambda grammar, equipment: PhraseFinder(grammar),
    "elsewhere": lambda grammar, equipment: TownCarrier(equipment.names.towns, grammar.lang),
    "passing": lambda grammar, equipment: PassingMarker(),
    "fingerprint": lambda grammar, equipment: FingerprintMaker(),
    "dates": lambda grammar, equipment: DateFinder(grammar.lang),
    "persons": lambda grammar, equipment: PersonFinder(grammar.lang),
    "pretrained": lambda grammar, equipment: PersonAdder(equipment.people.get(grammar.lang)),
    "lexicon": lambda grammar, equipment: LexiconScorer(equipment.themes, grammar.lang),
    "themes": lambda grammar, equipment: ThemeWeigher(equipment.themes, equipment.theme_model),
}


def _factory(name: str) -> Callable[[NewsLanguage, str], Component]:
    """Return what spaCy calls to make a component for a language."""

    def make(nlp: NewsLanguage, name: str) -> Component:
        return COMPONENTS[name](nlp.grammar, nlp.equipment)

    return make


for _name in COMPONENTS:
    NewsLanguage.factory(f"ilot_{_name}", func=_factory(_name))
