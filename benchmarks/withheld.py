"""How well what must not be published is found, and what looking for it costs.

    python -m benchmarks.withheld       # one JSON line a figure

`words`: on the tests' own marked sentences, of which all but the last 20 of each language were
looked at while the rules were written: its shares flatter. `time`: of one police item of those
sentences, names of people looked for, then hidden, best of five.
"""

import json
import re
import time
from pathlib import Path

from enrich.privacy.contacts import find_contacts
from enrich.privacy.doors import find_doors
from enrich.privacy.persons import find_persons
from enrich.privacy.private_persons import private_persons

SENTENCES = Path(__file__).parents[1] / "tests" / "enrich" / "privacy" / "private_sentences.txt"
_ITEM, _RUNS, _MICRO = 8, 5, 1e6  # sentences of an item; runs


def main() -> None:
    """Print one JSON line a figure."""
    lines = [line.partition("\t") for line in SENTENCES.read_text("utf-8").splitlines()]
    for lang in ("en", "fr"):
        marked = [words for code, _, words in lines if code == lang]
        print(json.dumps({"figure": "words", "lang": lang, **_found(marked, lang)}))
        bare = [re.sub(r"[{}]", "", words) for words in marked]
        items = [" ".join(bare[at : at + _ITEM]) for at in range(0, len(bare), _ITEM)]
        best = min(_seconds(items, lang) for _ in range(_RUNS)) / len(items)
        words = sum(len(item.split()) for item in items) // len(items)
        figure = {"lang": lang, "words": words, "microseconds": round(best * _MICRO)}
        print(json.dumps({"figure": "time", **figure}))


def _found(marked: list[str], lang: str) -> dict[str, float]:
    right = wrong = missed = 0
    for line in marked:
        private: set[int] = set()
        words = ""
        for piece in re.split(r"(\{[^}]*\})", line):
            bare = piece.strip("{}")
            if piece != bare:
                private.update(range(len(words), len(words) + len(bare)))
            words += bare
        hidden = {at for start, end in _hidden(words, lang) for at in range(start, end)}
        for word in re.finditer(r"\w+", words):
            must, is_gone = word.start() in private, word.start() in hidden
            right += must and is_gone
            wrong += is_gone and not must
            missed += must and not is_gone
    precision, recall = right / (right + wrong), right / (right + missed)
    return {"sentences": len(marked), "precision": round(precision, 3), "recall": round(recall, 3)}


def _hidden(words: str, lang: str) -> list[tuple[int, int]]:
    told = private_persons(words, find_persons(words, lang), ())
    others = (*find_contacts(words), *find_doors(words, ()))
    return [*told.stretches, *told.birthdays, *((start, end) for start, end, _ in others)]


def _seconds(items: list[str], lang: str) -> float:
    begun = time.process_time()
    for item in items:
        _hidden(item, lang)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
