"""Words stored once: a document's text is their numbers, in its order."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from records.spelling import fold
from search.embedded.alphabet import letters, read, spell
from search.embedded.known import Connection, NewWord
from search.embedded.schema import pair_token
from search.text import code_of, forms_of, written_words

_Row = tuple[str, str, str]  # folded, language, tokens


def number_words(
    connection: Connection, texts: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the spelled words and the tokens of each (text, lang), storing words that are new."""
    known = connection.known
    found = [
        list(map(known.words_of(code_of(lang)).__getitem__, written_words(text)))
        for text, lang in texts
    ]
    _store(connection, known.new)
    for words in found:
        # A token may stand there twice, for two forms of a word: it counts once.
        tokens = [w.tokens for w in set(words)]
        tokens += _pairs(["" if w.tokens else w.spelled for w in words])
        yield "".join([w.spelled for w in words]), " ".join(tokens)


def _store(connection: Connection, new: list[NewWord]) -> None:
    """Give numbers to words that are not known yet.

    In the order in which they are met: frequent ones come early, and low numbers are short.
    """
    rows = [_row(written, code) for code, written, _ in new]
    if not rows:
        return
    numbers = _find(connection, {row[0] for row in rows})
    unheard = [row for row in dict.fromkeys(rows) if row not in numbers]
    first = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM word").fetchone()[0]
    numbers |= {row: number for number, row in enumerate(unheard, first)}
    connection.executemany(
        "INSERT INTO word(id, folded, lang, tokens) VALUES(?, ?, ?, ?)",
        [(numbers[row], *row) for row in unheard],
    )
    for (_, _, word), row in zip(new, rows, strict=True):
        word.spelled, word.tokens = spell(numbers[row]), row[2]
    new.clear()


def _row(word: str, code: str) -> _Row:
    return fold(word), code, " ".join(sorted(forms_of(word, code)))


def _find(connection: sqlite3.Connection, folded: Iterable[str]) -> dict[_Row, int]:
    rows = connection.execute(
        "SELECT id, folded, lang, tokens FROM word"
        " WHERE folded IN (SELECT value FROM json_each(?))",
        (json.dumps(list(folded)),),
    )
    return {(word, lang, tokens): number for number, word, lang, tokens in rows}


def tokens_told(connection: sqlite3.Connection, texts: Sequence[str]) -> list[str]:
    """Return the tokens of spelled words, text by text, as they were when they were stored."""
    spelled = [set(letters(text)) for text in texts]
    rows = connection.execute(
        "SELECT id, tokens FROM word WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([read(letter) for letter in set(chain.from_iterable(spelled))]),),
    )
    tokens = {spell(number): told for number, told in rows}
    return [
        " ".join(
            [
                *(tokens[letter] for letter in words),
                *_pairs(["" if tokens[letter] else letter for letter in letters(text)]),
            ]
        )
        for words, text in zip(spelled, texts, strict=True)
    ]


def _pairs(bare: Sequence[str]) -> set[str]:
    """Return the tokens of neighbours that have none of their own: stop words.

    Few pairs of them stand in a text, and a phrase of them would be looked for in every text.
    `bare` are spelled words, "" in the place of each word with tokens.
    """
    return {_pair(first, second) for first, second in pairwise(bare) if first and second}


@lru_cache(maxsize=50_000)
def _pair(first: str, second: str) -> str:
    return pair_token(read(first), read(second))
