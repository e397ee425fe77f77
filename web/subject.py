"""What a listing page is about: one description for the page, its feeds and its links."""

from dataclasses import dataclass, field, replace

from records import AreaKind, Block, Landmark, Query, Reach, ReachKind
from web.cards import Here
from web.filters import Arguments, Filters
from web.links import address
from web.naming import name_listing
from web.visit import TownVisit
from web.words import block_title


@dataclass(frozen=True)
class Subject:
    """A place or a source with the question to the index that lists its items.

    `page` is the route's name, `slug` the thing's ("" for the town itself). `title` is the place's
    name as people say it. `follow` is the subscribe page's argument for it, "" if only a search
    of it can be followed by e-mail.
    """

    page: str
    town_id: str
    slug: str
    title: str
    query: Query
    filters: Filters
    here: Here = field(default_factory=Here)
    follow: str = ""

    @property
    def is_narrowed(self) -> bool:
        """True if the reader asked for some themes, types or words only."""
        return self.filters.are_narrow

    def name(self, visit: TownVisit) -> str:
        """Return what tells this listing from others; "" for all of the town."""
        return name_listing(visit, self.title if self.slug else "", self.query.reach, self.filters)

    def url(self, lang: str, filters: Filters | None = None, form: str = "html") -> str:
        """Return this page, or a feed of it, with the same or with other filters."""
        arguments = (self.filters if filters is None else filters).arguments()
        values = {"slug": self.slug, **arguments} if self.slug else {**arguments}
        return address(self.page, lang=lang, town=self.town_id, form=form, **values)

    def follow_url(self, lang: str) -> str:
        """Return the form that subscribes to it, with the same reach and filters; "" if none.

        A whole town is too much for a letter: of it, or of a source, a search is followed.
        """
        kept = self.filters.older(None)
        if self.page == "source":
            kept = replace(kept, sources=frozenset({self.slug}))
        if not self.follow and not kept.are_lasting:
            return ""
        place = {self.follow: self.slug} if self.follow else {}
        return address("subscribe", lang=lang, town=self.town_id, **place, **kept.arguments())

    def embed_url(self, lang: str) -> str:
        """Return the page where a site's owner makes a widget of it; "" for a source."""
        if self.page == "source":
            return ""
        return address("embed", lang=lang, town=self.town_id, **self.arguments())

    def arguments(self) -> Arguments:
        """Return the arguments that name this place, with its reach and filters, to the widget."""
        return self.place() | self.filters.older(None).arguments()

    def place(self) -> Arguments:
        """Return the argument that names this place to the widget; none for the town itself."""
        return {self.page: self.slug} if self.slug else {}


def block_subject(visit: TownVisit, block: Block, filters: Filters) -> Subject:
    """Return a block, alone or with what is around it."""
    reach = block_reach(visit, block, filters)
    return Subject(
        page="block",
        town_id=visit.town.id,
        slug=slug_of(block.id),
        title=block_title(block, visit.gazetteer),
        query=filters.query(visit, reach),
        filters=filters,
        here=Here(
            spot=visit.gazetteer.middle(block.id),
            block_id=block.id,
            blocks=frozenset(reach.block_ids),
            metres=reach.metres,
            whole_area_ids=reach.whole_area_ids,
        ),
        follow="block",
    )


def block_reach(visit: TownVisit, block: Block, filters: Filters) -> Reach:
    """Return a block's reach; news of the whole neighbourhood belongs to it, the town's not."""
    wide = whole_areas(visit, block.area_ids)
    if filters.blocks:
        around = visit.gazetteer.blocks_around(block.id, filters.blocks)
        ids = tuple(each.id for each in around)
        return Reach(
            ReachKind.BLOCKS,
            block.id,
            whole_area_ids=wide,
            block_ids=ids,
            steps=filters.blocks,
        )
    if filters.within == 0:
        return Reach(ReachKind.BLOCK, block.id, whole_area_ids=wide)
    lon, lat = visit.gazetteer.middle(block.id)
    return Reach(ReachKind.RADIUS, block.id, lon, lat, filters.within, wide)


def landmark_reach(visit: TownVisit, landmark: Landmark, metres: int) -> Reach:
    """Return what lies around a landmark."""
    wide = whole_areas(visit, landmark.area_ids)
    return Reach(ReachKind.RADIUS, landmark.id, landmark.lon, landmark.lat, metres, wide)


def whole_areas(visit: TownVisit, area_ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the areas whose area-wide news concerns somebody who lives there: not the town."""
    areas = (visit.gazetteer.area(i) for i in area_ids)
    return tuple(a.id for a in areas if a is not None and a.kind is not AreaKind.TOWN)


def slug_of(thing_id: str) -> str:
    """Return the part of an id behind the town."""
    return thing_id.partition("/")[2]
