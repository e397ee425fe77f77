"""A search in the reader's words: what was understood, what was not, what letters go by."""

from collections.abc import Iterable, Sequence

from records import Term, TermKind
from records.spelling import WORD
from search.text import can_find
from web.asking import Asking, Field, Missed, Words
from web.kinds import type_name
from web.translate import gettext
from web.visit import TownVisit

# Other sites know these; here all words are looked for, and these are words.
_OPERATORS = frozenset({"AND", "OR", "NOT", "ET", "OU", "SAUF"})
_MOST_OPTIONS = 5


def say_search(visit: TownVisit, asking: Asking) -> list[str]:
    """Return the words and the dates of a search: "pont, without vélo", "since 1 November"."""
    said = [say_terms(asking.terms)] if asking.terms else []
    return said + ([say_dates(visit, asking)] if asking.since or asking.until else [])


def say_dates(visit: TownVisit, asking: Asking) -> str:
    """Return from when to when something came out; at least one of both is asked for."""
    first, last = (day and visit.calendar.plain(day) for day in (asking.since, asking.until))
    if first and last:
        if first == last:
            return gettext("of %(day)s", day=first)
        return gettext("%(first)s to %(last)s", first=first, last=last)
    if first:
        return gettext("since %(day)s", day=first)
    return gettext("until %(day)s", day=last)


def say_terms(terms: Iterable[Term]) -> str:
    """Return what an item must say and must not: "travaux, “rue du Port”, without vélo"."""
    return ", ".join(
        gettext("without %(words)s", words=_say(term)) if term.banned else _say(term)
        for term in sorted(terms, key=lambda term: term.banned)
    )


def say_part(part: Words | Missed) -> str:
    """Return words as they were typed, without marks."""
    if not part.terms:
        return part.typed
    if len(part.terms) == 1:
        return say_terms(part.terms)
    words = part.value if isinstance(part, Missed) else part.typed.lstrip("-−")
    is_banned = any(term.banned for term in part.terms)
    return gettext("without %(words)s", words=words) if is_banned else words


def search_notes(visit: TownVisit, asking: Asking) -> list[str]:
    """Return a sentence for each thing that was not understood as it was perhaps meant."""
    notes = [_miss(visit, part) for part in asking.missed]
    notes += filter(None, [why_nothing(visit, asking)])
    words = [part.typed for part in asking.parts if isinstance(part, Words)]
    if not all(map(str.isupper, words)):
        notes += [_no_operator(word) for word in words if word in _OPERATORS][:1]
    return notes


def why_nothing(visit: TownVisit, asking: Asking) -> str:
    """Return why the words of a search find nothing whatever items say, "" if they may.

    That is so if they find nothing in one of the town's languages: who means them in another one
    can say so by quotation marks, too.
    """
    terms = asking.terms
    if all(can_find(terms, lang) for lang in visit.town.languages) or not terms:
        return ""
    words = " ".join(term.text for term in terms)
    if not WORD.search(words):
        return gettext(
            "“%(words)s” has no letter and no digit: nothing is found by it.", words=words
        )
    return gettext(
        "“%(words)s” is too common to be looked for alone: put it in quotation marks.", words=words
    )


def search_examples(visit: TownVisit, *, with_dates: bool) -> tuple[str, ...]:
    """Return what may be typed here, with a theme and a source that there are."""
    examples = [gettext("“exact words”"), gettext("-without"), gettext("begin*")]
    if visit.theme_names:
        examples.append(gettext("theme:%(name)s", name=_plainest(visit.theme_names.values())))
    if visit.sources:
        sources = (source.name for source in visit.sources.values())
        examples.append(gettext("source:%(name)s", name=_plainest(sources)))
    if with_dates:
        month = visit.calendar.today().strftime("%Y-%m")
        examples += [gettext("since:7d"), gettext("before:%(month)s", month=month)]
    return tuple(examples)


def _plainest(names: Iterable[str]) -> str:
    """Return a name as one types it: the shortest, of one word if there is one."""
    name = min(names, key=lambda name: (not name.isalpha(), len(name), name))
    return name.lower() if name.isalpha() else f'"{name}"'


def _say(term: Term) -> str:
    if term.kind is TermKind.PHRASE:
        return gettext("“%(words)s”", words=term.text)
    return f"{term.text}*" if term.kind is TermKind.PREFIX else term.text


def _miss(visit: TownVisit, part: Missed) -> str:
    value = part.value
    if part.field is None:
        return gettext(
            "Of several words no beginning can be left out: “%(typed)s” is passed over.",
            typed=part.typed,
        )
    if part.banned:
        return gettext(
            "Only words can be left out, no themes, kinds, sources or dates: “%(typed)s” is passed "
            "over.",
            typed=part.typed,
        )
    if part.options:
        return _several(visit, part)
    if part.field is Field.THEME:
        return gettext("There is no theme “%(value)s”: it is looked for as words.", value=value)
    if part.field is Field.TYPE:
        return gettext("There is no kind “%(value)s”: it is looked for as words.", value=value)
    if part.field is Field.SOURCE:
        return gettext("There is no source “%(value)s”: it is looked for as words.", value=value)
    return gettext("“%(value)s” is no date: it is looked for as words.", value=value)


def _several(visit: TownVisit, part: Missed) -> str:
    names = {
        Field.THEME: visit.theme_names,
        Field.TYPE: {code: type_name(visit, code) for code in visit.site.types},
        Field.SOURCE: source_names(visit),
    }
    options = names_of(part.options, names[part.field or Field.SOURCE])
    more = ["…"] if len(options) > _MOST_OPTIONS else []
    return gettext(
        "“%(value)s” is looked for as words, as it may be several: %(names)s.",
        value=part.value,
        names=", ".join([*options[:_MOST_OPTIONS], *more]),
    )


def _no_operator(word: str) -> str:
    return gettext(
        "All words are looked for, “%(word)s” too. To leave a word out, write a minus before it: "
        "-word.",
        word=word,
    )


def names_of(codes: Iterable[str], names: dict[str, str]) -> Sequence[str]:
    """Return names in the order in which they are listed; a code that has none is last."""
    wanted = frozenset(codes)
    known = [name for code, name in names.items() if code in wanted]
    return [*known, *sorted(wanted - names.keys())]


def source_names(visit: TownVisit) -> dict[str, str]:
    """Return the names of the town's sources by slug."""
    return {source.id.partition("/")[2]: source.name for source in visit.sources.values()}
