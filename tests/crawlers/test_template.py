import pytest

from crawlers.template import Template

ROW = {"No": "12", "Street": " Oak  St ", "Cross": "", "A.B": "x"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Street", "Oak  St"),
        ("A.B", "x"),
        ("{No} {Street}", "12 Oak St"),
        ("{Street}[ & {Cross}]", "Oak St"),
        ("{Street}[, no. {No}]", "Oak St, no. 12"),
        ("[{Cross}][at {Cross}]", ""),
        ("https://x.example/{No}", "https://x.example/12"),
        ("{Cross} crash", ""),
        ("[{No} {Cross}|{No} {Street}|{No}]", "12 Oak St"),
        ("{No}[ at {Cross}| somewhere]", "12 somewhere"),
    ],
)
def test_a_template_is_filled_from_columns(text, expected):
    assert Template(text).compile()(lambda column: ROW[column]) == expected


def test_a_template_names_its_columns():
    assert Template("{a}[ & {b c}]").columns == ("a", "b c")
    assert Template("Street Name").columns == ("Street Name",)
