"""What Alembic runs: `store.migrate` hands over its connection, a maintainer names a URL."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, create_engine

from store.columns import Body, Moment
from store.desk_schema import staff
from store.learnt_schema import lessons

(metadata,) = {staff.metadata, lessons.metadata}  # of all files of tables


def render_item(kind: str, thing: object, autogen: AutogenContext) -> str | Literal[False]:
    """Return a column type as migrations write it: a migration must not depend on our code."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, Body):
        return "sa.Text()"
    return False


def run(connection: Connection) -> None:
    """Run the migrations on this connection, inside of its transaction."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=render_item,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(context.get_x_argument(as_dictionary=True)["url"]).begin() as draft:
        run(draft)
