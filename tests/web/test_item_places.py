"""What an item's page says of its places: how they were read, drawn and told in words."""

from dataclasses import replace
from datetime import timedelta

from records import Item, MentionKind, Place, Placement, Precision, Role, Withheld
from store.sources import save_sources
from tests.web.conftest import World, put_items
from tests.web.news import NOW, SOURCES, item, mention, on_block
from tests.web.town import block_id, spot

CROSSING = "Rue des Lilas et Rue du Port"


def page_of(world: World, one: Item, lang: str = "en") -> str:
    put_items(world.database, world.settings, {"one": one})
    return world.get(f"/{lang}/items/{one.id}")


def protect(world: World) -> None:
    """Make the police a source whose office is known."""
    police = replace(SOURCES[1], own_addresses=("25 Rue Neuve",))
    with world.database.write() as db:
        save_sources(db, "tiny", (SOURCES[0], police, SOURCES[2]))


def withheld() -> Item:
    words = "Vol\nVol … Rue des Lilas. Écrire au … Rue Neuve."
    here = on_block("Rue des Lilas", 1, "Rue des Lilas")
    office = on_block("Rue Neuve", 1, "Rue Neuve")
    rounded = [replace(p.place, precision=Precision.BLOCK) for p in (here, office)]
    said = [
        mention(words, f"… {street}", MentionKind.STREET)
        for street in ("Rue des Lilas", "Rue Neuve")
    ]
    placements = (
        Placement(rounded[0], "address", 0.97, mention=said[0]),
        Placement(rounded[1], "address", 0.97, role=Role.MENTIONED, mention=said[1]),
    )
    title, _, text = words.partition("\n")
    return item(
        "withheld",
        title,
        text,
        source_id="tiny/police",
        placements=placements,
        withheld=tuple(Withheld),
    )


def test_a_withheld_house_number_is_told_as_the_block_that_stands_for_it(own_world: World):
    protect(own_world)
    page = page_of(own_world, withheld())
    assert "an address, shown as its block" in page
    assert "<dd>Rue des Lilas, 21 to 40</dd>" in page
    assert "red line: the block that is named" in page
    assert '<path class="here"' in page
    assert "exact" not in page
    assert 'class="pin' not in page
    assert "une adresse, montrée par son tronçon" in page_of(own_world, withheld(), "fr")


def test_the_publishers_own_office_is_called_so(own_world: World):
    protect(own_world)
    assert "“… Rue Neuve”: the sender's own office" in page_of(own_world, withheld()).replace(
        "&#39;", "'"
    )


def crossing(approximate: bool = False) -> Item:
    words = f"Travaux\nÀ l’angle {CROSSING}. La Rue du Port est barrée, la Rue Neuve non."
    blocks = (block_id("Rue des Lilas", 0), block_id("Rue du Port", 0))
    place = Place(CROSSING, *spot(0, 0), Precision.CROSSING, 15.0, blocks, (), (spot(0, 0),))
    about = replace(
        mention(words, CROSSING, MentionKind.INTERSECTION), parts=("Rue des Lilas", "Rue du Port")
    )
    port = Place("Rue du Port", *spot(0, 1), Precision.STREET, 300.0, blocks[1:])
    new = Place("Rue Neuve", *spot(2, 1), Precision.STREET, 300.0, (block_id("Rue Neuve", 0),))
    other = words.index("La Rue du Port")
    passing = replace(
        mention(words, "Rue du Port", MentionKind.STREET), start=other + 3, end=other + 14
    )
    placements = (
        Placement(place, "crossing", 0.97, mention=about, approximate=approximate),
        Placement(port, "street", 0.9, role=Role.MENTIONED, mention=passing),
        Placement(
            new,
            "street",
            0.9,
            role=Role.MENTIONED,
            mention=mention(words, "Rue Neuve", MentionKind.STREET),
        ),
    )
    title, _, text = words.partition("\n")
    return item("crossing", title, text, placements=placements)


def test_a_street_of_the_crossing_is_part_of_it_and_another_is_only_mentioned(own_world: World):
    page = page_of(own_world, crossing())
    assert "“Rue du Port”: part of the same place" in page
    assert "“Rue Neuve”: only mentioned" in page
    assert "red lines: the blocks that meet there" in page
    assert "the block that is named" not in page


def test_a_street_that_is_not_sure_has_its_map_and_says_so(own_world: World):
    blocks = (block_id("Rue Neuve", 0), block_id("Rue Neuve", 1))
    place = Place("Rue Neuve", *spot(2, 1), Precision.STREET, 300.0, blocks)
    placement = Placement(place, "street", 0.5, approximate=True)
    page = page_of(own_world, item("vague", "Bruit", placements=(placement,)))
    assert page.count('<path class="here"') == 2
    assert "red line: the whole street" in page
    assert "Approximately along Rue Neuve" in page


def test_what_has_no_map_has_no_empty_place_for_it(world: World):
    page = world.get(f"/en/items/{world.items['council'].id}")
    assert "<aside" not in page


def test_also_here_begins_with_what_is_next_and_ends_with_what_is_over(own_world: World):
    there = (on_block("Rue Neuve", 0, "5 Rue Neuve"),)

    def event(name: str, days: int) -> Item:
        starts = NOW + timedelta(days=days)
        return item(name, name, placements=there, starts_at=starts, signature=name)

    others = [event("Past", -3), event("Later", 9), event("Sooner", 2)]
    others.append(item("News", "News", placements=there, published_at=NOW - timedelta(days=20)))
    put_items(own_world.database, own_world.settings, {one.id: one for one in others})
    page = page_of(own_world, item("one", "One", placements=there))
    also = page.partition("Also on this block")[2].partition("</section>")[0]
    places = [also.index(f">{name}</a>") for name in ("Sooner", "Later", "News", "Past")]
    assert places == sorted(places)


def test_a_very_long_title_is_set_smaller(own_world: World):
    page = page_of(own_world, item("long", "Ordre du jour " * 20))
    assert 'class="long"' in page
