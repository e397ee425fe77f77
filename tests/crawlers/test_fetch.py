import gzip
import ssl
import zlib

import pytest

from crawlers import addresses, transport
from crawlers.fetch import fetch
from records import Failure, SourceError, Validators
from tests.crawlers.conftest import NOW, manners, source
from tests.crawlers.server import Scripted, Server, drip, flood, hang

FIRST = Validators()


def ask(address, known=FIRST, **changes):
    return fetch(source(address), known, manners(**changes), NOW)


def failure_of(address, known=FIRST, **changes):
    with pytest.raises(SourceError) as caught:
        ask(address, known, **changes)
    return caught.value


def test_an_answer_comes_with_its_validators_and_they_are_sent_back_byte_for_byte(server):
    etag, modified = 'W/"a b;\u00e9"', "Sat, 21 nov 2026  01:02:03 gmt"
    server.routes["/"] = Scripted(b"<rss/>", headers={"ETag": etag, "Last-Modified": modified})
    answer = ask(server.url())
    assert answer.body == b"<rss/>"
    server.routes["/"] = Scripted(status=304)
    assert ask(server.url(), answer.validators).body is None
    assert server.seen[1].headers["If-None-Match"] == etag
    assert server.seen[1].headers["If-Modified-Since"] == modified


def test_the_publisher_sees_who_asks_and_whom_to_write_to(server):
    server.routes["/"] = Scripted(b"x")
    ask(server.url())
    assert "news@ilot.example" in server.seen[0].headers["User-Agent"]


def test_a_304_that_nobody_asked_for_is_a_failure(server):
    server.routes["/"] = Scripted(status=304)
    assert failure_of(server.url()).failure is Failure.REDIRECT


@pytest.mark.parametrize(
    ("status", "failure"),
    [(404, "http_4xx"), (410, "http_4xx"), (403, "http_4xx"), (500, "http_5xx"), (503, "http_5xx")],
)
def test_each_http_error_has_its_class(server, status, failure):
    server.routes["/"] = Scripted(status=status)
    error = failure_of(server.url())
    assert error.failure == failure
    assert str(status) in error.reason


def test_a_host_that_says_too_many_requests_is_left_alone_for_as_long_as_it_asks(server):
    server.routes["/"] = Scripted(status=429, headers={"Retry-After": "120"})
    server.routes["/other"] = Scripted(b"x")
    error = failure_of(server.url())
    assert (error.failure, error.retry_after) == (Failure.HTTP_429, 120)
    assert failure_of(server.url("/other")).failure is Failure.HTTP_429
    assert len(server.seen) == 1


def test_retry_after_may_be_a_date(server):
    server.routes["/"] = Scripted(
        status=503, headers={"Retry-After": "Sat, 21 Nov 2026 12:05:00 GMT"}
    )
    assert failure_of(server.url()).retry_after == 300


def test_five_redirects_are_followed_and_six_are_not(server):
    for step in range(6):
        server.routes[f"/{step}"] = Scripted(status=302, headers={"Location": f"/{step + 1}"})
    server.routes["/6"] = Scripted(b"end")
    assert ask(server.url("/1")).body == b"end"
    assert failure_of(server.url("/0")).failure is Failure.REDIRECT


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "data:,x"])
def test_a_redirect_leads_to_web_addresses_only(server, target):
    server.routes["/"] = Scripted(status=301, headers={"Location": target})
    assert failure_of(server.url()).failure is Failure.REDIRECT


@pytest.mark.parametrize("slow", [hang, drip])
def test_an_answer_that_never_ends_is_given_up_at_the_deadline(server, slow):
    server.routes["/"] = Scripted(chunks=slow)
    assert failure_of(server.url(), timeout=0.3).failure is Failure.TIMEOUT


def test_fifty_megabytes_are_not_taken(server):
    server.routes["/"] = Scripted(chunks=flood)
    assert failure_of(server.url()).failure is Failure.TOO_BIG


def test_a_bomb_of_gzip_is_not_unpacked(server):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    assert len(bomb) < 1_000_000
    for path, headers in (("/header", {"Content-Encoding": "gzip"}), ("/file", {})):
        server.routes[path] = Scripted(bomb, headers=headers)
        assert failure_of(server.url(path)).failure is Failure.TOO_BIG


def test_gzip_is_unpacked_whether_it_is_the_transport_or_the_file(server):
    packed = gzip.compress(b"<rss/>")
    server.routes["/header"] = Scripted(packed, headers={"Content-Encoding": "gzip"})
    server.routes["/feed.gz"] = Scripted(packed, headers={"Content-Type": "application/gzip"})
    server.routes["/cut"] = Scripted(packed[:-9], headers={"Content-Encoding": "gzip"})
    assert ask(server.url("/header")).body == ask(server.url("/feed.gz")).body == b"<rss/>"
    assert failure_of(server.url("/cut")).failure is Failure.PARSE


def test_a_packing_that_was_not_asked_for_is_refused(server):
    server.routes["/"] = Scripted(b"?", headers={"Content-Encoding": "br"})
    assert failure_of(server.url()).failure is Failure.PARSE


def test_a_closed_port_and_a_nonsense_address_can_not_be_connected_to(server):
    with Server() as gone:
        address = gone.url()
    assert failure_of(address).failure is Failure.CONNECT
    assert failure_of("http://town.example:port/").failure is Failure.CONNECT


def test_a_name_without_an_address_is_told_apart():
    assert failure_of("http://no-such-host.invalid/").failure is Failure.DNS


INWARD = ["127.0.0.1", "localhost", "127.1", "0", "0.0.0.0", "2130706433", "0x7f000001"]
INWARD += ["0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "LOCALHOST.", "①②⑦.⓪.⓪.①"]


@pytest.mark.parametrize("host", INWARD)
def test_no_spelling_of_a_private_address_is_connected_to(server, host):
    server.routes["/"] = Scripted(b"secret")
    error = failure_of(server.url(host=host), allow_private=False)
    assert error.failure in (Failure.FORBIDDEN_ADDR, Failure.DNS, Failure.CONNECT)
    assert server.seen == []


def test_a_refused_address_names_the_setting_that_would_allow_it(server):
    reason = failure_of(server.url(), allow_private=False).reason
    assert "127.0.0.1 is in a private network" in reason
    assert "allow_private_addresses" in reason
    named = failure_of(server.url(host="localhost"), allow_private=False).reason
    assert "localhost (" in named


@pytest.mark.parametrize("host", INWARD)
def test_no_redirect_reaches_a_private_address(server, host, monkeypatch):
    really = addresses.is_forbidden
    monkeypatch.setattr(addresses, "is_forbidden", lambda a: a != "127.0.0.2" and really(a))
    with Server("127.0.0.2", server.port) as public:
        target = server.url("/", host=host)
        public.routes["/"] = Scripted(
            status=302, headers={"Location": target.encode().decode("latin-1")}
        )
        failure_of(public.url(), allow_private=False)
        assert len(public.seen) == 1
    assert server.seen == []


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "fe80::1%eth0"),
        *("fd00::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "::"),
    ],
)
def test_private_reserved_and_wrapped_addresses_are_forbidden(address):
    assert addresses.is_forbidden(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_allowed(address):
    assert not addresses.is_forbidden(address)


def test_a_certificate_that_nobody_vouches_for_is_refused(tls_server):
    server, _ = tls_server
    assert failure_of(server.url()).failure is Failure.TLS
    assert server.seen == []


def test_a_redirect_from_https_to_http_is_refused(tls_server, server, monkeypatch):
    safe, certificate = tls_server
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(transport, "_tls", lambda: trusting)
    safe.routes["/"] = Scripted(status=302, headers={"Location": server.url()})
    error = failure_of(safe.url())
    assert error.failure is Failure.REDIRECT
    assert "https to http" in error.reason
    assert server.seen == []
