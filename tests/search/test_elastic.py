"""Elasticsearch keeps the contract."""

import pytest

from tests.search.contract import IndexContract
from tests.search.contract_laws import laws
from tests.search.elastic import own_address


class TestElasticIndex(IndexContract, laws(examples=12)):
    @pytest.fixture
    def address(self):
        with own_address() as where:
            yield where
