import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from alerts.days import Calendar
from alerts.digest import write_digest
from alerts.sections import sections_of
from alerts.texts import ENGLISH
from alerts.tokens import Purpose, read_token
from records import Email, Frequency, Reach, ReachKind, Status
from tests.alerts.reading import read_html, read_text
from tests.alerts.samples import (
    HOOD,
    NOW,
    SOURCES,
    TOWN,
    evening,
    head,
    item,
    subscription,
    theme,
)


def digest(items=None, lang="en", **changes) -> Email:
    reader = subscription(lang=lang, **changes)
    return write_digest(reader, evening() if items is None else items, head(lang), SOURCES)


def titles(text: str) -> list[str]:
    wanted = {news.title for news in evening()}
    return [line for line in text.splitlines() if line in wanted]


def test_what_is_coming_up_stands_first_then_the_days_newest_first():
    assert titles(digest().text) == [
        "Story hour in Portuguese and English",
        "Hearing on the new crossing at Inman Square",
        "Water off from 9 to noon on Monday for a main repair",
        "Bicycle taken from a rack",
        "Leaf collection runs one week longer",
        "Sidewalk seating asked for beside the bakery",
    ]
    headings = re.findall(r"^(.+)\n=+$", digest().text, re.MULTILINE)
    assert headings == ["Coming up", "Today, Saturday, November 21", "Thursday, November 19"]


def test_within_a_day_items_of_one_theme_stand_together_newest_first():
    def news(number, code, minutes):
        return item(number, themes=theme(code), published_at=NOW - timedelta(minutes=minutes))

    items = [news(1, "roads", 30), news(2, "safety", 20), news(3, "roads", 10)]
    text = digest(items).text
    order = re.findall(r"^(?:News number \d|Roads and works|Safety)$", text, re.MULTILINE)
    assert order == [
        "Roads and works",
        "News number 3",
        "News number 1",
        "Safety",
        "News number 2",
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_text_and_html_say_the_same_and_lead_to_the_same_pages(lang):
    letter = digest(lang=lang, themes=frozenset({"roads", "safety"}))
    text, html = read_text(letter.text), read_html(letter.html)
    assert text.words == html.words
    assert text.links == html.links


def test_each_item_has_its_place_its_reason_its_publisher_and_its_page():
    text = digest().text
    assert "1350 to 1378 Cambridge Street, exact address, and 1 other place\n" in text
    assert "Water Department, 7:40\u00a0a.m.\n" in text
    assert text.count("Because you follow Cambridge Street, 1330 to 1380: ") == 6
    for news in evening():
        assert f"https://ilot.example.org/en/items/{news.id}\n" in text


def test_the_number_of_items_is_told():
    assert "\n6 new items within 300\u00a0m.\n" in digest().text
    assert "\n1 nouvelle à moins de 300\u00a0m.\n" in digest([item()], "fr").text


@pytest.mark.parametrize(
    ("lang", "reach", "label", "count", "subject"),
    [
        ("en", None, "Cambridge Street, 10 to 20", 3, "3 new near Cambridge Street, 10 to 20"),
        ("en", None, "Oak St", 1, "1 new near Oak St"),
        ("fr", None, "Quai, 12 à 30", 3, "3 nouvelles à proximité : Quai, 12 à 30"),
        ("fr", None, "Rue des Lilas", 1, "1 nouvelle à proximité : Rue des Lilas"),
        ("en", Reach(ReachKind.AREA, HOOD), "Mid-Cambridge", 2, "2 new in Mid-Cambridge"),
        ("en", Reach(ReachKind.STREET, "x"), "Oak St", 2, "2 new on Oak St"),
        ("fr", Reach(ReachKind.CITY, TOWN), "Cambridge", 2, "2 nouvelles : Cambridge"),
        ("en", None, "Oak St\r\nBcc: all@example.org", 1, "1 new near Oak St Bcc: all@example.org"),
    ],
)  # fmt: skip
def test_the_subject_says_how_many_and_where(lang, reach, label, count, subject):
    items = [item(n) for n in range(count)]
    letter = digest(items, lang, label=label, reach=reach or subscription().reach)
    assert letter.subject == subject


def test_a_cancelled_event_says_so_and_is_struck_through():
    letter = digest([item(status=Status.CANCELLED, starts_at=NOW + timedelta(days=1))])
    assert "Cancelled - Sunday, November 22, 8\u00a0a.m.\nNews number 1\n" in letter.text
    assert "line-through" in letter.html
    assert "line-through" not in digest([item()]).html


def test_hostile_words_stay_words():
    hostile = '<script>alert(1)</script> "& <b onclick=x>'
    news = item(title=f"{hostile}\n\nA second\u2028headline", text=hostile)
    letter = digest([news], label=hostile)
    assert not read_html(letter.html).tags & {"script", "b onclick"}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in letter.html
    assert f"\n{hostile} A second headline\n" in letter.text


def test_nothing_is_fetched_and_nothing_is_counted():
    html = digest().html
    assert not read_html(html).tags & {"img", "link", "script", "iframe", "table"}
    assert "url(" not in html
    assert all(link.startswith("https://ilot.example.org/en/") for link in read_html(html).links)


def test_the_excerpt_stays_within_what_the_publisher_allows():
    letter = digest([item(text="Crews replace a valve today.", excerpt=13)])
    assert "\nCrews replace…\n" in letter.text
    assert "valve" not in letter.html


def test_a_language_other_than_the_letters_is_marked():
    assert 'lang="en"' in digest([item()], "fr").html
    assert '<html lang="fr">' in digest([item()], "fr").html


def test_an_hour_that_nobody_gave_is_not_shown():
    assert "Water Department\n" in digest([item(warnings=("no_date",))]).text


def test_a_mail_program_can_unsubscribe_with_one_click():
    headers = dict(digest().headers)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    start = "<https://ilot.example.org/en/unsubscribe/"
    assert headers["List-Unsubscribe"].startswith(start)
    token = headers["List-Unsubscribe"].removeprefix(start).removesuffix(">")
    assert read_token("s3cret", Purpose.UNSUBSCRIBE, token, None) == "sub-1"
    assert f"/en/unsubscribe/{token}" in digest().text


def test_nobody_answers_a_digest_automatically():
    headers = dict(digest().headers)
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Precedence"] == "bulk"
    assert headers["List-Id"] == "<cambridge-ma.ilot.example.org>"


@pytest.mark.parametrize(
    ("base_url", "list_id"),
    [
        ("https://news.example.org/", "<cambridge-ma.news.example.org>"),
        ("http://127.0.0.1:8000", "<cambridge-ma.localhost>"),
        ("http://[::1]:8000", "<cambridge-ma.localhost>"),
        ("https://îlot.fr", "<cambridge-ma.xn--lot-uma.fr>"),
    ],
)
def test_a_list_is_named_after_the_sites_domain(base_url, list_id):
    letter = write_digest(subscription(), [item()], head(base_url=base_url), SOURCES)
    assert dict(letter.headers)["List-Id"] == list_id
    assert dict(letter.headers)["List-Unsubscribe"].isascii()


def test_the_message_id_is_the_deliverys():
    assert digest().message_id == f"<{head().delivery_id}@ilot.example.org>"
    odd = head(delivery_id="a b>\r\n", mail_from="ilot@localhost")
    letter = write_digest(subscription(), [item()], odd, SOURCES)
    assert re.fullmatch(r"<[0-9a-f]{32}@localhost>", letter.message_id)


def test_the_same_news_give_the_same_letter_again():
    one, other = digest(), digest(list(reversed(evening())))
    without = re.compile(r"unsubscribe/[\w.-]+")  # its token is signed with the second
    assert without.sub("", one.html) == without.sub("", other.html)
    assert one.message_id == other.message_id


def test_the_rhythm_is_told():
    assert "at most one letter a day" in digest().text
    assert "at most one letter a week" in digest(frequency=Frequency.WEEKLY).text


def test_a_digest_of_nothing_or_of_a_withdrawn_item_is_refused():
    with pytest.raises(ValueError, match="listed items"):
        digest([])
    with pytest.raises(ValueError, match="listed items"):
        digest([item(), item(2, status=Status.HIDDEN)])


def test_a_source_or_a_theme_without_a_name_does_no_harm():
    news = item(source_id="gone", themes=theme("new-code"))
    assert "\nnew-code\n" in digest([news]).text
    text, html = read_text(digest([news]).text), read_html(digest([news]).html)
    assert text.words == html.words


def test_every_item_is_in_exactly_one_section():
    calendar = Calendar(ENGLISH, ZoneInfo("America/New_York"), NOW)
    sections = sections_of(evening(), calendar)
    shown = [news.id for s in sections for group in s.groups for news in group.items]
    assert sorted(shown) == sorted(news.id for news in evening())


def test_the_letter_is_dated():
    later = replace(head(), now=datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    letter = write_digest(subscription(), [item()], later, SOURCES)
    assert dict(letter.headers)["Date"] == "Sun, 22 Nov 2026 12:00:00 +0000"


@pytest.mark.parametrize("reach", [Reach(ReachKind.AREA, HOOD), Reach(ReachKind.CITY, TOWN)])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_reason_that_all_items_share_is_told_once_above_them(reach, lang):
    letter = digest([item(1), item(2)], lang, reach=reach, label="Mid-Cambridge")
    once = {"en": "because you follow Mid-Cambridge.", "fr": "parce que vous suivez Mid-Cambridge."}
    text, html = read_text(letter.text), read_html(letter.html)
    assert letter.text.lower().count("mid-cambridge.") == letter.text.count(once[lang]) == 1
    assert letter.text.index(once[lang]) < letter.text.index("News number")
    assert text.words == html.words


def test_reasons_that_differ_stand_with_their_items():
    reader = {"reach": Reach(ReachKind.AREA, HOOD), "themes": frozenset({"roads", "safety"})}
    text = digest([item(1, themes=theme("roads")), item(2, themes=theme("safety"))], **reader).text
    assert text.count("Because you follow") == 2
    assert "You get this letter because" not in text


def test_no_french_subject_needs_an_elision():
    for reach in (None, Reach(ReachKind.AREA, HOOD), Reach(ReachKind.STREET, "x")):
        letter = digest([item()], "fr", label="Orchard Hill", reach=reach or subscription().reach)
        assert letter.subject.endswith(" : Orchard Hill")
