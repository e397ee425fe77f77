"""What a widget's address asks for: a place with reach and themes, how many items, colours."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from web.chosen import PLACES, chosen_subject, named_place
from web.filters import Arguments, BadParameter, read_filters
from web.links import address
from web.pages.home import town_subject
from web.parameter_names import check_written
from web.subject import Subject
from web.translate import gettext
from web.visit import TownVisit
from web.widget.colours import PARTS, Colours, read_colours

COUNTS = range(1, 21)
USUAL_COUNT = 5
# What an address may ask for; True for what may be repeated.
_NAMES = dict.fromkeys((*PLACES, "within", "blocks"), False) | dict.fromkeys(
    ("theme", "type", "source"), True
)
_NAMES |= dict.fromkeys(("open", "q", "count", *PARTS), False)


@dataclass(frozen=True)
class Choice:
    """A widget; without colours it follows the reader's light or dark scheme."""

    subject: Subject
    count: int = USUAL_COUNT
    colours: Colours | None = None

    def arguments(self) -> Arguments:
        """Return the arguments of its address, defaults left out."""
        arguments = self.subject.arguments()
        if self.count != USUAL_COUNT:
            arguments["count"] = str(self.count)
        return arguments | (self.colours.arguments() if self.colours else {})

    def url(self, lang: str) -> str:
        """Return the widget's address in a language."""
        return address("widget", lang=lang, town=self.subject.town_id, **self.arguments())


def read_choice(visit: TownVisit, values: MultiDict[str, str]) -> Choice:
    """Return the widget that is asked for; that of the whole town if no place is named.

    404 if there is no such place. Raises BadRequest, in the reader's language, for whatever it
    can't understand: a typing error would show the partner's readers something else.
    """
    check_written(values, _NAMES)
    named_place(values)
    return Choice(
        subject=named_subject(visit, values),
        count=read_count(values.get("count", "")),
        colours=read_colours(values),
    )


def named_subject(visit: TownVisit, values: MultiDict[str, str]) -> Subject:
    """Return what is to be listed, from the newest on. Raises BadRequest; 404 as `read_choice`."""
    asked = MultiDict([(k, v) for k, v in values.items(multi=True) if k != "after"])
    subject = chosen_subject(visit, asked)
    return subject or town_subject(visit, read_filters(visit, asked))


def read_count(given: str, name: str = "count") -> int:
    """Return how many items a widget shows; `name` is what the field is called where it is read.

    Raises BadParameter, in the reader's language.
    """
    if not given:
        return USUAL_COUNT
    count = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else 0
    if count in COUNTS:
        return count
    raise BadParameter(
        "count",
        gettext(
            "“%(name)s” can't be “%(given)s”: it is %(least)s to %(most)s items.",
            name=name,
            given=given[:20],
            least=COUNTS[0],
            most=COUNTS[-1],
        ),
    )
