"""The rules on privacy and the licences as files."""

from pathlib import Path

import pytest

from config.privacy import LICENCES, PRIVACY, load_privacy
from records import ConfigError, Publisher, Withheld


def test_police_items_lose_house_numbers_names_and_contacts_as_shipped() -> None:
    rules = load_privacy().rules
    (police,) = [rule for rule in rules if rule.publisher == (Publisher.POLICE,)]
    assert set(police.hide or ()) == set(Withheld)
    assert police.noindex
    assert police.expires_after_days


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[rule]]\nname = "x"\nhide = ["faces"]', "faces"),
        ('[[rule]]\nname = "x"\nhides = ["persons"]', "unknown key"),
        ('[[rule]]\nname = "x"\ntheme = ["crime"]\nnoindex = true', "'crime' is in no themes.toml"),
        ('[[rule]]\nname = "x"\ntype = ["log"]\nnoindex = true', "'log' is in no types.toml"),
        ('[[rule]]\nname = "x"\ntheme = ["safety"]', "says nothing"),
        (
            '[[rule]]\nname = "x"\nexpires_after_days = -1',
            "x.expires_after_days: allowed: 0 (never) to",
        ),
        ('[[rule]]\nname = "x"\nexpires_after_days = 3000000', "to 36,500 days"),
        (
            '[[rule]]\nname = "x"\nhide = ["person"]',
            "x.hide[0]: Invalid enum value 'person'; allowed: house_numbers, persons, contacts",
        ),
        ('[[rule]]\nname = "x"\npublisher = ["polise"]', "x.publisher[0]: Invalid enum value"),
        ('[[rule]]\nname = "x"\npublisher = ["polise"]', "allowed: government, police"),
        ("[[rule]]\nnoindex = true", "rule[0]: needs the key `name`"),
        ("rule = [1]", "rule[0]: Expected `object`"),
        ('[[rule]]\nname = "x"\nexcerpt = -1', "allowed: 0 (all) or more"),
        ("[rule]\nnoindex = true", "[[rule]]"),
        ("[[rules]]\nnoindex = true", "unknown key; allowed: rule"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "privacy.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as refused:
        load_privacy(path, LICENCES)
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('names = ["CC0"]', "licence[0]: needs the key `excerpt`"),
        ('names = [""]\nexcerpt = 0', "licence[0].names: needs beginnings of names"),
        ("names = []\nexcerpt = 0", "licence[0].names: needs beginnings of names"),
    ],
)
def test_a_licence_needs_names_and_a_number(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "licences.toml"
    path.write_text(f"[[licence]]\n{text}", "utf-8")
    with pytest.raises(ConfigError) as refused:
        load_privacy(PRIVACY, path)
    assert problem in str(refused.value)
