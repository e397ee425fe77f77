import re
from contextlib import closing
from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from alerts.digest import write_digest
from alerts.mail import open_mailer
from alerts.smtp_mailer import Server, SmtpMailer, read_server
from records import ConfigError, Email, MailDown, MailLater, MailRefused, MailUnsure
from tests.alerts.samples import SOURCES, evening, head, item, subscription
from tests.alerts.servers import free_port, own_certificate, password_check, post_office, scripted

SENDER = "Îlot de Besançon <ilot@ilot.example.org>"
OPEN_LOGIN = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
GREETING = (b"220 hello", b"250 at your service")


def letter(**changes) -> Email:
    reader = subscription(lang="fr", label="Rue de l’Église, 12 à 30")
    return replace(write_digest(reader, evening(), head("fr"), SOURCES), **changes)


def sender_to(port: int, url: str = "smtp://127.0.0.1", timeout: float = 5.0):
    return closing(SmtpMailer(f"{url}:{port}", SENDER, timeout))


def failure_of(mailer) -> Exception:
    """What sending a letter fails with."""
    with pytest.raises((MailDown, MailLater, MailRefused)) as raised:
        mailer.send(letter())
    return raised.value


def received(envelope):
    return message_from_bytes(envelope.content, policy=policy.default)


def test_a_letter_arrives_with_both_its_parts_and_all_its_accents():
    with post_office() as (port, postbox), sender_to(port) as mailer:
        mailer.send(letter())
    (envelope,) = postbox.letters
    assert (envelope.mail_from, envelope.rcpt_tos) == ("ilot@ilot.example.org", ["ada@example.org"])
    message = received(envelope)
    assert message["Subject"] == "6 nouvelles à proximité : Rue de l’Église, 12 à 30"
    assert message["From"].addresses[0].display_name == "Îlot de Besançon"
    assert message["To"] == "ada@example.org"
    assert message["Date"].datetime == head().now
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    text, html = message.iter_parts()
    assert text.get_content().splitlines() == letter().text.splitlines()
    assert "Rue de l’Église" in html.get_content()
    assert (
        text["Content-Transfer-Encoding"] == html["Content-Transfer-Encoding"] == "quoted-printable"
    )


def test_one_click_unsubscribing_is_found_by_a_mail_program_as_it_was_written():
    with post_office() as (port, postbox), sender_to(port) as mailer:
        mailer.send(sent := letter())
    raw = postbox.letters[0].content.replace(b"\r\n", b"\n").decode("ascii")
    address = dict(sent.headers)["List-Unsubscribe"]
    assert len(address) > 78  # longer than what Python would leave alone
    assert f"\nList-Unsubscribe: {address}\n" in raw
    assert "\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n" in raw
    assert f"\nMessage-ID: {sent.message_id}\n" in raw
    assert "\nAuto-Submitted: auto-generated\n" in raw
    assert max(map(len, raw.splitlines())) < 998


def test_letters_of_one_batch_share_a_connection():
    with post_office() as (port, postbox), sender_to(port) as mailer:
        for _ in range(3):
            mailer.send(letter())
    assert len(postbox.letters) == 3
    assert len(postbox.sessions) == 1


def test_a_line_that_begins_with_a_dot_arrives_unharmed():
    with post_office() as (port, postbox), sender_to(port) as mailer:
        mailer.send(letter(text="One\n.\n..two\n"))
    assert (
        received(postbox.letters[0]).get_body(("plain",)).get_content() == "One\r\n.\r\n..two\r\n"
    )


def test_a_server_without_starttls_takes_letters_as_they_are():
    with post_office() as (port, postbox), sender_to(port) as mailer:
        mailer.send(letter())
    assert postbox.was_tls == [False]


def test_starttls_is_used_where_it_is_offered_even_with_a_relays_own_certificate(tmp_path):
    context = own_certificate(tmp_path)
    with post_office(tls_context=context) as (port, postbox), sender_to(port) as mailer:
        mailer.send(letter())
    assert postbox.was_tls == [True]


def test_a_password_is_not_given_to_a_server_that_nobody_vouches_for(tmp_path):
    url = "smtp://ada:p%40ss%2Fw%3Ard@127.0.0.1"
    options = {"tls_context": own_certificate(tmp_path), "authenticator": password_check}
    with post_office(**options) as (port, postbox), sender_to(port, url) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailDown
    assert "certificate" in str(failure)
    assert not postbox.letters


@OPEN_LOGIN
def test_who_has_a_password_logs_in():
    url = "smtp://ada:p%40ss%2Fw%3Ard@127.0.0.1"
    options = {
        "authenticator": password_check,
        "auth_required": True,
        "auth_require_tls": False,
    }
    with post_office(**options) as (port, postbox), sender_to(port, url) as mailer:
        mailer.send(letter())
    assert len(postbox.letters) == 1


@OPEN_LOGIN
@pytest.mark.parametrize(("user", "code"), [("ada:wrong@", "535"), ("", "530")])
def test_without_the_right_password_letters_wait_and_it_is_not_told(user, code):
    options = {
        "authenticator": password_check,
        "auth_required": True,
        "auth_require_tls": False,
    }
    url = f"smtp://{user}127.0.0.1"
    with post_office(**options) as (port, postbox), sender_to(port, url) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailDown
    assert not postbox.letters
    assert code in str(failure)
    assert "wrong" not in str(failure)


def test_a_server_that_is_not_there_makes_letters_wait():
    with sender_to(port := free_port()) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailDown
    assert re.search(rf"127\.0\.0\.1:{port}: .*refused", str(failure))


def test_a_server_that_says_nothing_makes_letters_wait():
    with scripted(None) as port, sender_to(port, timeout=0.1) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailDown
    assert "timed out" in str(failure)


def test_a_server_that_is_busy_makes_letters_wait():
    with scripted(b"421 too many connections") as port, sender_to(port) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailDown
    assert "421" in str(failure)


def test_a_reader_who_is_refused_for_good_does_not_stop_the_others():
    with post_office() as (port, postbox), sender_to(port) as mailer:
        postbox.on_rcpt["gone@example.org"] = "550 no such user"
        with pytest.raises(MailRefused, match="550 no such user"):
            mailer.send(letter(to="gone@example.org"))
        mailer.send(letter())
    assert [envelope.rcpt_tos for envelope in postbox.letters] == [["ada@example.org"]]
    assert len(postbox.sessions) == 1


def test_a_reader_who_is_refused_for_now_waits():
    with post_office() as (port, postbox), sender_to(port) as mailer:
        postbox.on_rcpt["ada@example.org"] = "450 try again later"
        with pytest.raises(MailLater, match="450 try again later"):
            mailer.send(letter())
        postbox.on_rcpt.clear()
        mailer.send(letter())
    assert len(postbox.letters) == 1


@pytest.mark.parametrize(
    ("answer", "failure"), [("451 disk full", MailLater), ("554 looks like spam", MailRefused)]
)
def test_a_letter_that_is_not_taken_in_the_end_waits_or_is_given_up(answer, failure):
    with post_office() as (port, postbox), sender_to(port) as mailer:
        postbox.on_data = answer
        raised = failure_of(mailer)
    assert type(raised) is failure
    assert answer in str(raised)


def test_a_sender_who_is_refused_is_no_fault_of_the_reader():
    with scripted(*GREETING, b"550 not from you") as port, sender_to(port) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailDown
    assert "550 not from you" in str(failure)


def test_a_server_that_takes_no_data_now_makes_the_letter_wait():
    script = (*GREETING, b"250 ok", b"250 ok", b"451 not now")
    with scripted(*script) as port, sender_to(port) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailLater
    assert "451 not now" in str(failure)


def test_a_connection_lost_before_the_letter_makes_it_wait():
    with scripted(*GREETING, b"250 ok") as port, sender_to(port) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailDown


def test_a_connection_lost_after_the_letter_leaves_it_unsure():
    script = (*GREETING, b"250 ok", b"250 ok", b"354 go on")
    with scripted(*script) as port, sender_to(port) as mailer:
        failure = failure_of(mailer)
    assert type(failure) is MailUnsure
    assert "lost while handing over" in str(failure)


def test_a_connection_that_was_lost_between_two_letters_is_opened_anew():
    port = free_port()
    with sender_to(port) as mailer:
        with post_office(port=port) as (_, first):
            mailer.send(letter())
        with post_office(port=port) as (_, second):
            mailer.send(letter())
    assert (len(first.letters), len(second.letters)) == (1, 1)


def test_a_header_with_a_line_break_never_leaves():
    with post_office() as (port, postbox), sender_to(port) as mailer:
        for broken in (
            letter(subject="New\r\nBcc: all@example.org"),
            letter(to="ada@example.org\r\nBcc: all@example.org"),
            letter(to="ada@example.org, bob@example.org"),
            letter(to="ada@bücher.fr"),
            letter(to=""),
            letter(headers=(("X-News", "a\nb"),)),
        ):
            with pytest.raises(MailRefused, match="header"):
                mailer.send(broken)
    assert not postbox.letters


def test_a_long_subject_with_accents_comes_back_whole():
    name = "Avenue de la République Française à l’Est de l’Hôtel de Ville, " * 4
    reader = subscription(lang="fr", label=name)
    sent = write_digest(reader, [item()], head("fr"), SOURCES)
    with post_office() as (port, postbox), sender_to(port) as mailer:
        mailer.send(sent)
    assert received(postbox.letters[0])["Subject"] == sent.subject


@pytest.mark.parametrize(
    "subject", ["=?utf-8?q?=0D=0ABcc=3A?= all@example.org", "=?utf-8?b?w6k=?=", "é =?x?q?a?="]
)
def test_a_subject_that_looks_encoded_arrives_as_it_was_written(subject):
    with post_office() as (port, postbox), sender_to(port) as mailer:
        mailer.send(letter(subject=subject))
    assert received(postbox.letters[0])["Subject"] == subject
    assert received(postbox.letters[0])["Bcc"] is None


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail", Server(False, "mail", 25)),
        ("smtps://mail", Server(True, "mail", 465)),
        ("smtp://[::1]:2525", Server(False, "::1", 2525)),
        ("smtps://a%40b:p%2Fw@mail:2465", Server(True, "mail", 2465, "a@b", "p/w")),
    ],
)
def test_a_mail_url_says_where_and_who(url, server):
    assert read_server(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "smtp:",
        "smtp://",
        "smtp://u:hush@",
        "smtp://u:hush@mail:x",
        "smtps://mail/in",
        "smtp://a..b",
        "smtp://u:hush%C3%A9@mail",
        "http://mail",
    ],
)
def test_a_mail_url_that_can_not_be_is_refused_without_its_password(url):
    with pytest.raises(ConfigError, match="mail_url") as failure:
        open_mailer(url, SENDER)
    assert "hush" not in str(failure.value)


@pytest.mark.parametrize("sender", ["", "Îlot", "ilot@", "@example.org", "îlot@example.org"])
def test_a_sender_without_an_address_is_refused_at_once(sender):
    with pytest.raises(ConfigError, match="mail_from"):
        open_mailer("smtp://mail", sender)
