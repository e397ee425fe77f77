"""OpenStreetMap: a hamlet drawn by hand as .osm, and Monaco as .osm.pbf."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.importers.ledger import Ledger
from geo.importers.number_lists import read_house_numbers
from geo.importers.osm import read_osm
from records import AreaKind, ImportRefused, OsmFile, TownConfig

HAMLET = TownConfig("hamlet", "Le Hameau", "FR", "Europe/Paris", ("fr",))

#      11 ........ 12 ........ 13     rue Haute (two ways that meet at 12, where nothing crosses)
#                   :
#      21 ........ 22 ........ 23     rue Basse; a drive ends at 22, a road without a name at 23
NODES = {
    11: (2.000, 48.002), 12: (2.002, 48.002), 13: (2.004, 48.002),
    21: (2.000, 48.000), 22: (2.002, 48.000), 23: (2.004, 48.000), 24: (2.006, 48.000),
    31: (2.001, 48.001), 32: (2.003, 48.001),
    41: (2.007, 48.003), 42: (2.008, 48.003), 43: (2.008, 48.004), 44: (2.007, 48.004),
    51: (1.990, 47.990), 52: (2.020, 47.990), 53: (2.020, 48.010), 54: (1.990, 48.010),
}  # fmt: skip
TAGGED = {
    61: ((2.0005, 48.0021), {"addr:housenumber": "2", "addr:street": "Rue Haute"}),
    62: ((2.0035, 48.0021), {"addr:housenumber": "10", "addr:street": "Rue Haute"}),
    63: ((2.001, 48.0021), {"addr:housenumber": "4", "addr:street": "Rue Haute", "name": "Chez Zoé",
                            "shop": "bakery"}),
    64: ((2.001, 48.0019), {"addr:housenumber": "1;3"}),
    65: ((2.001, 48.0019), {"addr:housenumber": "9"}),
    66: ((2.5, 48.5), {"addr:housenumber": "1", "addr:street": "Rue du Voisin"}),
    67: ((2.002, 48.001), {"amenity": "library", "name": "Médiathèque", "alt_name": "La Bib;M"}),
    69: ((2.001, 48.001), {"place": "hamlet", "name": "Ignoré"}),
    70: ((2.0005, 48.0005), {"place": "suburb", "name": "Les Vignnes"}),
    71: ((2.0005, 48.0005), {"place": "suburb", "name": "Le Bout du Monde"}),
    68: ((2.002, 48.001), {"tourism": "artwork", "name": "L'Ange"}),
}  # fmt: skip
ROADS = [
    (101, (11, 12), {"highway": "residential", "name": "Rue Haute", "old_name": "Rue du Roi"}),
    (102, (13, 12), {"highway": "residential", "name": "Rue Haute", "bridge": "yes"}),
    (103, (21, 22, 23, 24), {"highway": "secondary", "name": "Rue Basse"}),
    (104, (22, 31), {"highway": "service", "service": "driveway"}),
    (105, (23, 13), {"highway": "unclassified"}),
    (106, (41, 42, 43, 44, 41), {"place": "square", "name": "Place du Puits"}),
    (107, (21, 24), {"highway": "platform", "name": "Arrêt Mairie"}),
    (108, (61, 62), {"addr:interpolation": "even"}),
    (109, (51, 52, 53, 54, 51), {"boundary": "administrative", "admin_level": "8",
                                 "name": "Le Hameau"}),
    (110, (21, 999), {"highway": "residential", "name": "Rue Coupée"}),
    (111, (21, 22, 12, 11, 21), {"boundary": "administrative", "admin_level": "10",
                                 "name": "Les Vignes"}),
]  # fmt: skip


def osm_text(roads=ROADS) -> str:
    lines = ['<osm version="0.6">']
    tagged = {ref: (spot, {}) for ref, spot in NODES.items()} | TAGGED
    for ref, ((lon, lat), tags) in sorted(tagged.items()):
        lines.append(f'<node id="{ref}" version="1" lon="{lon}" lat="{lat}">{_tags(tags)}</node>')
    for ref, nodes, tags in roads:
        refs = "".join(f'<nd ref="{node}"/>' for node in nodes)
        lines.append(f'<way id="{ref}" version="1">{refs}{_tags(tags)}</way>')
    lines.append(
        '<relation id="201" version="1"><member type="node" ref="64" role="house"/>'
        f"{_tags({'type': 'associatedStreet', 'name': 'Rue Haute'})}</relation></osm>"
    )
    return "\n".join(lines)


def _tags(tags) -> str:
    return "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())


def read(folder: Path, text: str, boundary: str = "", town: TownConfig = HAMLET):
    (folder / "hamlet.osm").write_text(text, encoding="utf-8")
    ledger = Ledger()
    return read_osm(OsmFile("hamlet.osm", boundary), folder, "osm[0]", town, ledger), ledger


@pytest.fixture
def hamlet(tmp_path):
    return read(tmp_path, osm_text())


def segments_of(drafts, name):
    return [segment for segment in drafts.segments if segment.name == name]


def test_a_street_is_cut_where_a_drivable_way_meets_it_not_at_a_drive(hamlet):
    lines = [segment.line for segment in segments_of(hamlet[0], "Rue Basse")]
    assert lines == [(NODES[21], NODES[22], NODES[23]), (NODES[23], NODES[24])]


def test_ways_that_only_changed_a_tag_are_one_block(hamlet):
    (segment,) = segments_of(hamlet[0], "Rue Haute")
    assert segment.line == (NODES[11], NODES[12], NODES[13])
    assert (segment.ref, segment.from_ref, segment.to_ref) == ("way 101", "node 11", "node 13")
    assert segment.aliases == ("Rue du Roi",)


def test_major_roads_are_known_and_platforms_are_no_street(hamlet):
    assert all(segment.major for segment in segments_of(hamlet[0], "Rue Basse"))
    assert not segments_of(hamlet[0], "Arrêt Mairie")


def test_a_square_without_a_road_of_its_name_is_a_street_along_its_edge(hamlet):
    (segment,) = segments_of(hamlet[0], "Place du Puits")
    assert segment.line[0] == segment.line[-1] == NODES[41]
    assert "Place du Puits" not in [place.landmark.name for place in hamlet[0].places]


def test_houses_come_from_nodes_relations_and_lines_of_numbers(hamlet):
    houses = [(house.number, house.is_guess) for house in hamlet[0].houses]
    assert houses == [(2, False), (10, False), (1, False), (3, False), (4, False)] + [
        (number, True) for number in (4, 6, 8)
    ]
    assert {house.street for house in hamlet[0].houses} == {"Rue Haute"}


def test_what_is_left_out_is_named(hamlet):
    _, ledger = hamlet
    assert "hamlet.osm row 65: node: house number '9' has no street" in ledger.skipped
    assert "hamlet.osm: left out, too far from the town: 1" in ledger.skipped
    assert "hamlet.osm: left out, ways that the extract cuts off: 1" in ledger.skipped


def test_landmarks_have_their_kind_and_their_other_names(hamlet):
    places = {place.landmark.name: place.landmark for place in hamlet[0].places}
    assert sorted(places) == ["Chez Zoé", "Médiathèque"]
    assert places["Médiathèque"].kind == "library"
    assert places["Médiathèque"].aliases == ("La Bib", "M")
    assert places["Chez Zoé"].address == "4 Rue Haute"


def test_the_boundary_called_like_the_town_is_the_town(hamlet):
    assert [(area.kind, area.name) for area in hamlet[0].areas] == [
        (AreaKind.TOWN, "Le Hameau"),
        (AreaKind.NEIGHBOURHOOD, "Les Vignes"),
    ]


def test_a_quarter_that_is_only_a_point_is_another_name_or_left_out(hamlet):
    drafts, ledger = hamlet
    assert drafts.areas[1].aliases == ("Les Vignnes",)
    assert "hamlet.osm row 71: Le Bout du Monde is a quarter without an outline" in ledger.skipped


def test_a_boundary_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(
        ImportRefused, match=r"osm\[0\].boundary: .*'Ville'; has: Le Hameau, Les Vignes"
    ):
        read(tmp_path, osm_text(), boundary="Ville")


def test_a_town_without_boundary_takes_the_whole_extract_and_says_so(tmp_path):
    nowhere = TownConfig("x", "Ailleurs", "FR", "Europe/Paris", ("fr",))
    drafts, ledger = read(tmp_path, osm_text(), town=nowhere)
    assert "Rue du Voisin" in {house.street for house in drafts.houses}
    assert any("no administrative boundary is called Ailleurs" in line for line in ledger.skipped)


@pytest.mark.parametrize("text", ["", "<osm", "no osm at all"])
def test_a_broken_file_is_refused_by_name(tmp_path, text):
    with pytest.raises(
        ImportRefused, match=r"osm\[0\].path: .*hamlet.osm: not readable as OpenStreetMap"
    ):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("node", "why"),
    [
        ('id="1" lon="2" lat="abc"', "wrong format for coordinate: 'abc'"),
        ('id="1" lon="2" lat="4880200"', "wrong format for coordinate: '4880200'"),
        ('id="one" lon="2" lat="48"', "illegal id: 'one'"),
        ('id="1" timestamp="today" lon="2" lat="48"', "can not parse timestamp: 'today'"),
    ],
)
def test_a_value_that_osmium_refuses_is_told_with_the_file(tmp_path, node, why):
    text = f'<osm version="0.6"><node {node}><tag k="name" v="A"/></node></osm>'
    with pytest.raises(ImportRefused) as caught:
        read(tmp_path, text)
    path = tmp_path / "hamlet.osm"
    assert str(caught.value) == f"osm[0].path: {path}: not readable as OpenStreetMap: {why}"


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(ImportRefused, match="no such file"):
        read_osm(OsmFile("none.osm.pbf"), tmp_path, "osm[0]", HAMLET, Ledger())


@pytest.mark.parametrize(
    ("text", "houses"),
    [
        ("12", ((12, ""),)),
        ("12 bis", ((12, "bis"),)),
        ("56Bis", ((56, "bis"),)),
        ("34 b", ((34, "B"),)),
        ("4-6", ((4, ""), (6, ""))),
        ("31-37", ((31, ""), (33, ""), (35, ""), (37, ""))),
        ("1;3;5", ((1, ""), (3, ""), (5, ""))),
        ("4;4 bis", ((4, ""), (4, "bis"))),
        ("1 & 3", ((1, ""), (3, ""))),
        ("39,41", ((39, ""), (41, ""))),
        ("12 1/2", ((12, "1/2"),)),
        ("1.0", ((1, ""),)),
        ("12,0", ((12, ""),)),
        ("99999", ((99999, ""),)),
        ("100000", ()),
        ("37-12", ()),
        ("0", ()),
        ("sans numéro", ()),
        ("", ()),
    ],
)
def test_house_numbers_are_read_as_registers_write_them(text, houses):
    assert read_house_numbers(text) == houses


@given(st.text(alphabet=st.sampled_from("0123456789 -–;,/&bister½²٣"), max_size=400) | st.text())
def test_whatever_is_written_as_a_house_number_is_read_or_not(text):
    assert all(number > 0 for number, _ in read_house_numbers(text))


@pytest.mark.shared
def test_monaco_is_read_whole(shared_data):
    town = TownConfig("monaco", "Monaco", "MC", "Europe/Monaco", ("fr",))
    ledger = Ledger()
    drafts = read_osm(OsmFile("monaco.osm.pbf"), shared_data / "monaco-osm", "osm", town, ledger)
    assert len(drafts.segments) == 1050
    assert len({segment.name for segment in drafts.segments}) == 296
    assert len([house for house in drafts.houses if not house.is_guess]) == 406
    kinds = [area.kind for area in drafts.areas]
    assert kinds.count(AreaKind.TOWN) == 1
    assert kinds.count(AreaKind.NEIGHBOURHOOD) == 11
    assert len(drafts.places) > 700
