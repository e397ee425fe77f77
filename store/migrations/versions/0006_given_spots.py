"""Counts at which points sources put their entries."""

import json
import math
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PAGE = 500


def upgrade() -> None:
    """Bring the schema up, and count what is kept already."""
    table = op.create_table(
        "given_spots",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("spot", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["raw_items.item_id"], name=op.f("fk_given_spots_item_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "spot", name=op.f("pk_given_spots")),
    )
    op.create_index("ix_given_spots_source_id_spot", "given_spots", ["source_id", "spot"])
    db = op.get_bind()
    for rows in _spots(db):
        db.execute(sa.insert(table), rows)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("given_spots")


def _spots(db: sa.Connection) -> Iterator[list[dict[str, str]]]:
    query = sa.text(
        "SELECT item_id, source_id, body FROM raw_items WHERE item_id > :after "
        "ORDER BY item_id LIMIT :page"
    )
    after = ""
    while page := db.execute(query, {"after": after, "page": PAGE}).all():
        rows = [row for entry in page for row in _rows(*entry)]
        if rows:
            yield rows
        after = page[-1].item_id


def _rows(item_id: str, source_id: str, body: str) -> Iterator[dict[str, str]]:
    """Yield an entry's points as store/given_spots.py wrote them when this was released."""
    places = json.loads(body)["places"]
    points = ((place["lon"], place["lat"]) for place in places)
    known = [p for p in points if None not in p and all(map(math.isfinite, p))]
    for spot in dict.fromkeys(f"{lon:.5f} {lat:.5f}" for lon, lat in known):
        yield {"item_id": item_id, "source_id": source_id, "spot": spot}
