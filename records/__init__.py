"""The nouns of the system and the vocabulary that stages share. Standard library only, no I/O."""

from records.area import Area, AreaKind, Landmark, Polygon, Town
from records.asked import Asked, Reading, Said
from records.block import AddressPoint, Block, Crossing, Line, NumberRange, Parity, Street
from records.change import Change, Consumer
from records.correction import Correction, CorrectionKind
from records.date_mention import DateKind, DateMention
from records.delivery import Delivery, DeliveryState, Email, Hit, Letter
from records.errors import (
    BadRequest,
    ConfigError,
    Failure,
    IlotError,
    ImportRefused,
    IndexDown,
    ItemError,
    MailDown,
    MailLater,
    MailRefused,
    MailUnsure,
    OutsideDown,
    OutsideUnreadable,
    SourceError,
    Stale,
    StoreDown,
)
from records.findable import Findable, FindablePlace, FindablePlacement, FindableTheme
from records.fingerprint import Fingerprint
from records.item import Item, Proposal, Status, item_id
from records.item_type import FieldKind, Happens, ItemField, ItemType, Severity
from records.lesson import Lesson, LessonKind
from records.mention import Mention, MentionKind
from records.name import Name, NameKind
from records.outline import Outline, Spot
from records.outside import OutsideAnswer, OutsideQuestion
from records.place import Place, Precision
from records.placement import Placement, Refusal, Role, Score
from records.privacy import Licence, PrivacyRule, PrivacyRules, Protection, Withheld
from records.query import Facets, Hits, Query
from records.raw_item import RawItem, RawPlace
from records.reach import Filing, Plan, Reach, ReachKind
from records.report import Report
from records.review import Review, area_ids_of, doubt_of
from records.run import Outcome, Run, SourceState, Validators
from records.source import Expectation, Poll, Privacy, Publisher, Selectors, Source
from records.staff import Staff, StaffRole
from records.story import Story
from records.subscription import Frequency, Standing, Subscription
from records.terms import Term, TermKind, plain_terms
from records.theme import LabelledText, Theme, ThemeDefinition, ThemeOrigin
from records.town_config import (
    AddressFile,
    AreaFile,
    OsmFile,
    PlaceFile,
    StreetFile,
    TownConfig,
)
from records.town_data import ImportReport, TownData

__all__ = [
    "AddressFile",
    "AddressPoint",
    "Area",
    "AreaFile",
    "AreaKind",
    "Asked",
    "BadRequest",
    "Block",
    "Change",
    "ConfigError",
    "Consumer",
    "Correction",
    "CorrectionKind",
    "Crossing",
    "DateKind",
    "DateMention",
    "Delivery",
    "DeliveryState",
    "Email",
    "Expectation",
    "Facets",
    "Failure",
    "FieldKind",
    "Filing",
    "Findable",
    "FindablePlace",
    "FindablePlacement",
    "FindableTheme",
    "Fingerprint",
    "Frequency",
    "Happens",
    "Hit",
    "Hits",
    "IlotError",
    "ImportRefused",
    "ImportReport",
    "IndexDown",
    "Item",
    "ItemError",
    "ItemField",
    "ItemType",
    "LabelledText",
    "Landmark",
    "Lesson",
    "LessonKind",
    "Letter",
    "Licence",
    "Line",
    "MailDown",
    "MailLater",
    "MailRefused",
    "MailUnsure",
    "Mention",
    "MentionKind",
    "Name",
    "NameKind",
    "NumberRange",
    "OsmFile",
    "Outcome",
    "Outline",
    "OutsideAnswer",
    "OutsideDown",
    "OutsideQuestion",
    "OutsideUnreadable",
    "Parity",
    "Place",
    "PlaceFile",
    "Placement",
    "Plan",
    "Poll",
    "Polygon",
    "Precision",
    "Privacy",
    "PrivacyRule",
    "PrivacyRules",
    "Proposal",
    "Protection",
    "Publisher",
    "Query",
    "RawItem",
    "RawPlace",
    "Reach",
    "ReachKind",
    "Reading",
    "Refusal",
    "Report",
    "Review",
    "Role",
    "Run",
    "Said",
    "Score",
    "Selectors",
    "Severity",
    "Source",
    "SourceError",
    "SourceState",
    "Spot",
    "Staff",
    "StaffRole",
    "Stale",
    "Standing",
    "Status",
    "StoreDown",
    "Story",
    "Street",
    "StreetFile",
    "Subscription",
    "Term",
    "TermKind",
    "Theme",
    "ThemeDefinition",
    "ThemeOrigin",
    "Town",
    "TownConfig",
    "TownData",
    "Validators",
    "Withheld",
    "area_ids_of",
    "doubt_of",
    "item_id",
    "plain_terms",
]
