"""Items say by which change they became what they are, so that one can ask for those since."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up; what changed before has 0."""
    op.add_column("items", sa.Column("seq", sa.BigInteger, nullable=False, server_default="0"))
    op.create_index("ix_items_seq", "items", ["seq"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_items_seq", "items")
    op.drop_column("items", "seq")
