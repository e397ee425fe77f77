"""What a query means, in plain Python over one item: slow, short and without an index."""

import unicodedata
from datetime import timedelta

from records import Item, Query, Term, TermKind
from records.reach import file_item, plan, tile_of

# Words that a language takes for one another, as the strategies use them: each in one language
# only, but for stop words. No two of different families have a spelling in common.
FAMILIES = {
    "fr": (
        ("école", "écoles", "ÉCOLE", "ecoles"),
        ("rénovée", "rénové", "RENOVEE", "renove"),
        ("travaux", "Travaux"),
        ("marché", "marchés", "marche"),
    ),
    "en": (("meeting", "Meetings"), ("library", "libraries"), ("closed", "CLOSING")),
    "es": (("playa", "PLAYA"), ("fiesta",)),
}
# Words that mean nothing in a language; in any other they are words like all others.
STOP_WORDS = {"fr": ("de", "La", "LES"), "en": ("the", "OF"), "es": ()}


def finds(query: Query, item: Item) -> bool:
    """Tell whether a query finds an item."""
    return (
        _in_reach(query, item)
        and (not query.themes or any(theme.code in query.themes for theme in item.themes))
        and (not query.types or item.type in query.types)
        and (not query.sources or item.source_id in query.sources)
        and (query.published_from is None or item.published_at >= query.published_from)
        and (query.published_to is None or item.published_at < query.published_to)
        and _happens(query, item)
        and _says(query, item)
    )


def found(query: Query, items: list[Item]) -> tuple[str, ...]:
    """Return the ids of the items that a query finds, newest first."""
    newest = sorted(items, key=lambda item: item.feed_key, reverse=True)
    return tuple(item.id for item in newest if finds(query, item))


def _in_reach(query: Query, item: Item) -> bool:
    filing, reach = file_item(item), plan(query.reach, query.town_id)
    keys = filing.sure | filing.maybe if query.with_approximate else filing.sure
    spots = [spot for spot in filing.spots if "c:{}/{}".format(*tile_of(spot)) in keys]
    return not keys.isdisjoint(reach.sure) or (bool(reach.edge) and reach.holds(spots))


def _happens(query: Query, item: Item) -> bool:
    if query.happens_from is None and query.happens_to is None:
        return True
    ends_at = item.ends_at or item.starts_at
    if ends_at is None:
        return False
    starts_at = item.starts_at or min(item.published_at, ends_at)
    last = max(starts_at, ends_at - timedelta(microseconds=1))  # what ends at midnight is over then
    return (query.happens_from is None or last >= query.happens_from) and (
        query.happens_to is None or starts_at < query.happens_to
    )


def _says(query: Query, item: Item) -> bool:
    """Tell whether an item says what the terms want: their text has words and blanks only."""
    wanted = [term for term in query.terms if not term.banned]
    words = [word for term in wanted for word in _loose_words(term)]
    asked = [word for word in words if _plain(word) not in map(_plain, STOP_WORDS[item.lang])]
    is_verbatim = any(term.kind is not TermKind.WORD for term in wanted)
    if wanted and not asked and not is_verbatim:
        return False
    return all(_has(word, item) for word in asked) and all(
        _verbatim(term, item) is not term.banned
        for term in query.terms
        if term.banned or term.kind is not TermKind.WORD
    )


def _loose_words(term: Term) -> list[str]:
    """Return the words of a term that may stand anywhere, in any form."""
    words = term.text.split()
    return {TermKind.WORD: words, TermKind.PHRASE: [], TermKind.PREFIX: words[:-1]}[term.kind]


def _has(word: str, item: Item) -> bool:
    """Tell whether an item has a word in one of its forms."""
    written = {_plain(one) for one in item.words.split()}
    forms = {_plain(word)}
    for family in FAMILIES[item.lang]:
        if word in family:
            forms.update(map(_plain, family))
    return not written.isdisjoint(forms)


def _verbatim(term: Term, item: Item) -> bool:
    """Tell whether a phrase, a beginning or (of a banned term) one word is there."""
    written = [_plain(one) for one in item.words.split()]
    if term.kind is TermKind.PREFIX:
        return any(one.startswith(_plain(term.text)) for one in written)
    if term.kind is TermKind.WORD and len(term.text.split()) == 1:
        is_asked = _plain(term.text) not in map(_plain, STOP_WORDS[item.lang])
        return is_asked and _has(term.text, item)
    phrase = [_plain(one) for one in term.text.split()]
    starts = range(len(written) - len(phrase) + 1)
    return any(written[start : start + len(phrase)] == phrase for start in starts)


def _plain(word: str) -> str:
    """Return a word in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c.isalpha())
