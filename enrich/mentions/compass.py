"""Directions that belong to a street's name: "12 North Oak St", "Main St S"."""

from collections.abc import Sequence

from spacy.tokens import Doc

from enrich.mentions.sketch import BARE_STREET, Found
from enrich.tokens import bare, words_of
from records import NameKind


def with_direction(
    doc: Doc, letters: str, names: Sequence[Found], directions: frozenset[str]
) -> list[Found]:
    """Return names, streets with the compass direction at their side.

    `letters` are the Doc's, one a token; `directions` words in lower case. Whether a register has
    such a street is for the gazetteer to say.
    """
    words = words_of(doc)
    taken = {at for name in names for at in range(name.start, name.end)}
    grown = []
    for name in names:
        if name.kind is NameKind.STREET and name.sign in ("", BARE_STREET):
            before, behind = name.start - 1, name.end
            if before not in taken and _is_direction(words, before, directions):
                name = name._replace(start=before)
            elif behind not in taken and _is_direction(words, behind, directions):
                goes_on = letters[behind + 1 : behind + 2] in ("o", "X")  # Oak St, North of …
                name = name if goes_on else name._replace(end=behind + 1)
        grown.append(name)
    return grown


def _is_direction(words: Sequence[str], at: int, directions: frozenset[str]) -> bool:
    """Tell whether a word is a direction; the S. of "the U.S." is none."""
    if not 0 <= at < len(words) or not words[at][0].isupper():
        return False
    is_initial = at > 0 and len(bare(words[at - 1])) == 1 and words[at - 1].strip().endswith(".")
    return bare(words[at]).lower() in directions and not is_initial
