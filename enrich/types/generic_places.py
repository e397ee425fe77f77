"""A text with its streets called "rue" or "street" only, so that cues stand beside one another."""

from collections.abc import Iterable

from records import Mention, MentionKind

_STREET = {"fr": "rue", "en": "street"}
_KINDS = frozenset(MentionKind) - {MentionKind.AREA, MentionKind.CITY, MentionKind.PLACE}


def with_generic_streets(words: str, mentions: Iterable[Mention], lang: str) -> str:
    """Return words in which each street is a word for any: "La rue X barrée" is "La rue barrée".

    `mentions` are in text order and do not overlap. A language without such a word keeps its names.
    """
    generic = _STREET.get(lang)
    if generic is None:
        return words
    pieces: list[str] = []
    at = 0
    for mention in mentions:
        if mention.kind in _KINDS and mention.start >= at:
            pieces += (words[at : mention.start], generic)
            at = mention.end
    return "".join((*pieces, words[at:]))
