"""From a place's name or an address to what one asks for its items with."""

import msgspec
from flask import Response, request

from web.answers import unkept
from web.api.questions import read_town
from web.filters import LONGEST_TEXT, BadParameter, plain
from web.links import absolute, address
from web.subject import slug_of
from web.translate import gettext
from web.typed import Match, look_for
from web.visit import TownVisit, Visit


def show_places(visit: Visit) -> Response:
    """Answer /places; what is typed is somebody's address: no cache may keep it."""
    town, words = read_town(visit, request.args), plain(request.args.get("q", ""))
    if not words or len(words) > LONGEST_TEXT:
        said = gettext(
            "“q” is an address, a street, a neighborhood or a place, at most %(most)s characters.",
            most=LONGEST_TEXT,
        )
        raise BadParameter("q", said)
    finding = look_for(town, words)
    matches = () if finding.is_away else finding.matches
    found = {match.thing_id: match for match in reversed(matches)}  # of two ways to one the better
    places = [_place(town, match, match is finding.sure) for match in reversed(found.values())]
    body = msgspec.json.encode({"places": places, "did_you_mean": finding.tries})
    return unkept(Response(body, mimetype="application/json"))


def _place(visit: TownVisit, match: Match, sure: bool) -> dict[str, object]:
    arguments = {"town": visit.town.id, match.page: slug_of(match.thing_id), "lang": visit.lang}
    return {
        "kind": match.page,
        "slug": slug_of(match.thing_id),
        "name": match.name,
        "sure": sure,
        "nearest": match.is_nearest,
        "items": absolute(address("api_items", **arguments)),
    }
