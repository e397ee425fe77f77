"""From what somebody typed to the page of the place; the words are neither kept nor logged."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request, url_for
from flask.typing import ResponseReturnValue

from geo.geocode import Answer, geocode
from geo.look_up import look_up
from geo.other_towns import is_in_other_town
from geo.query_pieces import cut
from geo.query_reading import read_query
from geo.suggest import suggest
from geo.town_words import read_town
from records import MentionKind, Refusal
from records.spelling import name_key
from web.answers import answer_page, unkept, unkept_redirect
from web.filters import Arguments, plain
from web.links import thing_url
from web.translate import gettext
from web.visit import TownVisit
from web.words import block_title, capital

LONGEST = 200
SURE = 0.7
MARGIN = 0.15  # by which a score must lead so that nobody is asked
_PAGES = {"street": "street", "area": "area", "postcode": "area", "place": "place"}


@dataclass(frozen=True)
class Choice:
    """One of several places that the words may mean."""

    name: str
    kind: str
    url: str


def find(visit: TownVisit) -> ResponseReturnValue:
    """Answer /<town>/find?q=…: lead to the place, let choose, or say what to try."""
    words = plain(request.args.get("q", "")[:LONGEST])
    answers = geocode(words, visit.gazetteer) if words else ()
    found = [(answer, url) for answer in answers if (url := _url(visit, answer, words))]
    is_away = bool(words) and _is_away(visit, words)
    if found and not is_away and _is_plain([answer for answer, _ in found]):
        return unkept_redirect(found[0][1])
    choices = [Choice(_name(visit, answer), _kind(answer), url) for answer, url in found]
    tries = () if choices or not words else suggest(words, visit.gazetteer)
    heading = _heading(visit, words, [answer for answer, _ in found], tries)
    return unkept(
        answer_page(
            visit,
            "find.html",
            words=words,
            heading=gettext("That is in another town") if is_away else heading,
            is_away=is_away,
            choices=choices,
            tries=[(capital(name), _again(visit, name)) for name in tries],
        )
    )


def _is_away(visit: TownVisit, words: str) -> bool:
    """Tell whether the words name another town around their place."""
    town = cut(words, visit.gazetteer)[1]
    is_named = bool(town) and read_town(town, visit.gazetteer).is_other
    return is_named or is_in_other_town(words, visit.gazetteer)


def _heading(visit: TownVisit, words: str, found: list[Answer], tries: Sequence[str]) -> str:
    """Return what is asked or said above the choices, or above the names to try."""
    if not words:
        return gettext("Where do you want to look?")
    if found and found[0].score >= SURE:
        return gettext("Which one do you mean?")
    if _are_apart(visit, words):
        return gettext("These streets do not cross")
    if found or len(tries) == 1 or _names_one(words, tries):
        return gettext("Did you mean")
    return gettext("Nothing of that name here")


def _are_apart(visit: TownVisit, words: str) -> bool:
    """Tell whether the words are two known streets that do not meet."""
    crossings = (
        look_up(mention, visit.gazetteer)
        for mention in read_query(words, visit.gazetteer)
        if mention.kind is MentionKind.INTERSECTION
    )
    return any(isinstance(one, Refusal) and one.reason == "no_crossing" for one in crossings)


def _names_one(words: str, tries: Sequence[str]) -> bool:
    """Tell whether a name to try stands in the words as it is."""
    key = f" {name_key(words)} "
    return any(f" {name_key(name)} " in key for name in tries)


def _is_plain(answers: list[Answer]) -> bool:
    """Tell whether the best answer needs no asking: right by name, and far before the next."""
    best = answers[0]
    if best.score < SURE and not best.out_of_range:
        return False  # a name like the one that was typed, not that name
    return len(answers) == 1 or best.score - answers[1].score >= MARGIN


def _url(visit: TownVisit, answer: Answer, words: str) -> str:
    """Return the page of an answer, "" if it has none."""
    if answer.kind in _PAGES:
        return thing_url(_PAGES[answer.kind], answer.target_id, visit.lang)
    block_id = _block(visit, answer)
    if not block_id:
        return ""
    arguments: Arguments = {"from": words}
    if answer.out_of_range:
        arguments["nearest"] = "1"
    return thing_url("block", block_id, visit.lang, arguments)


def _block(visit: TownVisit, answer: Answer) -> str:
    """Return the block of an address, or one of those that meet at a crossing."""
    if visit.gazetteer.block(answer.target_id) is not None:
        return answer.target_id
    if answer.place.block_ids:
        return answer.place.block_ids[0]
    near = visit.gazetteer.nearest_block(answer.place.lon, answer.place.lat)
    return near[0].id if near else ""


def _name(visit: TownVisit, answer: Answer) -> str:
    block = visit.gazetteer.block(answer.target_id)
    return block_title(block, visit.gazetteer) if block else capital(answer.place.name)


def _kind(answer: Answer) -> str:
    kinds = {
        "address": gettext("Block"),
        "crossing": gettext("Crossing"),
        "street": gettext("Street"),
        "area": gettext("Neighborhood or area"),
        "postcode": gettext("Postcode"),
        "place": gettext("Place"),
    }
    return kinds[answer.kind]


def _again(visit: TownVisit, words: str) -> str:
    return url_for("find", lang=visit.lang, town=visit.town.id, q=words)
