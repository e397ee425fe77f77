"""Which language a text is written in."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from enrich.remembered import Remembered
from records.spelling import fold

# Frequent little words; one that two languages share counts for both.
_STOP_WORDS = {
    "fr": "le la les de des du un une et est en que qui dans pour sur pas plus par avec ce cette "
    "ces son sa ses au aux ne se il elle ils elles nous vous je on sont ont mais ou leur leurs "
    "tres d l c n qu j depuis apres entre sous sans chez rue a partir jusqu ete sera seront",
    "en": "the of and to in a is that for it on was with as be by at from this are or his an were "
    "which have has had not but they you their its she her will would been who more when there "
    "all can out up about into over after than also street our your if do",
    "de": "der die das und in zu den von mit ist des im fur auf dem nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem uber einen so zum "
    "war haben nur oder aber vor zur bis",
    "es": "el la los las de del y en que a un una es se por con para no su al lo como mas o pero "
    "sus le ha me sin sobre este ya entre cuando todo esta ser son dos tambien fue habia muy",
    "it": "il lo la i gli le di del della dei delle e che in un una per con non si da al alla ha "
    "sono come piu anche nel nella ma su dal o questo tra era stato dalla essere ai dopo",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er door ook als bij uit om "
    "maar naar heeft of over worden dan nog werd wordt hij ze je dit deze na tot was hebben zich",
    "pt": "o a os as de do da dos das e em que um uma para com nao por mais se no na ao ou seu "
    "sua foi sao tambem pelo pela ate entre depois muito ja quando mas como",
}
_BY_WORD: dict[str, list[str]] = {}
for _lang, _words in _STOP_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_lang)

_WORD = re.compile(r"[^\W\d_]+")
_KEPT = 50_000  # stretches between blanks of which the votes are remembered
_READ = 3_000  # characters: enough to tell, and bounds the time on long texts
_MARGIN = 2.0  # stop words by which the best must lead
_FIRST = 400  # characters that are enough
_CLEAR = 10.0  # where so many stop words are between the best and the next
_DECLARED = 1.5  # stop words that the publisher's own word is worth
_EXPECTED = 10.0  # how much likelier a language of the town is before a word is read
_DECLARED_BY = 3.0  # likewise the declared one


class _Identifier(Protocol):
    def rank(self, text: str) -> Sequence[tuple[str, float]]: ...


def detect_language(words: str, declared: str, allowed: tuple[str, ...]) -> str:
    """Return the two-letter code of a text's language.

    `declared` is what the publisher says ("" if nothing), a prior. `allowed` are the town's
    languages, the main one first; a text that is clearly in another language gets that one's code.
    Without any evidence: the declared language, else the main one, else "und".
    """
    first = words[:_FIRST]
    best, lead = _best(first, declared, allowed)
    if lead >= _CLEAR:
        return best
    text = words[:_READ]
    if len(text) > len(first):
        best, lead = _best(text, declared, allowed)
    if lead >= _MARGIN:
        return best
    if not _WORD.search(text):
        return declared or (allowed[0] if allowed else "und")
    return _identify(text, declared, allowed)


def _best(text: str, declared: str, allowed: tuple[str, ...]) -> tuple[str, float]:
    """Return the language that most stop words speak for, and by how many it leads."""
    scores = _score(text)
    if declared in scores:
        scores[declared] += _DECLARED
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0] not in allowed))
    (best, score), (_, next_score) = ranked[:2]
    return best, score - next_score


def _score(text: str) -> dict[str, float]:
    """Count stop words by language; a word of several languages is shared among them."""
    scores = dict.fromkeys(_STOP_WORDS, 0.0)
    for ballots, times in Counter(map(_BALLOTS.__getitem__, text.split())).items():
        for ballot in ballots.split():
            langs = ballot.split("/")
            for lang in langs:
                scores[lang] += times / len(langs)
    return scores


def _ballots(stretch: str) -> str:
    """Return the languages of each stop word between two blanks: "fr/it de". Most are alike."""
    langs = (_BY_WORD.get(word, ()) for word in _WORD.findall(fold(stretch)))
    return " ".join("/".join(shared) for shared in langs if shared)


_BALLOTS = Remembered(_ballots, _KEPT)


def _identify(text: str, declared: str, allowed: tuple[str, ...]) -> str:
    """Return the likeliest language by py3langid's probabilities and what was to be expected."""

    def likelihood(pair: tuple[str, float]) -> float:
        lang, p = pair
        expected = _EXPECTED if lang in allowed or lang == declared else 1.0
        return p * expected * (_DECLARED_BY if lang == declared else 1.0)

    return max(_identifier().rank(text), key=likelihood)[0]


@cache
def _identifier() -> _Identifier:
    """Load py3langid's model on first use: it takes a moment and 30 MB that few texts need."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
