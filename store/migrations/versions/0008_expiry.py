"""When items are no longer to be shown; sources say of privacy only what their files say."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# What an older version wrote for a source whose file said nothing of it: now the rules decide.
_UNSAID = (("privacy", "open"), ("excerpt", 0))


def upgrade() -> None:
    """Bring the schema up; items get their times when they are walked again."""
    op.add_column("items", sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_items_expires_at", "items", ["expires_at"])
    db = op.get_bind()
    for row in db.execute(sa.text("SELECT id, body FROM sources")).all():
        body = json.loads(row.body)
        said = {key: value for key, value in body.items() if (key, value) not in _UNSAID}
        if said != body:
            change = sa.text("UPDATE sources SET body = :body WHERE id = :id")
            db.execute(change, {"id": row.id, "body": json.dumps(said, ensure_ascii=False)})


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_items_expires_at", "items")
    op.drop_column("items", "expires_at")
