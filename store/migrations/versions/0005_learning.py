"""Lessons that editors teach, and what geocoders outside answered."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "lessons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.String(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
    )
    op.create_index(op.f("ix_lessons_town_id"), "lessons", ["town_id"])
    op.create_index(op.f("ix_lessons_due_at"), "lessons", ["due_at"])
    op.create_table(
        "outside_answers",
        sa.Column("town_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("town_id", "question", name=op.f("pk_outside_answers")),
    )
    op.create_index(op.f("ix_outside_answers_due_at"), "outside_answers", ["due_at"])
    op.create_index(op.f("ix_outside_answers_until"), "outside_answers", ["until"])
    op.create_table(
        "outside_waiting",
        sa.Column("town_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_outside_waiting_item_id")
        ),
        sa.PrimaryKeyConstraint(
            "town_id", "question", "item_id", name=op.f("pk_outside_waiting")
        ),
    )


def downgrade() -> None:
    """Take it back."""
    for table in ("outside_waiting", "outside_answers", "lessons"):
        op.drop_table(table)
