"""Places in words: blocks as people call them, distances, how sure, why not used."""

from enrich.corrections import BY_EDITOR
from geo.gazetteer import Gazetteer
from records import (
    AreaKind,
    Block,
    Item,
    MentionKind,
    Placement,
    Precision,
    Refusal,
    Status,
    Withheld,
)
from web.translate import decimal, gettext, ngettext


def block_title(block: Block, gazetteer: Gazetteer) -> str:
    """Return a block's name as people say it: "Cambridge Street, 1330 to 1380"."""
    street = capital(street_name(block.street_id, gazetteer))
    sides = block.sides()
    if sides:
        low, high = min(side.low for side in sides), max(side.high for side in sides)
        if low == high:
            return gettext("%(street)s, %(number)s", street=street, number=low)
        return gettext("%(street)s, %(low)s to %(high)s", street=street, low=low, high=high)
    ends = [end for end in gazetteer.between(block.id) if end]
    if len(ends) == 2:
        return gettext("%(street)s, from %(a)s to %(b)s", street=street, a=ends[0], b=ends[1])
    return gettext("%(street)s, off %(a)s", street=street, a=ends[0]) if ends else street


def block_between(block: Block, gazetteer: Gazetteer) -> str:
    """Return the sentence that says a block by its ends, "" if neither has a name."""
    a, b = gazetteer.between(block.id)
    if a and b:
        return gettext("The block between %(a)s and %(b)s", a=a, b=b)
    return gettext("The block that begins at %(a)s", a=a or b) if a or b else ""


def street_name(street_id: str, gazetteer: Gazetteer) -> str:
    """Return a street's name; its id if the town no longer has it."""
    street = gazetteer.street(street_id)
    return street.name if street else street_id


def capital(name: str) -> str:
    """Return a name as a title begins: "Rue du Port" for "rue du Port"."""
    return name[:1].upper() + name[1:]


def metres(distance: float) -> str:
    """Return a distance as one says it: tens of metres, then kilometres."""
    if distance < 995:
        return gettext("%(n)s m", n=max(round(distance / 10), 1) * 10)
    return gettext("%(n)s km", n=decimal(distance / 1000))


def dashed(radius: int) -> str:
    """Return what the dashed circle on a map is; `radius` in metres."""
    return gettext("dashed line: %(reach)s", reach=gettext("%(n)s m", n=radius))


def blocks_around(steps: int) -> str:
    """Return how many blocks one goes on from a block, crossing by crossing."""
    return ngettext("%(num)d block around", "%(num)d blocks around", steps)


def place_name(placement: Placement) -> str:
    """Return where an item is, said so that nobody takes an area or a guess for a point."""
    name, precision = placement.place.name, placement.place.precision
    if precision is Precision.CITY:
        return gettext("All of %(town)s", town=name)
    if placement.approximate:
        return capital(_about(name, precision))
    if precision is Precision.AREA:
        return gettext("All of %(area)s", area=name)
    if precision is Precision.STREET:
        return capital(gettext("Along %(street)s", street=name))
    return capital(name)


def _about(name: str, precision: Precision) -> str:
    if precision is Precision.AREA:
        return gettext("approximately in %(area)s", area=name)
    if precision is Precision.STREET:
        return gettext("approximately along %(street)s", street=name)
    return gettext("somewhere near %(place)s", place=name)


def how_sure(placement: Placement) -> str:
    """Return a confidence in words with its figure: "very sure (97 in 100)"."""
    score = round(placement.score * 100)
    if placement.approximate:
        return gettext("not quite sure (%(n)s in 100), shown as approximate", n=score)
    if score >= 95:
        return gettext("very sure (%(n)s in 100)", n=score)
    return gettext("sure (%(n)s in 100)", n=score)


def read_as(placement: Placement) -> str:
    """Return how a placement's words were understood; what an editor said needs no words."""
    if placement.mention is None or placement.method in (BY_EDITOR, "outside"):
        return _METHODS.get(placement.method, _no_words)()
    said = _KINDS[placement.mention.kind]()
    blocks = len(placement.place.block_ids)
    if placement.mention.kind in (MentionKind.RANGE, MentionKind.SEGMENT) and blocks:
        return gettext(
            "%(kind)s, %(blocks)s",
            kind=said,
            blocks=ngettext("one block", "%(num)d blocks", blocks),
        )
    return said


def refusal_reason(refusal: Refusal) -> str:
    """Return why words were not used."""
    return _REFUSALS.get(refusal.reason, lambda: gettext("it could not be placed"))()


def why_gone(item: Item) -> str:
    """Return why an item is not shown any more; what is listed still has had its time."""
    status = Status.EXPIRED if item.is_listed else item.status
    return _GONE.get(status, lambda: gettext("It is not shown any more."))()


def what_is_withheld(item: Item) -> str:
    """Return what such items are shown without, "" if it is nothing."""
    said = [_WITHHELD[what]() for what in item.withheld]
    return gettext("To protect people: %(what)s.", what="; ".join(said)) if said else ""


def area_kind(kind: AreaKind) -> str:
    """Return what an area is, for the line under its name."""
    return _AREA_KINDS[kind]()


def search_is_away() -> str:
    """Return what a program is told instead of items while the index is away."""
    return gettext("The search is away. Nothing is lost; please ask again in a few minutes.")


def weekly(a_week: float) -> str:
    """Return how much to expect: "about 4 items a week"."""
    if a_week >= 0.75:
        return ngettext("About one item a week.", "About %(num)d items a week.", round(a_week) or 1)
    if a_week >= 0.2:
        return gettext("A few items a month.")
    return gettext("Less than one item a month.")


def _no_words() -> str:
    return gettext("a place that the publisher gave")


_KINDS = {
    MentionKind.ADDRESS: lambda: gettext("an address"),
    MentionKind.RANGE: lambda: gettext("a range of house numbers"),
    MentionKind.BLOCK: lambda: gettext("a block named by its hundred"),
    MentionKind.INTERSECTION: lambda: gettext("where two streets meet"),
    MentionKind.SEGMENT: lambda: gettext("a stretch of street between two others"),
    MentionKind.STREET: lambda: gettext("a whole street"),
    MentionKind.PLACE: lambda: gettext("a place that people know by its name"),
    MentionKind.AREA: lambda: gettext("a whole neighborhood or area"),
    MentionKind.CITY: lambda: gettext("the whole town"),
    MentionKind.ROAD: lambda: gettext("a main road"),
}

_METHODS = {
    "outside": lambda: gettext("a geocoder outside knows this address; our register does not"),
    "coordinates": lambda: gettext("the point that the publisher gave"),
    "source": lambda: gettext("no finer place is named; all from this publisher concerns the town"),
    "editor": lambda: gettext("an editor placed it"),
}

_REFUSALS = {
    "unknown_street": lambda: gettext("no such street in this town"),
    "number_out_of_range": lambda: gettext("that street has no such number"),
    "no_crossing": lambda: gettext("those streets do not meet"),
    "other_town": lambda: gettext("it is in another town"),
    "outside_boundary": lambda: gettext("it lies outside of the town"),
    "ambiguous": lambda: gettext("several places have that name"),
    "road": lambda: gettext("too long a road to be a place"),
    "unknown_name": lambda: gettext("no place of that name is known"),
    "coordinates_invalid": lambda: gettext("the publisher's point can't be right"),
    "coordinates_disagree": lambda: gettext("the publisher's point and words disagree"),
    "untyped_crossing": lambda: gettext("names without a street type, of streets that do not meet"),
    "not_a_place": lambda: gettext("these words name no place here, an editor said"),
    "unsure": lambda: gettext("too unsure to be shown"),
}

_GONE = {
    Status.WITHDRAWN: lambda: gettext("Its publisher has taken it down."),
    Status.SUPERSEDED: lambda: gettext("Its publisher has replaced it by a newer one."),
    Status.EXPIRED: lambda: gettext("It was shown for a time only, to protect people."),
}

_WITHHELD = {
    Withheld.HOUSE_NUMBERS: lambda: gettext("house numbers are told by their block"),
    Withheld.PERSONS: lambda: gettext("names of private persons are left out"),
    Withheld.CONTACTS: lambda: gettext("telephone numbers, e-mail addresses and plates, too"),
}

_AREA_KINDS = {
    AreaKind.NEIGHBOURHOOD: lambda: gettext("Neighborhood"),
    AreaKind.WARD: lambda: gettext("Ward"),
    AreaKind.POSTCODE: lambda: gettext("Postcode"),
    AreaKind.TOWN: lambda: gettext("The whole town"),
    AreaKind.PARK: lambda: gettext("Park"),
}
