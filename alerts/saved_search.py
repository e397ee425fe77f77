"""What a saved search asks for beside its place, and what of it an item answers: in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from babel.lists import format_list

from alerts.letters import LetterHead, one_line
from alerts.texts import Plural, Texts
from records import Item, Subscription, Term, TermKind


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences in one language; `neither` joins what is left out."""

    only: str
    themes: str
    types: str
    sources: str
    words: str
    no_words: str
    neither: str
    quoted: str
    because: str
    theme: str
    type: str
    source: str
    said: Plural


_ENGLISH = _Sentences(
    only="Only news {what}.",
    themes="of the theme {names}",
    types="of the kind {names}",
    sources="from {names}",
    words="that says {words}",
    no_words="without {words}",
    neither=" or ",
    quoted="“{words}”",
    because="{because} and asked for {what}",
    theme="the theme {name}",
    type="the kind {name}",
    source="the source {name}",
    said=Plural("the word {words}", "the words {words}"),
)
_FRENCH = _Sentences(
    only="Seulement les nouvelles {what}.",
    themes="du thème {names}",
    types="du type {names}",
    sources="de la source {names}",
    words="qui disent {words}",
    no_words="sans {words}",
    neither=" ni ",
    quoted="«\u00a0{words}\u00a0»",
    because="{because} et demandez {what}",
    theme="le thème {name}",
    type="le type {name}",
    source="la source {name}",
    said=Plural("le mot {words}", "les mots {words}"),
)
_SENTENCES = {"en": _ENGLISH, "fr": _FRENCH}


def only_words(subscription: Subscription, head: LetterHead, texts: Texts) -> str:
    """Return the sentence that says what is asked for of a place, "" if it is all."""
    say = _SENTENCES[texts.locale.language]
    themes = _quoted(_names(subscription.themes, head.theme_names), say)
    types = _quoted(_names(subscription.types, head.type_names), say)
    sources = _names(subscription.sources, head.source_names)
    wanted = _spelled((term for term in subscription.terms if not term.banned), say)
    banned = _spelled((term for term in subscription.terms if term.banned), say)
    parts = (
        say.themes.format(names=_listed(themes, texts, "or")) if themes else "",
        say.types.format(names=_listed(types, texts, "or")) if types else "",
        say.sources.format(names=_listed(sources, texts, "or")) if sources else "",
        say.words.format(words=_listed(wanted, texts)) if wanted else "",
        say.no_words.format(words=say.neither.join(banned)) if banned else "",
    )
    what = ", ".join(filter(None, parts))
    return say.only.format(what=what) if what else ""


def because(item: Item, subscription: Subscription, head: LetterHead, texts: Texts) -> str:
    """Return what the reader follows that an item answers: the place, and what of it was asked."""
    say = _SENTENCES[texts.locale.language]
    themes = [theme.code for theme in item.themes if theme.code in subscription.themes]
    wanted = _spelled((term for term in subscription.terms if not term.banned), say)
    found = []
    if themes:
        (name,) = _quoted(_names(themes[:1], head.theme_names), say)
        found.append(say.theme.format(name=name))
    if item.type in subscription.types:
        (name,) = _quoted(_names([item.type], head.type_names), say)
        found.append(say.type.format(name=name))
    if item.source_id in subscription.sources:
        (name,) = _names([item.source_id], head.source_names)
        found.append(say.source.format(name=name))
    if wanted:
        found.append(texts.count(say.said, len(wanted), words=_listed(wanted, texts)))
    place = texts.because.format(place=one_line(subscription.label))
    return say.because.format(because=place, what=_listed(found, texts)) if found else place


def _listed(
    words: Sequence[str], texts: Texts, style: Literal["standard", "or"] = "standard"
) -> str:
    return format_list(words, style, texts.locale)


def _names(codes: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Return names in the order of the alphabet; a code without a name stands as it is."""
    return sorted(one_line(names.get(code, code)) for code in codes)


def _quoted(words: Iterable[str], say: _Sentences) -> list[str]:
    return [say.quoted.format(words=each) for each in words]


def _spelled(terms: Iterable[Term], say: _Sentences) -> list[str]:
    return [_word(term, say) for term in terms]


def _word(term: Term, say: _Sentences) -> str:
    text = one_line(term.text)
    if term.kind is TermKind.PHRASE:
        return say.quoted.format(words=text)
    return f"{text}*" if term.kind is TermKind.PREFIX else text
