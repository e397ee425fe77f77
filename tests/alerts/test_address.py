import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.address import read_address
from records import BadRequest


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("ada@example.org", "ada@example.org"),
        ("  Ada.Lovelace+ilot@Example.ORG \n", "Ada.Lovelace+ilot@example.org"),
        ("o'neil@mail.example.co.uk", "o'neil@mail.example.co.uk"),
        ("a@bücher.fr", "a@xn--bcher-kva.fr"),
        ("a@xn--bcher-kva.fr", "a@xn--bcher-kva.fr"),
        ("a@straße.de", "a@xn--strae-oqa.de"),
        ("a@例え.jp", "a@xn--r8jz45g.jp"),
        ("1@2.museum", "1@2.museum"),
    ],
)
def test_an_address_that_people_have_is_taken(words, address):
    assert read_address(words) == address


@pytest.mark.parametrize(
    "words",
    [
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@localhost",
        "ada@example.org.",
        "ada@example..org",
        "ada@-example.org",
        "ada@exa_mple.org",
        "ada@192.0.2.1",
        "ada@[192.0.2.1]",
        ".ada@example.org",
        "ada.@example.org",
        "a..da@example.org",
        "ada lovelace@example.org",
        '"ada lovelace"@example.org',
        "Ada <ada@example.org>",
        "ada@example.org, bob@example.org",
        "ada@bob@example.org",
        "hélène@example.org",
        "ada@example.org\r\nBcc: all@example.org",
        "ada\n@example.org",
        "ada@exam\x00ple.org",
        "a" * 65 + "@example.org",
        "ada@" + "a" * 64 + ".org",
        "ada@" + "a." * 125 + "org",
        "ada@" + "é" * 100_000 + ".org",
    ],
)
def test_what_is_no_address_is_refused(words):
    with pytest.raises(BadRequest, match=r"^e-mail address: "):
        read_address(words)


@given(st.text())
def test_whatever_is_typed_is_an_address_or_refused(words):
    try:
        address = read_address(words)
    except BadRequest:
        return
    assert address.isascii()
    assert address.isprintable()
    assert read_address(address) == address


def test_a_refusal_does_not_repeat_the_address():
    with pytest.raises(BadRequest) as refusal:
        read_address("very.private@-")
    assert "private" not in str(refusal.value)
