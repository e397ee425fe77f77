"""The page where a site's owner chooses what a widget shows, sees it, and takes its code."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from flask import Response, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from records import Reach, ReachKind
from web.answers import answer_page, unkept, unkept_redirect
from web.chosen import spelled_out, ways_around
from web.filters import REACHES, Arguments, BadParameter
from web.links import absolute, address
from web.naming import name_listing
from web.subject import Subject, slug_of
from web.translate import gettext
from web.typed import Finding, Match, look_for
from web.visit import LANGUAGES, TownVisit
from web.widget.choice import COUNTS, USUAL_COUNT, Choice, named_subject, read_count
from web.widget.colours import LIGHT, PARTS, colour_problems, read_colours, spelled, usable_colours
from web.widget.snippets import make_embed

_RADII = (100, 200, 300, 500, 800, 1000, 1500, 2000)  # metres
# Filters that the form has no field for: shown, and kept until dropped.
_NARROWING = ("type", "source", "open", "q")
_KEPT = ("within", "blocks", "theme", *_NARROWING, "count", "language", *PARTS)


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
    values = _tidy(visit, request.args)
    finding = look_for(visit, values.get("from", ""))
    if finding.sure:
        return unkept_redirect(_url(visit, values, _place(finding.sure)))
    response = _page(visit, values, finding)
    return unkept(response) if finding.words else response


def _page(visit: TownVisit, given: MultiDict[str, str], finding: Finding) -> Response:
    values, problems = _checked(visit, given)
    subject, lang = named_subject(visit, values), values.get("language", visit.lang)
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
        choices=[(match, _url(visit, values, _place(match))) for match in finding.matches],
        tries=[(name, _url(visit, values, {"from": name})) for name in finding.tries],
        town_url=_url(visit, values, {}),
        narrowing=_narrowing(visit, subject),
        wide_url=_url(visit, _without(values, _NARROWING), subject.place()),
        ways=ways_around(subject, _RADII if subject.page != "block" else (0, *_RADII)),
        counts=COUNTS,
        count=values.get("count") or USUAL_COUNT,
        problems=problems,
        language=lang,
        colours=_colour_fields(values, problems),
        embed=embed,
        host=urlsplit(absolute("/")).netloc,
    )


def _tidy(visit: TownVisit, given: MultiDict[str, str]) -> MultiDict[str, str]:
    """Return the form's values; colours as a widget's address has them, all themes as none."""
    pairs = ((name, value.strip()) for name, value in spelled_out(given).items(multi=True))
    tidy = MultiDict(
        (name, spelled(value).removeprefix("#") if name in PARTS else value)
        for name, value in pairs
        if value
    )
    return _without(tidy, ["theme"]) if {*tidy.getlist("theme")} >= {*visit.theme_names} else tidy


def _without(values: MultiDict[str, str], names: Collection[str]) -> MultiDict[str, str]:
    return MultiDict((k, v) for k, v in values.items(multi=True) if k not in names)


def _checked(
    visit: TownVisit, values: MultiDict[str, str]
) -> tuple[MultiDict[str, str], dict[str, str]]:
    """Return the values of which a form can be made, and what was wrong with the others, by field.

    What is typed in stays as it is, to be corrected.
    """
    values, problems = _filtered(visit, values)
    problems |= colour_problems(values, _colour_names())
    try:
        read_count(values.get("count", ""), gettext("How many items"))
    except BadParameter as error:
        problems["count"] = str(error)
    lang = values.get("language", visit.lang)
    if lang not in LANGUAGES:
        problems["language"] = gettext(
            "“%(name)s” can't be “%(given)s”: there are %(allowed)s.",
            name=gettext("Its language"),
            given=lang[:20],
            allowed=", ".join(LANGUAGES),
        )
        values = _without(values, ["language"])
    return values, problems


def _filtered(
    visit: TownVisit, values: MultiDict[str, str]
) -> tuple[MultiDict[str, str], dict[str, str]]:
    """Return the values without filters that can't be read, and why they can't."""
    problems: dict[str, str] = {}
    while True:
        try:
            named_subject(visit, values)
        except BadParameter as error:
            problems[error.name] = str(error)
            known = [code for code in values.getlist("theme") if code in visit.theme_names]
            values = _without(values, [error.name])
            if error.name == "theme":
                values.setlist("theme", known)
        else:
            return values, problems


def _colour_names() -> dict[str, str]:
    return {"ink": gettext("Text"), "paper": gettext("Background"), "accent": gettext("Links")}


def _place(match: Match) -> Arguments:
    return {match.page: slug_of(match.thing_id)}


def _url(visit: TownVisit, values: MultiDict[str, str], place: Arguments) -> str:
    """Return this page with another place, or with words to look for; all else is kept."""
    kept: Arguments = {name: values.getlist(name) for name in _KEPT if values.get(name)}
    page = next(iter(place), "")
    if page not in REACHES or (values.get("within") == "0" and page != "block"):
        kept.pop("within", None)
    if page != "block":
        kept.pop("blocks", None)
    return address("embed", lang=visit.lang, town=visit.town.id, **place, **kept)


def _narrowing(visit: TownVisit, subject: Subject) -> str:
    """Return the types and words that it is narrowed down to, "" if it isn't."""
    kept = replace(subject.filters, themes=frozenset())
    return name_listing(visit, "", Reach(ReachKind.CITY, visit.town.id), kept)


def _colour_fields(values: MultiDict[str, str], problems: dict[str, str]) -> Iterable[ColourField]:
    labels, usual = _colour_names(), (usable_colours(values) or LIGHT).arguments()
    return [
        ColourField(part, labels[part], values.get(part, ""), usual[part], problems.get(part, ""))
        for part in PARTS
    ]
