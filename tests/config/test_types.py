"""The types of items: types.toml, and what is said when it is wrong."""

import pytest

from config.types import load_types
from records import ConfigError, FieldKind, Happens, Severity


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
        ("[kiosk]\n", "", "names"),
        ("kiosk = 1\n", "kiosk", "is no table"),
        ('[kiosk]\nnames = {}\nhapens = "day"\n', "hapens", "unknown key"),
        ('[kiosk]\nnames = {}\nhappens = "daily"\n', "happens", "allowed: never, day, period"),
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
    ],
)
def test_what_is_wrong_names_its_key(types, text, key, says):
    with pytest.raises(ConfigError) as refused:
        types(text)
    assert refused.value.key == key
    assert says in refused.value.problem
