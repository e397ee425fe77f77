"""Texts with any sign in them: an index must read them as the matcher does."""

from hypothesis import strategies as st

from records import Item, Query, Reach, ReachKind, Term, TermKind
from search.text import read_terms, said_by
from tests.search.items import item

# Few letters, so that they meet; signs, other scripts, accents apart from their letters.
_LETTERS = "abeéèE\u0301 \n'’-_.*\"12½²œßİıΣςΐ漢字あ한กिक𝕊🎵ﬁ\u02bc\u200d\u00ad\u0345\u00a0"
wild_texts = st.tuples(
    st.sampled_from(("fr", "en", "es")), st.text(st.sampled_from(_LETTERS) | st.characters())
)


@st.composite
def wild_terms(draw, items: list[Item]) -> tuple[Term, ...]:
    """Terms cut out of what items say, or anything."""
    terms: list[Term] = []
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from([one.words for one in items]))
        first = draw(st.integers(0, len(text)))
        cut = text[first : first + draw(st.integers(1, 12))]
        cut = draw(st.sampled_from((cut, cut, cut.swapcase(), draw(wild_texts)[1])))
        kind = draw(st.sampled_from(TermKind))
        terms.append(Term(cut, kind, banned=draw(st.sampled_from((False, False, True)))))
    return tuple(terms)


def items_that_say(texts: list[tuple[str, str]]) -> list[Item]:
    return [item(f"i{n}", title=title, lang=lang, key=n) for n, (lang, title) in enumerate(texts)]


def expect_said(index, questions: list[tuple[Term, ...]], items: list[Item]) -> None:
    """Expect exactly the items that `Asked.holds`, which the matcher decides by."""
    for asked in questions:
        wanted = read_terms(asked)
        said = [one.id for one in items if wanted.holds(said_by(one.words, one.lang))]
        query = Query("demo", Reach(ReachKind.CITY, "demo"), terms=asked)
        assert index.search(query).item_ids == tuple(reversed(said)), asked
