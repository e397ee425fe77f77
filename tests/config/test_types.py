"""The types of items: types.toml, and what is said when it is wrong."""

import pytest

from config.types import load_types
from records import ConfigError, FieldKind, Happens, Severity

KIOSK = "[kiosk]\nnames = {fr='K', en='K'}\n"
KIOSK2 = KIOSK.replace("kiosk", "stand")


@pytest.fixture
def types(tmp_path):
    def load(text):
        path = tmp_path / "types.toml"
        path.write_text(text, encoding="utf-8")
        return load_types(path)

    return load


def test_the_types_that_publishers_need_are_there_with_names_in_both_languages():
    types = {each.code: each for each in load_types()}
    assert set(types) == {
        *("news", "notice", "permit", "event", "alert"),
        *("report", "record", "meeting", "consultation", "roadworks"),
    }
    named = [*types.values(), *(f for each in types.values() for f in each.fields)]
    assert [each.code for each in named if set(each.names) != {"fr", "en"}] == []
    assert [each.code for each in types.values() if each.general] == ["news", "notice"]
    assert types["consultation"].happens is types["roadworks"].happens is Happens.PERIOD
    assert types["event"].happens is types["meeting"].happens is Happens.DAY
    assert types["record"].happens is types["permit"].happens is Happens.NEVER
    assert types["alert"].severity is Severity.IMPORTANT


def test_the_fields_that_hold_people_say_so():
    fields = [(each.code, field) for each in load_types() for field in each.fields]
    people = {(code, field.code) for code, field in fields if field.person}
    assert people == {("permit", "applicant"), ("event", "organiser")}


def test_no_column_fills_two_fields_of_one_type():
    for each in load_types():
        columns = [name for field in each.fields for name in (field.code, *field.columns)]
        assert len(columns) == len(set(columns)), each.code


def test_a_type_and_its_fields_are_read_in_the_order_of_the_file(types):
    (kiosk,) = types(
        """
        [kiosk]
        names = { fr = "Kiosque", en = "Kiosk" }
        happens = "period"
        [kiosk.fields.opens]
        names = { fr = "Ouvre", en = "Opens" }
        kind = "day"
        [kiosk.fields.keeper]
        names = { fr = "Tenu par", en = "Kept by" }
        columns = ["owner"]
        """
    )
    assert (kiosk.code, kiosk.happens, kiosk.general) == ("kiosk", Happens.PERIOD, False)
    assert [(f.code, f.kind, f.columns) for f in kiosk.fields] == [
        ("opens", FieldKind.DAY, ()),
        ("keeper", FieldKind.TEXT, ("owner",)),
    ]


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("[kiosk]\n", "kiosk", "needs the key `names`"),
        ("kiosk = 1\n", "kiosk", "is no table"),
        ('[kiosk]\nnames = {}\nhapens = "day"\n', "kiosk.hapens", "unknown key"),
        (
            '[kiosk]\nnames = {}\nhappens = "daily"\n',
            "kiosk.happens",
            "allowed: never, day, period",
        ),
        (
            "[kiosk]\nnames = {}\nseverity_cues.grave.fr = ['x']\n",
            "kiosk.severity_cues",
            "allowed: ordinary, important, urgent",
        ),
        ("[kiosk]\ncode = 'k'\nnames = {}\n", "kiosk.code", "leave it out"),
        ('[kiosk]\nnames = {}\nfields = ["x"]\n', "kiosk.fields", "a field is a table"),
        ("[Kiosk]\nnames = {}\n", "Kiosk", "small letters"),
        ("[kiosk]\nnames = {}\n", "kiosk.names", "fr and en"),
        (
            "[kiosk]\nnames = {fr='K', en='K'}\n[kiosk.fields.x]\nnames = {fr='X'}\n",
            "kiosk.fields.x.names",
            "fr and en",
        ),
        (
            "[kiosk]\nnames = {fr='K', en='K'}\n[kiosk.fields.type]\nnames = {fr='X', en='X'}\n",
            "kiosk.fields.type",
            "every item has one",
        ),
        *(
            (
                f"{KIOSK}[kiosk.fields.{name}]\nnames = {{fr='X', en='X'}}\n",
                f"kiosk.fields.{name}",
                "every item has one",
            )
            for name in ("title", "text", "place", "url")
        ),
        (
            f"{KIOSK}[kiosk.fields.x]\nnames = {{fr='X', en='X'}}\nkind = 'money'\n",
            "kiosk.fields.x.kind",
            "allowed: text, number, day, link",
        ),
        (
            f"{KIOSK}[kiosk.fields.x]\nnames = {{fr='X', en='X'}}\nkind = 'day'\nperson = true\n",
            "kiosk.fields.x.person",
            "of kind text",
        ),
        ("[kiosk]\nnames = {fr='K', en=' '}\n", "kiosk.names", "fr and en"),
        (f"{KIOSK}cues.fr = ['']\n", "kiosk.cues.fr[0]", "has no word"),
        (
            f"{KIOSK}severity_cues.urgent.en = ['x', '$']\n",
            "kiosk.severity_cues.urgent.en[1]",
            "no",
        ),
        (f"{KIOSK}dated = true\n{KIOSK2}dated = true\n", "stand.dated", "kiosk is it"),
    ],
)
def test_what_is_wrong_names_its_key(types, text, key, says):
    with pytest.raises(ConfigError) as refused:
        types(text)
    assert refused.value.key == key
    assert says in refused.value.problem
