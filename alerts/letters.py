"""What all letters share: their head, their links, their headers, the rendering."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from alerts.domains import ascii_domain
from alerts.message import sender_of
from alerts.texts import Texts, texts_in
from alerts.tokens import Purpose, make_token
from records import Email, Subscription

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


@dataclass(frozen=True, slots=True)
class LetterHead:
    """What a letter is told beside its reader and its news.

    `base_url` is where the links lead; `mail_from` the sender as a header has it ("Name <a@b>");
    `secret` signs the links; `tz` is the town's IANA zone, in which days begin and times are told;
    `now` is when the letter is written; `delivery_id` makes its Message-ID.
    `theme_names` and `type_names` are by code, in the reader's language, `source_names` by id; what
    has no name stands as its code.
    `confirm_days` is how long a confirmation link works. `country` is the town's ISO code.
    """

    base_url: str
    mail_from: str
    secret: str
    town_name: str
    tz: str
    now: datetime
    delivery_id: str
    theme_names: Mapping[str, str] = field(default_factory=dict)
    type_names: Mapping[str, str] = field(default_factory=dict)
    source_names: Mapping[str, str] = field(default_factory=dict)
    confirm_days: int = 7
    country: str = ""

    def texts(self, lang: str) -> Texts:
        """Return the sentences in a reader's language, with days and hours as in the town."""
        return texts_in(lang, self.country)

    def theme_name(self, code: str) -> str:
        """Return a theme's name in the reader's language; its code if it has none."""
        return self.theme_names.get(code, code)


def link(head: LetterHead, lang: str, *steps: str) -> str:
    """Return the address of a page in a language, e.g. …/fr/items/3f2a."""
    return "/".join((_ascii_url(head.base_url).rstrip("/"), lang, *steps))


def action_link(head: LetterHead, subscription: Subscription, purpose: Purpose) -> str:
    """Return the signed address that confirms or ends a subscription."""
    token = make_token(head.secret, purpose, subscription.id)
    return link(head, subscription.lang, purpose.value, token)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter before it is set: template names are `<template>.txt` and `<template>.html`."""

    template: str
    subject: str
    values: Mapping[str, object]
    headers: tuple[tuple[str, str], ...] = ()


def set_letter(draft: Draft, subscription: Subscription, head: LetterHead) -> Email:
    """Return the e-mail: both bodies from the same values, headers that every letter has.

    The Message-ID is made from the delivery's id: whoever gets a letter twice can tell.
    """
    values = {
        **draft.values,
        "t": head.texts(subscription.lang),
        "lang": subscription.lang,
        "town": head.town_name,
        "subject": one_line(draft.subject),
    }
    return Email(
        to=subscription.email,
        subject=one_line(draft.subject),
        text=_TEMPLATES.get_template(f"{draft.template}.txt").render(values),
        html=_TEMPLATES.get_template(f"{draft.template}.html").render(values),
        message_id=message_id(head.delivery_id, head.mail_from),
        headers=(
            ("Date", format_datetime(head.now)),
            ("Auto-Submitted", "auto-generated"),  # RFC 3834: no out-of-office replies, please
            *draft.headers,
        ),
    )


def list_headers(subscription: Subscription, head: LetterHead) -> tuple[tuple[str, str], ...]:
    """Return the headers by which a mail program offers one-click unsubscribing.

    RFC 8058 (one click), RFC 2369 (List-Unsubscribe), RFC 2919 (List-Id; a bare address has no
    domain to name a list after, hence "localhost", as its section 3 has it).
    """
    host = urlsplit(head.base_url).hostname or ""
    domain = "localhost" if re.fullmatch(r"[\d.]+|.*:.*|", host) else ascii_domain(host)
    leave = action_link(head, subscription, Purpose.UNSUBSCRIBE)
    return (
        ("List-Id", f"<{subscription.town_id}.{domain}>"),
        ("List-Unsubscribe", f"<{leave}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("Precedence", "bulk"),
    )


def message_id(delivery_id: str, mail_from: str) -> str:
    """Return the Message-ID of a delivery, in angle brackets: always the same for the same one."""
    local = delivery_id
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", delivery_id):
        local = sha256(delivery_id.encode()).hexdigest()[:32]
    return f"<{local}@{sender_of(mail_from).domain}>"


def one_line(words: str) -> str:
    """Return words fit for a header or a heading: blanks collapsed, no control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def as_sentence(words: str) -> str:
    """Return words with their first letter in upper case, the rest as it is."""
    return words[:1].upper() + words[1:]


def _ascii_url(url: str) -> str:
    """Return an address with its host in ASCII: mail programs look into headers, not browsers."""
    parts = urlsplit(url)
    if url.isascii() or not parts.hostname:
        return url
    host = ascii_domain(parts.hostname)
    return parts._replace(netloc=parts.netloc.lower().replace(parts.hostname, host)).geturl()
