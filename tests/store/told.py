"""Items whose words were really read, for tests of stories."""

from dataclasses import replace

from enrich.analyser import Analyser
from enrich.stories.signature import signature
from records import Item

from .examples import item

TITLE = "Coupure d'eau rue des Tilleuls"
NOTICE = (
    "En raison de travaux sur le réseau, l'eau sera coupée au {number} rue {street} le {day} mars "
    "à partir de 8h. La durée prévue est d'une demi-journée. Nous vous conseillons de faire une "
    "réserve et de laisser vos robinets fermés. Le service des eaux vous prie de l'excuser pour la "
    "gêne occasionnée, et reste joignable par les riverains pour toute question sur ces travaux."
)
WORDS = NOTICE.format(number=12, street="des Tilleuls", day=3)
REWORDED = (
    WORDS.replace("vous conseillons de", "invitons chacun à")
    .replace("prévue", "attendue")
    .replace("reste joignable par les riverains", "répond aux habitants")
)
FRAMED = f"Lu dans le bulletin :\n{WORDS}\nLire aussi nos autres articles sur la vie du quartier."
HALF = WORDS[: len(WORDS) // 2].rsplit(" ", 1)[0]
ELSEWHERE = NOTICE.format(number=14, street="des Tilleuls", day=3)
_ANALYSER = Analyser((), ())


def told(name: str, text: str = WORDS, **changes: object) -> Item:
    """Return an item with a title and a text as they are read; `source_id` is by its name."""
    made = item(name, title=changes.pop("title", TITLE), text=text)
    mark = _ANALYSER.read(made.words, "fr").fingerprint
    return replace(made, signature=signature(made.words), fingerprint=mark, **changes)  # type: ignore[arg-type]
