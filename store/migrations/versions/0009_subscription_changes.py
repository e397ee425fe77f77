"""Subscriptions say when they last came or went, so that a matcher can follow them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up; whoever is confirmed by now came in the order of ids."""
    op.add_column("subscriptions", sa.Column("seq", sa.BigInteger(), nullable=True))
    op.create_index("ix_subscriptions_seq", "subscriptions", ["seq"], unique=True)
    db = op.get_bind()
    confirmed = sa.text("SELECT id FROM subscriptions WHERE standing = 'confirmed' ORDER BY id")
    rows = [{"id": id, "seq": seq} for seq, id in enumerate(db.scalars(confirmed), start=1)]
    if rows:
        db.execute(sa.text("UPDATE subscriptions SET seq = :seq WHERE id = :id"), rows)
    ahead = "UPDATE counters SET value = :seq WHERE name = 'subscriptions' AND value < :seq"
    db.execute(sa.text(ahead), {"seq": len(rows)})


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_subscriptions_seq", "subscriptions")
    op.drop_column("subscriptions", "seq")
