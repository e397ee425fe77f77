"""What a site's owner copies: the widget as a script or a frame, and the same news as data."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import url_for
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from web.links import absolute
from web.translate import gettext, speaking
from web.visit import TownVisit
from web.widget.choice import Choice, named_subject

# What widget.js sets as well; why each of them: docs/decisions/0006-widget.md.
SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
_FRAME_HEAD, _FRAME_ROW, _FRAME_MOST = 170, 105, 700  # pixels, about
_SCRIPT = Markup(
    '<div class="ilot-widget" data-src="{widget}"><a href="{page}">{name}</a></div>\n'
    '<script async src="{script}" referrerpolicy="no-referrer"></script>'
)
_FRAME = Markup(
    '<iframe src="{widget}" title="{name}" width="100%" height="{height}" frameborder="0" '
    'loading="lazy" referrerpolicy="no-referrer" sandbox="{sandbox}"></iframe>'
)


@dataclass(frozen=True)
class Snippet:
    """Something to copy; `id` names its field, `note` says when to take it."""

    id: str
    name: str
    note: str
    text: str


@dataclass(frozen=True)
class Embed:
    """A widget as its language has it: its name, where it leads, and its addresses.

    `widget_url` is a path, all others are absolute. `height` in pixels, for where nothing sizes it.
    """

    name: str
    widget_url: str
    height: int
    code: tuple[Snippet, ...]
    data: tuple[Snippet, ...]


def make_embed(visit: TownVisit, choice: Choice, lang: str) -> Embed:
    """Return what is to be copied for a widget in a language; notes are in the page's language."""
    name, page = _named(visit, choice, lang)
    height = min(_FRAME_HEAD + _FRAME_ROW * choice.count, _FRAME_MOST)
    return Embed(
        name=name,
        widget_url=choice.url(lang),
        height=height,
        code=_code(choice, lang, (name, page), height),
        data=_data(choice, lang),
    )


def _named(visit: TownVisit, choice: Choice, lang: str) -> tuple[str, str]:
    """Return a widget's name and its page in its own language."""
    with speaking(lang):
        spoken = replace(visit, lang=lang)
        subject = named_subject(spoken, MultiDict(choice.subject.arguments()))
        place = subject.name(spoken) if subject.slug else _of_town(spoken, subject.name(spoken))
        name = gettext("Local news: %(place)s", place=place)
    return name, absolute(subject.url(lang, subject.filters))


def _of_town(visit: TownVisit, narrowed: str) -> str:
    return f"{visit.town.name}, {narrowed}" if narrowed else visit.town.name


def _code(choice: Choice, lang: str, link: tuple[str, str], height: int) -> tuple[Snippet, ...]:
    name, page = link
    widget, script = absolute(choice.url(lang)), absolute(url_for("widget_script"))
    return (
        Snippet(
            "script",
            gettext("Script with a link"),
            gettext("Takes the height it needs. Without scripts, the link is there."),
            str(_SCRIPT.format(widget=widget, page=page, name=name, script=script)),
        ),
        Snippet(
            "iframe",
            gettext("Frame"),
            gettext("Where scripts are not allowed, or a page is built by a program."),
            str(_FRAME.format(widget=widget, name=name, height=height, sandbox=SANDBOX)),
        ),
    )


def _data(choice: Choice, lang: str) -> tuple[Snippet, ...]:
    subject = choice.subject
    feeds = (("rss", "RSS"), ("json", "JSON Feed"), ("geojson", "GeoJSON"))
    arguments = {"town": subject.town_id, **subject.arguments(), "lang": lang}
    api = absolute("/api/v1/items?" + urlencode(arguments, doseq=True))
    return (
        *(
            Snippet(form, name, "", absolute(subject.url(lang, subject.filters, form)))
            for form, name in feeds
        ),
        Snippet("api", gettext("JSON for programs"), "", api),
    )
