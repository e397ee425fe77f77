"""One tick beside a decision teaches the town a name."""

import pytest

from records import LessonKind, Mention, MentionKind, Refusal
from store.items import save_item
from store.lessons import all_lessons, due_lessons, lessons_of
from tests.web.desk.conftest import Desk, Editor, words_of
from tests.web.news import NOW, item
from tests.web.town import street_id

TEXT = "Fuite au 12 rue de la Frégate. Encore la rue de la Fregate, et le Vieux Chantier."
STREET, YARD = "rue de la Frégate", "Vieux Chantier"


def mention(text: str, kind: MentionKind, name: str, *numbers: int) -> Mention:
    start = TEXT.index(text)
    return Mention(kind, start, start + len(text), text, (name,), numbers)


@pytest.fixture
def frigate(desk: Desk) -> str:
    """An item about a street that the register lacks; its name."""
    refusals = (
        Refusal(mention(f"12 {STREET}", MentionKind.ADDRESS, STREET, 12), "unknown_street"),
        Refusal(
            mention("rue de la Fregate", MentionKind.STREET, "rue de la Fregate"), "unknown_street"
        ),
        Refusal(mention(YARD, MentionKind.PLACE, YARD), "unknown_name"),
    )
    title, text = TEXT.split(". ", 1)
    made = item("frigate", f"{title}.", text, refusals=refusals)
    with desk.world.database.write() as db:
        desk.world.items["frigate"] = save_item(db, made, NOW)
    return "frigate"


def taught(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.world.database.read() as db:
        return [(one.words, one.target_id, one.by) for one in lessons_of(db, "tiny")]


def ticks(page) -> list[str]:
    return page.xpath("//form[@id='where']//input[@name='remember']/@value")


def place(editor: Editor, name: str, address: str, remember: str, **values: object):
    """Look an address up, choose what was found first, tick."""
    page = editor.open(name, f"?address={address.replace(' ', '+')}")
    (key,) = page.xpath("//input[@name='choice'][@data-number='1']/@value")
    data = {"choice": key, "address": address, "remember": remember, **values}
    return editor.send(name, "choose", **data)


def test_a_tick_is_offered_for_each_name_that_is_unknown_and_for_no_other(
    ada: Editor, frigate: str
):
    page = ada.open(frigate)
    assert ticks(page) == [STREET, YARD]
    assert "Remember: “rue de la Frégate” is what people call it (A)" in page.text_content()
    assert ticks(ada.open("water")) == []


def test_what_was_ticked_is_known_at_once_and_the_worker_told(
    desk: Desk, ada: Editor, frigate: str
):
    assert place(ada, frigate, "12 rue des Lilas", STREET).status_code == 303
    assert taught(desk) == [(STREET, street_id("Rue des Lilas"), "Ada@example.org")]
    with desk.world.database.read() as db:
        [(lesson, _)] = due_lessons(db)
    assert lesson.kind is LessonKind.ALIAS
    response = desk.world.app.test_client().get(f"/en/tiny/find?q=30+{STREET.replace(' ', '+')}")
    assert "/blocks/rue-des-lilas-1" in response.headers["Location"]


def test_without_a_tick_nothing_is_taught(desk: Desk, ada: Editor, frigate: str):
    assert place(ada, frigate, "12 rue des Lilas", "").status_code == 303
    assert taught(desk) == []


def test_undoing_the_decision_takes_the_name_back_and_the_history_says_both(
    desk: Desk, ada: Editor, frigate: str
):
    place(ada, frigate, "12 rue des Lilas", STREET)
    page = ada.open(frigate)
    assert "12 Rue des Lilas; remembered: “rue de la Frégate”" in page.text_content()
    (made,) = desk.corrections(frigate)
    ada.send(frigate, "undo", correction=made.id)
    assert taught(desk) == []
    with desk.world.database.read() as db:
        assert [one.undone_at is None for one in all_lessons(db, "tiny")] == [False]


def test_a_point_on_the_map_stands_for_its_street(desk: Desk, ada: Editor, frigate: str):
    lilas = desk.item("water").about[0].place
    ada.open(frigate)
    point = f"{lilas.lon:.6f},{lilas.lat:.6f}"
    assert ada.send(frigate, "point", point=point, remember=STREET).status_code == 303
    assert taught(desk) == [(STREET, street_id("Rue des Lilas"), "Ada@example.org")]


def test_a_place_is_remembered_as_a_place_however_coarsely_the_item_is_told(
    desk: Desk, ada: Editor, frigate: str
):
    assert place(ada, frigate, "Médiathèque", YARD, fineness="area").status_code == 303
    assert [target for _, target, _ in taught(desk)] == ["tiny/mediatheque"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("rue des Lilas et rue du Port", STREET),  # two streets
        ("Médiathèque", STREET),  # a number, and the words would name a house
        ("12 rue des Lilas", YARD),  # a place is not all of a street
    ],
)
def test_what_can_not_be_meant_keeps_nothing_and_says_why(
    desk: Desk, ada: Editor, frigate: str, address: str, name: str
):
    response = place(ada, frigate, address, name)
    assert response.status_code == 400
    assert f"“{name}” can't be remembered" in words_of(response)
    assert (taught(desk), desk.corrections(frigate)) == ([], ())
    assert ticks(ada.read(frigate, response)) == [STREET, YARD]


def test_nowhere_can_not_be_remembered(desk: Desk, ada: Editor, frigate: str):
    ada.open(frigate)
    response = ada.send(frigate, "choose", choice="none", remember=STREET)
    assert response.status_code == 400
    assert desk.corrections(frigate) == ()


def test_words_that_the_item_does_not_say_teach_nothing(desk: Desk, ada: Editor, frigate: str):
    assert place(ada, frigate, "12 rue des Lilas", "Rue du Port").status_code == 303
    assert taught(desk) == []


def test_what_was_taught_meanwhile_needs_no_tick_any_more(desk: Desk, ada: Editor, frigate: str):
    place(ada, frigate, "12 rue des Lilas", STREET)
    assert ticks(desk.editor("Ben").open(frigate)) == [YARD]
