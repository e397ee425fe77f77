"""Counts who asks for letters, for all web servers together."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    op.create_table(
        "letter_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_requests")),
    )
    op.create_index(op.f("ix_letter_requests_asked_at"), "letter_requests", ["asked_at"])
    op.create_index("ix_letter_requests_who_asked_at", "letter_requests", ["who", "asked_at"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("letter_requests")
