"""What the pages and the documents give as examples of a search is understood as they say."""

import html
import re
from datetime import date
from pathlib import Path

import pytest

from config.themes import load_themes
from config.types import load_types
from records import TermKind
from search.text import read_terms, said_by
from tests.web.conftest import World
from tests.web.test_searched import BLOCK
from web.asking import Asking, Field, Names, Vocabulary, read
from web.asking.days import read_span

TODAY = date(2026, 11, 21)
READING = (Path(__file__).parents[2] / "docs/reading.md").read_text(encoding="utf-8")
SEARCH = READING.partition("## Search\n")[2].partition("\n## ")[0]
ROWS = [row.split(" | ") for row in re.findall(r"^\| (`.*) \|$", SEARCH, re.MULTILINE)]


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


EXAMPLES = [example for row in ROWS for example in codes(row[0])]
DATES = codes(SEARCH.partition("A date is ")[2].partition(".\n")[0].partition(" The same")[0])


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The themes and types that a site has, with the publishers whom the examples name."""
    themes = [(n, t.code) for t in load_themes() for n in (t.code, *t.names.values())]
    types = [(n, t.code) for t in load_types() for n in (t.code, *t.names.values())]
    return Vocabulary(
        Names(themes),
        Names(types),
        Names([("Mairie", "mairie"), ("Le Journal", "le-journal")]),
        TODAY,
    )


def understood(asking: Asking) -> bool:
    return not asking.missed


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_of_the_document_is_understood(example: str, vocabulary: Vocabulary):
    asking = read(example, vocabulary)
    assert understood(asking)
    if re.match(r"[\w']+:", example):
        assert asking.terms == ()


def test_the_examples_mean_what_is_said_beside_them(vocabulary: Vocabulary):
    asking = {example: read(example, vocabulary) for example in EXAMPLES}
    assert asking["thème:voirie"].codes(Field.THEME) == {"roads"}
    assert asking["theme:roads,safety"].codes(Field.THEME) == {"roads", "safety"}
    assert asking["type:autorisation"].codes(Field.TYPE) == {"permit"}
    assert asking["source:Le Journal"].codes(Field.SOURCE) == {"le-journal"}
    assert asking["type:events"].codes(Field.TYPE) == {"event"}
    assert asking["theme:roads, safety"].codes(Field.THEME) == {"roads", "safety"}
    assert asking["trav*"].terms[0].kind is TermKind.PREFIX
    assert asking["-vélo"].terms[0].banned
    assert asking["jusqu'au:30 novembre"].until == date(2025, 11, 30)
    assert asking["before:2026-11"].until == date(2026, 10, 31)
    assert asking["après:octobre"].since == asking["after:2026-10"].since == date(2026, 11, 1)
    assert asking["date:hier"].since == asking["date:hier"].until == date(2026, 11, 20)


@pytest.mark.parametrize("words", DATES)
def test_each_date_of_the_document_is_one(words: str):
    assert read_span(words, TODAY)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("path", [BLOCK, "/en/tiny/subscribe?block=rue-des-lilas-0"])
def test_the_help_of_a_page_names_what_there_is(world: World, lang: str, path: str):
    page = world.get(path.replace("/en/", f"/{lang}/"))
    line = re.search(r'id="searching">(.*?)</p>', page, re.DOTALL)
    assert line
    examples = [html.unescape(each) for each in re.findall("<code>(.*?)</code>", line[1])]
    assert {"en": "theme:safety", "fr": "thème:culture"}[lang] in examples
    assert "source:mairie" in examples
    assert len(examples) == (7 if path == BLOCK else 5)
    found = world.get(BLOCK, query_string={"q": " ".join(examples)})
    assert re.findall('<p class="note" role="status">(.*)</p>', found) == []


@pytest.mark.parametrize(
    ("example", "said", "not_said"),
    [
        ("fermer pont", "Fermee aux PONTS", "Le pont"),
        ('"rue du Port"', "Au 3, RUE DU PORT", "Port de la rue"),
        ("« rue du Port »", "Au 3, rue du Port", "rue des Ports"),
        ("-vélo", "Le pont", "Le pont et le Velo"),
        ("-l'école", "Le pont", "Les écoles"),
        ('-"pont neuf"', "Un neuf, un pont", "Le Pont-Neuf"),
        ("trav*", "La traversée", "Le port"),
    ],
)
def test_words_find_what_the_document_says(
    example: str, said: str, not_said: str, vocabulary: Vocabulary
):
    asked = read_terms(read(example, vocabulary).terms)
    assert asked.holds(said_by(said, "fr"))
    assert not asked.holds(said_by(not_said, "fr"))
