"""Words that are compared as equal have one NORM in spaCy's vocabulary."""

from spacy.attrs import NORM

from tests.enrich.town import ANALYSER


def _norms(text: str, lang: str = "fr") -> list[int]:
    return ANALYSER.language(lang)(text).to_array(NORM).tolist()


def test_case_accents_and_ties_make_no_difference() -> None:
    assert _norms("École Jules-Ferry") == _norms("ecole JULES Ferry")


def test_other_words_differ() -> None:
    assert len(set(_norms("école jules ferry"))) == 3


def test_the_norm_is_the_same_number_in_every_process() -> None:
    # MurmurHash with a fixed seed: what is kept of it in the record can be compared tomorrow.
    assert _norms("ecole") == [9686548998574857251]
