"""Whether what others make of a text is told to be the same story, and different texts are not.

The texts are items of Cambridge's council, saved as those of one publisher on their own days, then
edits of some of them, of another publisher, on the day of the text. The ladder:

- `reprint`: all of it, between two lines of the other publisher's own;
- `10 %`, `25 %`: as many of its words as that, in title and text, replaced by words of other texts;
  only words in small letters that are no numbers, since who rewords does not change the facts;
- `10 %, any`: any word, numbers and names too: those with another number are meant to stay apart;
- `first half` and `teaser` (40 words) of the text, under its title.

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
from jobs.evaluation.shared_data import SharedData
from jobs.evaluation.story_record import StoryRecord, Text, day_of, story_record

FEW = 300  # texts that are edited
LEAST_WORDS = 60
_WORDS = re.compile(r"(\s+)")
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
        for rung, edit in ladder(texts).items():
            lost = [text for text in few if record.story_id(edit(text)) != stories[text.identity]]
            share = 1 - len(lost) / len(few)
            misses = tuple(f"{text.identity} | {text.title}" for text in lost)
            yield Figure(f"edits, {rung}", share, Unit.SHARE, len(few), GOALS[rung], misses)
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
