"""Whether the sources that privacy rules name are there: a rule for none protects nobody."""

import sys
from collections.abc import Collection, Iterable

from config.privacy import PRIVACY, load_privacy
from jobs.instance import Instance
from records import ConfigError
from store.sources import source_ids


def check_rule_sources(
    instance: Instance, town_ids: Collection[str], configured: Iterable[str] = ()
) -> None:
    """Tell of each source that a rule names and that is neither in the record nor `configured`.

    Raises ConfigError if it is of one of these towns, or of none; another town's may be still to
    come: that is a line of warning.
    """
    with instance.database.read() as db:
        known = {*source_ids(db), *configured}
    for rule in load_privacy().rules:
        for named in rule.source:
            if named in known:
                continue
            town_id, slash, _ = named.partition("/")
            listed = ", ".join(sorted(known)) or "none yet"
            error = ConfigError(
                PRIVACY, f"{rule.name}.source", f"{named!r} is no source; known: {listed}"
            )
            if town_id in town_ids or not slash:
                raise error
            print(f"warning: {error}", file=sys.stderr)
