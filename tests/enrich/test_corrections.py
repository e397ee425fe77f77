"""What editors said, applied to what the walk made."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.corrections import apply_corrections
from records import (
    Correction,
    CorrectionKind,
    Item,
    Mention,
    MentionKind,
    Place,
    Placement,
    Precision,
    Proposal,
    Refusal,
    Role,
    Score,
    Status,
    Theme,
    ThemeOrigin,
    area_ids_of,
    doubt_of,
)
from tests.enrich.town import NOW, item

HERE = Place("Rue X", 3.0, 50.0, Precision.STREET, 100.0, ("t/x-1",), ("t/north",))
THERE = Place("Rue Y", 3.1, 50.1, Precision.STREET, 100.0, ("t/y-1",), ("t/south",))
BY_WALK = Placement(HERE, "street", 0.7, parts=(Score("street_exact", 0.7),), approximate=True)


def walked(text: str = "Fuite rue Y hier.") -> Item:
    return replace(
        item(),
        title="Eau",
        text=text,
        placements=(BY_WALK,),
        refusals=(Refusal(None, "ambiguous"),),
        themes=(Theme("roads", 0.8, ThemeOrigin.LEXICON),),
    )


def correction(number: int, kind: CorrectionKind, **changes: object) -> Correction:
    made_at = NOW + timedelta(hours=number)
    return Correction(number, "i1", kind, "ed", made_at, **changes)  # type: ignore[arg-type]


def moved(number: int = 1, *mentions: Mention | None, **changes: object) -> Correction:
    placements = tuple(Placement(THERE, "street", 0.9, mention=m) for m in mentions or (None,))
    return correction(number, CorrectionKind.PLACEMENTS, placements=placements, **changes)


def mention(words: str, text: str) -> Mention:
    start = words.index(text)
    return Mention(MentionKind.STREET, start, start + len(text), text, (text,))


def test_the_last_correction_of_a_kind_counts() -> None:
    first = correction(1, CorrectionKind.THEMES, themes=("roads",))
    last = correction(2, CorrectionKind.THEMES, themes=("culture", "events"))
    corrected = apply_corrections(item(), (last, first))
    assert [t.code for t in corrected.themes] == ["culture", "events"]


def test_an_undone_correction_does_not_count() -> None:
    first = correction(1, CorrectionKind.THEMES, themes=("roads",))
    undone = correction(2, CorrectionKind.THEMES, themes=("culture",), undone_at=NOW)
    assert [t.code for t in apply_corrections(item(), (first, undone)).themes] == ["roads"]


@pytest.mark.parametrize("kind", [CorrectionKind.HIDE, CorrectionKind.NOT_LOCAL])
def test_a_hidden_item_is_not_listed(kind: CorrectionKind) -> None:
    assert not apply_corrections(item(), (correction(1, kind),)).is_listed


def test_an_editors_place_replaces_all_and_is_sure() -> None:
    corrected = apply_corrections(walked(), (moved(),))
    assert corrected.placements == (Placement(THERE, "editor", 1.0),)
    assert corrected.refusals == ()
    assert doubt_of(walked()) == 0.7
    assert doubt_of(corrected) is None


def test_what_the_walk_had_found_is_kept_as_the_proposal() -> None:
    made, hidden = walked(), correction(2, CorrectionKind.HIDE)
    corrected = apply_corrections(made, (moved(), hidden))
    assert corrected.proposal == Proposal(
        made.placements, made.refusals, made.themes, Status.ACTIVE
    )
    assert corrected.status is Status.HIDDEN
    assert area_ids_of(corrected) >= {"t/north", "t/south"}


def test_of_a_place_and_not_local_the_last_word_counts() -> None:
    here, nowhere = moved(1), correction(2, CorrectionKind.NOT_LOCAL)
    assert not apply_corrections(walked(), (here, nowhere)).is_listed
    back = apply_corrections(walked(), (here, nowhere, moved(3)))
    assert back.is_listed
    assert back.placements == (Placement(THERE, "editor", 1.0),)
    undone = moved(3, undone_at=NOW)
    assert not apply_corrections(back, (here, nowhere, undone)).is_listed


def test_a_place_does_not_show_what_was_hidden() -> None:
    hidden = correction(1, CorrectionKind.HIDE)
    assert apply_corrections(walked(), (hidden, moved(2))).status is Status.HIDDEN


def test_an_item_that_no_correction_stands_for_has_no_proposal() -> None:
    undone = moved(1, undone_at=NOW)
    assert apply_corrections(walked(), (undone,)) == walked()


def test_another_items_correction_is_left_aside() -> None:
    other = replace(correction(1, CorrectionKind.HIDE), item_id="i2")
    assert apply_corrections(item(), (other,)) == item()


def test_a_cancelled_event_that_is_moved_stays_cancelled() -> None:
    cancelled = replace(walked(), status=Status.CANCELLED)
    assert apply_corrections(cancelled, (moved(),)).status is Status.CANCELLED


def test_words_that_moved_are_found_again_where_they_stand_now() -> None:
    said = mention(walked().words, "rue Y")
    for text, start in (("Fuite rue Y hier.", 10), ("Hier encore, fuite rue Y.", 23)):
        [placement] = apply_corrections(walked(text), (moved(1, said),)).placements
        assert placement.mention == replace(said, start=start, end=start + 5)


def test_words_that_are_gone_or_stand_twice_name_the_place_no_more() -> None:
    said = mention(walked().words, "rue Y")
    for text in ("Fuite hier.", "Une fuite rue Y et rue Y."):
        [placement] = apply_corrections(walked(text), (moved(1, said),)).placements
        assert placement == Placement(THERE, "editor", 1.0)


def test_words_found_again_never_overlap() -> None:
    words = "Eau\nAu 3 rue Y, puis rue Y."
    house, street = mention(words, "3 rue Y"), replace(mention(words, "rue Y"), start=20, end=25)
    corrected = apply_corrections(walked("Là-bas, au 3 rue Y."), (moved(1, house, street),))
    assert [p.mention and p.mention.text for p in corrected.placements] == ["3 rue Y", None]


def test_a_place_is_settled_in_todays_gazetteer() -> None:
    def settle(place: Place) -> Place:
        return replace(place, block_ids=("t/y-1a",))

    [placement] = apply_corrections(walked(), (moved(),), settle).placements
    assert placement.place == replace(THERE, block_ids=("t/y-1a",))


decisions = st.lists(
    st.builds(
        lambda kind, hour, places, is_undone: correction(
            hour,
            kind,
            themes=("culture",),
            placements=tuple(Placement(p, "street", 0.5, role) for p, role in places),
            undone_at=NOW if is_undone else None,
        ),
        st.sampled_from(CorrectionKind),
        st.integers(0, 5),
        st.lists(st.tuples(st.sampled_from([HERE, THERE]), st.sampled_from(Role)), max_size=2),
        st.booleans(),
    ),
    max_size=6,
)


@given(decisions)
def test_applying_twice_is_applying_once_and_undoing_all_restores(made: list[Correction]) -> None:
    once = apply_corrections(walked(), made)
    assert apply_corrections(once, made) == once
    undone = [replace(c, undone_at=NOW, undone_by="ed") for c in made]
    assert apply_corrections(once, undone) == walked()
    assert (once.proposal is None) == all(c.undone_at or c.kind.links for c in made)


@given(decisions, decisions)
def test_it_is_the_same_whether_an_item_was_corrected_before(
    before: list[Correction], after: list[Correction]
) -> None:
    assert apply_corrections(apply_corrections(walked(), before), after) == apply_corrections(
        walked(), after
    )
