"""The tools that walk one town's items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from config.privacy import load_privacy
from config.settings import Settings
from config.themes import load_themes
from config.types import load_types
from enrich.analyser import Analyser
from enrich.privacy.pretrained import NO_MODELS, Pretrained
from enrich.privacy.rules import NO_RULES
from enrich.types.choice import NO_TYPES, ItemTypes
from geo.gazetteer import Gazetteer
from geo.lessons import apply_lessons
from geo.taught import NOTHING_TAUGHT, Taught
from jobs.theme_model import model_in_force
from records import Lesson, PrivacyRules, Town, TownData

# For who wants to know what a text is about without any town: no name is known.
NOWHERE = TownData(Town("nowhere", "", "", "UTC", ("en", "fr")), (), (), (), (), ())


@dataclass(frozen=True)
class Workshop:
    """The tools for one town's items; thresholds are confidences from 0 to 1."""

    gazetteer: Gazetteer
    analyser: Analyser
    publish_at: float
    review_at: float
    taught: Taught = NOTHING_TAUGHT
    types: ItemTypes = NO_TYPES
    privacy: PrivacyRules = NO_RULES

    def for_places_only(self) -> "Workshop":
        """Return the same without themes, for who asks where only."""
        return replace(self, analyser=self.analyser.without_themes())


def equip(
    ground: TownData,
    settings: Settings,
    lessons: Sequence[Lesson] = (),
    people: Mapping[str, Pretrained] = NO_MODELS,
) -> Workshop:
    """Return the tools for a town's ground and what it was taught.

    `people` are the operator's own models, by language.

    Raises ConfigError if the operator's themes, types, privacy rules or theme model are wrong.
    """
    gazetteer = Gazetteer(apply_lessons(ground, lessons))
    model = model_in_force(settings)
    return Workshop(
        gazetteer,
        Analyser(gazetteer.names(), load_themes(), theme_model=model, people=people),
        settings.publish_at,
        settings.review_at,
        Taught(lessons),
        ItemTypes(load_types()),
        load_privacy(),
    )
