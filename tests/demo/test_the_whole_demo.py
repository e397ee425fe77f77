import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import load_settings
from demo.engine import engine_environ
from store.database import open_database
from store.items import counts
from store.reviews import reviews
from tests.engines import ENGINES
from tests.filled_town import copy_filled_town, fill_town
from tests.search.elastic import asking, own_address
from web.app import create_app

IS_ASKED_FOR = os.environ.get("CI") == "true" or os.environ.get("ILOT_SLOW") == "1"


@pytest.fixture(params=ENGINES)
def given(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """What `make demo` is given to run on an engine; what it indexes there goes at the end."""
    if request.param == "embedded":
        yield {}
        return
    with own_address() as where:
        access = (where.user, where.password, where.api_key, where.ca)
        names = ("SEARCH_USER", "SEARCH_PASSWORD", "SEARCH_API_KEY", "SEARCH_CA")
        given = {"SEARCH_URL": where.url, **dict(zip(names, access, strict=True))}
        yield given
        prefix = engine_environ(tmp_path, given)["ILOT_SEARCH_PREFIX"]
        with asking(where) as client:
            for name in client.indices.get(index=f"{prefix}-*"):
                client.indices.delete(index=name)


@pytest.mark.skipif(not IS_ASKED_FOR, reason="takes half a minute: set CI=true or ILOT_SLOW=1")
def test_from_nothing_to_pages_full_of_news(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, given: dict[str, str]
) -> None:
    if given:
        fill_town(tmp_path, given)
    else:
        copy_filled_town(tmp_path, tmp_path_factory)

    settings = load_settings({"ILOT_HOME": str(tmp_path), **engine_environ(tmp_path, given)})
    database = open_database(settings.database_url)
    truths = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text().splitlines()]
    slips = {truth["id"] for truth in truths if truth["meant"] and not truth["out_after"]}
    with database.read() as db:
        assert sum(counts(db, "port-lune").values()) >= 1_400
        queue = reviews(db, "port-lune", ["port-lune"])
    database.close()
    assert len(slips) >= 10
    assert slips <= {review.item_id for review in queue}
    assert [review.reports for review in queue if review.reports] == [2, 1, 1]
    for path in ("/en/port-lune/", "/en/port-lune.json"):
        answer = create_app(settings).test_client().get(path)
        assert answer.status_code == 200
    assert len(answer.json["items"]) == 30
