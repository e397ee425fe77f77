"""How often the language of real texts is told right (shared/data/gold, whose files say theirs).

Of each text the whole, its first 12 words and its first 5, in a town of both languages and without
a declared one; then the whole text where the publisher declares the other language.
"""

from collections.abc import Iterator

from enrich.language import detect_language
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.shared_data import SharedData

_FILES = {"en": ("council_en", "events_en"), "fr": ("events_fr", "orders_fr")}
_LENGTHS = {"whole text": None, "first 12 words": 12, "first 5 words": 5}
_GOALS = {"whole text": 0.995, "first 12 words": 0.97, "first 5 words": None}
_OTHER = {"en": "fr", "fr": "en"}


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield the share of each length, and under a wrong declaration. Raises LeftOut."""
    texts = [
        (lang, line["text"])
        for lang, names in _FILES.items()
        for name in names
        for line in shared.lines("gold", f"{name}.jsonl")
    ]
    for name, words in _LENGTHS.items():
        pieces = [(lang, " ".join(text.split()[:words])) for lang, text in texts]
        told = [(lang, piece, detect_language(piece, "", ("fr", "en"))) for lang, piece in pieces]
        yield _share(name, told, _GOALS[name])
    declared = [
        (lang, text, detect_language(text, _OTHER[lang], ("fr", "en"))) for lang, text in texts
    ]
    yield _share("declared as the other", declared, 0.99)


def _share(name: str, told: list[tuple[str, str, str]], goal: float | None) -> Figure:
    misses = tuple(
        f"{lang} told {said}: {text[:80]!r}" for lang, text, said in told if lang != said
    )
    return Figure(
        f"language, {name}", 1 - len(misses) / len(told), Unit.SHARE, len(told), goal, misses
    )
