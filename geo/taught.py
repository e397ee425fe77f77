"""What lessons say of single items: which words are no place, where a source's items are."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from geo.given import Given
from records import Lesson, LessonKind, Mention, RawPlace, Refusal
from records.spelling import WORD, name_key, norm

NOT_A_PLACE = "not_a_place"
Phrase = tuple[str, ...]  # the norms of its words


class Taught:
    """Made once for all items of a town; lessons of other kinds say nothing here."""

    def __init__(self, lessons: Iterable[Lesson] = ()) -> None:
        self._no_places = defaultdict[str, list[Phrase]](list)  # by source, "" for all
        self._defaults: dict[str, str] = {}
        for lesson in lessons:
            if lesson.kind is LessonKind.NEGATIVE:
                self._no_places[lesson.source_id].append(tuple(name_key(lesson.words).split()))
            elif lesson.kind is LessonKind.SOURCE_DEFAULT:
                self._defaults[lesson.source_id] = lesson.target_id

    def default_of(self, source_id: str) -> str:
        """Return the id of what a source's items are about if they name no place, "" if none."""
        return self._defaults.get(source_id, "")

    def refuse(
        self, words: str, mentions: Sequence[Mention], source_id: str
    ) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
        """Return the mentions that may be places, and the refusals of those that are none.

        A mention is none if it lies wholly inside of words that were taught to name no place.
        """
        taught = self._phrases(source_id)
        if not taught or not mentions:
            return tuple(mentions), ()
        spans = _Spans(words, taught)
        are_none = [spans.hold(m.start, m.start + _bare(m.text)) for m in mentions]
        kept = tuple(m for m, is_none in zip(mentions, are_none, strict=True) if not is_none)
        refused = (m for m, is_none in zip(mentions, are_none, strict=True) if is_none)
        return kept, tuple(Refusal(mention, NOT_A_PLACE, mention.text) for mention in refused)

    def refuse_given(self, given: Given, source_id: str) -> tuple[Given, tuple[Refusal, ...]]:
        """Return the same of what a publisher gave; of a point only the words are refused."""
        taught = self._phrases(source_id)
        if not taught:
            return given, ()
        kept: list[tuple[RawPlace, int]] = []
        refusals = []
        for raw, items in given:
            text = raw.text.strip()
            if not _Spans(text, taught).hold(0, _bare(text)):
                kept.append((raw, items))
                continue
            refusals.append(Refusal(None, NOT_A_PLACE, text))
            if raw.lon is not None:
                kept.append((replace(raw, text=""), items))
        left = Given(tuple(raw for raw, _ in kept), tuple(items for _, items in kept))
        return left, tuple(refusals)

    def _phrases(self, source_id: str) -> tuple[Phrase, ...]:
        return (*self._no_places.get("", ()), *self._no_places.get(source_id, ()))


class _Spans:
    """Where one of the phrases stands in a text."""

    def __init__(self, words: str, phrases: Iterable[Phrase]) -> None:
        found = tuple(_found(words, phrases))
        self._starts = [start for start, _ in found]
        self._ends = list(accumulate((end for _, end in found), max))

    def hold(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text lies wholly inside of one of them."""
        before = bisect_right(self._starts, start)
        return before > 0 and end <= self._ends[before - 1]


def _found(words: str, phrases: Iterable[Phrase]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each place where a phrase stands, in order of their starts."""
    by_first = defaultdict[str, list[Phrase]](list)
    for phrase in phrases:
        by_first[phrase[0]].append(phrase)
    matches = tuple(WORD.finditer(words))
    keys = tuple(norm(match[0]) for match in matches)
    for at, key in enumerate(keys):
        for phrase in by_first.get(key, ()):
            if keys[at : at + len(phrase)] == phrase:
                yield matches[at].start(), matches[at + len(phrase) - 1].end()


def _bare(text: str) -> int:
    """Return a length without what is no word at the end: "Oak St." is as long as "Oak St"."""
    return len(text.rstrip(" .,;'’"))


NOTHING_TAUGHT = Taught()
