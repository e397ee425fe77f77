"""Words in front of a name that say what part it plays."""

import re

ARTICLE = r"\s+(?:(?:the|la|les?)\s+|l['’]\s*)?$"  # what may stand between a cue and the name


class Cue:
    """A pattern that is tried only where one of its stems stands: most lines have none.

    `stems` are its words' beginnings or whole phrases, joined by "|". Lines are given in lower
    case.
    """

    def __init__(self, stems: str, pattern: str) -> None:
        self._stems = tuple(stems.split("|"))
        self._pattern = re.compile(pattern)

    def search(self, line: str) -> re.Match[str] | None:
        """Return where the cue stands in a line in lower case, None if it doesn't."""
        for stem in self._stems:
            if stem in line:
                return self._pattern.search(line)
        return None
