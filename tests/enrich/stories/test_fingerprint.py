"""What a text's fingerprint is made of: the same everywhere, and nothing that can be read."""

import os
import subprocess
import sys

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from enrich.analyser import Analyser
from records.fingerprint import containment, hashes_of, lacking

TEXT = (
    "Travaux rue des Tilleuls\n"
    "La rue des Tilleuls sera fermée du 3 au 20 mars entre la rue Pasteur et la place du Marché. "
    "Mme Lefèvre, adjointe au maire, répondra aux questions des riverains le 25 février à 18h30."
)
ANALYSER = Analyser((), ())


def made(words, lang="fr"):
    return ANALYSER.read(words, lang).fingerprint


def test_the_same_words_have_the_same_fingerprint_in_every_process():
    program = (
        "import sys, msgspec; from enrich.analyser import Analyser; "
        "print(msgspec.json.encode(Analyser((), ()).read(sys.argv[1], 'fr').fingerprint).decode())"
    )
    environ = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", program, TEXT]
    other = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == msgspec.json.encode(made(TEXT)).decode()


def test_no_word_can_be_read_in_it():
    said = msgspec.json.encode(made(TEXT)).decode()
    assert not any(word in said for word in TEXT.split() if len(word) > 4)


def test_a_few_words_have_none():
    assert made("Vol de vélo\nUn vélo a été volé mardi soir.") is None
    assert made("") is None
    assert made("\n\n") is None


def test_case_accents_and_punctuation_count_for_nothing_in_pairs_of_words():
    plain = TEXT.upper().replace("É", "E").replace("È", "E").replace(",", "")
    assert containment(made(TEXT).pairs, made(plain).pairs) == 1.0


def test_what_is_cut_or_framed_is_contained_in_the_whole():
    half = TEXT[: len(TEXT) * 2 // 3].rsplit(" ", 1)[0]
    framed = f"Le journal du quartier\n{TEXT} Lire aussi : nos autres articles."
    for other in (half, framed):
        assert containment(made(TEXT).pairs, made(other).pairs) >= 0.95


def test_of_very_long_texts_the_smallest_hashes_stand_for_all():
    words = " ".join(f"mot{n} suite{n * 7 % 1000}" for n in range(5_000))
    long, half = made(f"Titre\n{words}"), made(f"Titre\n{words[: len(words) // 2]}")
    assert len(long.pairs) == len(half.pairs) == 4 * 128
    assert containment(long.pairs, half.pairs) >= 0.95


def test_numbers_days_and_names_are_facts_wherever_they_stand():
    for old, new in (
        ("du 3 au", "du 4 au"),
        ("mars", "avril"),
        ("Pasteur", "Curie"),
        ("Lefèvre", "Durand"),
        ("18h30", "18h"),
        ("Tilleuls", "Peupliers"),
        ("place du Marché", "place du Puits"),
    ):
        assert lacking(made(TEXT), made(TEXT.replace(old, new)).facts), new


def test_other_words_are_no_facts():
    other = TEXT.replace("répondra aux questions", "donnera des explications")
    assert not lacking(made(TEXT), made(other).facts)
    assert not lacking(made(other), made(TEXT).facts)


def test_a_number_is_told_by_what_stands_beside_it_too():
    notice = "Thefts\nA bicycle was stolen from the yard of {} Oak Street in the night of May {}."
    one, other = made(notice.format(20, 4), "en"), made(notice.format(4, 20), "en")
    assert lacking(one, other.facts)
    assert lacking(other, one.facts)


def test_a_title_all_in_capitals_says_no_names_by_them():
    body = "The library opens its doors again after the works of the last weeks, the town says."
    shouted = made(f"Library Opens Its Doors Again\n{body}", "en")
    assert not lacking(made(f"Good news for readers\n{body}", "en"), shouted.facts)


@given(st.text(max_size=400))
def test_any_text_has_a_fingerprint_or_none(words):
    mark = made(words)
    if mark is not None:
        assert mark == made(words)
        for sketch in (mark.pairs, mark.lead, mark.facts):
            assert list(hashes_of(sketch)) == sorted(hashes_of(sketch))
        assert containment(mark.pairs, mark.pairs) == 1.0
        assert not lacking(mark, mark.facts)
