"""Where letters go out: one interface, one line for each way."""

from collections.abc import Callable
from typing import Protocol

from alerts.folder_mailer import FolderMailer
from alerts.smtp_mailer import SmtpMailer
from records import ConfigError, Email


class Mailer(Protocol):
    """Takes letters, one at a time, and keeps what it needs between two of them."""

    def send(self, email: Email) -> None:
        """Send a letter; returns only when it was accepted.

        Raises MailDown if nothing goes out now (the letter waits), MailUnsure, a MailDown, if it
        may have gone (never send it again by yourself), MailLater if this one does not go out now
        but others may, MailRefused if this one never will.
        """

    def close(self) -> None:
        """Let go of the connection; another letter would open a new one."""


MAILERS: dict[str, Callable[[str, str], Mailer]] = {
    "smtp": SmtpMailer,
    "smtps": SmtpMailer,
    "folder": FolderMailer,
}


def open_mailer(mail_url: str, mail_from: str) -> Mailer:
    """Return the mailer of a URL: smtp://, smtps:// (user:password@host:port) or folder:PATH.

    Nothing is connected yet. Raises ConfigError if the URL can't be; it never shows a password.
    """
    scheme = mail_url.partition(":")[0]
    if scheme not in MAILERS:
        raise ConfigError("settings", "mail_url", f"begins with {', '.join(MAILERS)} and a colon")
    return MAILERS[scheme](mail_url, mail_from)
