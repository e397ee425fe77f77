"""robots.txt is obeyed on pages that no spider asks for."""

import pytest

from crawlers.robots import Robots, fetch_page
from records import Failure, SourceError
from tests.crawlers.conftest import NOW, manners, source
from tests.crawlers.server import Scripted

PAGE = Scripted(b"<p>Words</p>", headers={"Content-Type": "text/html"})


@pytest.fixture(autouse=True)
def robots(monkeypatch):
    """Rules forgotten, since servers of other tests had the same port."""
    monkeypatch.setattr("crawlers.robots.ROBOTS", Robots())


def paths(server):
    return [request.path for request in server.seen]


def failure_of(server, path):
    with pytest.raises(SourceError) as caught:
        fetch_page(source(), server.url(path), manners(), NOW)
    return caught.value.failure


def test_a_page_is_asked_for_where_robots_txt_allows_it_and_the_rules_are_asked_for_once(server):
    server.routes |= {
        "/robots.txt": Scripted(b"User-agent: *\nDisallow: /private\nAllow: /private/open\n"),
        "/1": PAGE,
        "/private/open": PAGE,
    }
    answer = fetch_page(source(), server.url("/1"), manners(), NOW)
    assert answer.body == b"<p>Words</p>"
    assert (answer.content_type, answer.address) == ("text/html", server.url("/1"))
    assert fetch_page(source(), server.url("/private/open"), manners(), NOW).body
    assert failure_of(server, "/private/1") is Failure.ROBOTS
    assert paths(server) == ["/robots.txt", "/1", "/private/open"]


def test_rules_for_us_by_name_go_before_those_for_all(server):
    server.routes |= {
        "/robots.txt": Scripted(b"User-agent: *\nDisallow: /\n\nUser-agent: ilot\nDisallow: /a\n"),
        "/1": PAGE,
    }
    assert fetch_page(source(), server.url("/1"), manners(), NOW).body
    assert failure_of(server, "/a") is Failure.ROBOTS


def test_a_redirect_to_where_programs_may_not_go_is_not_followed(server):
    server.routes |= {
        "/robots.txt": Scripted(b"User-agent: *\nDisallow: /private\n"),
        "/1": Scripted(status=302, headers={"Location": "/private/1"}),
        "/private/1": PAGE,
    }
    assert failure_of(server, "/1") is Failure.ROBOTS
    assert paths(server) == ["/robots.txt", "/1"]


@pytest.mark.parametrize("status", [404, 403, 410])
def test_a_site_without_rules_may_be_asked(server, status):
    server.routes |= {"/robots.txt": Scripted(status=status), "/1": PAGE}
    assert fetch_page(source(), server.url("/1"), manners(), NOW).body


@pytest.mark.parametrize(
    ("rules", "failure"),
    [
        (Scripted(status=503), Failure.HTTP_5XX),
        (Scripted(status=429), Failure.HTTP_429),
        (Scripted(b"#" * 600_000), Failure.TOO_BIG),
    ],
)
def test_a_site_whose_rules_can_not_be_had_is_left_alone(server, rules, failure):
    server.routes |= {"/robots.txt": rules, "/1": PAGE}
    assert failure_of(server, "/1") is failure
    assert paths(server) == ["/robots.txt"]


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("0.5", 2.0), ("7", 7.0), ("86400", 30.0), ("inf", 2.0), ("nan", 2.0), ("soon", 2.0)],
)
def test_a_site_that_asks_for_longer_pauses_gets_them_within_bounds(server, asked, seconds):
    rules = f"User-agent: *\nCrawl-delay: {asked}\nDisallow: /x\n".encode()
    server.routes["/robots.txt"] = Scripted(rules)
    gap = Robots().gap(source(), server.url("/1"), manners(host_gap=2.0), NOW)
    assert gap == seconds


def test_rules_are_asked_for_anew_after_a_day(server):
    server.routes["/robots.txt"] = Scripted(b"User-agent: *\nDisallow: /\n")
    clock = [0.0]
    robots = Robots(lambda: clock[0])
    address = server.url("/1")
    for clock[0] in (0.0, 86_300.0):
        with pytest.raises(SourceError):
            robots.permit(source(), address, manners(), NOW)
    clock[0] = 86_500.0
    server.routes["/robots.txt"] = Scripted(b"")
    robots.permit(source(), address, manners(), NOW)
    assert paths(server) == ["/robots.txt"] * 2
