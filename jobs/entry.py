"""One entry through the walk, with all that the record knows of it."""

from dataclasses import dataclass, replace

from enrich.privacy.rules import discreet
from geo.outside_evidence import questions_of
from jobs.findings import Known
from jobs.pipeline import build_item
from jobs.workshop import Workshop
from records import Item, OutsideQuestion, RawItem, Source, item_id
from store.corrections import corrections_of
from store.database import Connection
from store.given_spots import items_at
from store.outside import find_answers


@dataclass(frozen=True)
class Walked:
    """The item that an entry makes, and what could be asked outside about it."""

    item: Item
    questions: tuple[OutsideQuestion, ...]


def walk_entry(db: Connection, source: Source, raw: RawItem, workshop: Workshop) -> Walked:
    """Return what an entry makes today; nothing is written.

    Where it names streets that the town lacks, it is walked with what an outside geocoder has
    answered about them.
    """
    corrections = corrections_of(db, item_id(raw.source_id, raw.identity))
    known = Known(corrections, items_at(db, raw))
    item = build_item(source, raw, workshop, known)
    refusals = item.proposal.refusals if item.proposal else item.refusals
    asked_for = discreet(source, item.withheld)
    questions = questions_of(refusals, raw.places, asked_for, workshop.gazetteer)
    answers = find_answers(db, source.town_id, [one.key for one in questions]) if questions else {}
    if answers:
        item = build_item(source, raw, workshop, replace(known, answers=answers))
    return Walked(item, questions)
