"""What a server that forks its workers loads before it does."""

from pathlib import Path

from sqlalchemy import text

from store.database import open_database
from store.towns import save_town
from tests.web.conftest import settings_in
from tests.web.town import tiny_town
from web.served import create_served_app


def test_every_town_is_in_memory_before_the_first_visit(tmp_path: Path):
    settings = settings_in(tmp_path)
    database = open_database(settings.database_url)
    with database.write() as db:
        save_town(db, tiny_town())
    app = create_served_app(settings)
    with database.write() as db:
        db.execute(text("DELETE FROM grounds"))
    page = app.test_client().get("/en/tiny/streets/rue-du-port")
    assert page.status_code == 200
    site = app.extensions["ilot"]
    site.database.close()
    site.searcher.close()
    database.close()
