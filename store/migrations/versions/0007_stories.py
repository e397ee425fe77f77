"""Stories by likeness: bands to look items up by, and editors' word on two items."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zlib import crc32

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PAGE = 500


def upgrade() -> None:
    """Bring the schema up; what is kept is found by its equal words until it is walked again."""
    op.drop_index("ix_stories_key_published_at", table_name="stories")
    with op.batch_alter_table("stories") as stories:
        stories.drop_column("key")
        stories.drop_column("published_at")
    with op.batch_alter_table("corrections") as corrections:
        corrections.add_column(sa.Column("other_id", sa.String(), nullable=True))
        corrections.create_foreign_key(op.f("fk_corrections_other_id"), "items", ["other_id"], ["id"])
        corrections.create_index("ix_corrections_other_id", ["other_id"])
    table = op.create_table(
        "story_bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_story_bands_item_id")),
        sa.PrimaryKeyConstraint("band", "day", "item_id", name=op.f("pk_story_bands")),
    )
    db = op.get_bind()
    for rows in _bands(db):
        db.execute(sa.insert(table), rows)


def downgrade() -> None:
    """Take it back; items find their stories anew when they are walked again."""
    op.drop_table("story_bands")
    with op.batch_alter_table("corrections") as corrections:
        corrections.drop_index("ix_corrections_other_id")
        corrections.drop_constraint(op.f("fk_corrections_other_id"), type_="foreignkey")
        corrections.drop_column("other_id")
    moment = sa.DateTime(timezone=True)
    with op.batch_alter_table("stories") as stories:
        stories.add_column(sa.Column("key", sa.String(), nullable=False, server_default=""))
        stories.add_column(
            sa.Column("published_at", moment, nullable=False, server_default="1970-01-01 00:00:00")
        )
        stories.create_index("ix_stories_key_published_at", ["key", "published_at"])


def _bands(db: sa.Connection) -> Iterator[list[dict[str, object]]]:
    query = sa.text("SELECT id, body FROM items WHERE id > :after ORDER BY id LIMIT :page")
    after = ""
    while page := db.execute(query, {"after": after, "page": PAGE}).all():
        if rows := [row for item_id, body in page for row in _row(item_id, json.loads(body))]:
            yield rows
        after = page[-1].id


def _row(item_id: str, item: dict[str, Any]) -> Iterator[dict[str, object]]:
    """Yield the band of an item's words as store/story_bands.py made it when this was released."""
    if not item["signature"]:
        return
    about = [p["place"] for p in item["placements"] if p["role"] == "about"]
    spots = {spot for place in about for spot in place["block_ids"] or [place["name"]]}
    start = datetime.fromisoformat(item["starts_at"]).isoformat() if item["starts_at"] else ""
    told = "\n".join((item["signature"], start, *sorted(spots)))
    town = crc32(item["town_id"].encode()) >> 1 << 32
    day = datetime.fromisoformat(item["published_at"]).toordinal()
    yield {"band": town | crc32(told.encode()), "day": day, "item_id": item_id}
