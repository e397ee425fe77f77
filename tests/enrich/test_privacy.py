"""Hiding house numbers."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.privacy import protect
from records import Item, Mention, MentionKind, Place, Placement, Precision, Privacy, Refusal
from tests.enrich.town import item, mentions, source

BLOCK = source(privacy=Privacy.BLOCK)


def placed(title: str, text: str, lang: str = "fr") -> Item:
    made = item(title, text, lang=lang)
    placements = tuple(
        Placement(
            Place(m.text, 3.12345, 50.12345, Precision.ADDRESS, 10.0, ("t/b1",)),
            m.kind.value,
            0.9,
            mention=m,
        )
        for m in mentions(made.words, lang)
    )
    return replace(made, placements=placements)


def test_an_open_source_is_left_alone() -> None:
    made = placed("Vol", "au 12 rue Gambetta")
    assert protect(made, source()) == made


def test_house_numbers_leave_title_and_text() -> None:
    made = protect(
        placed("Vol au 12 rue Gambetta", "Au 12 bis, rue Gambetta et rue Solférino."), BLOCK
    )
    assert made.title == "Vol au … rue Gambetta"
    assert made.text == "Au … rue Gambetta et rue Solférino."


def test_an_address_that_is_said_twice_is_hidden_twice() -> None:
    made = placed("Vol au 12 rue Gambetta", "Au 12 rue Gambetta, un vélo a disparu.")
    once = replace(made, placements=made.placements[:1])
    shown = protect(once, BLOCK, mentions=mentions(made.words, "fr"))
    assert shown.words == "Vol au … rue Gambetta\nAu … rue Gambetta, un vélo a disparu."


def test_a_number_that_no_finder_took_for_one_is_hidden_before_a_street() -> None:
    made = placed("Theft: 4 bis rue Gambetta", "Seen at 4 bis rue Gambetta, near 7 cars.", "en")
    shown = protect(made, BLOCK, mentions=mentions(made.words, "en"))
    assert shown.words == "Theft: … rue Gambetta\nSeen at … rue Gambetta, near 7 cars."
    for placement in shown.placements:
        mention = placement.mention
        assert mention
        assert shown.words[mention.start : mention.end] == mention.text


def test_an_address_given_beside_the_words_is_hidden_in_any_spelling() -> None:
    made = placed("Crash, 86 ELLERY STREST", "86 ELLERY STREST, two cars.", "en")
    shown = protect(made, BLOCK, mentions=mentions(made.words, "en"), given=["86 ELLERY STREST"])
    assert shown.words == "Crash, … ELLERY STREST\n… ELLERY STREST, two cars."


def test_a_year_or_a_minute_before_a_street_stays() -> None:
    words = "Vol le 3 mai 2026, rue Gambetta, puis à 14 h 15, rue Solférino."
    made = placed("Vol", words)
    assert protect(made, BLOCK, mentions=mentions(made.words, "fr")).text == words


def test_in_english_a_block_stands_in_their_stead() -> None:
    made = protect(placed("Theft", "at 112 Oak St and 7 Elm St", "en"), BLOCK)
    assert made.text == "at 100 block of Oak St and unit block of Elm St"


def test_mentions_follow_the_changed_words() -> None:
    made = protect(placed("12 rue Gambetta", "14 rue Solférino, rue de Paris"), BLOCK)
    for placement in made.placements:
        mention = placement.mention
        assert mention
        assert made.words[mention.start : mention.end] == mention.text
        assert mention.numbers == ()


def test_a_place_is_no_finer_than_its_block() -> None:
    place = (
        protect(placed("Vol", "12 rue Gambetta"), BLOCK, lambda _: (3.0, 50.0)).placements[0].place
    )
    assert (place.precision, place.lon, place.lat) == (Precision.BLOCK, 3.0, 50.0)
    assert place.name == "rue Gambetta"
    assert place.spots == ((3.0, 50.0),)


def test_a_number_that_its_street_does_not_have_is_no_name_either() -> None:
    def on_block(made: Item) -> Item:
        (one,) = made.placements
        place = replace(one.place, precision=Precision.BLOCK)
        return replace(made, placements=(replace(one, place=place),))

    made = on_block(placed("Vol", "912 bis rue Gambetta"))
    assert protect(made, BLOCK).placements[0].place.name == "rue Gambetta"
    given_only = replace(made, placements=(replace(made.placements[0], mention=None),))
    assert protect(given_only, BLOCK).placements[0].place.name == "rue Gambetta"


def test_the_name_of_a_block_stays() -> None:
    place = Place("100 block of Oak St", 3.1, 50.1, Precision.BLOCK, 60.0, ("t/b1",))
    made = replace(item("Theft", "A bike"), placements=(Placement(place, "range", 0.9),))
    assert protect(made, BLOCK).placements[0].place.name == "100 block of Oak St"


def test_without_a_known_middle_coordinates_are_rounded() -> None:
    place = protect(placed("Vol", "12 rue Gambetta"), BLOCK).placements[0].place
    assert (place.lon, place.lat) == (3.123, 50.123)


def test_a_refused_address_is_hidden_too() -> None:
    made = item("Vol", "au 999 rue Gambetta")
    (mention,) = mentions(made.words, "fr")
    hidden = protect(replace(made, refusals=(Refusal(mention, "number_out_of_range"),)), BLOCK)
    assert hidden.text == "au … rue Gambetta"


def test_a_given_address_outside_of_the_words_changes_no_words() -> None:
    given_mention = Mention(
        MentionKind.ADDRESS, 0, 15, "12 rue Gambetta", ("rue Gambetta",), (12,), ("",)
    )
    made = item("Cambriolage", "Un vol de jour")
    hidden = protect(replace(made, refusals=(Refusal(given_mention, "unsure"),)), BLOCK)
    assert hidden.words == made.words
    assert hidden.refusals[0].mention
    assert hidden.refusals[0].mention.numbers == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(("12 rue Gambetta", "23-25 rue Solférino", "rue de Paris", "x", ".")),
        max_size=8,
    )
)
def test_no_number_of_a_mention_is_left(bits: list[str]) -> None:
    made = protect(placed("Titre", " ; ".join(bits)), BLOCK)
    assert not any(c.isdigit() for c in made.text)
    assert protect(made, BLOCK).words == made.words
