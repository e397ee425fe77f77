"""What a reader narrows a listing down to: the part of an address behind the question mark."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

from werkzeug.datastructures import MultiDict

from records import Happens, Query, Reach
from web.asking import NOTHING, Asking, Field
from web.parameter import Arguments, BadParameter, check_once, plain
from web.searched import LONGEST_TEXT, read_search, read_sources
from web.translate import gettext
from web.visit import TownVisit

__all__ = ["LONGEST_TEXT", "Arguments", "BadParameter", "Filters", "plain", "read_filters"]

DEFAULT_METRES = 300
BLOCK_REACHES = (0, 300, 800)  # metres; 0 is the block alone
POINT_REACHES = (300, 800)
REACHES = {"block": BLOCK_REACHES, "place": POINT_REACHES}  # metres; other places have no radius
STEPS = range(1, 6)  # crossings around a block
USUAL_STEPS = 3
RADII = range(50, 2001)  # metres; what a feed, a widget or a program may ask for beside those
_CURSOR = re.compile(r"\d{1,17}")  # feed keys have 53 bits


@dataclass(frozen=True)
class Filters:
    """`within` in metres; `themes`, `types` and `sources` are empty for all; `after` is a feed key.

    Themes and types are codes, sources slugs; those named in a search are among them, so `asking`
    is what else it says. `blocks` is how many crossings around a block, 0 if it is by metres.
    `open_now` keeps what goes on today: of the types that are asked for, else of those that have an
    opening and a closing.
    """

    within: int = DEFAULT_METRES
    blocks: int = 0
    themes: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    open_now: bool = False
    asking: Asking = NOTHING
    after: int | None = None

    def arguments(self) -> Arguments:
        """Return the arguments of an address that leads to this listing, defaults left out."""
        arguments: Arguments = {}
        if self.blocks:
            arguments["blocks"] = str(self.blocks)
        elif self.within != DEFAULT_METRES:
            arguments["within"] = str(self.within)
        lists = {"theme": self.themes, "type": self.types, "source": self.sources}
        arguments |= {name: sorted(codes) for name, codes in lists.items() if codes}
        if self.open_now:
            arguments["open"] = "now"
        if self.text:
            arguments["q"] = self.text
        if self.after is not None:
            arguments["after"] = str(self.after)
        return arguments

    @property
    def reach(self) -> str:
        """Return how far around, as a form's field says it: "within=300" or "blocks=3"."""
        return f"blocks={self.blocks}" if self.blocks else f"within={self.within}"

    @property
    def are_narrow(self) -> bool:
        """True if anything but the place is asked for."""
        return bool(self.open_now or self.asking.parts or self.are_lasting)

    @property
    def are_lasting(self) -> bool:
        """True if some themes, types, sources or words only are asked for, whenever it is."""
        return bool(self.themes or self.types or self.sources or self.asking.terms)

    @property
    def text(self) -> str:
        """Return what is searched for, as one types it."""
        return self.asking.text

    def lasting(self) -> "Filters":
        """Return what letters can go by: the first page without dates and what is open now."""
        return replace(self, asking=self.asking.without_dates(), open_now=False, after=None)

    def query(self, visit: TownVisit, reach: Reach) -> Query:
        """Return the question to the index."""
        query = Query(
            visit.town.id,
            reach,
            themes=self.themes,
            types=self.types,
            sources=self.source_ids(visit.town.id),
            published_from=visit.calendar.midnight(self.asking.since),
            published_to=visit.calendar.midnight(self.asking.until, days=1),
            terms=self.asking.terms,
        )
        if not self.open_now:
            return query
        periods = (
            each.code for each in visit.site.types.values() if each.happens is Happens.PERIOD
        )
        today = visit.calendar.start_of_today()
        return replace(
            query,
            types=self.types or frozenset(periods),
            happens_from=today,
            happens_to=today + timedelta(days=1),
        )

    def source_ids(self, town_id: str) -> frozenset[str]:
        """Return the sources by their ids."""
        return frozenset(f"{town_id}/{slug}" for slug in self.sources)

    def at(self, metres: int) -> "Filters":
        """Return the first page of the same with another radius."""
        return replace(self, within=metres, blocks=0, after=None)

    def around(self, steps: int) -> "Filters":
        """Return the first page of the same with the blocks that are so many crossings around."""
        return replace(self, within=DEFAULT_METRES, blocks=steps, after=None)

    def unfiltered(self) -> "Filters":
        """Return the first page with the same reach and all that is in it."""
        return Filters(within=self.within, blocks=self.blocks)

    def toggled(self, theme: str) -> "Filters":
        """Return the first page of the same with a theme put in or taken out."""
        return replace(self, themes=self.themes ^ {theme}, after=None)

    def with_type(self, code: str) -> "Filters":
        """Return the first page of the same with a type put in or taken out."""
        return replace(self, types=self.types ^ {code}, after=None)

    def with_open(self) -> "Filters":
        """Return the first page of the same with what is open now only, or with all."""
        return replace(self, open_now=not self.open_now, after=None)

    def all_themes(self) -> "Filters":
        """Return the first page of the same with all themes."""
        return replace(self, themes=frozenset(), after=None)

    def older(self, after: int | None) -> "Filters":
        """Return the page that begins behind a cursor."""
        return replace(self, after=after)


def read_filters(
    visit: TownVisit, arguments: MultiDict[str, str], reaches: Collection[int] = ()
) -> Filters:
    """Return the filters that an address asks for.

    `reaches` are the radii that the page offers (any of RADII may be asked for as well), none where
    it has no radius.
    Raises BadParameter, in the reader's language, that says what is allowed.
    """
    within, blocks = _around(arguments, reaches)
    check_once("q", arguments)
    asking = read_search(visit, arguments.get("q", ""))
    themes = _codes("theme", arguments.getlist("theme"), visit.theme_names)
    types = _codes("type", arguments.getlist("type"), visit.site.types)
    return Filters(
        within=within,
        blocks=blocks,
        themes=themes | asking.codes(Field.THEME),
        types=types | asking.codes(Field.TYPE),
        sources=read_sources(visit, arguments.getlist("source")) | asking.codes(Field.SOURCE),
        open_now=_open(arguments.get("open", "")),
        asking=asking.without_chosen(),
        after=_after(arguments.get("after")),
    )


def _around(arguments: MultiDict[str, str], reaches: Collection[int]) -> tuple[int, int]:
    """Return how many metres and how many crossings around; whose 0 is a block has blocks around.

    No crossing at all is the block alone.
    """
    blocks = arguments.get("blocks") if 0 in reaches else None
    if not blocks:
        return _within(arguments.get("within"), reaches), 0
    if arguments.get("within"):
        raise BadParameter(
            "blocks", gettext("How far is said by “within” or by “blocks”, not by both.")
        )
    if blocks == "0":
        return 0, 0
    if blocks not in map(str, STEPS):
        words = gettext(
            "“blocks” can't be %(given)s: it is %(least)s to %(most)s crossings around the block.",
            given=plain(blocks)[:20],
            least=STEPS[0],
            most=STEPS[-1],
        )
        raise BadParameter("blocks", words)
    return DEFAULT_METRES, int(blocks)


def _within(given: str | None, reaches: Collection[int]) -> int:
    if not given or not reaches:
        return DEFAULT_METRES
    metres = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else -1
    if metres in reaches or metres in RADII:
        return metres
    words = gettext(
        "“within” can't be %(given)s: it is %(least)s to %(most)s metres.",
        given=given[:20],
        least=RADII[0],
        most=RADII[-1],
    )
    if 0 in reaches:
        words += " " + gettext("0 is the block alone.")
    raise BadParameter("within", words)


def _codes(name: str, given: list[str], known: Collection[str]) -> frozenset[str]:
    codes = frozenset(filter(None, given))
    for code in sorted(codes - frozenset(known)):
        said = {"given": code[:40], "allowed": ", ".join(known)}
        words = {
            "theme": gettext("There is no theme “%(given)s”: there are %(allowed)s.", **said),
            "type": gettext("There is no type “%(given)s”: there are %(allowed)s.", **said),
        }
        raise BadParameter(name, words[name])
    return codes


def _open(given: str) -> bool:
    if given not in ("", "now"):
        raise BadParameter("open", gettext("“open” is now, or left out."))
    return bool(given)


def _after(given: str | None) -> int | None:
    if not given:
        return None
    if not _CURSOR.fullmatch(given) or not given.isascii():
        raise BadParameter(
            "after",
            gettext(
                "“after” can't be “%(given)s”: take the link to older items.", given=given[:40]
            ),
        )
    return int(given)
