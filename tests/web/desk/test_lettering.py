"""Letters for the words that name places."""

from dataclasses import replace

from records import Item, Mention, MentionKind, Placement, Refusal
from tests.web.news import item, mention, on_block
from web.desk.lettering import Lettered, letter


def placed(*mentions: Mention) -> tuple[Placement, ...]:
    return tuple(on_block("Grande Rue", 0, m.text, mention=m) for m in mentions)


def with_words(title: str, text: str, *texts: str) -> Item:
    words = f"{title}\n{text}"
    return item("x", title, text, placements=placed(*(mention(words, t) for t in texts)))


def test_letters_follow_the_words_through_title_and_paragraphs():
    lettering = letter(with_words("Rue A", "Un.\n\nAu 3 rue B, puis rue C.", "rue C", "3 rue B"))
    assert lettering.title == (Lettered("Rue A"),)
    assert lettering.paragraphs == (
        (Lettered("Un."),),
        (
            Lettered("Au "),
            Lettered("3 rue B", "A"),
            Lettered(", puis "),
            Lettered("rue C", "B"),
            Lettered("."),
        ),
    )


def test_of_words_inside_of_others_both_have_the_letter():
    one = with_words("", "Au 3 rue B et rue C.", "3 rue B et rue C", "rue C")
    lettering = letter(one)
    assert [piece.letter for piece in lettering.paragraphs[0]] == ["", "A", ""]
    assert [lettering.of(p.mention) for p in one.placements] == ["A", "A"]


def test_words_that_the_publisher_gave_beside_the_text_have_none():
    beside = Mention(MentionKind.ADDRESS, 0, 5, "Autre", ("Autre",))
    lettering = letter(replace(item("x", "Titre"), placements=placed(beside)))
    assert lettering.letters == {}
    assert lettering.of(None) == ""


def test_what_was_refused_is_lettered_too_and_letters_do_not_run_out():
    text = " ".join(f"lieu{n}." for n in range(30))
    refusals = tuple(Refusal(mention(f"\n{text}", f"lieu{n}."), "unknown_name") for n in range(30))
    lettering = letter(replace(item("x", "", text), refusals=refusals))
    letters = [lettering.of(refusal.mention) for refusal in refusals]
    assert letters[:2] == ["A", "B"]
    assert letters[25:28] == ["Z", "A2", "B2"]
