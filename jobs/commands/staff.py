"""`staff`: who may correct what at the desk."""

import argparse
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from hashlib import sha256
from secrets import token_hex, token_urlsafe

from alerts.address import read_address
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from records import BadRequest, ConfigError, Staff, StaffRole, TownData
from store.staff import all_staff, invite, remove_staff, save_staff, staff_by_email
from store.towns import load_town_data

LINK_DAYS = 7
LANGUAGES = ("en", "fr")
SHOWN_AREAS = 12


def add_parser(subparsers: Subparsers) -> None:
    """Declare `staff add`, `staff list` and `staff remove`."""
    parser = subparsers.add_parser("staff", help="who may correct what at the editors' desk")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    adding = actions.add_parser(
        "add",
        help="let somebody in, or change their areas; prints the link that sets their password",
        description=f"The link is good once, for {LINK_DAYS} days. Adding somebody again gives "
        "them these areas in place of the former ones, and a new link; their password stays until "
        "it is used.",
    )
    adding.add_argument("email")
    adding.add_argument("--role", choices=[role.value for role in StaffRole], default="editor")
    adding.add_argument(
        "--area",
        action="append",
        required=True,
        help="an area's id (\"cambridge-ma/east-cambridge\") or a town's, for all of it; repeat it "
        "for several of one town",
    )
    adding.add_argument("--lang", choices=LANGUAGES, default="en", help="the link's (en)")
    adding.set_defaults(run=run_add)
    listing = actions.add_parser("list", help="everybody with their areas")
    listing.set_defaults(run=run_list)
    removing = actions.add_parser(
        "remove", help="shut somebody out at once; what they decided stays"
    )
    removing.add_argument("email")
    removing.set_defaults(run=run_remove)


def run_add(args: argparse.Namespace, instance: Instance) -> int:
    """Save somebody and print the link by which they choose a password."""
    email = _email(args.email)
    town_id, area_ids = _areas(args.area, instance)
    now = datetime.now(UTC)
    key = token_urlsafe(32)
    with instance.database.write() as db:
        known = staff_by_email(db, email)
        if known is not None and known.town_id != town_id:
            problem = f"works for {known.town_id}; `staff remove {email}` first"
            raise ConfigError("staff", email, problem)
        fresh = Staff(token_hex(8), email, StaffRole(args.role), town_id, area_ids, now)
        person = replace(known, role=fresh.role, area_ids=area_ids) if known else fresh
        save_staff(db, person)
        invite(db, person.id, sha256(key.encode()).hexdigest(), now + timedelta(days=LINK_DAYS))
    print(f"{person.email}: {person.role} of {', '.join(area_ids)}")
    print(f"To choose a password, within {LINK_DAYS} days and once:")
    print(f"{instance.settings.base_url}/desk/{args.lang}/password/{key}")
    return 0


def run_list(args: argparse.Namespace, instance: Instance) -> int:
    """Print a line for each person: address, role, areas, since when, whether they were here."""
    with instance.database.read() as db:
        everybody = all_staff(db)
    for person in everybody:
        state = "" if person.password else "no password yet"
        areas = ", ".join(person.area_ids)
        print(f"{person.email}\t{person.role}\t{areas}\t{person.created_at:%Y-%m-%d}\t{state}")
    return 0


def run_remove(args: argparse.Namespace, instance: Instance) -> int:
    """Erase somebody with their sessions and invitations."""
    email = _email(args.email)
    with instance.database.write() as db:
        person = staff_by_email(db, email)
        if person is None:
            known = ", ".join(each.email for each in all_staff(db)) or "nobody yet"
            raise ConfigError("staff", email, f"nobody has this address; there are: {known}")
        remove_staff(db, person.id)
    print(f"{person.email} is shut out; what they decided stays")
    return 0


def _email(given: str) -> str:
    try:
        return read_address(given)
    except BadRequest as error:
        raise ConfigError("staff", given, f"no e-mail address: {error}") from None


def _areas(given: list[str], instance: Instance) -> tuple[str, tuple[str, ...]]:
    """Return the town and the areas. Raises ConfigError for unknown ones, and for two towns."""
    towns = {area.partition("/")[0] for area in given}
    if len(towns) > 1:
        found = ", ".join(sorted(towns))
        raise ConfigError("staff", "--area", f"areas of one town only, not of {found}")
    (town_id,) = towns
    instance.require_town(town_id)
    with instance.database.read() as db:
        ground = load_town_data(db, town_id)
    known = {town_id, *(area.id for area in ground.areas)}
    for area_id in given:
        if area_id not in known:
            raise ConfigError("staff", "--area", f"no area {area_id!r}; {_hint(area_id, ground)}")
    return town_id, tuple(dict.fromkeys(given))


def _hint(area_id: str, ground: TownData) -> str:
    """Return the areas that may have been meant, else all if they are few, else the first ones."""
    ids = [ground.town.id, *(area.id for area in ground.areas)]
    close = get_close_matches(area_id, ids, n=5)
    if close:
        return f"close ones: {', '.join(close)}"
    more = f" and {len(ids) - SHOWN_AREAS} more" if len(ids) > SHOWN_AREAS else ""
    return f"there are: {', '.join(ids[:SHOWN_AREAS])}{more}"
