"""The editors' desk: who may log in, what readers reported, what is in doubt."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PAGE = 500


def upgrade() -> None:
    """Bring the schema up."""
    op.add_column("corrections", sa.Column("undone_by", sa.String(), nullable=True))
    op.create_index(op.f("ix_hits_item_id"), "hits", ["item_id"])
    _count_requests_anew("letter_requests", "requests")
    op.create_table(
        "spent_forms",
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("nonce", name=op.f("pk_spent_forms")),
    )
    op.create_index(op.f("ix_spent_forms_until"), "spent_forms", ["until"])
    _make_staff()
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_reports_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index("ix_reports_item_id_settled_at", "reports", ["item_id", "settled_at"])
    op.create_index(op.f("ix_reports_settled_at"), "reports", ["settled_at"])
    reviews = op.create_table(
        "reviews",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("area_id", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_reviews_item_id")),
        sa.PrimaryKeyConstraint("item_id", "area_id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_area_id"), "reviews", ["area_id"])
    for rows in _doubts(op.get_bind()):
        op.bulk_insert(reviews, rows)


def downgrade() -> None:
    """Take it back."""
    for table in ("reviews", "reports", "desk_sessions", "invitations", "staff", "spent_forms"):
        op.drop_table(table)
    _count_requests_anew("requests", "letter_requests")
    op.drop_index(op.f("ix_hits_item_id"), table_name="hits")
    with op.batch_alter_table("corrections") as corrections:
        corrections.drop_column("undone_by")


def _count_requests_anew(old: str, new: str) -> None:
    """Make the table of requests under a new name; what it held counts for an hour only."""
    op.drop_table(old)
    op.create_table(
        new,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{new}")),
    )
    op.create_index(op.f(f"ix_{new}_asked_at"), new, ["asked_at"])
    op.create_index(f"ix_{new}_who_asked_at", new, ["who", "asked_at"])


def _make_staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("email_key", sa.String(), nullable=False),
        sa.Column("town_id", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email_key", name=op.f("uq_staff_email_key")),
    )
    for table in ("invitations", "desk_sessions"):
        op.create_table(
            table,
            sa.Column("key_hash", sa.String(), nullable=False),
            sa.Column("staff_id", sa.String(), nullable=False),
            sa.Column("until", sa.DateTime(timezone=True), nullable=False),
            sa.ForeignKeyConstraint(
                ["staff_id"],
                ["staff.id"],
                name=op.f(f"fk_{table}_staff_id"),
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("key_hash", name=op.f(f"pk_{table}")),
        )
        op.create_index(op.f(f"ix_{table}_staff_id"), table, ["staff_id"])


def _doubts(db: sa.Connection) -> Iterator[list[dict[str, object]]]:
    """Yield the queue's rows for the items that are there: listed, leading, placed roughly."""
    query = sa.text(
        "SELECT items.id, items.town_id, items.body FROM items"
        " JOIN stories ON stories.leader_id = items.id"
        " WHERE items.status IN ('active', 'cancelled') AND items.id > :after"
        " AND items.body LIKE :in_doubt"
        f" ORDER BY items.id LIMIT {PAGE}"
    )
    after = ""
    in_doubt = '%"approximate":true%'
    while page := db.execute(query, {"after": after, "in_doubt": in_doubt}).all():
        rows = [row for one in page for row in _rows(*one)]
        if rows:
            yield rows
        after = page[-1][0]


def _rows(item_id: str, town_id: str, body: str) -> Iterator[dict[str, object]]:
    about = [p for p in json.loads(body)["placements"] if p["role"] == "about"]
    scores = [p["score"] for p in about if p["approximate"]]
    if scores:
        for area_id in {town_id, *(area for p in about for area in p["place"]["area_ids"])}:
            row = {"item_id": item_id, "area_id": area_id}
            yield {**row, "score": min(scores), "reports": 0}
