import gzip
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawlers import crawl as crawling
from crawlers.crawl import ROOT, Catch, Errand, crawl
from crawlers.readers import READERS
from crawlers.spider import NoDowngrade
from crawlers.visit import visit
from records import Expectation, Failure, Outcome, RawPlace, Selectors, SourceError
from tests.crawlers.conftest import NOW, manners, source, state
from tests.crawlers.pdfs import locked, pdf, scan
from tests.crawlers.server import Scripted, Server, hang

SELECTORS = Selectors(
    entry="li.news",
    next_page="a.next::attr(href)",
    title="h1",
    body="article",
    published="time::attr(datetime)",
    place=".place",
)

PAGES = Path(__file__).with_name("samples") / "pages"
HTML, PDF = {"Content-Type": "text/html; charset=utf-8"}, {"Content-Type": "application/pdf"}
BOMB = gzip.compress(bytes(20_000_000))


def html(body):
    return Scripted(
        f"<html><body>{body}</body></html>".encode(), headers={"Content-Type": "text/html"}
    )


def detail(title):
    return html(
        f"<h1>{title} <b>now</b></h1><time datetime='2026-11-20'>20</time>"
        f"<p class=place>3 rue des Lilas</p><article><p>{title}, text</p></article>"
    )


def news(*paths):
    return "".join(f"<li class=news><a href='{path}'>x</a></li>" for path in paths)


def site(server, **changes):
    return source(server.url("/list"), reader="list_detail", selectors=SELECTORS, **changes)


def test_a_site_is_walked_page_by_page_as_its_robots_txt_allows(server):
    server.routes |= {
        "/robots.txt": Scripted(b"User-agent: *\nDisallow: /private\n"),
        "/list": html(
            news("/1", "/gone", "/private/2")
            + "<li class=news>no link</li><a class=next href='/list2'>"
        ),
        "/list2": html(news("/3", "/notice.pdf", "mailto:x@town.example")),
        "/1": detail("First"),
        "/3": detail("Third"),
        "/notice.pdf": Scripted(b"%PDF\x00\x01", headers={"Content-Type": "application/pdf"}),
    }
    src = site(server, expect=Expectation(min_complete=0.2))
    seen = visit(src, state(), manners(), NOW)
    assert seen.outcome is Outcome.OK
    assert [raw.title for raw in seen.raws] == ["First now", "Third now"]
    first = seen.raws[0]
    assert first.url == first.identity == server.url("/1")
    assert first.html == "<article><p>First, text</p></article>"
    assert first.places == (RawPlace("3 rue des Lilas"),)
    assert first.warnings == ()
    whys = sorted(problem.replace(server.url(), "/") for problem in seen.problems)
    assert [why.split(": ")[0] for why in whys] == [
        "/gone",
        "/list, entry 4",
        "/notice.pdf",
        "/private/2",
        "mailto:x@town.example",
    ]
    assert "/private/2" not in {request.path for request in server.seen}
    agents = {request.headers["User-Agent"] for request in server.seen}
    assert agents == {manners().user_agent}
    again = visit(src, state(validators=seen.validators), manners(), NOW)
    assert again.outcome is Outcome.NOT_MODIFIED


def test_pages_without_a_selector_for_their_text_and_pdfs_are_read_whole(server):
    listed = "<li class=news><time datetime='2026-11-19'>19</time><a href='/{0}'>{1}</a></li>"
    files = {"agenda.pdf": "Ordre du jour", "scan.pdf": "Arrêté", "locked.pdf": "Secret"}
    server.routes |= {
        "/list": html(
            listed.format("works", "Travaux")
            + "".join(listed.format(*each) for each in files.items())
            + listed.format("photo", "Photo")
            + listed.format("film", "Film")
        ),
        "/works": Scripted((PAGES / "travaux.html").read_bytes(), headers=HTML),
        "/agenda.pdf": Scripted(pdf(["Conseil municipal du 3 mars", "1. Budget"]), headers=PDF),
        "/scan.pdf": Scripted(scan(), headers=PDF),
        "/locked.pdf": Scripted(locked(), headers=HTML),
        "/photo": Scripted(b"\x89PNG", headers={"Content-Type": "image/png"}),
        "/film": Scripted(b"\x00\x01\x02", headers={"Content-Type": "video/mp4"}),
    }
    selectors = Selectors(entry="li.news", title="", place=".place")
    src = replace(site(server, expect=Expectation(min_complete=0.2)), selectors=selectors)
    seen = visit(src, state(), manners(), NOW)
    works, agenda, scanned = seen.raws
    assert works.title == "Travaux rue des Lilas"
    assert works.html.startswith("<p>La rue des Lilas sera fermée")
    assert str(works.published) == "2026-11-18 08:30:00+00:00"
    assert (agenda.title, agenda.html) == (
        "Ordre du jour",
        "<p>Conseil municipal du 3 mars</p>\n<p>1. Budget</p>",
    )
    assert str(agenda.published) == "2026-11-18 23:00:00+00:00"
    assert (scanned.title, scanned.html) == ("Arrêté", "")
    assert scanned.warnings == ("no_text_in_pdf",)
    whys = [problem.replace(server.url(), "/") for problem in seen.problems]
    assert whys == [
        "/film: is neither a web page nor a PDF",
        "/locked.pdf: the PDF is locked by a password",
        "/photo: is image/png, neither a web page nor a PDF",
    ]
    again = visit(src, state(validators=seen.validators), manners(), NOW)
    assert again.outcome is Outcome.NOT_MODIFIED


def failure_of(src, **changes):
    with pytest.raises(SourceError) as caught:
        crawl(src, manners(**changes))
    return caught.value


@pytest.mark.parametrize(
    ("page", "robots", "failure"),
    [
        (html(""), b"User-agent: *\nDisallow: /", Failure.ROBOTS),
        (Scripted(status=503), b"", Failure.HTTP_5XX),
        (Scripted(status=429, headers={"Retry-After": "60"}), b"", Failure.HTTP_429),
        (Scripted(chunks=hang), b"", Failure.TIMEOUT),
        (Scripted(b"x" * 2_000_000), b"", Failure.TOO_BIG),
        (Scripted(BOMB, headers={"Content-Encoding": "gzip"}), b"", Failure.TOO_BIG),
        (Scripted(status=302, headers={"Location": "/list"}), b"", Failure.REDIRECT),
    ],
)
def test_a_list_that_can_not_be_had_fails_with_its_own_class(server, page, robots, failure):
    server.routes |= {"/robots.txt": Scripted(robots), "/list": page}
    error = failure_of(site(server), timeout=1.0)
    assert error.failure is failure
    assert error.retry_after == (60 if failure is Failure.HTTP_429 else 0)


def test_a_selector_that_is_no_css_is_named(server):
    error = failure_of(replace(site(server), selectors=replace(SELECTORS, title="h1[[")))
    assert error.failure is Failure.MAPPING
    assert "selectors.title" in error.reason
    assert failure_of(replace(site(server), selectors=None)).failure is Failure.MAPPING


def test_no_private_address_is_reached_not_even_by_redirects_and_robots(server):
    """127.0.0.2 plays the public site, 127.0.0.1 the inner network."""
    port = server.port
    inner = [
        f"http://{host}:{port}/x" for host in ("127.0.0.1", "localhost", "2130706433", "[::1]")
    ]
    inner += [f"http://{host}:{port}/x" for host in ("0", "0x7f000001", "[::ffff:127.0.0.1]")]
    inner += ["file:///etc/passwd", "data:text/html,<h1>x</h1>"]
    with Server("127.0.0.2", port) as public:
        public.routes = {
            "/robots.txt": Scripted(status=302, headers={"Location": inner[0]}),
            "/list": html(news(*inner, *(f"/to/{n}" for n in range(len(inner))))),
        }
        for number, target in enumerate(inner):
            public.routes[f"/to/{number}"] = Scripted(status=302, headers={"Location": target})
        errand = Errand(site(public), manners(allow_private=False))
        done = subprocess.run(
            [sys.executable, "-c", PUBLIC_127_0_0_2],
            input=msgspec.json.encode(errand),
            capture_output=True,
            cwd=ROOT,
            timeout=30,
            check=True,
        )
        assert len(public.seen) == 2 + len(inner)
    catch = msgspec.json.decode(done.stdout, type=Catch)
    assert (catch.failure, catch.pages) == (None, ())
    assert len(catch.missed) == 2 * len(inner)
    assert server.seen == []


PUBLIC_127_0_0_2 = """
from crawlers import addresses
really = addresses.is_forbidden
addresses.is_forbidden = lambda address: address != "127.0.0.2" and really(address)
from crawlers.spider import main
main()
"""


def test_a_list_in_a_private_network_is_forbidden(server):
    error = failure_of(site(server), allow_private=False)
    assert error.failure is Failure.FORBIDDEN_ADDR
    assert "allow_private_addresses" in error.reason
    assert server.seen == []


def test_the_spider_follows_no_redirect_from_https_to_http():
    meta = {"redirect_urls": ["http://a.example/", "https://a.example/"]}
    with pytest.raises(IgnoreRequest):
        NoDowngrade().process_request(Request("http://b.example/", meta=meta))
    NoDowngrade().process_request(Request("https://b.example/", meta=meta))


def test_a_certificate_that_nobody_vouches_for_is_refused(tls_server):
    server, _ = tls_server
    assert failure_of(site(server)).failure is Failure.TLS
    assert server.seen == []


def test_a_spider_that_hangs_is_killed_and_one_that_crashes_is_told_apart(monkeypatch, server):
    monkeypatch.setattr(crawling, "_START", 0.1)
    monkeypatch.setattr(crawling, "_PER_PAGE", 0.001)
    for code, failure in (
        ("import time; time.sleep(60)", Failure.WORKER_TIMEOUT),
        ("raise MemoryError('full')", Failure.WORKER_DIED),
    ):
        with pytest.raises(SourceError) as caught:
            crawl(site(server), manners(timeout=0.7), (sys.executable, "-c", code))
        assert caught.value.failure is failure


def test_a_recorded_catch_is_read_as_a_sample():
    body = b'{"pages": [{"url": "https://town.example/1", "title": "A"}], "notes": ["n"]}'
    reading = READERS["list_detail"](source(reader="list_detail"), body, NOW)
    assert [raw.title for raw in reading.raws] == ["A"]
    assert reading.problems == ("n",)
    with pytest.raises(SourceError):
        READERS["list_detail"](source(reader="list_detail"), b"<html>", NOW)
