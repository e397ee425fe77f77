"""How two texts differ word by word: which words stand in whose place, what was cut or added.

By one pattern a publisher tells of boys and of girls, of a pharmacy and of a bakery: such notices
are equal but for a word or three at the same places, that need be no number and no name. Who takes
over a text leaves all words, changes many, or cuts and adds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from records.item import Item
from records.spelling import WORD, fold

_FEW = 3  # words that are other ones in a notice of the same pattern
_TAKEN_ALONG = 2  # articles, and verbs of another form, that go with them
_MOST = 1_200  # words between the first and the last difference; of more, those are compared
# Words that say little of their own; what denies is none of them.
_SAID_PLAIN = (
    "a an the this that these those of to in on at by for from with as and or is are was were be "
    "been being has have had will would can could may it its their our your his her they we you "
    "he she who which than so up off all any some us them "
    "le la les l un une des du de d au aux ce cet cette ces et ou est sont sera seront ete etre "
    "en dans sur par pour avec que qu qui se s sa son ses leur leurs nos notre vos votre il elle "
    "ils elles nous vous y plus tout tous toute toutes ont avoir"
)
_SAID_DENIALS = "no not never without nor pas ni sans jamais aucun aucune"
_PLAIN, _DENIALS = frozenset(_SAID_PLAIN.split()), frozenset(_SAID_DENIALS.split())
# Endings of one word in another number, gender or country, each put into the form before it.
_ENDINGS = (
    ("s", ""),
    ("x", ""),
    ("ee", "e"),
    ("our", "or"),
    ("tre", "ter"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("isation", "ization"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of one text and what stands there in the other; one of them may be empty.

    `is_outer` if nothing that both have stands before it, or behind it.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    is_outer: bool

    @property
    def slot(self) -> int:
        """How many telling words stand in the place of others; 0 if they were cut or added only."""
        old, new = _telling(self.old, self.new), _telling(self.new, self.old)
        if old and new:
            return max(len(old), len(new))
        return int(not _DENIALS.isdisjoint((*old, *new)))

    @property
    def is_cut(self) -> bool:
        """True if there are telling words on one side only, and none of them denies."""
        old, new = _telling(self.old, self.new), _telling(self.new, self.old)
        return bool(old) != bool(new) and not self.slot


def is_other_notice(one: Item, other: Item, reach: int | None = None) -> bool:
    """Tell whether two items are equal but for one to three words at the same places.

    It does not matter then whether their titles are alike; and if those differ so, it does not
    matter what of the text was cut or added, unless much was reworded. `reach` is how many words
    of the texts count.
    """
    titles, texts = edits(one.title, other.title), edits(one.text, other.text, reach)
    inner = _differing(edit for edit in texts if edit.old and edit.new and not edit.is_outer)
    is_told_alike = inner <= _FEW + _TAKEN_ALONG
    if is_told_alike and _are_slots(titles) and _is_mostly_shared(one.title, titles):
        return True
    is_framed = any(edit.is_cut for edit in texts)
    if is_framed and any(edit.slot and len(edit.old + edit.new) > 2 for edit in texts):
        return False  # who cuts and puts it another way
    return _are_slots([edit for edit in texts if edit.slot or not edit.is_outer])


def edits(one: str, other: str, reach: int | None = None) -> list[Edit]:
    """Return in order what differs between two texts but case, accents and signs."""
    mine, theirs = words_of(one)[:reach], words_of(other)[:reach]
    start = _equal_from_start(mine, theirs)
    end = _equal_from_start(mine[start:][::-1], theirs[start:][::-1])
    mine, theirs = mine[start : len(mine) - end], theirs[start : len(theirs) - end]
    matcher = SequenceMatcher(None, mine[:_MOST], theirs[:_MOST], autojunk=False)
    return [
        Edit(
            tuple(mine[a:b]),
            tuple(theirs[c:d]),
            not (start or a or c) or (not end and b == len(mine) and d == len(theirs)),
        )
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def words_of(text: str) -> list[str]:
    """Return a text's words as they are compared."""
    return WORD.findall(fold(text))


def _equal_from_start(mine: Sequence[str], theirs: Sequence[str]) -> int:
    pairs = enumerate(zip(mine, theirs, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(mine), len(theirs)))


def _are_slots(found: Sequence[Edit]) -> bool:
    """Tell whether a few words stand in the place of others, and nothing else differs."""
    slots = sum(edit.slot for edit in found)
    is_few = 1 <= slots <= _FEW and _differing(found) <= slots + _TAKEN_ALONG
    return is_few and not any(edit.is_cut for edit in found)


def _differing(found: Iterable[Edit]) -> int:
    return sum(max(len(edit.old), len(edit.new)) for edit in found)


def _is_mostly_shared(title: str, found: Sequence[Edit]) -> bool:
    changed = [word for edit in found for word in edit.old]
    telling = [word for word in words_of(title) if word not in _PLAIN]
    return len(telling) >= 2 * len([word for word in changed if word not in _PLAIN])


def _telling(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the words that say something, and that the others do not say in another form."""
    known = {_stem(word) for word in others}
    return [word for word in words if word not in _PLAIN and _stem(word) not in known]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Return what is left of a word without number, gender and the spelling of a country."""
    for ending, short in _ENDINGS:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            word = word.removesuffix(ending) + short
    return word
