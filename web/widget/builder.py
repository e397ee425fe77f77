"""The page where a site's owner chooses what a widget shows, sees it, and takes its code."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Response, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from records import BadRequest
from web.answers import answer_page, unkept, unkept_redirect
from web.chosen import REACHES
from web.filters import Arguments
from web.links import absolute, address
from web.subject import Subject, slug_of
from web.translate import gettext
from web.typed import Finding, Match, look_for
from web.visit import LANGUAGES, TownVisit
from web.widget.choice import COUNTS, USUAL_COUNT, Choice, named_subject, read_count
from web.widget.colours import LIGHT, PARTS, colour_problems, read_colours
from web.widget.snippets import make_embed
from web.words import metres

_RADII = (100, 200, 300, 500, 800, 1000, 1500, 2000)  # metres
_KEPT = ("within", "theme", "count", "language", *PARTS)


@dataclass(frozen=True)
class ColourField:
    """A colour in the form: `value` is what was given, `usual` what stands for nothing."""

    part: str
    label: str
    value: str
    usual: str
    problem: str


def show_builder(visit: TownVisit) -> ResponseReturnValue:
    """Answer /<town>/embed: the form and what comes of it; a typed place first becomes a link."""
    values = _tidy(request.args)
    finding = look_for(visit, values.get("from", ""))
    if finding.sure:
        return unkept_redirect(_url(visit, values, finding.sure))
    response = _page(visit, values, finding)
    return unkept(response) if finding.words else response


def _page(visit: TownVisit, values: MultiDict[str, str], finding: Finding) -> Response:
    subject = named_subject(visit, values)
    problems = _problems(values)
    lang = _language(visit, values)
    embed = None
    if not problems:
        count, colours = read_count(values.get("count", "")), read_colours(values)
        embed = make_embed(visit, Choice(subject, count, colours), lang)
    return answer_page(
        visit,
        "widget/builder.html",
        400 if problems else 200,
        subject=subject,
        finding=finding,
        choices=[(match, _url(visit, values, match)) for match in finding.matches],
        tries=[(name, _url(visit, values, None, name)) for name in finding.tries],
        town_url=_url(visit, values, None),
        radii=_radii(subject),
        counts=COUNTS,
        count=values.get("count") or USUAL_COUNT,
        problems=problems,
        language=lang,
        colours=_colour_fields(values, problems),
        embed=embed,
        host=urlsplit(absolute("/")).netloc,
    )


def _tidy(given: MultiDict[str, str]) -> MultiDict[str, str]:
    """Return the form's values; the colours as a widget's address has them, without "#"."""
    pairs = ((name, value.strip()) for name, value in given.items(multi=True))
    return MultiDict(
        (name, value.removeprefix("#").lower() if name in PARTS else value)
        for name, value in pairs
        if value
    )


def _problems(values: MultiDict[str, str]) -> dict[str, str]:
    """Return what is wrong with the fields that are typed in, by field."""
    problems = colour_problems(values, _colour_names())
    try:
        read_count(values.get("count", ""))
    except BadRequest as error:
        problems["count"] = str(error)
    return problems


def _colour_names() -> dict[str, str]:
    return {"ink": gettext("Text"), "paper": gettext("Background"), "accent": gettext("Links")}


def _language(visit: TownVisit, values: MultiDict[str, str]) -> str:
    lang = values.get("language", visit.lang)
    if lang not in LANGUAGES:
        raise BadRequest(
            gettext(
                "“language” can't be “%(given)s”: there are %(allowed)s.",
                given=lang[:20],
                allowed=", ".join(LANGUAGES),
            )
        )
    return lang


def _url(
    visit: TownVisit, values: MultiDict[str, str], match: Match | None, words: str = ""
) -> str:
    """Return this page with another place, all else kept; None is the whole town.

    `words` are looked for, as if they were typed.
    """
    kept: Arguments = {name: values.getlist(name) for name in _KEPT if values.get(name)}
    page = match.page if match else ""
    if page not in REACHES or (values.get("within") == "0" and page != "block"):
        kept.pop("within", None)
    place: Arguments = {page: slug_of(match.thing_id)} if match else {}
    if words:
        place["from"] = words
    return address("embed", lang=visit.lang, town=visit.town.id, **place, **kept)


def _radii(subject: Subject) -> list[tuple[int, str]]:
    """Return how far around one may look, metres with their name; nothing for what is an area."""
    if subject.page not in REACHES:
        return []
    alone = [(0, gettext("This block only"))] if 0 in REACHES[subject.page] else []
    radii = sorted({*_RADII, subject.filters.within} - {0})
    return alone + [(radius, metres(radius)) for radius in radii]


def _colour_fields(values: MultiDict[str, str], problems: dict[str, str]) -> Iterable[ColourField]:
    labels, usual = _colour_names(), LIGHT.arguments()
    return [
        ColourField(part, labels[part], values.get(part, ""), usual[part], problems.get(part, ""))
        for part in PARTS
    ]
