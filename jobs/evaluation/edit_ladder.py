"""Whether what others make of a text is told to be the same story, and different texts are not.

The texts are items of Cambridge's council, saved as those of one publisher on their own days, then
edits of some of them, of another publisher, on the day of the text. The ladder:

- `reprint`: all of it, between two lines of the other publisher's own;
- `10 %`, `25 %`: as many of its words as that, in title and text, replaced by words of other texts;
  only words in small letters that are no numbers, since who rewords does not change the facts;
- `10 %, any`: any word, numbers and names too: those with another number are meant to stay apart;
- `first half` and `teaser` (40 words) of the text, under its title;
- `cut, reworded`: without one sentence, or the last quarter of a text that is one, three words in a
  row replaced, under another title; `half, other title`; `teaser, framed`: under the title in
  capitals, and in which paper to read more;
- `own texts`: these three of the texts in both languages of own_texts.py.

Right is an edit that comes into its text's story. `merged` are the stories, per 1,000 texts, in
which different words of the council came together; `merged, two publishers` the same if its reports
and its other papers came from two publishers: all that is there then is to be read one by one.
"""

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.own_texts import OWN, OWN_TEXTS
from jobs.evaluation.shared_data import SharedData
from jobs.evaluation.story_record import StoryRecord, Text, day_of, story_record

FEW = 300  # texts that are edited
LEAST_WORDS = 60
_WORDS = re.compile(r"(\s+)")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
_NUMBERS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "first",
        "second",
        "third",
    ]
)
_COUNCIL, _OTHER = "council", "paper"
GOALS = {
    "reprint": 0.98,
    "10 %": 0.98,
    "25 %": 0.9,
    "10 %, any": None,
    "first half": 0.98,
    "teaser": 0.9,
    "cut, reworded": 0.9,
    "half, other title": 0.9,
    "teaser, framed": 0.9,
}


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield the share found of each rung, and what is merged. Raises LeftOut."""
    texts = council_texts(shared)
    workshop = shared.workshop("cambridge-ma")
    with story_record(workshop, (_COUNCIL, _OTHER)) as record:
        stories = {text.identity: record.save(text).story_id for text in texts}
        yield _merged("council, merged", record, len(texts), 0.0)
        long = [text for text in texts if len(text.body.split()) >= LEAST_WORDS]
        few = random.Random(3).sample(long, FEW)
        for rung, edit in {**ladder(texts), **combined()}.items():
            edits = [(text, edit(text)) for text in few]
            yield _found(f"edits, {rung}", record, stories, edits, GOALS[rung])
    with story_record(workshop, (OWN, _OTHER)) as record:
        stories = {text.identity: record.save(text).story_id for text in OWN_TEXTS}
        edits = [(text, edit(text)) for text in OWN_TEXTS for edit in combined().values()]
        yield _found("edits, own texts", record, stories, edits, 0.9)
    with story_record(workshop, (_COUNCIL, _OTHER)) as record:
        for text in texts:
            record.save(text if text.identity[:2] != "AR" else replace(text, publisher=_OTHER))
        yield _merged("council, merged, two publishers", record, len(texts), None)


def council_texts(shared: SharedData) -> list[Text]:
    """Return the council's items, each of its own day. Raises LeftOut."""
    path = shared.path("cambridge-ma", "council", "items.public.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows: list[dict[str, Any]] = [json.loads(line) for line in file]
    return [
        Text(_COUNCIL, row["title"], row["body"], day_of(row["date"]), row["id"]) for row in rows
    ]


def ladder(texts: list[Text]) -> dict[str, Callable[[Text], Text]]:
    """Return the edits by name; words that are put in are taken out of `texts`."""
    chance = random.Random(5)
    others = [word for text in texts for word in text.body.split() if _is_plain(word)]

    def reworded(share: float, is_any: bool = False) -> Callable[[Text], Text]:
        def edit(text: Text) -> Text:
            title, body = (
                _reworded(words, share, others, chance, is_any) for words in (text.title, text.body)
            )
            return _edited(text, title, body)

        return edit

    return {
        "reprint": lambda text: _edited(
            text,
            text.title,
            f"By our newsroom.\n{text.body}\nRead more: all news of your neighborhood. Subscribe.",
        ),
        "10 %": reworded(0.1),
        "25 %": reworded(0.25),
        "10 %, any": reworded(0.1, is_any=True),
        "first half": lambda text: _edited(text, text.title, _first(text, len(_cut(text)) // 2)),
        "teaser": lambda text: _edited(text, text.title, f"{_first(text, 40)} …"),
    }


def combined() -> dict[str, Callable[[Text], Text]]:
    """Return the edits that are several at once, by name; they leave numbers and names."""
    chance = random.Random(7)
    title = {"en": "What changes soon for all of us", "fr": "Ce qui change bientôt pour nous tous"}
    phrase = {"en": "said once more", "fr": "dit encore ici"}
    more = {"en": "Read more in the Chronicle.", "fr": "À lire en entier dans Le Quotidien."}

    def cut(text: Text) -> str:
        sentences = _SENTENCE_END.split(text.body)
        droppable = [n for n, said in enumerate(sentences) if n and 6 <= len(said.split()) <= 30]
        if droppable:
            del sentences[chance.choice(droppable)]
        words = " ".join(sentences).split(" ")
        if not droppable:
            del words[len(words) * 3 // 4 :]
        plain = [n for n in range(len(words) - 2) if all(map(_is_plain, words[n : n + 3]))]
        if plain:
            at = chance.choice(plain)
            words[at : at + 3] = phrase[text.lang].split()
        return " ".join(words)

    return {
        "cut, reworded": lambda text: _edited(text, title[text.lang], cut(text)),
        "half, other title": lambda text: _edited(
            text, title[text.lang], _first(text, len(_cut(text)) // 2)
        ),
        "teaser, framed": lambda text: _edited(
            text, text.title.upper(), f"{_first(text, 40)} …\n{more[text.lang]}"
        ),
    }


def _found(
    name: str,
    record: StoryRecord,
    stories: dict[str, str],
    edits: list[tuple[Text, Text]],
    goal: float | None,
) -> Figure:
    lost = [text for text, edit in edits if record.story_id(edit) != stories[text.identity]]
    misses = tuple(f"{text.identity} | {text.title}" for text in lost)
    return Figure(name, 1 - len(lost) / len(edits), Unit.SHARE, len(edits), goal, misses)


def _edited(text: Text, title: str, body: str) -> Text:
    return replace(text, publisher=_OTHER, title=title, body=body)


def _cut(text: Text) -> list[str]:
    return text.body.split(" ")


def _first(text: Text, words: int) -> str:
    return " ".join(_cut(text)[:words])


def _is_plain(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.islower() and word not in _NUMBERS


def _reworded(
    words: str, share: float, others: list[str], chance: random.Random, is_any: bool
) -> str:
    """Return words of which a share was replaced, no more than there are that may be."""
    pieces = _WORDS.split(words)
    places = [at for at, piece in enumerate(pieces) if piece.strip()]
    may = [at for at in places if is_any or _is_plain(pieces[at])]
    for at in chance.sample(may, min(len(may), round(share * len(places)))):
        pieces[at] = chance.choice(others)
    return "".join(pieces)


def _merged(name: str, record: StoryRecord, rows: int, goal: float | None) -> Figure:
    merged = record.merged()
    misses = tuple(
        " || ".join(f"{item.published_at:%Y-%m-%d} {item.title[:200]}" for item in items)
        for items in merged
    )
    return Figure(name, 1000 * len(merged) / rows, Unit.A_THOUSAND, rows, goal, misses)
