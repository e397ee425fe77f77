import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.decode import decode

WORDS = "L’été à Nîmes — 20 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_without_a_declaration(encoding):
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "windows-1252", "ascii", "", "x-unknown", "hex"]
)
def test_utf_8_that_is_declared_as_something_western_is_utf_8(declared):
    assert decode(WORDS.encode(), declared) == WORDS


def test_another_declared_encoding_holds_if_all_bytes_fit():
    assert decode("Москва".encode("koi8-r"), "koi8-r") == "Москва"
    assert decode(WORDS.encode(), "shift_jis") == WORDS


def test_one_bad_byte_does_not_spoil_a_page():
    assert decode("été ".encode() * 9 + b"caf\xe9") == "été " * 9 + "café"


@given(st.binary(), st.sampled_from(["", "utf-8", "utf-16", "ascii", "zlib", "idna"]))
def test_no_bytes_make_it_fail(body, declared):
    assert isinstance(decode(body, declared), str)


@given(st.text())
def test_utf_8_is_read_back(text):
    assert decode(text.encode("utf-8", "ignore")) == text.encode(
        "utf-8", "ignore"
    ).decode().removeprefix("\ufeff")
