"""Contract: phrases, beginnings of words, and what must not be there."""

from dataclasses import replace
from functools import partial
from itertools import cycle, product

from records import Query, Reach, ReachKind, Term, TermKind, plain_terms
from tests.search.items import CENTRE, item, near, placed, put

ALL = Query("demo", Reach(ReachKind.CITY, "demo"))
REACHES = (
    Reach(ReachKind.CITY, "demo"),
    Reach(ReachKind.AREA, "demo/centre"),
    Reach(ReachKind.BLOCK, "demo/lilas-1"),
    Reach(ReachKind.RADIUS, "", *CENTRE, 200),
)
WORD, PHRASE, PREFIX = TermKind.WORD, TermKind.PHRASE, TermKind.PREFIX
TERMS = (  # language, text, term, whether it is there
    ("fr", "La Fête de la musique", PHRASE, "fête de la musique", True),
    ("fr", "La Fête de la musique", PHRASE, "FETE DE LA MUSIQUE", True),
    ("fr", "La Fête de la musique", PHRASE, "fêtes de la musique", False),
    ("fr", "La Fête de la musique", PHRASE, "fête la musique", False),
    ("fr", "La Fête de la musique", PHRASE, "musique de la fête", False),
    ("fr", "La Fête de la musique", PHRASE, "de la", True),
    ("fr", "La Fête de la musique", PHRASE, "la de", False),
    ("fr", "La Fête de la musique", PHRASE, "de de la", False),
    ("fr", "La Fête de la musique", PHRASE, "musique", True),
    ("fr", "La Fête de la musique", PHRASE, "musiques", False),
    ("fr", "La Fête de la musique", PHRASE, "fête de la musiqu", False),
    ("fr", "L’école Jules-Ferry", PHRASE, "l'ecole jules ferry", True),
    ("fr", "L’école Jules-Ferry", PHRASE, "Jules_Ferry", True),
    ("fr", "Un cœur, un œuf", PHRASE, "COEUR un", True),
    ("fr", "Bal ! Bal. Concert", PHRASE, "bal bal concert", True),
    ("fr", "Bal, concert", PHRASE, "bal bal", False),
    ("en", "The public library's meeting", PHRASE, "public library s meeting", True),
    ("en", "The public library's meeting", PHRASE, "public meeting", False),
    ("en", "Up to the minute", PHRASE, "up to the", True),
    ("es", "Fiesta en la playa", PHRASE, "EN LA PLAYA", True),
    ("fr", "La Fête de la musique", PREFIX, "mus", True),
    ("fr", "La Fête de la musique", PREFIX, "MUSIQUE", True),
    ("fr", "La Fête de la musique", PREFIX, "musiques", False),
    ("fr", "La Fête de la musique", PREFIX, "usique", False),
    ("fr", "La Fête de la musique", PREFIX, "fet", True),
    ("fr", "La Fête de la musique", PREFIX, "d", True),
    ("fr", "L'œuvre", PREFIX, "OEUV", True),
    ("en", "Renovations", PREFIX, "rénov", True),
    ("en", "The library", PREFIX, "th", True),
    ("es", "Fiesta en la playa", PREFIX, "play", True),
    ("fr", "Le 8 mai 1945", PREFIX, "19", True),
)
SIGNS = (*"\"*?~()[]{}:^\\'/+-!&|<>%,;._", "\x00", "\ud800", "…", "«", " ")


def here(id_: str, title: str, lang: str = "fr", key: int = 0):
    """Return an item in the middle of the town, so that every reach has it."""
    return item(
        id_,
        placed("lilas-1", areas=("centre",), spots=[near(3, 4)]),
        title=title,
        lang=lang,
        key=key,
    )


def ban(text: str, kind: TermKind = WORD) -> Term:
    return Term(text, kind, banned=True)


def found(index, *terms: Term, reaches: tuple[Reach, ...] = REACHES) -> str:
    """Return the ids that terms find in each reach, joined; in one of them all is counted, too."""
    queries = [Query("demo", reach, terms=terms) for reach in reaches]
    [ids] = {index.search(query).item_ids for query in queries}
    counted = queries[sum(len(term.text) for term in terms) % len(queries)]
    assert index.count(counted) == index.facets(counted).total == len(ids)
    return "".join(ids)


class TermsContract:
    def test_a_term_is_there_or_banned(self, index):
        written = sorted({(lang, text) for lang, text, *_ in TERMS})
        items = [here(text, text, lang, key) for key, (lang, text) in enumerate(written)]
        index.apply(put(*items), 1)
        for _, text, kind, asked, is_there in TERMS:
            for banned in (False, True):
                query = replace(ALL, terms=(Term(asked, kind, banned=banned),))
                hits = index.search(query, limit=len(items)).item_ids
                assert (text in hits) is (is_there is not banned), (text, query.terms)
                assert index.count(query) == len(hits)

    def test_the_words_before_a_beginning_are_words(self, index):
        index.apply(put(here("a", "La Fête de la musique"), here("b", "Le bal", key=1)), 1)
        assert found(index, Term("fêtes mus", PREFIX)) == "a"
        assert found(index, Term("bal mus", PREFIX)) == ""
        assert found(index, ban("bal mus", PREFIX)) == ""
        assert found(index, ban("concert mus", PREFIX)) == "b"

    def test_what_is_banned_is_banned_in_every_form_and_its_own_language(self, index):
        night, school = here("a", "Réunions de nuit"), here("b", "L'école", key=1)
        english = here("c", "Reunion abroad", "en", key=2)
        index.apply(put(night, school, english), 1)
        assert found(index, ban("nuits")) == "cb"
        assert found(index, ban("réunion")) == "b"
        assert found(index, Term("école"), ban("réunion")) == "b"
        assert found(index, Term("reunion"), ban("abroad")) == "a"
        assert found(index, Term("nuit"), ban("NUITS")) == ""

    def test_several_words_are_banned_as_they_stand(self, index):
        one, other = here("a", "L'école Jules-Ferry"), here("b", "Ferry et Jules", key=1)
        index.apply(put(one, other), 1)
        assert found(index, ban("jules-ferry")) == "b"
        assert found(index, Term("ferry"), ban("jules ferry", PHRASE)) == "b"
        assert found(index, ban("ju", PREFIX)) == ""

    def test_a_banned_stop_word_bans_nothing_but_as_a_phrase(self, index):
        index.apply(put(here("a", "Le bal"), here("b", "Un bal", key=1)), 1)
        assert found(index, Term("bal"), ban("le")) == "ba"
        assert found(index, Term("bal"), ban("le", PHRASE)) == "b"

    def test_all_terms_must_hold_together(self, index):
        index.apply(
            put(
                here("a", "Fête de la musique à l'école"),
                here("b", "La musique de l'école", key=1),
                here("c", "Fête de la musique, concert gratuit", key=2),
            ),
            1,
        )
        phrase, school = Term("de la musique", PHRASE), Term("écoles")
        assert found(index, phrase) == "ca"
        assert found(index, phrase, school) == "a"
        assert found(index, phrase, Term("fête de la", PHRASE)) == "ca"
        assert found(index, Term("mus", PREFIX), ban("conc", PREFIX)) == "ba"
        assert found(index, phrase, Term("grat", PREFIX), ban("école")) == "c"
        assert found(index, Term("mus", PREFIX), Term("gra", PREFIX)) == "c"
        assert found(index, Term("mus", PREFIX), school, ban("fête de", PHRASE)) == "b"

    def test_stop_words_are_left_aside_where_more_is_asked(self, index):
        index.apply(put(here("a", "Le bal public"), here("b", "Bal at night", "en", key=1)), 1)
        assert found(index, *plain_terms("les")) == ""
        assert found(index, Term("bal", PHRASE), *plain_terms("les")) == "a"
        assert found(index, Term("bal", PREFIX), *plain_terms("at")) == "b"
        assert found(index, *plain_terms("les"), ban("concert")) == ""

    def test_a_term_without_a_word_finds_nothing_and_bans_nothing(self, index):
        index.apply(put(here("a", "Le bal *")), 1)
        empty = product(("", " ", "*", "--", '"', "?", "\x00", "🎵"), TermKind)
        # Each kind comes in each reach.
        for (text, kind), reach in zip(empty, cycle(REACHES), strict=False):
            found_here = partial(found, index, reaches=(reach,))
            assert found_here(Term(text, kind)) == ""
            assert found_here(ban(text, kind)) == "a"
            assert found_here(Term("bal"), Term(text, kind)) == "a"
            assert found_here(Term("bal"), ban(text, kind)) == "a"

    def test_signs_separate_words_in_every_term(self, index):
        index.apply(put(here("a", "Concert gratuit"), here("b", "Le marché", key=1)), 1)
        for sign in SIGNS:
            for kind in TermKind:
                term = Term(f"{sign}concert{sign}", kind)
                assert index.search(replace(ALL, terms=(term,))).item_ids == ("a",)
                banned = replace(term, banned=True)
                assert index.search(replace(ALL, terms=(banned,))).item_ids == ("b",)
            phrase = Term(f"concert{sign}gratuit", PHRASE)
            assert index.search(replace(ALL, terms=(phrase,))).item_ids == ("a",)

    def test_operators_are_words_of_a_phrase(self, index):
        for text in ("concert OR bal", "concert NEAR(bal)", "NOT bal", "a AND b"):
            index.apply(put(here("a", "Concert bal"), here("b", f"Un {text} !", key=1)), 1)
            assert found(index, Term(text, PHRASE)) == "b"
            assert found(index, ban(text, PHRASE)) == "a"

    def test_a_reworded_item_leaves_none_of_its_words_behind(self, index):
        index.apply(put(here("a", "Le grand bal masqué")), 1)
        index.apply(put(replace(here("a", "Le petit bal"), revision=2)), 2)
        for gone in (Term("grand bal", PHRASE), Term("mas", PREFIX), Term("bal masqué", PHRASE)):
            assert found(index, gone) == ""
            assert found(index, replace(gone, banned=True)) == "a"
        assert found(index, Term("petit bal", PHRASE), Term("pet", PREFIX)) == "a"

    def test_a_page_ends_where_the_next_begins(self, index):
        titles = ("Le bal du port", "Le port du bal", "Du bal au port")
        items = [here(f"i{n}", titles[n % 3], key=n) for n in range(30)]
        index.apply(put(*items), 1)
        query = replace(ALL, terms=(Term("bal du", PHRASE), Term("po", PREFIX), ban("au")))
        first = index.search(query, limit=4)
        assert first.item_ids == ("i27", "i24", "i21", "i18")
        assert index.search(query, first.after, limit=6).item_ids == (
            *("i15", "i12", "i9", "i6", "i3", "i0"),
        )

    def test_words_and_phrases_of_any_length_are_looked_for(self, index):
        long, many = "anticonstitutionnellement" * 400, " ".join(f"mot{n}" for n in range(1500))
        index.apply(put(here("a", f"{long} {many}"), here("b", "bal", key=1)), 1)
        for term in (Term(long), Term(long, PHRASE), Term(long, PREFIX), Term(many, PHRASE)):
            assert found(index, term) == "a"
            assert found(index, replace(term, banned=True)) == "b"
        assert found(index, Term(f"{many} bal", PHRASE)) == ""

    def test_an_item_that_says_nothing_has_nothing_banned(self, index):
        index.apply(put(here("a", "", "xx"), here("b", "bal", key=1)), 1)
        assert found(index, ban("bal")) == "a"
        assert found(index, ban("bal", PHRASE), ban("b", PREFIX)) == "a"
        assert found(index, Term("b", PREFIX)) == "b"

    def test_beginnings_of_very_many_words_are_found_newest_first(self, index):
        texts = [" ".join(f"mot{4 * n + m}" for m in range(4)) for n in range(40)]
        items = [
            replace(here(f"i{n:02}", text, key=n), type="news" if n % 2 else "event")
            for n, text in enumerate(texts)
        ]
        index.apply(put(*items, here("other", "bal", key=99)), 1)
        for reach, kinds in product(REACHES, ((), ("news",))):
            ids = [f"i{n:02}" for n in reversed(range(40)) if n % 2 or not kinds]
            query = replace(ALL, reach=reach, terms=(Term("mot", PREFIX),), types=frozenset(kinds))
            first = index.search(query, limit=7)
            rest = index.search(query, first.after, limit=99)
            assert [*first.item_ids, *rest.item_ids] == ids
            assert index.facets(query).total == index.count(query) == len(ids)
            unsaid = replace(query, terms=(ban("mot", PREFIX),), types=frozenset())
            assert index.search(unsaid).item_ids == ("other",)

    def test_a_phrase_is_found_in_however_many_ways_it_is_written(self, index):
        ways = list(product(("peche", "pêche", "péché", "pèche"), repeat=2))
        items = [here(f"i{n:02}", f"La {' '.join(way)}", key=n) for n, way in enumerate(ways)]
        index.apply(put(*items, here("other", "La peche au bal", key=99)), 1)
        assert found(index, Term("peche peche", PHRASE)) == "".join(
            f"i{n:02}" for n in reversed(range(len(ways)))
        )
        assert found(index, ban("peche peche", PHRASE)) == "other"
