"""What a saved search asks for beside its place, and what of it an item answers: in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alerts.letters import LetterHead, one_line
from alerts.texts import Texts
from records import Item, Subscription, Term, TermKind


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences in one language."""

    only: str
    source_names: str
    words: str
    no_words: str
    phrase: str
    because: str
    theme: str
    kind: str
    source: str
    said: str


_ENGLISH = _Sentences(
    only="Only {what}.",
    source_names="from {names}",
    words="with {words}",
    no_words="without {words}",
    phrase="“{words}”",
    because="{because} and {what}",
    theme="the theme {name}",
    kind="{name} as the kind of news",
    source="the source {name}",
    said="what says {words}",
)
_FRENCH = _Sentences(
    only="Seulement\u00a0: {what}.",
    source_names="de {names}",
    words="avec {words}",
    no_words="sans {words}",
    phrase="«\u00a0{words}\u00a0»",
    because="{because} et {what}",
    theme="le thème {name}",
    kind="le type {name}",
    source="la source {name}",
    said="ce qui dit {words}",
)
_SENTENCES = {"en": _ENGLISH, "fr": _FRENCH}


def only_words(subscription: Subscription, head: LetterHead, texts: Texts) -> str:
    """Return the sentence that says what is asked for of a place, "" if it is all."""
    say = _SENTENCES[texts.locale.language]
    wanted = [term for term in subscription.terms if not term.banned]
    banned = [term for term in subscription.terms if term.banned]
    sources = _names(subscription.sources, head.source_names)
    parts = (
        _names(subscription.themes, head.theme_names),
        _names(subscription.types, head.type_names),
        say.source_names.format(names=sources) if sources else "",
        say.words.format(words=_spelled(wanted, say)) if wanted else "",
        say.no_words.format(words=_spelled(banned, say)) if banned else "",
    )
    what = "; ".join(filter(None, parts))
    return say.only.format(what=what) if what else ""


def because(item: Item, subscription: Subscription, head: LetterHead, texts: Texts) -> str:
    """Return what the reader follows that an item answers: the place, and what of it was asked."""
    say = _SENTENCES[texts.locale.language]
    themes = [theme.code for theme in item.themes if theme.code in subscription.themes]
    wanted = [term for term in subscription.terms if not term.banned]
    found = []
    if themes:
        found.append(say.theme.format(name=_names(themes[:1], head.theme_names)))
    if item.type in subscription.types:
        found.append(say.kind.format(name=_names([item.type], head.type_names)))
    if item.source_id in subscription.sources:
        found.append(say.source.format(name=_names([item.source_id], head.source_names)))
    if wanted:
        found.append(say.said.format(words=_spelled(wanted, say)))
    place = texts.because.format(place=one_line(subscription.label))
    return say.because.format(because=place, what=", ".join(found)) if found else place


def _names(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Return names in the order of the alphabet; a code without a name stands as it is."""
    return ", ".join(sorted(one_line(names.get(code, code)) for code in codes))


def _spelled(terms: Iterable[Term], say: _Sentences) -> str:
    return ", ".join(_word(term, say) for term in terms)


def _word(term: Term, say: _Sentences) -> str:
    text = one_line(term.text)
    if term.kind is TermKind.PHRASE:
        return say.phrase.format(words=text)
    return f"{text}*" if term.kind is TermKind.PREFIX else text
