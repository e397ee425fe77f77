"""Cutting text into spaCy tokens with one regex, and how tokens compare.

spaCy's own tokenizers cost ten times as much on unseen text and cut French names differently from
`records.spelling`. Here a token is a word together with the sign that ties it to the next word
("Jules-", "l'", "av.") and any blanks but the last; its NORM is `records.spelling.norm` of the
bare word. So "Jules-Ferry" and "Jules Ferry" have equal NORMs, and offsets stay exact.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from spacy.attrs import NORM
from spacy.tokens import Doc
from spacy.vocab import Vocab

from records.spelling import norm

# Written with a full stop that ends no sentence; without one they are ordinary tokens.
_DOTTED = (
    "av ave bd bld blvd bvd boul pl imp all ch chem che rte sq fg fbg crs st ste str rd dr ln ct "
    "hwy pkwy ter cir mt mass gal mal gen col cap cdt pdt pr prof mgr jr no nos "
    "a b c d e f g h i j k l m n o p q r s t u v w y z"
)
_DOTTED_BY_LENGTH = "|".join(  # a lookbehind needs a fixed width
    rf"(?<=\b(?i:{'|'.join(group)}))"
    for _, group in groupby(sorted(_DOTTED.split(), key=len), key=len)
)
_BLANKS = r"(?:[\t\xa0\u2009\u202f]|\x20(?=\x20))*"
_TOKEN = re.compile(
    rf"""(
      [^\W\d_]+
      (?: ['’ʼ‘‐‑-](?=[^\W_])
        | (?<=[sS])['’](?=\x20[^\W_])                  # Sailors' Green
        | (?=\.)(?:{_DOTTED_BY_LENGTH})\.(?!\w) | [°º]s? | \d[^\W_]* )?
      {_BLANKS}
    | \d{{1,3}}(?:[.,]\d{{3}})+(?!\d)                  # 3,000 is not a list of house numbers
    | \d+\.\d+
    | \d[^\W_]* (?: ['’‐‑-](?=[^\W\d_]) )? {_BLANKS}    # 8-Mai, but 23-25 are two numbers
    | [^\w\s] | _ | \s
    )(\x20?)""",
    re.VERBOSE,
)
_TEXT = "text"  # where a Doc keeps its text, in user_data
_TIED = re.compile(r"([^\W_]+)[^\w,.]*\.?\s*")


def token_norm(token: str) -> str:
    """Return what a token is compared by: its bare word's norm, or a sign as it stands."""
    return norm(bare(token))


def bare(token: str) -> str:
    """Return a token without its tie to the next word and without blanks."""
    found = _TIED.fullmatch(token)
    return found[1] if found else token


def make_vocab() -> Vocab:
    """Return the vocabulary that all languages of an analyser share."""
    return Vocab(lex_attr_getters={NORM: token_norm})


def text_of(doc: Doc) -> str:
    """Return the text that a Doc was made from; Doc.text puts it together anew each time."""
    text: str = doc.user_data[_TEXT]
    return text


def stretch(doc: Doc, start: int, end: int) -> tuple[int, int, str]:
    """Return offsets and text of tokens start to end (excluded), without a tie or dot behind."""
    last = doc[end - 1]
    first_at, last_at = doc[start].idx, last.idx + len(bare(last.text))
    return first_at, last_at, text_of(doc)[first_at:last_at]


class RegexTokenizer:
    """Makes a Doc from text: the tokens' texts and spaces put together are the text."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the text's Doc, without any annotation."""
        pieces = _TOKEN.findall(text)
        doc = Doc(
            self._vocab,
            words=[word for word, _ in pieces],
            spaces=[space == " " for _, space in pieces],
        )
        doc.user_data[_TEXT] = text
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Yield a Doc for each text, in order; spaCy asks for this method."""
        return map(self, texts)
