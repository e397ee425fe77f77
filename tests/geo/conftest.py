import pytest

from tests.geo.small_town import gazetteer_of


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    return gazetteer_of(tmp_path_factory.mktemp("tiny"))
