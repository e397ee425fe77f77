"""The catalogues are complete: nothing untranslated, fuzzy, forgotten or left over."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

WEB = Path(__file__).parents[2] / "web"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.xml", "jinja2")]
FIELD = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def wanted() -> set[str]:
    found = extract_from_dir(WEB, METHODS)
    return {m[2][0] if isinstance(m[2], tuple) else m[2] for m in found}


@pytest.fixture(
    scope="module", params=sorted(p.name for p in (WEB / "translations").iterdir() if p.is_dir())
)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    with (WEB / "translations" / request.param / "LC_MESSAGES" / "messages.po").open("rb") as po:
        return read_po(po)


def _key(message: object) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def test_every_sentence_is_in_the_catalogue_and_no_other(catalog: Catalog, wanted: set[str]):
    known = {_key(message) for message in catalog if message.id}
    assert known == wanted


def test_nothing_is_untranslated_or_fuzzy(catalog: Catalog):
    for message in catalog:
        if message.id:
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(said), _key(message)
            assert not message.fuzzy, _key(message)


def test_a_translation_asks_for_no_value_that_is_not_given(catalog: Catalog):
    for message in catalog:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        given = {field for text in ids for field in FIELD.findall(text)}
        assert {field for text in said for field in FIELD.findall(text)} <= given, ids


def test_the_extraction_file_says_the_same_as_this_test():
    lines = (WEB / "babel.cfg").read_text(encoding="utf-8").split("\n")
    assert lines[:3] == [f"[{method}: {pattern}]" for pattern, method in METHODS]
