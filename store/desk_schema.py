"""The tables of the editors' desk and of forms. A change here needs a migration.

Keys that a person holds (of an invitation, of a session) are kept as their hashes only.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, Text

from records import Staff
from store.columns import Body, Moment
from store.schema import metadata

# `email_key` is the address without its case.
staff = Table(
    "staff",
    metadata,
    Column("id", String, primary_key=True),
    Column("email_key", String, nullable=False, unique=True),
    Column("town_id", String, nullable=False),
    Column("body", Body(Staff), nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("key_hash", String, primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("until", Moment, nullable=False),
)

desk_sessions = Table(
    "desk_sessions",
    metadata,
    Column("key_hash", String, primary_key=True),
    Column("staff_id", ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("until", Moment, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("item_id", ForeignKey("items.id"), nullable=False),
    Column("lang", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("settled_at", Moment, index=True),
    Column("settled_by", String, nullable=False),
    Index("ix_reports_item_id_settled_at", "item_id", "settled_at"),
)

# The desk's queue: a row for each area whose editors should look at the item.
reviews = Table(
    "reviews",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("area_id", String, primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("reports", Integer, nullable=False),
)

# Forms that were sent; a token that comes again is refused. Forgotten when its form is too old.
spent_forms = Table(
    "spent_forms",
    metadata,
    Column("nonce", String, primary_key=True),
    Column("until", Moment, nullable=False, index=True),
)
