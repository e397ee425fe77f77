"""Bringing the schema up to date."""

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from records import StoreDown
from store.dialect import Turn, take_turn

FOLDER = Path(__file__).parent / "migrations"

# Alembic keeps the running migration in a global.
_ONE_AT_A_TIME = Lock()


def migrate(db: Connection) -> None:
    """Run the migrations that this database lacks, all in the caller's write transaction.

    Nothing happens if it is up to date; processes that start together take turns. Raises
    StoreDown if a newer version of Îlot wrote it.
    """
    take_turn(db, Turn.MIGRATE)
    config = Config(FOLDER / "alembic.ini")
    head = ScriptDirectory.from_config(config).get_current_head()
    here = MigrationContext.configure(db).get_current_revision()
    if here == head:
        return
    config.attributes["connection"] = db
    with _ONE_AT_A_TIME:
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreDown(
                f"the database has schema {here}, this version knows up to {head}: "
                f"update Îlot ({error})"
            ) from error
