"""Entries' own pages are read where a feed gives no more than beginnings."""

from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from crawlers import full_text
from crawlers.full_text import read_hash, read_pages
from crawlers.readers import READERS
from crawlers.robots import Robots
from crawlers.visit import visit
from records import Outcome, Validators, item_id
from tests.crawlers.conftest import NOW, manners, source, state
from tests.crawlers.pdfs import locked, pdf, scan
from tests.crawlers.server import Scripted, hang

PAGES = Path(__file__).with_name("samples") / "pages"
HTML = {"Content-Type": "text/html; charset=utf-8"}
WORKS = Scripted((PAGES / "travaux.html").read_bytes(), headers=HTML)
AGENDA = ["Ordre du jour du conseil municipal", "1. Réfection de la rue des Lilas"]


@pytest.fixture(autouse=True)
def robots(monkeypatch):
    """Rules forgotten, since servers of other tests had the same port."""
    monkeypatch.setattr("crawlers.robots.ROBOTS", Robots())


def entry(guid, link="", title="Travaux", text="La rue sera fermée…", more=""):
    return (
        f"<item><title>{title}</title><guid isPermaLink='false'>{guid}</guid><link>{link}</link>"
        f"<pubDate>2026-11-20</pubDate><description>{escape(text)}</description>{more}</item>"
    )


def enclosed(address):
    return f"<enclosure url='{address}' type='application/pdf' length='1'/>"


def feed(server, *entries):
    body = f"<rss version='2.0'><channel>{''.join(entries)}</channel></rss>".encode()
    server.routes["/feed"] = Scripted(body, headers={"ETag": '"1"'})


def read(server, kept=(), **changes):
    """A visit with its pages; `kept` are the raws of the visit before."""
    src = source(server.url("/feed"), full_text=True)
    found = visit(src, state(), manners(**changes), NOW)
    known = {item_id(src.id, raw.identity): raw.content_hash for raw in kept}
    return read_pages(src, found, known, manners(**changes), NOW)


def paths(server):
    return [request.path for request in server.seen if request.path != "/robots.txt"]


def test_a_teaser_is_replaced_by_the_text_of_its_page(server):
    feed(server, entry("a", "/works"))
    server.routes["/works"] = WORKS
    found = read(server)
    (raw,) = found.raws
    assert raw.title == "Travaux"
    assert raw.html.startswith("<p>La rue des Lilas sera fermée")
    assert "12 place de l’Hôtel-de-Ville" in raw.html
    assert "/plan" not in raw.html
    assert (raw.warnings, found.problems) == ((), ())
    assert found.validators.etag == '"1"'


def test_a_page_is_read_once_until_its_entry_changes(server):
    server.routes["/works"] = WORKS
    feed(server, entry("a", "/works"))
    first = read(server)
    again = read(server, first.raws)
    assert again.raws[0].content_hash == first.raws[0].content_hash
    assert paths(server) == ["/feed", "/works", "/feed"]
    feed(server, entry("a", "/works", text="La rue sera fermée un jour de plus…"))
    changed = read(server, again.raws)
    assert changed.raws[0].content_hash != first.raws[0].content_hash
    assert "Hôtel-de-Ville" in changed.raws[0].html
    assert paths(server)[3:] == ["/feed", "/works"]


def test_entries_that_were_kept_without_their_pages_get_them_once_pages_are_wanted(server):
    server.routes["/works"] = WORKS
    feed(server, entry("a", "/works"))
    before = visit(source(server.url("/feed")), state(), manners(), NOW)
    wanted = source(server.url("/feed"), full_text=True)
    asked = state(validators=before.validators)
    assert visit(wanted, asked, manners(), NOW).outcome is Outcome.OK
    assert "Hôtel-de-Ville" in read(server, before.raws).raws[0].html


def test_an_agenda_that_is_linked_or_enclosed_as_pdf_is_one_item_with_its_text(server):
    server.routes |= {
        "/agenda.pdf": Scripted(pdf(AGENDA), headers={"Content-Type": "application/pdf"}),
        "/works": WORKS,
    }
    feed(
        server,
        entry("a", "/agenda.pdf", "Conseil du 3 mars", "Le conseil se réunit à 18 h 30."),
        entry("b", "/works", "Conseil du 4 mars", "", enclosed("/agenda.pdf")),
    )
    linked, with_file = read(server).raws
    assert linked.title == "Conseil du 3 mars"
    assert "se réunit à 18 h 30" in linked.html
    assert "<p>1. Réfection de la rue des Lilas</p>" in linked.html
    assert with_file.document == server.url("/agenda.pdf")
    assert with_file.url == server.url("/works")
    assert with_file.html.startswith("<p>Ordre du jour")
    assert "/works" not in paths(server)


FAILING = {
    "/gone": (Scripted(status=404), "answered 404"),
    "/private": (WORKS, "robots.txt forbids it"),
    "/big": (Scripted(b"x" * 2_000_000, headers=HTML), "more than 1000000 bytes"),
    "/photo": (Scripted(b"\x89PNG", headers={"Content-Type": "image/png"}), "neither a web page"),
    "/scan": (Scripted(scan()), "no_text_in_pdf"),
    "/locked": (Scripted(locked()), "locked by a password"),
    "/broken": (Scripted(b"%PDF-1.7"), "the PDF is broken"),
}


def test_a_page_that_can_not_be_read_leaves_the_teaser_and_says_why(server):
    server.routes |= {path: answer for path, (answer, _) in FAILING.items()}
    server.routes["/robots.txt"] = Scripted(b"User-agent: *\nDisallow: /private\n")
    feed(server, *(entry(path, path, title=path[1:]) for path in FAILING))
    found = read(server)
    for raw, problem, (path, (_, why)) in zip(
        found.raws, found.problems, FAILING.items(), strict=True
    ):
        assert raw.html == "La rue sera fermée…"
        assert raw.warnings[0] == "teaser_only"
        assert problem.startswith(f"{path[1:]}: ")
        assert why in problem
    assert found.raws[4].warnings == ("teaser_only", "no_text_in_pdf")
    again = read(server, found.raws)
    assert again.problems == ()
    assert [raw.content_hash for raw in again.raws] == [raw.content_hash for raw in found.raws]
    assert paths(server).count("/gone") == 1


def placed(found):
    """Which entries have the text of their page."""
    return ["Hôtel-de-Ville" in raw.html for raw in found.raws]


@pytest.mark.parametrize("answer", [Scripted(status=503), Scripted(chunks=hang)])
def test_one_failing_page_does_not_keep_the_others_of_its_site_from_being_read(server, answer):
    feed(server, entry("a", "/bad"), entry("b", "/1"), entry("c", "/2"))
    server.routes |= {"/bad": answer, "/1": WORKS, "/2": WORKS}
    found = read(server, timeout=1.0)
    assert placed(found) == [False, True, True]
    assert found.problems[-1] == "1 pages are left for the next reading"
    assert found.validators == Validators()
    feed(server, entry("a", "/bad"), entry("d", "/3"))
    server.routes["/3"] = WORKS
    again = read(server, found.raws, timeout=1.0)
    assert placed(again) == [False, True]
    assert paths(server) == ["/feed", "/bad", "/1", "/2", "/feed", "/3", "/bad"]


def test_a_page_that_failed_is_read_once_it_is_there(server):
    feed(server, entry("a", "/1"))
    server.routes["/1"] = Scripted(status=503)
    found = read(server)
    server.routes["/1"] = WORKS
    again = read(server, found.raws)
    assert (placed(again), again.raws[0].warnings, again.problems) == ([True], (), ())
    assert again.validators.etag


def test_a_page_that_failed_at_three_visits_is_asked_again_only_when_its_entry_changes(server):
    feed(server, entry("a", "/1"))
    server.routes["/1"] = Scripted(status=500)
    found = read(server)
    for _ in range(4):
        last, found = found, read(server, found.raws)
    assert paths(server).count("/1") == 3
    assert found.problems == ()
    assert found.validators.etag
    assert found.raws[0].content_hash == last.raws[0].content_hash
    feed(server, entry("a", "/1", text="La rue sera fermée un jour de plus…"))
    server.routes["/1"] = WORKS
    assert placed(read(server, found.raws)) == [True]


def test_the_last_failure_says_that_the_page_is_given_up(server):
    feed(server, entry("a", "/1"))
    server.routes["/1"] = Scripted(status=500)
    second = read(server, read(server).raws)
    assert "given up" not in second.problems[0]
    (problem,) = read(server, second.raws).problems
    assert problem.endswith("given up after 3 visits, until the entry changes")


def test_a_site_that_fails_twice_in_a_row_is_left_alone_until_the_next_visit(server):
    feed(server, *(entry(str(n), f"/{n}") for n in range(5)))
    server.routes |= {f"/{n}": Scripted(status=503) for n in range(5)} | {"/1": WORKS}
    found = read(server)
    assert paths(server) == ["/feed", "/0", "/1", "/2", "/3"]
    assert found.problems[-1] == "4 pages are left for the next reading"
    server.routes["/4"] = WORKS
    again = read(server, found.raws)
    assert paths(server)[5:] == ["/feed", "/4", "/0", "/2"]
    assert placed(again)[4]


@pytest.mark.parametrize("site", ["", "http://127.0.0.1:1"])
def test_a_site_that_asks_for_rest_or_is_not_reached_is_left_alone_at_once(server, site):
    feed(server, entry("a", f"{site}/1"), entry("b", f"{site}/2"))
    server.routes |= {"/1": Scripted(status=429), "/2": WORKS}
    found = read(server)
    assert "/2" not in paths(server)
    assert [raw.warnings for raw in found.raws] == [("teaser_only",)] * 2
    (failed, left) = found.problems
    assert "its page was not read" in failed
    assert left == "2 pages are left for the next reading"


def test_a_page_that_was_left_keeps_count_of_its_failures(server, monkeypatch):
    feed(server, entry("a", "/1"))
    server.routes["/1"] = Scripted(status=500)
    once = read(server)
    with monkeypatch.context() as full:
        full.setattr(full_text, "MOST_PAGES", 0)
        left = read(server, once.raws)
    assert left.raws[0].content_hash == once.raws[0].content_hash


def test_pages_that_are_too_many_for_one_visit_follow_at_the_next(server, monkeypatch):
    monkeypatch.setattr(full_text, "MOST_PAGES", 2)
    feed(server, *(entry(str(n), f"/{n}") for n in range(3)))
    server.routes |= {f"/{n}": WORKS for n in range(3)}
    first = read(server)
    assert paths(server) == ["/feed", "/0", "/1"]
    assert first.problems == ("1 pages are left for the next reading",)
    second = read(server, first.raws)
    assert paths(server)[3:] == ["/feed", "/2"]
    assert (second.problems, second.raws[2].warnings) == ((), ())


def test_no_page_in_a_private_network_is_reached(server):
    feed(server, entry("a", "/works"))
    src = source(server.url("/feed"), full_text=True)
    found = visit(src, state(), manners(), NOW)
    before = len(server.seen)
    closed = read_pages(src, found, {}, manners(allow_private=False), NOW)
    assert len(server.seen) == before
    assert closed.raws[0].warnings == ("teaser_only",)


def test_a_hash_tells_pages_that_were_read_from_those_that_were_not(server):
    feed(server, entry("a"))
    (own,) = visit(source(server.url("/feed")), state(), manners(), NOW).raws
    assert read_hash(own) != own.content_hash
    assert read_hash(own) == read_hash(replace(own, html="other, same hash"))


def test_an_enclosed_pdf_is_known_in_rss_atom_and_broken_feeds():
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>A</title>"
        "<link rel='enclosure' type='application/pdf' href='/a.pdf'/>"
        "<link rel='enclosure' type='audio/mpeg' href='/a.mp3'/></entry></feed>"
    )
    rss = f"<rss version='2.0'><channel>{entry('1', more=enclosed('/a.pdf'))}</channel></rss>"
    for body in (atom, rss, rss.replace("<guid", "<br><guid")):
        (found,) = READERS["rss_atom"](source(), body.encode(), NOW).raws
        assert found.document == "https://town.example/a.pdf"


def test_a_column_may_name_the_pdf():
    body = b"t,f\nCouncil,https://town.example/a.pdf\nOther,javascript:x\n"
    src = source(reader="csv", mapping={"title": "t", "document": "f"})
    found = [each.document for each in READERS["csv"](src, body, NOW).raws]
    assert found == ["https://town.example/a.pdf", ""]
