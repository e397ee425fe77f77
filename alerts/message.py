"""The message of an e-mail as it goes over the wire (RFC 5322, MIME)."""

from email.errors import HeaderParseError
from email.header import Header
from email.headerregistry import Address, BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import parseaddr

from alerts.domains import ascii_domain
from records import ConfigError, Email, MailRefused


class _AsGiven(BaseHeader):
    """A header that is written as it was given, as encoded words (RFC 2047) if it must.

    Python's own folding encodes any word above 78 characters, and no mail program finds the
    address in a List-Unsubscribe like that; and it loses blanks between long encoded words
    (https://github.com/python/cpython/issues/92081). RFC 5322 allows lines of 998 characters.
    """

    max_count = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, object]) -> None:
        kwds |= {"decoded": value, "parse_tree": None}

    def fold(self, *, policy: Policy) -> str:
        value = str(self)
        if not value.isascii() or "=?" in value:
            value = Header(value, "utf-8", header_name=self.name).encode(linesep=policy.linesep)
        return f"{self.name}: {value}{policy.linesep}"


_HEADERS = HeaderRegistry()
for _name in ("subject", "list-unsubscribe", "list-id"):
    _HEADERS.map_to_type(_name, _AsGiven)
_POLICY = SMTP.clone(header_factory=_HEADERS)

# What headerregistry raises on words that it can't parse, or that hold a line break.
_UNREADABLE = (ValueError, IndexError, HeaderParseError)


def sender_of(mail_from: str) -> Address:
    """Return the sender of the setting `mail_from`, "Name <name@example.org>" or a bare address.

    Bounces arrive at its `addr_spec`. Raises ConfigError if it is no address.
    """
    name, address = parseaddr(mail_from)
    user, _, domain = address.rpartition("@")
    try:
        if not user.isascii():
            raise ValueError("not ASCII")
        return Address(display_name=name, addr_spec=f"{user}@{ascii_domain(domain)}")
    except _UNREADABLE:
        problem = f"{mail_from!r} is no sender such as Îlot <ilot@example.org>"
        raise ConfigError("settings", "mail_from", problem) from None


def message_of(letter: Email, sender: Address) -> EmailMessage:
    """Return the message: text first, HTML as its equal, both UTF-8 in quoted-printable.

    The same letter always gives the same bytes. Raises MailRefused if an address or a header
    can't be written, e.g. because it holds a line break.
    """
    message = EmailMessage(policy=_POLICY)
    try:
        if not letter.to.isascii():
            raise ValueError("the address is not in ASCII")  # it would need SMTPUTF8 (RFC 6531)
        message["From"] = sender
        message["To"] = Address(addr_spec=letter.to)
        message["Subject"] = letter.subject
        message["Message-ID"] = letter.message_id
        for name, value in letter.headers:
            message[name] = value
    except _UNREADABLE as error:
        raise MailRefused(f"a header can't be written: {error}") from None
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{letter.message_id.strip('<>').partition('@')[0]}")
    return message
