import pytest

from alerts.confirmation import write_confirmation
from alerts.tokens import Purpose, read_token
from tests.alerts.reading import read_html, read_text
from tests.alerts.samples import head, subscription


def test_it_says_which_place_how_far_and_which_themes():
    reader = subscription(themes=frozenset({"safety", "roads"}))
    text = write_confirmation(reader, head()).text
    assert "  Cambridge Street, 1330 to 1380\n" in text
    assert "  Within 300\u00a0m. Only news of the theme “Roads and works” or “Safety”.\n" in text
    assert "All news." in write_confirmation(subscription(), head()).text


def test_it_says_that_nothing_is_sent_without_the_click_and_until_when_it_can_be_done():
    text = write_confirmation(subscription(), head()).text
    assert "Nothing is sent to you without this click." in text
    assert "until Saturday, November 28" in text


def test_its_one_link_confirms():
    letter = write_confirmation(subscription(), head())
    (address,) = read_html(letter.html).links
    start = "https://ilot.example.org/en/confirm/"
    assert address.startswith(start)
    token = address.removeprefix(start)
    assert read_token("s3cret", Purpose.CONFIRM, token, 60) == "sub-1"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_text_and_html_say_the_same(lang):
    letter = write_confirmation(subscription(lang=lang), head(lang))
    text, html = read_text(letter.text), read_html(letter.html)
    assert (text.words, text.links) == (html.words, html.links)


def test_its_subject_holds_one_line_whatever_the_place_is_called():
    letter = write_confirmation(subscription(lang="fr", label="Rue\nBcc: x@y.org"), head("fr"))
    assert letter.subject == "Nouvelles : Rue Bcc: x@y.org (à confirmer)"


def test_it_is_no_list_mail():
    names = [name for name, _ in write_confirmation(subscription(), head()).headers]
    assert names == ["Date", "Auto-Submitted"]
