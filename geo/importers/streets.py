"""Streets out of segments: one a name, with all its other names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from geo.importers.block_ids import thing_ids
from geo.importers.drafts import Segment
from geo.importers.former_ids import FormerIds
from records import ImportRefused, Street
from records.spelling import name_key


def make_streets(
    segments: Sequence[Segment],
    town_id: str,
    aliases: Mapping[str, tuple[str, ...]],
    former: FormerIds,
) -> tuple[tuple[Street, ...], list[str]]:
    """Return streets by id, and each segment's street id.

    Names that are equal but for spelling are one street, called as it is written most often.
    `aliases` are the operator's, by street name; what was there before keeps its id. Raises
    ImportRefused for an alias of no street.
    """
    spellings = defaultdict[str, Counter[str]](Counter)
    others = defaultdict[str, dict[str, None]](dict)
    for segment in segments:
        spellings[name_key(segment.name)][segment.name] += 1
        others[name_key(segment.name)].update(dict.fromkeys(segment.aliases))
    for name, extra in aliases.items():
        if name_key(name) not in spellings:
            files = ", ".join(sorted({segment.path.name for segment in segments}))
            raise ImportRefused(f"street_aliases: {files}: no street is called {name!r}")
        others[name_key(name)].update(dict.fromkeys(extra))
    names = {key: min(found, key=lambda n: (-found[n], n)) for key, found in spellings.items()}
    new = sorted(key for key in names if key not in former.streets)
    fresh = thing_ids(town_id, (names[key] for key in new), former.used)
    ids = {**former.streets, **dict(zip(new, fresh, strict=True))}
    streets = (
        Street(ids[key], town_id, names[key], _other_names(key, others[key])) for key in names
    )
    ordered = tuple(sorted(streets, key=lambda street: street.id))
    return ordered, [ids[name_key(segment.name)] for segment in segments]


def _other_names(key: str, names: Mapping[str, None]) -> tuple[str, ...]:
    """Return aliases that are spelled otherwise than the street's own name, each once."""
    return tuple({name_key(n): n for n in names if name_key(n) not in ("", key)}.values())
