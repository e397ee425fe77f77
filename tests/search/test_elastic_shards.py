"""Towns spread over several shards of Elasticsearch: what depends on where an item lies holds."""

from contextlib import closing
from dataclasses import replace

import pytest

from records import ConfigError, Query, Reach, ReachKind
from search.document import Delete
from search.open import SearchAddress, open_index
from tests.search.contract_changes import ChangesContract
from tests.search.contract_laws import laws
from tests.search.contract_questions import QuestionsContract
from tests.search.elastic import asking, own_address
from tests.search.items import item, put


class TestShardsOfTowns(ChangesContract, QuestionsContract, laws(examples=6)):
    """What depends on where an item lies holds with several shards, too."""

    @pytest.fixture
    def index(self, address):
        with closing(open_index(address)) as index:
            yield index


@pytest.fixture
def address():
    with own_address() as where:
        yield replace(where, shards=3)


@pytest.fixture
def server(address):
    with asking(address) as client:
        yield client


def test_towns_lie_in_shards_of_their_own(address, server):
    towns = [f"town-{n}" for n in range(9)]
    with closing(open_index(address)) as index:
        index.apply(
            put(*(item(f"i{n}", key=n, town_id=town) for n, town in enumerate(towns))), checkpoint=1
        )
        for n, town in enumerate(towns):
            everything = Query(town, Reach(ReachKind.CITY, town))
            assert index.search(everything).item_ids == (f"i{n}",)
        shards = server.indices.stats(index=index.health().generation, level="shards")
        (parts,) = (one["shards"] for one in shards["indices"].values())
        items = [part["docs"]["count"] for copies in parts.values() for part in copies[:1]]
        assert len(items) == 3
        assert max(items) < 9
        index.apply([Delete("i3", 2, "town-3"), Delete("i4", 2), Delete("i99", 2)], checkpoint=2)
        later = [item(f"i{n}", key=n, town_id="town-4") for n in (3, 4, 99)]
        index.apply(put(replace(later[0], town_id="town-3"), *later[1:]), checkpoint=3)
        assert {item_id for item_id, _ in index.versions()} == {
            f"i{n}" for n in (0, 1, 2, *range(5, 9))
        }
        index.apply(put(replace(later[2], revision=3)), checkpoint=4)
        index.apply([Delete("i99", 3)], checkpoint=5)
        assert index.count(Query("town-4", Reach(ReachKind.CITY, "town-4"))) == 0


def test_a_number_of_shards_that_cannot_be_is_refused():
    with pytest.raises(ConfigError, match="search_shards: 0 can't be; allowed: 1 to 1024"):
        open_index(SearchAddress("http://localhost:9200", "", shards=0))
