"""What is wrong with an address, or with who answers there, is told with what to do."""

import datetime
import http.server
import ipaddress
import json
import re
import ssl
import threading
from base64 import b64decode
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from records import ConfigError, IndexDown, Query, Reach, ReachKind
from search.open import SearchAddress, open_index
from tests.search.elastic import own_address
from tests.search.relay import Relay

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
FINE = SearchAddress("https://localhost:9200", "")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"url": "lucene"}, "search_url: 'lucene' can't be; allowed: \"embedded\", or http"),
        ({"url": ""}, "search_url"),
        ({"url": "localhost:9200"}, "search_url"),
        ({"url": "http://localhost"}, "http(s)://host:port"),
        ({"url": "ftp://localhost:9200"}, "http(s)://host:port"),
        ({"url": "http://:9200"}, "search_url"),
        ({"url": "http://localhost:99999"}, "Port out of range"),
        ({"url": "http://localhost:9200?x=1"}, "search_url"),
        ({"url": "http://localhost:9200,"}, "search_url: '' can't be"),
        ({"url": "http://me:secret@localhost:9200"}, "belong into search_user"),
        ({"prefix": "Îlot"}, "search_prefix: 'Îlot' can't be; allowed: 1 to 100 of a-z 0-9"),
        ({"prefix": "*"}, "search_prefix"),
        ({"user": "me"}, "search_user: give search_password too"),
        ({"password": "secret"}, "search_user"),
        ({"user": "me", "password": "secret", "api_key": "k"}, "not both"),
        ({"api_key": "two\nlines"}, "search_api_key"),
        ({"ca": "/nowhere/ca.pem"}, "search_ca: /nowhere/ca.pem: No such file"),
        ({"ca": __file__}, f"search_ca: {__file__}: "),
        ({"url": "http://localhost:9200", "ca": __file__}, "search_ca: http://localhost:9200 has"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused_with_what_is_allowed(changed, told):
    with pytest.raises(ConfigError, match=re.escape(told)) as refused:
        open_index(replace(FINE, **changed))
    assert "secret" not in str(refused.value)


def test_a_name_and_a_password_may_have_accents():
    with Answering(401, ELASTIC, {}) as server, pytest.raises(IndexDown, match="know us"):
        open_index(SearchAddress(server.url, "", user="Zoé", password="été")).count(ALL)
    assert b64decode(server.authorization.removeprefix("Basic ")).decode() == "Zoé:été"


def test_secrets_are_not_shown():
    where = replace(FINE, password="secret", api_key="hidden")
    assert "secret" not in repr(where)
    assert "hidden" not in repr(where)


def test_a_refused_connection_is_told(unused_port):
    with pytest.raises(IndexDown, match=f"{unused_port}: can't be reached: Connection refused; is"):
        open_index(SearchAddress(f"http://localhost:{unused_port}", "")).count(ALL)


def test_a_host_that_does_not_exist_is_told():
    with pytest.raises(IndexDown, match=r"can't be reached: .*is search_url right"):
        open_index(SearchAddress("http://nowhere.invalid:9200", "")).count(ALL)


ELASTIC = {"X-Elastic-Product": "Elasticsearch"}


@pytest.mark.parametrize(
    ("status", "headers", "error", "told"),
    [
        (200, {}, None, "not Elasticsearch: check search_url"),
        (200, {"Content-Type": "text/html"}, None, "not Elasticsearch: check search_url"),
        (404, {"Content-Type": "text/html"}, None, "not Elasticsearch: check search_url"),
        (401, {}, None, "does not know us (401); check search_user"),
        (401, ELASTIC, "security_exception", "does not know us (401); check search_user"),
        (403, {}, "security_exception", "may not do this (403): because; check search_user"),
        (400, ELASTIC, "illegal_argument_exception", "refuses (400 illegal_argument_exception)"),
        (429, ELASTIC, "circuit_breaking_exception", "has no time or is not ready (429"),
        (503, ELASTIC, "cluster_block_exception", "has no time or is not ready (503"),
        (502, {"Content-Type": "text/html"}, None, "has no time or is not ready (502"),
        (429, ELASTIC, "cluster_block_exception", "[because]; it takes no changes now; if"),
    ],
)
def test_an_answer_that_is_no_use_is_told(status, headers, error, told):
    body = {
        "error": {"type": error, "reason": "[because];" if status == 429 else "because"},
        "status": status,
    }
    refused = pytest.raises(IndexDown, match=re.escape(told))
    with Answering(status, headers, body) as server, refused:
        open_index(SearchAddress(server.url, "")).count(ALL)


def test_a_server_without_time_is_spared_after_a_few_questions():
    with Answering(503, ELASTIC, {}) as server:
        index = open_index(SearchAddress(server.url, ""))
        for _ in range(20):
            with pytest.raises(IndexDown, match="503"):
                index.count(ALL)
        assert server.asked < 10
        index.close()


def test_a_certificate_that_nobody_we_trust_signed_is_refused(tls_relay):
    relay, where = tls_relay("127.0.0.1")
    with pytest.raises(IndexDown, match=r"self.signed certificate.*search_ca"):
        open_index(replace(where, url=relay.url, ca="")).count(ALL)


def test_a_certificate_for_another_name_is_refused(tls_relay):
    relay, where = tls_relay("elastic.example")
    with pytest.raises(IndexDown, match=r"doesn't match 'elastic.example'; check its"):
        open_index(replace(where, url=relay.url)).count(ALL)


def test_plain_http_where_tls_is_spoken_is_told(tls_relay):
    relay, where = tls_relay("127.0.0.1")
    with pytest.raises(IndexDown, match="can't be reached"):
        open_index(replace(where, url=relay.url.replace("https", "http"), ca="")).count(ALL)


def test_a_certificate_of_our_own_authority_is_trusted(tls_relay):
    relay, where = tls_relay("127.0.0.1")
    index = open_index(replace(where, url=relay.url))
    assert index.count(ALL) == 0
    index.close()


@pytest.fixture
def unused_port() -> int:
    relay = Relay("http://localhost:1")
    relay.go_away()
    return relay.port


@pytest.fixture
def tls_relay(tmp_path):
    """A way to the tests' server that speaks TLS with a certificate for a name."""
    relays: list[Relay] = []
    with own_address() as where:
        if where.url.startswith("https"):
            pytest.skip("speaks TLS in front of a server that does not")

        def start(name: str):
            path = certificate(tmp_path, name)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(path)
            relays.append(Relay(where.url.split(",")[0], context))
            return relays[0], replace(where, ca=str(path))

        yield start
        for relay in relays:
            relay.go_away()


def certificate(folder, name: str):
    """Write a self-signed certificate for a host name or IP address, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    try:
        host: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        host = x509.DNSName(name)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([host]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "own.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


class Answering:
    """A server on loopback that gives every question the same answer."""

    def __init__(self, status: int, headers: dict[str, str], body: dict) -> None:
        self.asked = 0
        self.authorization = ""
        outer, content = self, json.dumps(body).encode()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked += 1
                outer.authorization = self.headers.get("Authorization", "")
                self.send_response(status)
                for name, value in ({"Content-Type": "application/json"} | headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "Answering":
        threading.Thread(target=self._server.serve_forever, args=[0.01], daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
