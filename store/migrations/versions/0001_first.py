"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema up."""
    counters = op.create_table(
        "counters",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.bulk_insert(
        counters, [{"name": name, "value": 0} for name in ("outbox", "subscriptions")]
    )
    op.create_table(
        "feed_seconds",
        sa.Column("second", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("next_key", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("second", name=op.f("pk_feed_seconds")),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("town_id", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
    )
    op.create_index(op.f("ix_sources_town_id"), "sources", ["town_id"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leader_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index("ix_stories_key_published_at", "stories", ["key", "published_at"], unique=False)
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("town_id", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("frequency", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
    )
    op.create_index(
        "ix_subscriptions_standing_town_id", "subscriptions", ["standing", "town_id"], unique=False
    )
    op.create_table(
        "towns",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_towns")),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subscription_id", sa.String(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name=op.f("fk_deliveries_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    op.create_index(
        "ix_deliveries_state_created_at", "deliveries", ["state", "created_at"], unique=False
    )
    op.create_index(
        op.f("ix_deliveries_subscription_id"), "deliveries", ["subscription_id"], unique=False
    )
    op.create_table(
        "grounds",
        sa.Column("town_id", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["town_id"], ["towns.id"], name=op.f("fk_grounds_town_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("town_id", name=op.f("pk_grounds")),
    )
    op.create_table(
        "items",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("town_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("feed_key", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_items_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("feed_key", name=op.f("uq_items_feed_key")),
    )
    op.create_index("ix_items_source_id_status", "items", ["source_id", "status"], unique=False)
    op.create_index(op.f("ix_items_story_id"), "items", ["story_id"], unique=False)
    op.create_index("ix_items_town_id_feed_key", "items", ["town_id", "feed_key"], unique=False)
    op.create_table(
        "raw_items",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_raw_items_source_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_raw_items")),
    )
    op.create_index(op.f("ix_raw_items_source_id"), "raw_items", ["source_id"], unique=False)
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_runs_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_index("ix_runs_source_id_id", "runs", ["source_id", "id"], unique=False)
    op.create_table(
        "source_states",
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_ok_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_source_states_source_id")
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source_states")),
    )
    op.create_index(op.f("ix_source_states_due_at"), "source_states", ["due_at"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_corrections_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_item_id"), "corrections", ["item_id"], unique=False)
    op.create_table(
        "hits",
        sa.Column("subscription_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivery_id", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_hits_delivery_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_hits_item_id")),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name=op.f("fk_hits_subscription_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("subscription_id", "item_id", name=op.f("pk_hits")),
    )
    op.create_index(
        "ix_hits_delivery_id_position", "hits", ["delivery_id", "position"], unique=False
    )
    op.create_table(
        "item_revisions",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_item_revisions_item_id")),
        sa.PrimaryKeyConstraint("item_id", "revision", name=op.f("pk_item_revisions")),
    )
    op.create_table(
        "outbox",
        sa.Column("consumer", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_outbox_item_id")),
        sa.PrimaryKeyConstraint("consumer", "item_id", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_consumer_seq", "outbox", ["consumer", "seq"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_outbox_consumer_seq", table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("item_revisions")
    op.drop_index("ix_hits_delivery_id_position", table_name="hits")
    op.drop_table("hits")
    op.drop_index(op.f("ix_corrections_item_id"), table_name="corrections")
    op.drop_table("corrections")
    op.drop_index(op.f("ix_source_states_due_at"), table_name="source_states")
    op.drop_table("source_states")
    op.drop_index("ix_runs_source_id_id", table_name="runs")
    op.drop_table("runs")
    op.drop_index(op.f("ix_raw_items_source_id"), table_name="raw_items")
    op.drop_table("raw_items")
    op.drop_index("ix_items_town_id_feed_key", table_name="items")
    op.drop_index(op.f("ix_items_story_id"), table_name="items")
    op.drop_index("ix_items_source_id_status", table_name="items")
    op.drop_table("items")
    op.drop_table("grounds")
    op.drop_index(op.f("ix_deliveries_subscription_id"), table_name="deliveries")
    op.drop_index("ix_deliveries_state_created_at", table_name="deliveries")
    op.drop_table("deliveries")
    op.drop_table("towns")
    op.drop_index("ix_subscriptions_standing_town_id", table_name="subscriptions")
    op.drop_table("subscriptions")
    op.drop_index("ix_stories_key_published_at", table_name="stories")
    op.drop_table("stories")
    op.drop_index(op.f("ix_sources_town_id"), table_name="sources")
    op.drop_table("sources")
    op.drop_table("feed_seconds")
    op.drop_table("counters")
