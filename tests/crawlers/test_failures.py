import pytest

from crawlers.failures import explain
from records import Failure


@pytest.mark.parametrize("failure", Failure)
def test_each_failure_has_a_text_and_a_hint_in_both_languages(failure):
    french, english = explain(failure, "fr"), explain(failure, "en")
    assert all((french.text, french.hint, english.text, english.hint))
    assert french != english
