"""What somebody's words may mean: the places, how sure, and what to ask; nothing is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.geocode import Answer, geocode
from geo.look_up import look_up
from geo.other_towns import is_in_other_town
from geo.query_pieces import cut
from geo.query_reading import read_query
from geo.suggest import suggest
from geo.town_words import read_town
from records import MentionKind, Refusal
from records.spelling import name_key
from web.filters import plain
from web.translate import gettext
from web.visit import TownVisit
from web.words import block_title, capital

LONGEST = 200
SURE = 0.7
MARGIN = 0.15  # by which a score must lead so that nobody is asked
_PAGES = {"street": "street", "area": "area", "postcode": "area", "place": "place"}


@dataclass(frozen=True)
class Match:
    """One of several places that the words may mean.

    `page` is the kind of its page and `thing_id` what the page is about; `is_nearest` if it is the
    next best block to a house number that there is not.
    """

    name: str
    kind: str
    page: str
    thing_id: str
    is_nearest: bool = False


@dataclass(frozen=True)
class Finding:
    """What was found for some words; `words` are what was typed, on one line.

    `sure` is the one place that needs no asking, else None. `tries` are names to try instead.
    `is_away` if the words name another town. `heading` is what to say or ask above the matches.
    """

    words: str
    heading: str
    matches: tuple[Match, ...] = ()
    tries: tuple[str, ...] = ()
    is_away: bool = False
    sure: Match | None = None


def look_for(visit: TownVisit, typed: str) -> Finding:
    """Return what a visitor's words may mean in this town."""
    words = plain(typed[:LONGEST])
    if not words:
        return Finding("", gettext("Where do you want to look?"))
    answers = geocode(words, visit.gazetteer)
    found = [(answer, match) for answer in answers if (match := _match(visit, answer))]
    is_away = _is_away(visit, words)
    best = [answer for answer, _ in found]
    tries = () if found else tuple(suggest(words, visit.gazetteer))
    is_sure = bool(found) and not is_away and _is_plain(best)
    return Finding(
        words=words,
        heading=gettext("That is in another town") if is_away else _ask(visit, words, best, tries),
        matches=tuple(match for _, match in found),
        tries=tuple(capital(name) for name in tries),
        is_away=is_away,
        sure=found[0][1] if is_sure else None,
    )


def _is_away(visit: TownVisit, words: str) -> bool:
    """Tell whether the words name another town around their place."""
    town = cut(words, visit.gazetteer)[1]
    is_named = bool(town) and read_town(town, visit.gazetteer).is_other
    return is_named or is_in_other_town(words, visit.gazetteer)


def _ask(visit: TownVisit, words: str, found: list[Answer], tries: Sequence[str]) -> str:
    """Return what is asked or said above the matches, or above the names to try."""
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


def _match(visit: TownVisit, answer: Answer) -> Match | None:
    """Return an answer as a place with a page, None if it has none."""
    name, kind = _name(visit, answer), _kind(answer)
    if answer.kind in _PAGES:
        return Match(name, kind, _PAGES[answer.kind], answer.target_id)
    block_id = _block(visit, answer)
    return Match(name, kind, "block", block_id, answer.out_of_range) if block_id else None


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
