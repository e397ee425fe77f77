"""What people type to search: words, phrases, what to leave out, themes, sources, dates.

`read` is pure: the same words mean the same on a French and on an English page, and there are none
that it can't read. What it does not know is looked for as words, and told as not understood.
"""

from web.asking.parts import NOTHING, Asking, Chosen, Dated, Field, Missed, Part, Words, asking_for
from web.asking.reading import read
from web.asking.vocabulary import Names, Vocabulary

__all__ = [
    "NOTHING",
    "Asking",
    "Chosen",
    "Dated",
    "Field",
    "Missed",
    "Names",
    "Part",
    "Vocabulary",
    "Words",
    "asking_for",
    "read",
]
