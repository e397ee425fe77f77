import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from config.settings import load_settings
from store.database import open_database
from store.items import counts
from web.app import create_app

ROOT = Path(__file__).parents[2]
IS_ASKED_FOR = os.environ.get("CI") == "true" or os.environ.get("ILOT_SLOW") == "1"


@pytest.mark.skipif(not IS_ASKED_FOR, reason="takes half a minute: set CI=true or ILOT_SLOW=1")
def test_from_nothing_to_pages_full_of_news(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "demo", "--once", "--home", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

    settings = replace(
        load_settings({}), home=str(tmp_path), database_url=f"sqlite:///{tmp_path}/ilot.sqlite"
    )
    database = open_database(settings.database_url)
    with database.read() as db:
        assert sum(counts(db, "port-lune").values()) >= 1_400
    database.close()
    answer = create_app(settings).test_client().get("/en/port-lune/")
    assert answer.status_code == 200
