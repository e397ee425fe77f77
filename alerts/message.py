"""The message of an e-mail as it goes over the wire (RFC 5322, MIME)."""

import email.policy
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr

from records import Email, MailRefused


class _Verbatim(UnstructuredHeader, BaseHeader):
    """A header that is never folded nor encoded.

    Python encodes any word above 78 characters (RFC 2047), and no mail program finds the address
    in a List-Unsubscribe like that. It is ASCII, and RFC 5322 allows lines of 998 characters.
    """

    def fold(self, *, policy: email.policy.Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


def _policy() -> EmailPolicy[EmailMessage]:
    registry = HeaderRegistry()
    registry.map_to_type("list-unsubscribe", _Verbatim)
    registry.map_to_type("list-id", _Verbatim)
    return email.policy.SMTP.clone(header_factory=registry)


_POLICY = _policy()


def message_of(letter: Email, mail_from: str) -> EmailMessage:
    """Return the message: text first, HTML as its equal, both UTF-8 in quoted-printable.

    The same letter always gives the same bytes. Raises MailRefused if an address or a header
    can't be written, e.g. because it holds a line break.
    """
    message = EmailMessage(policy=_POLICY)
    try:
        message["From"] = _address(mail_from)
        message["To"] = Address(addr_spec=letter.to)
        message["Subject"] = letter.subject
        message["Message-ID"] = letter.message_id
        for name, value in letter.headers:
            message[name] = value
    except (ValueError, IndexError) as error:  # what headerregistry raises on what it can't parse
        raise MailRefused(f"a header can't be written: {error}") from None
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{letter.message_id.strip('<>').partition('@')[0]}")
    return message


def sender_address(mail_from: str) -> str:
    """Return the bare address of a sender, for the envelope: bounces arrive there."""
    return parseaddr(mail_from)[1]


def _address(mail_from: str) -> Address:
    name, address = parseaddr(mail_from)
    return Address(display_name=name, addr_spec=address)
