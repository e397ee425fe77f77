"""The tables of what is learnt while the program runs: lessons, outside geocoders' answers.

A change here needs a migration.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from records import Lesson, OutsideAnswer, OutsideQuestion
from store.columns import Body, Moment
from store.schema import metadata

# `due_at` is since when the kept items that a lesson concerns wait to be walked again.
lessons = Table(
    "lessons",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("town_id", String, nullable=False, index=True),
    Column("undone_at", Moment),
    Column("due_at", Moment, index=True),
    Column("body", Body(Lesson), nullable=False),
)

# `question` is the address as spelling compares it; `due_at` when to ask, None once it was
# answered; `body` None: not answered yet, or asked in vain, which counts until `until`.
outside_answers = Table(
    "outside_answers",
    metadata,
    Column("town_id", String, primary_key=True),
    Column("question", String, primary_key=True),
    Column("due_at", Moment, index=True),
    Column("until", Moment, index=True),
    Column("asked", Body(OutsideQuestion), nullable=False),
    Column("body", Body(OutsideAnswer)),
)

# The items to be walked again once a question is answered.
outside_waiting = Table(
    "outside_waiting",
    metadata,
    Column("town_id", String, primary_key=True),
    Column("question", String, primary_key=True),
    Column("item_id", ForeignKey("items.id"), primary_key=True),
)
