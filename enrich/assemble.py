"""Putting a RawItem and what was found in it together into an Item."""

from dataclasses import dataclass
from datetime import UTC, datetime

from enrich.dates.called_off import is_called_off
from enrich.dates.happening import NEVER, When
from enrich.stories.signature import signature
from enrich.types.choice import Kind
from records import (
    DateMention,
    Fingerprint,
    Happens,
    Item,
    Placement,
    RawItem,
    Refusal,
    Source,
    Status,
    Theme,
    item_id,
)

_NO_DATE = "no_date"


@dataclass(frozen=True, slots=True)
class Parts:
    """What stages made of a RawItem: clean title and text, language, kind, themes, places, days.

    `when` is when it happens, its publisher's word or what its `dates` come to.
    """

    title: str
    text: str
    lang: str
    kind: Kind
    themes: tuple[Theme, ...]
    placements: tuple[Placement, ...]
    refusals: tuple[Refusal, ...]
    dates: tuple[DateMention, ...] = ()
    when: When = NEVER
    warnings: tuple[str, ...] = ()
    fingerprint: Fingerprint | None = None


def assemble_item(source: Source, raw: RawItem, parts: Parts) -> Item:
    """Return the Item of an entry.

    Without a date of its own the item carries the one on which it was first fetched, and the
    warning no_date. Times are turned into UTC.
    """
    dated = raw.published is not None
    missing = () if dated or _NO_DATE in raw.warnings else (_NO_DATE,)
    return Item(
        id=item_id(source.id, raw.identity),
        source_id=source.id,
        town_id=source.town_id,
        type=parts.kind.type.code,
        title=parts.title,
        text=parts.text,
        lang=parts.lang,
        url=raw.url,
        published_at=(raw.published or raw.fetched_at).astimezone(UTC),
        starts_at=_utc(parts.when.starts_at),
        ends_at=_utc(parts.when.ends_at),
        all_day=parts.when.all_day,
        dates=parts.dates,
        fields=parts.kind.fields,
        severity=parts.kind.severity,
        status=Status.CANCELLED if _is_cancelled(raw, parts) else Status.ACTIVE,
        themes=parts.themes,
        placements=parts.placements,
        refusals=parts.refusals,
        signature=signature(f"{parts.title}\n{parts.text}"),
        fingerprint=parts.fingerprint,
        excerpt=source.excerpt or 0,
        warnings=tuple(
            dict.fromkeys((*raw.warnings, *missing, *parts.kind.warnings, *parts.warnings))
        ),
    )


def _is_cancelled(raw: RawItem, parts: Parts) -> bool:
    """Tell whether what happens is called off, by its publisher's word or its own first words."""
    if raw.cancelled or parts.kind.type.happens is Happens.NEVER:
        return raw.cancelled
    return is_called_off(f"{parts.title}\n{parts.text}", parts.lang, parts.dates)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None
