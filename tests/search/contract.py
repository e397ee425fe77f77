"""What every index must do. An engine joins with a class of its own and one fixture:

from tests.search.contract import IndexContract
from tests.search.contract_laws import laws

class TestThatEngine(IndexContract, laws(examples=60, pages=30)):
    @pytest.fixture
    def address(self, ...):
        return SearchAddress(...)  # of an index that is empty
"""

import pytest

from search.open import open_index
from tests.search.contract_changes import ChangesContract
from tests.search.contract_generations import GenerationsContract
from tests.search.contract_questions import QuestionsContract
from tests.search.contract_reaches import ReachesContract
from tests.search.contract_terms import TermsContract
from tests.search.contract_words import WordsContract


class IndexContract(
    ChangesContract,
    QuestionsContract,
    ReachesContract,
    WordsContract,
    TermsContract,
    GenerationsContract,
):
    """Every test of the contract but the laws; `address` is what open_index is called with."""

    @pytest.fixture
    def index(self, address):
        index = open_index(address)
        yield index
        index.close()
