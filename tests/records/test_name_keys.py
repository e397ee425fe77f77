from hypothesis import example, given
from hypothesis import strategies as st

from records.spelling import name_key, name_keys

WORDS = st.sampled_from(["Av.", "de l'Église", "SAINT", "½", "É", "œuf", "𝕊", "\n", "_", "1er"])
NAMES = st.text() | st.lists(WORDS).map(" ".join)


@given(st.lists(NAMES))
@example(["", ""])
@example(["Rue\nX", "rue y"])
@example(["́Eglise", "Église"])
def test_keys_made_at_once_are_those_made_one_by_one(names):
    assert name_keys(names) == [name_key(name) for name in names]
