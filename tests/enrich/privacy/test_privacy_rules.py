"""What rules come to for an item."""

from enrich.privacy.rules import choose_protection, discreet, may_withhold
from records import (
    Licence,
    Privacy,
    PrivacyRule,
    PrivacyRules,
    Publisher,
    Withheld,
)
from tests.enrich.town import source

NUMBERS, PERSONS = Withheld.HOUSE_NUMBERS, Withheld.PERSONS
POLICE = source(publisher=Publisher.POLICE)
PRESS = source(publisher=Publisher.MEDIA)
RULES = PrivacyRules(
    (
        PrivacyRule("quiet log", source=("t/quiet",), hide=()),
        PrivacyRule("police", (Publisher.POLICE,), hide=(NUMBERS, PERSONS), noindex=True),
        PrivacyRule("records", (), ("record",), hide=(NUMBERS,), expires_after_days=30),
        PrivacyRule("crime", (Publisher.MEDIA,), (), ("safety",), hide=(NUMBERS,)),
        PrivacyRule("press", (Publisher.MEDIA,), excerpt=300),
    ),
    (Licence(("CC BY", "CC0"), 0), Licence(("Tous droits réservés",), 200)),
)


def test_of_each_action_the_first_rule_that_says_something_counts() -> None:
    found = choose_protection(POLICE, "record", (), RULES)
    assert found.withheld == {NUMBERS, PERSONS}
    assert found.noindex
    assert found.expires_after_days == 30


def test_a_rule_is_for_what_it_names_alone() -> None:
    assert choose_protection(PRESS, "news", ("culture",), RULES).withheld == frozenset()
    assert choose_protection(PRESS, "news", ("culture", "safety"), RULES).withheld == {NUMBERS}
    town_hall = choose_protection(source(), "news", ("safety",), RULES)
    assert (town_hall.withheld, town_hall.noindex, town_hall.excerpt) == (frozenset(), False, 0)


def test_a_rule_may_say_that_nothing_is_hidden() -> None:
    quiet = source(id="t/quiet", publisher=Publisher.POLICE)
    assert choose_protection(quiet, "news", (), RULES).withheld == frozenset()
    assert choose_protection(quiet, "news", (), RULES).noindex


def test_the_sources_own_word_goes_before_all_rules() -> None:
    own = source(
        publisher=Publisher.POLICE,
        privacy=Privacy.OPEN,
        noindex=False,
        expires_after_days=0,
        excerpt=50,
    )
    found = choose_protection(own, "record", (), RULES)
    assert (found.withheld, found.noindex) == (frozenset(), False)
    assert (found.expires_after_days, found.excerpt) == (None, 50)


def test_block_hides_house_numbers_at_least_and_strict_everything() -> None:
    def of(privacy: Privacy, publisher: Publisher) -> frozenset[Withheld]:
        own = source(publisher=publisher, privacy=privacy)
        return choose_protection(own, "news", (), RULES).withheld

    assert of(Privacy.BLOCK, Publisher.GOVERNMENT) == {NUMBERS}
    assert of(Privacy.BLOCK, Publisher.POLICE) == {NUMBERS, PERSONS}
    assert of(Privacy.STRICT, Publisher.GOVERNMENT) == frozenset(Withheld)


def test_a_licence_that_is_known_goes_before_the_rule_for_the_press() -> None:
    def excerpt(licence: str) -> int:
        press = source(publisher=Publisher.MEDIA, licence=licence)
        return choose_protection(press, "news", (), RULES).excerpt

    assert excerpt("") == 300
    assert excerpt("CC BY-SA 4.0") == 0
    assert excerpt("tous droits réservés") == 200
    assert excerpt("unheard of") == 300


def test_other_services_hear_no_number_that_is_hidden() -> None:
    assert discreet(PRESS, (Withheld.HOUSE_NUMBERS,)).privacy is Privacy.BLOCK
    assert discreet(PRESS, (PERSONS,)) == PRESS


def test_persons_are_looked_for_where_a_rule_may_hide_them() -> None:
    assert not may_withhold(PRESS, RULES, PERSONS)
    assert may_withhold(POLICE, RULES, PERSONS)
