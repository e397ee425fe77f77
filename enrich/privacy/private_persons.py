"""Which words of a text tell who a private person is: names, wherever they are said, and ages."""

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from enrich.privacy.name_run import Stretch
from enrich.privacy.name_words import NameWord, sort_of
from enrich.privacy.officials import NOT_PRIVATE, is_called_after, is_official
from enrich.privacy.person_signs import AGE_BEHIND
from enrich.privacy.told_names import other_halves, told_names
from records import Mention, MentionKind
from records.spelling import fold

_AGE_BEFORE = re.compile(
    r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-year-old,?\s$|\b[âa]gée?s? de \d{1,3} ans,\s$", re.IGNORECASE
)
_BORN = re.compile(
    r"\b(?:n[ée](?:e|\(e\)|·e)?s? (?:le |en )|born (?:on |in )?|"
    r"(?:d\.?o\.?b\b\.?|ddn\b|date (?:of birth|de naissance)|birth ?(?:date|day))"
    r"(?: is| was)?\s?[:#=]?\s?)"
    r"(?P<day>\d{1,2}(?:er)?(?:[/.-]\d{1,2}[/.-]\d{2,4}| [^\W\d]{3,9}\.?,? \d{4})|"
    r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_AGES_BEHIND = re.compile(
    r"(?:, | \(| )(?:(?:both|all|each|respectively|tous deux|toutes deux),? )?"
    r"(?:(?:both|ages?|aged|[âa]gée?s?(?: respectivement)? de) )+"
    r"\d{1,3}(?:(?:,| and| et|, and)? \d{1,3})*(?: ans)?\)?|, both \d{1,3}\b"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LINK = re.compile(r"(?:https?://|www\.|@)[^\s<>\"]+|[\w.-]+\.(?:com|net|org|fr)/[^\s<>\"]*")
_SHORTEST = 2  # letters of a part of a name that is looked for by itself
_SHORTEST_IN_LINK = 4
_MOST_IN_LINK = 200  # names that are looked for in links: no item that is honest has more
_FEW = 3
_TITLE_BEFORE = re.compile(r"\b(?:MM?\.|M(?:me|lle|r|rs|s|onsieur|adame|ademoiselle)\.?)\s$")
_LOOK_BACK = 40


@dataclass(frozen=True)
class Private:
    """What must be hidden of a text so that no private person is named.

    `stretches` are in order and do not overlap; `parts` are the words of the names in them.
    `birthdays` are days and years of birth.
    """

    stretches: tuple[Stretch, ...]
    parts: frozenset[str]
    birthdays: tuple[Stretch, ...] = ()


def private_persons(
    words: str,
    persons: Iterable[Stretch],
    mentions: Collection[Mention],
    known: frozenset[str] = frozenset(),
) -> Private:
    """Return what tells who a private person is.

    `persons` are names of people as they were found; officials among them, and who gave a street
    or a school its name, stay. A private person's names are hidden wherever they stand alone, too,
    and so are those that are `known` from another text of the item.
    """
    places = _Stretches((m.start, m.end) for m in mentions if _stands_in(words, m))
    likely = _without_parts_of_others({*persons, *told_names(words)})
    names = [one for found in likely for one in _cut(words, found, places)]
    open_to_all = {name for name in names if not _is_private(words, name, places)}
    officials = {fold(words[a:b]) for a, b in open_to_all}
    officials |= {part for name in officials for part in name.split()}
    private = [
        (a, b) for a, b in names if (a, b) not in open_to_all and fold(words[a:b]) not in officials
    ]
    halves = set(other_halves(words, private)) - open_to_all
    private += [one for one in halves if _is_private(words, one, places)]
    parts = known | {part for a, b in private for part in name_parts(words[a:b])}
    public = _Stretches(open_to_all)
    alone = [one for one in _alone(words, parts, mentions) if not public.around(*one)]
    told = [*(_with_age(words, one) for one in private), *alone, *_links(words, parts)]
    born = tuple(match.span("day") for match in _BORN.finditer(words))
    return Private(tuple(_joined(words, told)), parts, born)


def name_parts(name: str) -> Iterator[str]:
    """Yield the words of a name by which somebody is known, without initials and particles.

    A given name that is an ordinary word too ("Will", "Rose") is none, unless it is all there is.
    """
    words = [word for word in _WORD.findall(name) if word[0].isupper()]
    known = [word for word in words if sort_of(word) not in _NO_PARTS and len(word) >= _SHORTEST]
    for word in known:
        if word == known[-1] or sort_of(word) in (NameWord.OTHER, NameWord.GIVEN):
            yield word


_NO_PARTS = (NameWord.TITLE, NameWord.INITIAL, NameWord.PARTICLE, NameWord.SUFFIX)


class _Stretches:
    """Stretches of a text that do not overlap, or hardly, by their order."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._all = sorted(stretches)

    def around(self, start: int, end: int) -> Stretch | None:
        """Return the one that holds a stretch, None if none does."""
        at = bisect_right(self._all, (start, sys.maxsize)) - 1
        return self._all[at] if at >= 0 and end <= self._all[at][1] else None

    def at_end_of(self, start: int, end: int) -> int | None:
        """Return where the first one begins that begins within a stretch and reaches its end."""
        within = self._all[bisect_right(self._all, (start, sys.maxsize)) :][:_FEW]
        return next((a for a, b in within if a < end <= b), None)


def _without_parts_of_others(found: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches without those that lie within another."""
    kept: list[Stretch] = []
    for start, end in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _stands_in(words: str, mention: Mention) -> bool:
    return words[mention.start : mention.end] == mention.text


def _cut(words: str, found: Stretch, places: _Stretches) -> Iterator[Stretch]:
    """Yield a name line by line, without a place behind it: "Marie Dupont de Lille"."""
    start, end = found
    for piece in re.finditer(r"[^\n]+", words[start:end]):
        first, last = start + piece.start(), start + piece.end()
        tail = places.at_end_of(first, last)
        head = words[first:tail].rstrip() if tail else ""
        if tail and (bare := re.sub(r"\s(?:de|du|des|d['’]|of|à|at)$", "", head)) != head:
            last = first + len(bare)
        if first < last:
            yield first, last


def _is_private(words: str, name: Stretch, places: _Stretches) -> bool:
    """Tell whether a name is a private person's; within a place's it is one with title or age."""
    start, end = name
    if any(judge(words, start, end) for judge in NOT_PRIVATE):
        return False
    if places.around(start, end) is None:
        return True
    before = words[max(start - _LOOK_BACK, 0) : start]
    return bool(AGE_BEHIND.match(words, end) or _TITLE_BEFORE.search(before))


def _alone(words: str, parts: Collection[str], mentions: Collection[Mention]) -> Iterator[Stretch]:
    """Yield where parts of private names stand, alone or with others of the family."""
    if not parts:
        return
    spellings = {*parts, *map(str.upper, parts), *map(str.capitalize, parts)}
    # A place that is called just like somebody may be that person.
    wide = _Stretches(
        (m.start, m.end)
        for m in mentions
        if _stands_in(words, m) and not (m.kind is MentionKind.PLACE and m.text in spellings)
    )
    for match in _WORD.finditer(words):
        word = next((one for one in _pieces(match[0]) if one in spellings), None)
        if word is None:
            continue
        start, end = match.start(), match.start() + len(word)
        is_place = wide.around(start, end) is not None or is_called_after(words, start, end)
        if not is_place and not is_official(words, start, end):
            yield start, end


def _pieces(word: str) -> tuple[str, ...]:
    """Return a word and what it begins with: "O'Hara's" is "O'Hara" too, "Smith-led" "Smith"."""
    return word, word.rpartition("'")[0], word.rpartition("’")[0], word.partition("-")[0]


def _links(words: str, parts: Collection[str]) -> Iterator[Stretch]:
    """Yield links and handles that spell a private person's name."""
    said = sorted({fold(part) for part in parts if len(part) >= _SHORTEST_IN_LINK})[:_MOST_IN_LINK]
    for match in _LINK.finditer(words) if said else ():
        if _spells(match[0], said):
            yield match.span()


def spells_one(link: str, parts: Collection[str]) -> bool:
    """Tell whether a link spells a part of a private person's name."""
    return _spells(unquote(link), [fold(part) for part in parts if len(part) >= _SHORTEST_IN_LINK])


def _spells(link: str, said: Collection[str]) -> bool:
    folded = fold(link)
    return any(part in folded for part in said)


def _with_age(words: str, name: Stretch) -> Stretch:
    """Return a name with the age that stands beside it."""
    start, end = name
    before = _AGE_BEFORE.search(words[max(start - _LOOK_BACK, 0) : start])
    behind = AGE_BEHIND.match(words, end) or _AGES_BEHIND.match(words, end)
    return start - len(before[0]) if before else start, behind.end() if behind else end


def _joined(words: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order; those that touch, or have but a blank between them, as one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        elif joined and words[joined[-1][1] : start] in (" ", "\xa0", " - ", "-"):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined
