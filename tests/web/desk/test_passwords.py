"""Hashing passwords."""

from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from web.desk.passwords import hash_password, is_outdated, is_password


def test_a_hash_has_the_parameters_of_the_rfc_and_a_salt_of_its_own():
    first, second = hash_password("a few words"), hash_password("a few words")
    assert extract_parameters(first) == RFC_9106_LOW_MEMORY
    assert first != second
    assert is_password("a few words", first)
    assert not is_password("A few words", first)
    assert not is_outdated(first)


def test_what_is_no_hash_is_nobodys_password():
    assert not is_password("", "")
    assert not is_password("a few words", "")
    assert not is_password("a few words", "plain text")
