"""The tables. A change here needs a migration; a test compares the two.

Where a table has a `body`, that is the record as JSON, and the columns beside it are what
queries look at. Town ids are no foreign keys: sources may be configured before their town's
ground is imported. The desk's tables stand in store/desk_schema.py, those of what is learnt in
store/learnt_schema.py.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from records import (
    Correction,
    Item,
    RawItem,
    Run,
    Source,
    SourceState,
    Subscription,
    Town,
    TownData,
)
from store.columns import Body, Moment

# Names that both engines would otherwise make up differently, which migrations must know.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

# One row: a random id made with the record, which copies of it (an index) say they belong to.
identity = Table("identity", metadata, Column("id", String, primary_key=True))

counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", BigInteger, nullable=False),
)

towns = Table(
    "towns",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("body", Body(Town), nullable=False),
)

# A gazetteer is built from all of a town's ground and an import replaces all of it: one body.
grounds = Table(
    "grounds",
    metadata,
    Column("town_id", ForeignKey("towns.id", ondelete="CASCADE"), primary_key=True),
    Column("body", Body(TownData), nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", String, primary_key=True),
    Column("town_id", String, nullable=False, index=True),
    Column("retired", Boolean, nullable=False),
    Column("body", Body(Source), nullable=False),
)

source_states = Table(
    "source_states",
    metadata,
    Column("source_id", ForeignKey("sources.id"), primary_key=True),
    Column("due_at", Moment, index=True),
    Column("leased_until", Moment),
    Column("last_ok_at", Moment),
    Column("body", Body(SourceState), nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    Column("body", Body(Run), nullable=False),
    Index("ix_runs_source_id_id", "source_id", "id"),
)

raw_items = Table(
    "raw_items",
    metadata,
    Column("item_id", String, primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False, index=True),
    Column("content_hash", String, nullable=False),
    Column("body", Body(RawItem), nullable=False),
)

# One row for each point, to about a metre, that a publisher gave an entry (store/given_spots.py).
given_spots = Table(
    "given_spots",
    metadata,
    Column("item_id", ForeignKey("raw_items.item_id"), primary_key=True),
    Column("spot", String, primary_key=True),
    Column("source_id", String, nullable=False),
    Index("ix_given_spots_source_id_spot", "source_id", "spot"),
)

# `seq` is the number of the change by which an item came to be as it is (see store/outbox.py).
items = Table(
    "items",
    metadata,
    Column("id", String, primary_key=True),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    Column("town_id", String, nullable=False),
    Column("status", String, nullable=False),
    Column("story_id", String, nullable=False, index=True),
    Column("feed_key", BigInteger, nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    Column("expires_at", Moment, index=True),
    Column("seq", BigInteger, nullable=False, server_default="0", index=True),
    Column("body", Body(Item), nullable=False),
    Index("ix_items_town_id_feed_key", "town_id", "feed_key"),
    Index("ix_items_source_id_status", "source_id", "status"),
)

item_revisions = Table(
    "item_revisions",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("saved_at", Moment, nullable=False),
    Column("body", Body(Item), nullable=False),
)

# The next key to try for items published in that second (see store/feed_keys.py).
feed_seconds = Table(
    "feed_seconds",
    metadata,
    Column("second", BigInteger, primary_key=True, autoincrement=False),
    Column("next_key", BigInteger, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("leader_id", String, nullable=False),
)

# Numbers by which items that may tell the same are looked up (store/story_bands.py); `day` is the
# ordinal of the UTC day of publication.
story_bands = Table(
    "story_bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("item_id", ForeignKey("items.id"), primary_key=True),
)

outbox = Table(
    "outbox",
    metadata,
    Column("consumer", String, primary_key=True),
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Index("ix_outbox_consumer_seq", "consumer", "seq"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item_id", ForeignKey("items.id"), nullable=False, index=True),
    Column("undone_at", Moment),
    Column("undone_by", String),
    Column("other_id", ForeignKey("items.id"), index=True),
    Column("body", Body(Correction), nullable=False),
)

# `seq` is the number of the change by which one was last confirmed or ended, NULL before.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", String, primary_key=True),
    Column("town_id", String, nullable=False),
    Column("standing", String, nullable=False),
    Column("frequency", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("seq", BigInteger),
    Column("body", Body(Subscription), nullable=False),
    Index("ix_subscriptions_standing_town_id", "standing", "town_id"),
    Index("ix_subscriptions_seq", "seq", unique=True),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", String, primary_key=True),
    Column(
        "subscription_id",
        ForeignKey("subscriptions.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("letter", String, nullable=False),
    Column("state", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("settled_at", Moment),
    Column("attempts", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_deliveries_state_created_at", "state", "created_at"),
)

# What was sent stays for ever, so that an item reaches a subscription once; unsent: no delivery.
hits = Table(
    "hits",
    metadata,
    Column("subscription_id", ForeignKey("subscriptions.id", ondelete="CASCADE"), primary_key=True),
    Column("item_id", ForeignKey("items.id"), primary_key=True, index=True),
    Column("noted_at", Moment, nullable=False),
    Column("delivery_id", ForeignKey("deliveries.id", ondelete="CASCADE")),
    Column("position", Integer),
    Index("ix_hits_delivery_id_position", "delivery_id", "position"),
)

# Who asked for something lately (a letter, to log in), under a code from which nobody can be told;
# forgotten soon.
requests = Table(
    "requests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("who", String, nullable=False),
    Column("asked_at", Moment, nullable=False, index=True),
    Index("ix_requests_who_asked_at", "who", "asked_at"),
)
