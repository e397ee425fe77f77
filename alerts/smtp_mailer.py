"""A mailer that hands letters to an SMTP server (RFC 5321)."""

import logging
import smtplib
import ssl
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from alerts.message import message_of, sender_of
from records import ConfigError, Email, IlotError, MailDown, MailLater, MailRefused, MailUnsure

log = logging.getLogger(__name__)

TIMEOUT_S = 30.0  # a relay that takes longer to answer is as good as away
_PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Server:
    """Where an SMTP server is and how to log in; no user, no login."""

    secure: bool
    host: str
    port: int
    user: str = ""
    password: str = ""


def read_server(mail_url: str) -> Server:
    """Return the server of smtp://user:password@host:port; what is special is %-encoded.

    smtps:// speaks TLS from the start. Raises ConfigError without showing the password.
    """
    try:
        parts = urlsplit(mail_url)
        port = parts.port or _PORTS[parts.scheme]
        (parts.hostname or "").encode("idna")  # else it would fail as late as on connecting
    except (ValueError, KeyError):
        raise ConfigError("settings", "mail_url", "no URL like smtp://host:port") from None
    if not parts.hostname or parts.path.strip("/") or parts.query:
        raise ConfigError("settings", "mail_url", "no URL like smtp://user:password@host:port")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not f"{user}{password}".isascii():  # smtplib can't say anything else
        raise ConfigError("settings", "mail_url", "user and password must be ASCII")
    return Server(parts.scheme == "smtps", parts.hostname, port, user, password)


class SmtpMailer:
    """Sends over one connection for as long as letters come; a lost one is opened anew."""

    def __init__(self, mail_url: str, mail_from: str, timeout: float = TIMEOUT_S) -> None:
        """Connect to nothing yet; `timeout` is in seconds, for each answer of the server.

        Raises ConfigError if the URL or the sender can't be.
        """
        self._server = read_server(mail_url)
        self._sender = sender_of(mail_from)
        self._timeout = timeout
        self._open: smtplib.SMTP | None = None

    def send(self, email: Email) -> None:
        """Send one letter; see `alerts.mail.Mailer` for what it raises."""
        content = message_of(email, self._sender).as_bytes()
        smtp = self._connection()
        try:
            self._expect(smtp.mail(self._sender.addr_spec), MailDown, MailDown)
            self._expect(smtp.rcpt(email.to), MailLater, MailRefused)
        except OSError as error:
            self._drop()
            raise self._down(error) from error
        try:
            answer = smtp.data(content)
        except smtplib.SMTPDataError as error:  # no to the command itself: nothing was handed over
            answer = error.smtp_code, _bytes(error.smtp_error)
        except OSError as error:
            self._drop()
            raise MailUnsure(f"{self._name}: lost while handing over: {error}") from error
        self._expect(answer, MailLater, MailRefused)

    def close(self) -> None:
        """Say goodbye to the server, if one is connected."""
        if self._open is None:
            return
        try:
            self._open.quit()
        except OSError:
            log.info("mail_server_gone", extra={"server": self._name})
        self._open = None

    def _connection(self) -> smtplib.SMTP:
        """Return a connection that answers: the open one, or a new one."""
        if self._open is not None:
            try:
                if self._open.rset()[0] == 250:
                    return self._open
            except OSError:
                log.info("mail_server_gone", extra={"server": self._name})
            self._drop()
        try:
            self._open = self._connect()
        except OSError as error:  # refused, timed out, TLS and all of smtplib's own
            raise self._down(error) from error
        return self._open

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.secure:
            context = ssl.create_default_context()
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self._timeout, context=context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=self._timeout)
        try:
            self._introduce(smtp)
        except OSError:
            smtp.close()
            raise
        return smtp

    def _introduce(self, smtp: smtplib.SMTP) -> None:
        """Greet, go over to TLS where it is offered, log in where there is a user."""
        server = self._server
        smtp.ehlo_or_helo_if_needed()
        if not server.secure and smtp.has_extn("starttls"):
            smtp.starttls(context=_starttls_context(server))
            smtp.ehlo_or_helo_if_needed()
        if not server.user:
            return
        if not _is_private(smtp):
            raise smtplib.SMTPNotSupportedError("no TLS: the password would be readable on its way")
        smtp.login(server.user, server.password)

    def _expect(
        self, answer: tuple[int, bytes], later: type[IlotError], refused: type[IlotError]
    ) -> None:
        """Pass a positive answer. Raises MailDown on 421, else `later` on 4xx, `refused` on 5xx."""
        code, words = answer
        if 200 <= code < 300:
            return
        if code == 421:  # RFC 5321, 3.8: the server is closing the channel
            self._drop()
            later = MailDown
        said = f"{self._name}: {code} {words.decode('utf-8', 'replace')}"
        raise later(said) if code < 500 else refused(said)

    def _down(self, error: OSError) -> MailDown:
        return MailDown(f"{self._name}: {error}")

    def _drop(self) -> None:
        if self._open is not None:
            self._open.close()
        self._open = None

    @property
    def _name(self) -> str:
        return f"{self._server.host}:{self._server.port}"


def _is_private(smtp: smtplib.SMTP) -> bool:
    """Tell whether a password may go over a connection: TLS, the own machine, the own network."""
    if isinstance(smtp.sock, ssl.SSLSocket):
        return True
    return smtp.sock is not None and ip_address(smtp.sock.getpeername()[0]).is_private


def _starttls_context(server: Server) -> ssl.SSLContext:
    """Return how to judge the server's certificate after STARTTLS.

    With a password it must be right. Without, TLS is opportunistic (RFC 7435): a relay on the own
    machine has a certificate of its own making, and the alternative would be no TLS at all.
    """
    context = ssl.create_default_context()
    if not server.user:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode()
