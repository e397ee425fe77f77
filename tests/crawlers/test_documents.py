"""Main text of pages and PDFs, found in documents as sites serve them."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers import worker_process
from crawlers.document import Document
from crawlers.read_document import DocumentUnreadable, read_document
from crawlers.worker import ROOT, Workers
from crawlers.worker_messages import DocumentJob
from records import Failure, SourceError
from tests.crawlers.pdfs import bomb, locked, pdf, scan

PAGES = Path(__file__).with_name("samples") / "pages"
ADDRESS = "https://town.example/news/1"


def read(content, kind="text/html", max_bytes=256_000):
    content = content.encode() if isinstance(content, str) else content
    return read_document(Document(content, kind, ADDRESS), max_bytes)


def read_or_reason(content, kind="text/html"):
    try:
        return read(content, kind).html
    except DocumentUnreadable as error:
        return str(error)


def page(name, **changes):
    return read((PAGES / name).read_bytes(), **changes)


def test_a_pages_main_text_comes_without_what_stands_around_it():
    text = page("travaux.html")
    assert (text.title, text.published) == ("Travaux rue des Lilas", "2026-11-18T09:30:00+01:00")
    assert text.html.startswith("<p>La rue des Lilas sera fermée")
    assert "<li>Interdit des deux côtés, du n° 1 au n° 45</li>" in text.html
    assert "23 au 27 novembre" in text.html
    around = ("cookies", "Nous contacter", "À lire aussi", "Mentions légales", "track(", "onerror")
    assert [words for words in around if words in text.html] == []


def test_a_page_without_an_article_element_is_understood_too():
    text = page("hearing.html")
    assert (text.title, text.published) == ("Public hearing on Elm Street", "2026-11-17")
    assert "on a new crosswalk at Elm Street and Third" in text.html
    assert "is not possible on that evening" in text.html
    around = ("Pay a bill", "Trash calendar", "Privacy policy", "Skip to content")
    assert [words for words in around if words in text.html] == []


def test_a_date_in_the_text_is_not_taken_for_the_day_of_publication():
    body = "<article><h1>Fête</h1><p>Le samedi 28 novembre 2026, place du Marché.</p></article>"
    assert read(body * 3).published == ""


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<p>Marché de Noël à la gare</p>".encode("cp1252"), "text/html; charset=windows-1252"),
        ("<meta charset=iso-8859-15><p>Marché de Noël à la gare</p>".encode("iso-8859-15"), ""),
        ("<p>Marché de Noël à la gare</p>".encode(), "text/html"),
        ("<html><p>Marché de Noël à la gare</p>".encode("cp1252"), ""),
        (
            '<?xml version="1.0" encoding="utf-8"?><html><p>Marché de Noël à la gare</p>'.encode(),
            "",
        ),
        ("Marché de Noël à la gare".encode(), "text/plain; charset=utf-8"),
    ],
)
def test_a_page_is_decoded_as_declared_or_as_it_is(content, kind):
    assert "Marché de Noël à la gare" in read(content, kind).html


@pytest.mark.parametrize(
    ("content", "kind", "why"),
    [
        (b"", "text/html", "the page is empty"),
        (b"<html><body><script>x()</script></body></html>", "text/html", "no main text"),
        (b"\x89PNG\r\n", "image/png", "image/png, neither a web page nor a PDF"),
        (b"PK\x03\x04", "", "neither a web page nor a PDF"),
        (b"%PDF-1.7 and nothing else", "application/pdf", "the PDF is broken"),
        (pdf(["Conseil municipal du 3 mars"])[:-150], "application/pdf", "the PDF is broken"),
        (locked(), "application/pdf", "the PDF is locked by a password"),
    ],
)
def test_a_document_without_text_says_why(content, kind, why):
    with pytest.raises(DocumentUnreadable, match=why):
        read(content, kind)


@pytest.mark.parametrize(
    "attack",
    ["<div>" * 20_000 + "words " * 50, "<p>a<br>" * 5_000, "<table><tr><td>" * 300 + "words " * 99],
)
def test_a_page_that_nests_without_end_gives_words_or_a_reason(attack):
    said = read_or_reason(attack)
    assert "a" in said


def test_a_page_over_the_cap_is_cut_and_says_so():
    text = read(
        "<article>" + "<p>Une phrase sur la rue des Lilas.</p>" * 200 + "</article>", max_bytes=999
    )
    assert text.warnings == ("cut",)
    assert len(text.html.encode()) < 1_100


def test_trafilaturas_caches_are_emptied_now_and_then():
    from trafilatura.utils import trim

    for number in range(101):
        read(f"<article><p>{f'Some words {number}. ' * 20}</p></article>")
    assert trim.cache_info().currsize < 50


@given(st.text(alphabet="<>/abp \n&;é'\"=!-", max_size=300))
def test_any_text_gives_a_document_text_or_a_reason(text):
    assert read_or_reason(f"<html>{text}") is not None


@given(st.binary(max_size=200), st.integers(0, 1_000))
def test_a_pdf_with_any_damage_gives_text_or_a_reason(rubbish, at):
    whole = pdf(["Ordre du jour du conseil municipal", "1. Budget"])
    damaged = whole[:at] + rubbish + whole[at + len(rubbish) :]
    assert read_or_reason(damaged, "application/pdf") is not None


def test_a_pdfs_paragraphs_come_whole():
    text = read(
        pdf(
            [
                "Ordre du jour du conseil municipal",
                "1. Réfection de la rue des Lilas entre la rue Pasteur et l’avenue de",
                "la Gare (coût : 120 000 €)",
                "2. Vente du terrain <B 12>",
            ]
        ),
        "application/octet-stream",
    )
    assert text.html.split("\n") == [
        "<p>Ordre du jour du conseil municipal</p>",
        "<p>1. Réfection de la rue des Lilas entre la rue Pasteur et l’avenue de la Gare"
        " (coût : 120 000 €)</p>",
        "<p>2. Vente du terrain &lt;B 12&gt;</p>",
    ]


def test_a_scan_has_no_text_and_says_so():
    text = read(scan(pages=3), "application/pdf")
    assert (text.html, text.warnings) == ("", ("no_text_in_pdf",))


def test_a_long_pdf_is_cut_and_says_so():
    pages = [[f"Page of item {number}", "Words of this item."] for number in range(600)]
    text = read(pdf(*pages), "application/pdf", max_bytes=2_000)
    assert text.warnings == ("cut",)
    assert len(text.html.encode()) <= 2_000


@pytest.fixture
def workers():
    workers = Workers()
    yield workers
    workers.close()


def test_a_bomb_of_a_pdf_costs_its_own_entry_only(workers):
    def find(content):
        document = Document(content, "application/pdf", ADDRESS)
        return workers.find_text(DocumentJob("demo/news", document, 20_000), 20)

    agenda = pdf(["Ordre du jour du conseil municipal"])
    assert find(agenda).html
    # The real limit takes seconds to fill: a sixth of it shows the same.
    (number,) = workers.idle_pids()
    resource.prlimit(number, resource.RLIMIT_AS, (worker_process.MEMORY // 6,) * 2)
    with pytest.raises(SourceError) as caught:
        find(bomb(megabytes=130))
    assert caught.value.failure is Failure.WORKER_DIED
    assert "too much memory" in caught.value.reason
    assert find(agenda).html


def test_a_worker_starts_without_what_only_pages_need():
    code = (
        "import sys, crawlers.worker_process; "
        "assert not {'trafilatura', 'pypdfium2'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
