"""A mailer for demos and dry runs: each letter becomes a file to look at."""

import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from alerts.message import message_of, sender_of
from records import ConfigError, Email, MailDown


class FolderMailer:
    """Writes one .eml file per letter, named after its Message-ID: the same letter, one file."""

    def __init__(self, mail_url: str, mail_from: str) -> None:
        """Take the folder from "folder:PATH"; it is made when the first letter comes.

        Raises ConfigError if no path is given, or the sender is none.
        """
        path = mail_url.removeprefix("folder:")
        if not path:
            raise ConfigError(
                "settings", "mail_url", "folder: needs a path, such as folder:var/mail"
            )
        self._folder = Path(path)
        self._sender = sender_of(mail_from)

    def send(self, email: Email) -> None:
        """Write the letter, whole or not at all. Raises MailDown if the folder takes no file."""
        content = message_of(email, self._sender).as_bytes()
        name = re.sub(r"[^A-Za-z0-9-]+", "_", email.message_id.strip("<>").partition("@")[0])
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as file:
                file.write(content)
            Path(file.name).replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise MailDown(f"{self._folder}: {error.strerror}") from error

    def close(self) -> None:
        """Do nothing: there is no connection."""
