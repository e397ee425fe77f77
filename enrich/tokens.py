"""Cutting text into spaCy tokens with one regex, and how tokens compare.

spaCy's own tokenizers cost ten times as much on unseen text and cut French names differently from
`records.spelling`. Here a token is a word together with the sign that ties it to the next word
("Jules-", "l'", "av.") and any blanks but the last; it is compared by `records.spelling.norm` of
the bare word. So "Jules-Ferry" and "Jules Ferry" are equal, and offsets stay exact.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby
from typing import Any

from spacy.attrs import IDX
from spacy.tokens import Doc
from spacy.vocab import Vocab

from enrich.remembered import Remembered
from records.spelling import norm

# Written with a full stop that ends no sentence; without one they are ordinary tokens.
_DOTTED = (
    "av ave bd bld blvd bvd boul pl imp all ch chem che mtee mtée rg rte sq fg fbg crs st ste str "
    "rd dr ln ct hwy pkwy ter cir mt mass gal mal gen col cap cdt pdt pr prof mgr pce jr no nos "
    "pass btw a b c d e f g h i j k l m n o p q r s t u v w y z"
)
_DOTTED_BY_LENGTH = "|".join(  # a lookbehind needs a fixed width
    rf"(?<=\b(?i:{'|'.join(group)}))"
    for _, group in groupby(sorted(_DOTTED.split(), key=len), key=len)
)
# An accent may be a character of its own. No token is longer than some hundred characters, so that
# what is worked out about one never takes long.
_LETTERS = r"[^\W\d_]{1,100}(?:[\u0300-\u036f]{1,9}[^\W\d_]{0,50}){0,9}"
_BLANKS = r"(?:[\t\xa0\u2009\u202f]|\x20(?=\x20))*"
_TOKEN = re.compile(
    rf"""(
      {_LETTERS}
      (?: ['’ʼ‘‐‑-](?=[^\W_])
        | (?<=[sS])['’](?=\x20[^\W_])                  # Sailors' Green
        | (?=\.)(?:{_DOTTED_BY_LENGTH})\.(?!\w)
        | (?<=\b[A-Z])\.(?=[A-Z]\.) | (?<=\.[A-Z])\.(?=[A-Z])    # J.F. Kennedy, R.P.Louis
        | [°º]s? | \d[^\W_]{{0,50}} )?
      {_BLANKS}
    | \d{{1,3}}(?:[.,]\d{{3}})+(?!\d)                  # 3,000 is not a list of house numbers
    | \d{{1,50}}\.\d{{1,50}}
    | (?<![\w/])1/2(?![\w/])                           # 12 1/2 Oak St
    | \d{{400}}(?=\d{{400}})                             # the rest stays too long for a house
    | \d[^\W_]{{0,50}} \d{{0,800}} (?: ['’‐‑-](?=[^\W\d_]) )? {_BLANKS}  # 8-Mai, but 23-25 are two
    | [^\w\s] | _ | \s
    )(\x20?)""",
    re.VERBOSE,
)
# What makes a token depend on more than the stretch between two blanks that it stands in.
_ACROSS = ("  ", "' ", "’ ")
_TEXT = "text"  # where a Doc keeps its text, in user_data,
_WORDS = "words"  # and its tokens' texts
_STARTS = "starts"  # and where they begin
_KEPT = 100_000  # stretches of which the tokens are remembered, and tokens of which the word is
_TIED = re.compile(r"([^\W_](?:[^\W_]|[\u0300-\u036f])*)[^\w,.]*\.?\s*")


def token_norm(token: str) -> str:
    """Return what a token is compared by: its bare word's norm, or a sign as it stands."""
    return norm(bare(token))


@lru_cache(_KEPT)
def bare(token: str) -> str:
    """Return a token without its tie to the next word and without blanks."""
    found = _TIED.fullmatch(token)
    return found[1] if found else token


def text_of(doc: Doc) -> str:
    """Return the text that a Doc was made from; Doc.text puts it together anew each time."""
    text: str = doc.user_data[_TEXT]
    return text


def words_of(doc: Doc) -> list[str]:
    """Return the texts of a Doc's tokens; asking each Token for its text costs far more."""
    words: list[str] = doc.user_data[_WORDS]
    return words


def starts_of(doc: Doc) -> list[int]:
    """Return where a Doc's tokens begin in its text; worked out once a text."""
    starts: list[int] | None = doc.user_data.get(_STARTS)
    if starts is None:
        starts = doc.user_data[_STARTS] = doc.to_array(IDX).tolist()
    return starts


def stretch(doc: Doc, start: int, end: int) -> tuple[int, int, str]:
    """Return offsets and text of tokens start to end (excluded), without a tie or dot behind."""
    last = words_of(doc)[end - 1]
    first_at, last_at = doc[start].idx, doc[end - 1].idx + len(bare(last))
    return first_at, last_at, text_of(doc)[first_at:last_at]


class RegexTokenizer:
    """Makes a Doc from text: the tokens' texts and spaces put together are the text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._stretches = Remembered(lambda stretch: tuple(self._cut(f"{stretch} ")), _KEPT)

    def __call__(self, text: str) -> Doc:
        """Return the text's Doc, without any annotation."""
        pieces = self._cut(text) if _reaches_across(text) else self._cut_at_blanks(text)
        words: list[str] = pieces[::3]
        doc = self._doc(words, pieces[1::3], pieces[2::3])
        doc.user_data[_TEXT] = text
        doc.user_data[_WORDS] = words
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Yield a Doc for each text, in order; spaCy asks for this method."""
        return map(self, texts)

    def _doc(self, words: list[str], ids: list[Any], spaces: list[bool]) -> Doc:
        """Return words as a Doc: by their ids, four times as fast, unless one was forgotten."""
        try:
            return Doc(self.vocab, words=ids, spaces=spaces)
        except KeyError:  # first read within a memory zone that has ended since
            return Doc(self.vocab, words=words, spaces=spaces)

    def _cut_at_blanks(self, text: str) -> list[Any]:
        """Return what `_cut` returns, from stretches that were seen before."""
        stretches = text.split(" ")
        is_open = not stretches[-1]
        if is_open:
            stretches.pop()
        pieces = [*chain.from_iterable(map(self._stretches.__getitem__, stretches))]
        if not is_open:
            pieces[-1] = False
        return pieces

    def _cut(self, text: str) -> list[Any]:
        """Return three things a token: its text, spaCy's id of it, whether a space follows.

        One flat list: putting lists of each together costs twice as much.
        """
        add = self.vocab.strings.add
        tokens = _TOKEN.findall(text)
        return [thing for word, space in tokens for thing in (word, add(word), space == " ")]


def _reaches_across(text: str) -> bool:
    return text.startswith(" ") or any(sign in text for sign in _ACROSS)
