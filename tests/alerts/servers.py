"""Real SMTP servers on loopback: aiosmtpd where it serves, a scripted one where it must fail."""

import datetime
import socket
import ssl
import threading
from contextlib import contextmanager
from ipaddress import ip_address

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Postbox:
    """Keeps what it is sent; says what it is told to say on RCPT and DATA."""

    def __init__(self) -> None:
        self.letters: list[Envelope] = []
        self.sessions: set[int] = set()
        self.was_tls: list[bool] = []
        self.on_rcpt: dict[str, str] = {}
        self.on_data = "250 taken"

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.on_rcpt.get(address, "250 fine")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        if self.on_data.startswith("250"):
            self.letters.append(envelope)
            self.sessions.add(id(session))
            self.was_tls.append(session.ssl is not None)
        return self.on_data


@contextmanager
def post_office(port: int = 0, **options):
    """Run an SMTP server; yields its port and its postbox. `options` are those of aiosmtpd."""
    postbox = Postbox()
    port = port or free_port()
    controller = Controller(postbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port, postbox
    finally:
        controller.stop()


def password_check(server, session, envelope, mechanism, data) -> AuthResult:
    """Let "ada" in with a password that needs %-encoding in a URL."""
    right = (data.login, data.password) == (b"ada", b"p@ss/w:rd")
    return AuthResult(success=right, handled=False)  # the server itself says 535


@contextmanager
def scripted(*answers: bytes | None):
    """Run a server for one connection that says each answer in turn, after each line it reads.

    The first is its greeting; None waits for the line without answering; at the end it hangs up.
    An answer to the letter itself comes after its final dot. Yields the port.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)  # for a client that never comes: the test has failed already
        thread = threading.Thread(target=_play, args=(listener, answers))
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.close()
            thread.join(5)


def _play(listener: socket.socket, answers) -> None:
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as lines:
        for answer in answers:
            if answer is not None:
                connection.sendall(answer + b"\r\n")
            line = lines.readline()
            while answer and answer.startswith(b"354") and line not in (b".\r\n", b""):
                line = lines.readline()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def own_certificate(folder) -> ssl.SSLContext:
    """Return the server's side of a TLS that nobody has vouched for, as relays often have."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start.replace(year=2120))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
