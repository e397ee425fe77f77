from email import message_from_bytes, policy

import pytest

from alerts.confirmation import write_confirmation
from alerts.mail import open_mailer
from records import ConfigError, MailDown
from tests.alerts.samples import head, subscription

SENDER = "Îlot <ilot@bücher.fr>"


def test_a_letter_becomes_one_file_that_a_mail_program_opens(tmp_path):
    mailer = open_mailer(f"folder:{tmp_path}/out/mail", SENDER)
    sent = write_confirmation(subscription(lang="fr"), head("fr"))
    mailer.send(sent)
    mailer.close()
    (path,) = (tmp_path / "out/mail").iterdir()
    assert path.name == f"{head().delivery_id}.eml"
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["Subject"] == sent.subject
    assert message["From"].addresses[0].addr_spec == "ilot@xn--bcher-kva.fr"


def test_the_same_letter_is_the_same_file(tmp_path):
    mailer = open_mailer(f"folder:{tmp_path}", SENDER)
    letter = write_confirmation(subscription(), head())
    mailer.send(letter)
    (path,) = tmp_path.iterdir()
    before = path.read_bytes()
    mailer.send(letter)
    assert [path] == list(tmp_path.iterdir())
    assert path.read_bytes() == before


def test_a_folder_that_takes_no_file_makes_letters_wait(tmp_path):
    (tmp_path / "mail").write_text("in the way")
    mailer = open_mailer(f"folder:{tmp_path}/mail", SENDER)
    with pytest.raises(MailDown, match="mail"):
        mailer.send(write_confirmation(subscription(), head()))


def test_a_folder_needs_a_path():
    with pytest.raises(ConfigError, match="needs a path"):
        open_mailer("folder:", SENDER)
