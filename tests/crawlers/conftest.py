import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import settings

from crawlers.visit import Manners
from records import Publisher, Source, SourceState
from tests.crawlers.server import Server

# A busy machine is no failure: no deadline for an example.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def tls_server(tmp_path):
    """An https server with a certificate that nobody vouches for, and the certificate's path."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    start = datetime.now(UTC) - timedelta(days=1)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(start).not_valid_after(start + timedelta(days=9))
    certificate = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    path = tmp_path / "both.pem"
    path.write_bytes(
        certificate.public_bytes(pem)
        + key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    server = Server()
    server.use_tls(context)
    with server:
        yield server, path


def manners(**changes) -> Manners:
    values = {
        "user_agent": "Ilot/0.1 (+https://ilot.example; news@ilot.example)",
        "allow_private": True,
        "timeout": 10.0,
        "max_bytes": 1_000_000,
        "item_max_bytes": 20_000,
        "parse_timeout": 20.0,
        "host_gap": 0.0,
    }
    return Manners(**{**values, **changes})


def source(address: str = "https://town.example/news.rss", **changes) -> Source:
    values = {"reader": "rss_atom", "tz": "Europe/Paris", **changes}
    return Source(
        id="demo/news",
        town_id="demo",
        name="News",
        publisher=Publisher.GOVERNMENT,
        address=address,
        **values,
    )


def state(**changes) -> SourceState:
    return SourceState("demo/news", **changes)
