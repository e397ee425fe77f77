"""From what somebody typed to the page of the place; the words are neither kept nor logged."""

from dataclasses import dataclass

from flask import request, url_for
from flask.typing import ResponseReturnValue

from web.answers import answer_page, unkept, unkept_redirect
from web.filters import Arguments
from web.links import thing_url
from web.typed import Match, look_for
from web.visit import TownVisit


@dataclass(frozen=True)
class Choice:
    """One of several places that the words may mean."""

    name: str
    kind: str
    url: str


def find(visit: TownVisit) -> ResponseReturnValue:
    """Answer /<town>/find?q=…: lead to the place, let choose, or say what to try."""
    finding = look_for(visit, request.args.get("q", ""))
    if finding.sure:
        return unkept_redirect(_url(visit, finding.sure, finding.words))
    choices = [Choice(m.name, m.kind, _url(visit, m, finding.words)) for m in finding.matches]
    return unkept(
        answer_page(
            visit,
            "find.html",
            words=finding.words,
            heading=finding.heading,
            is_away=finding.is_away,
            choices=choices,
            tries=[(name, _again(visit, name)) for name in finding.tries],
        )
    )


def _url(visit: TownVisit, match: Match, words: str) -> str:
    """Return the page of a match; that of a block says again what was typed."""
    arguments: Arguments = {}
    if match.page == "block":
        arguments["from"] = words
    if match.is_nearest:
        arguments["nearest"] = "1"
    return thing_url(match.page, match.thing_id, visit.lang, arguments)


def _again(visit: TownVisit, words: str) -> str:
    return url_for("find", lang=visit.lang, town=visit.town.id, q=words)
