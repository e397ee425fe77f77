from geo.gazetteer import Gazetteer
from geo.reverse import reverse
from geo.suggest import suggest
from geo.svg_shapes import View, shapes_in
from records import NameKind
from tests.geo.small_town import ASH, ELM, OAK, PAIX, build


def test_a_streets_blocks_come_in_walking_order(tiny):
    refs = [block.source_ref for block in tiny.blocks_of("tiny/oak-st")]
    assert refs == ["oak1", "oak2", "oak3"]


def test_a_block_knows_its_crossing_streets_and_neighbours(tiny):
    assert tiny.between("tiny/oak-st-1") == ("Elm St", "Ash St")
    assert tiny.between("tiny/oak-st-42") == ("Fir St", "")
    touching = {block.source_ref for block in tiny.blocks_around("tiny/oak-st-1", 1)}
    assert touching == {"oak1", "elm1", "ash1", "oak2"}


def test_a_spot_has_its_areas_smallest_meaning_first(tiny):
    assert tiny.areas_at(2.441, 48.863) == (
        "tiny/le-port",
        "tiny/zone-93999",
        "tiny/parc-des-sources",
        "tiny/tinytown",
    )
    assert tiny.areas_at(0.0, 0.0) == ()


def test_blocks_within_come_nearest_first(tiny):
    found = tiny.blocks_within(2.441, OAK + 0.0001, 120)
    assert found[0][0].id == "tiny/oak-st-1"
    assert [metres for _, metres in found] == sorted(metres for _, metres in found)
    assert all(metres <= 120 for _, metres in found)


def test_reverse_finds_block_and_areas_and_nothing_far_away(tiny):
    found = reverse(2.441, PAIX, tiny)
    assert (found.block_id, found.distance_m) == ("tiny/rue-de-la-paix-1", 0.0)
    assert reverse(2.446, 48.8705, tiny).block_id is None


def test_names_hold_every_kind_and_say_who_needs_a_cue(tiny):
    names = {(name.text, name.kind): name for name in tiny.names()}
    assert not names["rue de la Paix", NameKind.STREET].needs_cue
    assert not names["Old Mill Rd", NameKind.STREET].needs_cue
    assert names["oak", NameKind.STREET].needs_cue
    assert names["Library", NameKind.PLACE].needs_cue
    assert ("Le Port", NameKind.AREA) in names
    assert ("Bigville", NameKind.OTHER_TOWN) in names
    assert not any(name.text.startswith("Zone") for name in tiny.names())


def test_two_streets_that_share_no_node_meet_where_they_come_closest(tiny):
    (meeting,) = tiny.meetings.find("tiny/fir-st", "tiny/bypass-rd")
    assert 15 < meeting.gap_m < 30
    assert tiny.meetings.find("tiny/elm-st", "tiny/bypass-rd") == ()
    assert tiny.meetings.find("tiny/elm-st", "tiny/elm-st") == ()


def test_suggestions_are_names_a_letter_away_and_beginnings(tiny):
    assert suggest("12 Aok St", tiny) == ("12 Oak St",)
    assert suggest("Oxf", tiny) == ("Oxford Ave", "Oxford St")
    assert suggest("Librari", tiny) == ("Library",)
    assert suggest("", tiny) == ()


def test_a_view_has_streets_parks_and_borders_cut_to_it(tiny):
    shapes = shapes_in(View(ASH, PAIX, 100, 100), tiny)
    assert {name for name, _, _ in shapes.streets} == {"rue de la Paix", "Ash St"}
    lons = [lon for _, _, line in shapes.streets for lon, _ in line]
    assert min(lons) > ELM
    assert len(shapes.parks) == 1
    assert len(shapes.area_borders) >= 2  # each neighbourhood has its half of the border
    assert shapes_in(View(10.0, 10.0, 100, 100), tiny).streets == ()


def test_a_park_is_a_place_that_texts_name(tiny, tmp_path):
    assert ("Parc des Sources", NameKind.PLACE) in {(n.text, n.kind) for n in tiny.names()}
    data, _ = build(tmp_path, places=())  # no landmark of that name, only the park's ground
    assert ("Parc des Sources", NameKind.PLACE) in {
        (n.text, n.kind) for n in Gazetteer(data).names()
    }
