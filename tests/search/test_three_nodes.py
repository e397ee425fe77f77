"""Three nodes keep the contract: each index has a copy on a second one."""

import pytest

from tests.search.contract import IndexContract
from tests.search.contract_laws import laws
from tests.search.elastic import THREE_NODES, asking, own_address


class TestThreeNodes(IndexContract, laws(examples=4)):
    @pytest.fixture
    def address(self):
        with own_address(THREE_NODES) as where:
            yield where

    def test_what_is_answered_is_on_two_nodes(self, index, address):
        index.checkpoint()
        with asking(address) as client:
            health = client.cluster.health(
                index=f"{address.prefix}-*", wait_for_status="green", timeout="30s"
            )
            shards = client.cat.shards(index=f"{address.prefix}-*", h="prirep,node", format="json")
        assert health["number_of_nodes"] == 3
        assert len({shard["node"] for shard in shards}) == len(shards) == 2
