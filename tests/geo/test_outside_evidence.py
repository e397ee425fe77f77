from dataclasses import replace

import pytest

from geo.given import Given
from geo.outside_evidence import questions_of
from geo.resolve import Context, resolve
from records import (
    Mention,
    MentionKind,
    OutsideAnswer,
    Precision,
    Privacy,
    Publisher,
    RawPlace,
    Role,
    Source,
)
from tests.geo.small_town import ASH, ELM, OAK

SOURCE = Source("tiny/hall", "tiny", "Town hall", Publisher.GOVERNMENT, "csv", "x", local=False)
SPOT = ((ELM + ASH) / 2, OAK + 0.0001)


def said(kind=MentionKind.ADDRESS, street="rue de la Frégate", numbers=(12,), **more):
    text = f"{numbers[0] if numbers else ''} {street}".strip()
    return Mention(kind, 0, len(text), text, (street,), numbers, **more)


def answer(street="Rue de la Frégate", spot=SPOT, precision=Precision.ADDRESS):
    return OutsideAnswer(*spot, precision, street, "ban")


def place(tiny, mention, found, source=SOURCE):
    (question,) = asked(tiny, mention, source)
    context = Context(source, 0.85, 0.5, answers={question.key: found})
    return resolve((mention,), context, tiny)


def asked(tiny, mention, source=SOURCE):
    refusals = resolve((mention,), Context(source, 0.85, 0.5), tiny).refusals
    return questions_of(refusals, (), source, tiny)


def test_a_house_on_a_street_of_no_register_is_an_address_that_waits_for_review(tiny):
    (placement,) = place(tiny, said(), answer()).placements
    there = placement.place
    assert (there.name, there.precision) == ("12 rue de la Frégate", Precision.ADDRESS)
    assert (there.lon, there.lat) == SPOT
    assert there.block_ids == ("tiny/oak-st-1",)
    assert there.accuracy_m == 100
    assert (placement.method, placement.approximate) == ("outside", True)
    assert placement.parts[0].name == "outside_geocoder"


def test_it_stays_approximate_whatever_is_published_as_sure(tiny):
    (question,) = asked(tiny, said())
    context = Context(SOURCE, 0.1, 0.05, answers={question.key: answer()})
    (placement,) = resolve((said(),), context, tiny).placements
    assert placement.approximate


@pytest.mark.parametrize("mention", [said(), said(MentionKind.STREET, numbers=())])
def test_a_street_is_a_street_without_a_block_or_a_pin(tiny, mention):
    found = answer(precision=Precision.STREET)
    (placement,) = place(tiny, mention, found).placements
    assert placement.place.precision is Precision.STREET
    assert placement.place.name == "rue de la Frégate"
    assert placement.place.block_ids == ()
    assert placement.approximate


def test_our_own_house_is_sure_if_the_answer_has_the_words_and_lies_there(tiny):
    mention = said(street="Mill", numbers=(12,))
    mention = replace(mention, parts=("rue Mill",))
    (placement,) = place(tiny, mention, answer("Old Mill Rd")).placements
    assert placement.place.block_ids == ("tiny/oak-st-1",)
    assert "outside_geocoder_agrees" in {part.name for part in placement.parts}
    assert not placement.approximate


def test_our_own_house_under_another_name_waits_for_review(tiny):
    mention = said(street="rue de la Paix Heureuse")
    there = (ELM + 0.001, 48.862)
    (placement,) = place(tiny, mention, answer("Rue de la Paix", there)).placements
    assert placement.place.block_ids == ("tiny/rue-de-la-paix-1",)
    assert placement.approximate


def test_a_house_of_ours_far_from_the_answer_is_not_taken_for_it(tiny):
    mention = said(street="rue de la Paix Heureuse")
    (placement,) = place(tiny, mention, answer("Rue de la Paix", (2.446, 48.870))).placements
    assert placement.method == "outside"
    assert (placement.place.lon, placement.place.lat) == (2.446, 48.870)


def test_an_answer_outside_of_the_town_counts_for_nothing(tiny):
    found = place(tiny, said(), answer(spot=(2.6, 48.9)))
    assert found.placements == ()
    assert [refusal.reason for refusal in found.refusals] == ["unknown_street"]


def test_an_address_that_the_publisher_gave_is_asked_about_too(tiny):
    given = (RawPlace("12 rue de la Frégate"),)
    context = Context(SOURCE, 0.85, 0.5, Given(given))
    refusals = resolve((), context, tiny).refusals
    (question,) = questions_of(refusals, given, SOURCE, tiny)
    assert (question.street, question.number) == ("rue de la Frégate", 12)
    (placement,) = resolve((), replace(context, answers={question.key: answer()}), tiny).placements
    assert placement.place.name == "12 rue de la Frégate"
    assert placement.role is Role.ABOUT


def test_only_what_an_item_is_about_here_and_names_no_street_of_ours_is_asked(tiny):
    assert asked(tiny, said(about=False)) == ()
    assert asked(tiny, said(town="Bigville")) == ()
    assert asked(tiny, said(street="Oak St")) == ()
    crossing = Mention(MentionKind.INTERSECTION, 0, 9, "X", ("rue Une", "rue Deux"))
    assert asked(tiny, crossing) == ()
    (question,) = asked(tiny, said(suffixes=("bis",)))
    assert (question.number, question.suffix, question.town) == (12, "bis", "Tinytown")


@pytest.mark.parametrize(
    ("street", "numbers"),
    [
        ("PLACE DISPONIBLES", ()),
        ("BUILDING SITE", ()),
        ("BUILDING SITE", (12,)),
        ("RUE DE LA FRÉGATE", ()),
        ("RUE DU PALAIS CONTRE LA FERMETURE D", (77,)),
        ("Tout le quartier", ()),
    ],
)
def test_words_that_do_not_look_like_an_address_are_not_asked(tiny, street, numbers):
    kind = MentionKind.ADDRESS if numbers else MentionKind.STREET
    assert asked(tiny, said(kind, street, numbers)) == ()


@pytest.mark.parametrize(
    ("street", "numbers"),
    [
        ("RUE DE LA FRÉGATE", (12,)),
        ("GALLOWS HILL RD", (12,)),
        ("rue de la Frégate", ()),
        ("Broadmoor", (12,)),
    ],
)
def test_words_that_look_like_an_address_are_asked(tiny, street, numbers):
    kind = MentionKind.ADDRESS if numbers else MentionKind.STREET
    [question] = asked(tiny, said(kind, street, numbers))
    assert (question.street, question.number) == (street, (*numbers, 0)[0])


@pytest.mark.parametrize("text", ["Salle des fêtes", "BUILDING SITE", "Chez vous"])
def test_a_place_that_the_publisher_gave_is_not_asked_unless_it_looks_like_an_address(tiny, text):
    given = (RawPlace(text),)
    refusals = resolve((), Context(SOURCE, 0.85, 0.5, Given(given)), tiny).refusals
    assert questions_of(refusals, given, SOURCE, tiny) == ()


def test_a_number_that_may_not_be_published_is_told_nobody(tiny):
    discreet = replace(SOURCE, privacy=Privacy.BLOCK)
    (question,) = asked(tiny, said(), discreet)
    assert (question.number, question.suffix) == (0, "")
    assert "12" not in question.key
    found = answer(precision=Precision.STREET)
    (placement,) = place(tiny, said(), found, discreet).placements
    assert placement.place.precision is Precision.STREET
