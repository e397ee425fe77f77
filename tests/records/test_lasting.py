import gc

import pytest

from records.lasting import making_lasting_records


def test_the_collector_is_back_afterwards_even_after_a_failure():
    with making_lasting_records():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), making_lasting_records():
        raise ValueError("broken")
    assert gc.isenabled()


def test_what_was_made_is_no_longer_looked_at():
    before = gc.get_freeze_count()
    with making_lasting_records():
        lasting = [[] for _ in range(1000)]
    assert gc.get_freeze_count() >= before + len(lasting)
    gc.unfreeze()
