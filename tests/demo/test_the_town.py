from collections import defaultdict
from pathlib import Path

import pytest
import shapely

from config.towns import load_town
from demo.town.build import build_town
from demo.town.files import write_town
from demo.town.ground import degrees
from demo.town.model import DemoTown

SEED = 7


@pytest.fixture(scope="module")
def town() -> DemoTown:
    return build_town(SEED)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, town: DemoTown) -> None:
    build_town.cache_clear()
    write_town(town, tmp_path / "one")
    write_town(build_town(SEED), tmp_path / "two")
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert "streets.geojson" in names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_another_seed_gives_another_town_of_about_the_same_size(town: DemoTown) -> None:
    other = build_town(SEED + 1)
    assert other.streets != town.streets
    assert 2_500 < sum(len(street.segments) for street in other.streets) < 3_500


def test_there_are_about_three_thousand_segments_and_two_hundred_places(town: DemoTown) -> None:
    assert 2_700 < sum(len(street.segments) for street in town.streets) < 3_300
    assert 190 < len(town.places) < 230
    assert len({place.name for place in town.places}) == len(town.places)


def test_number_ranges_do_not_overlap_on_a_side_along_a_street(town: DemoTown) -> None:
    for street in town.streets:
        taken: set[int] = set()
        for segment in street.segments:
            numbers = segment.numbers()
            assert not taken & set(numbers), f"{street.name}: {segment.id}"
            taken.update(numbers)


def test_odd_and_even_numbers_stand_on_different_sides(town: DemoTown) -> None:
    for street in town.streets:
        for segment in street.segments:
            for side in (segment.left, segment.right):
                assert side is None or (side[1] - side[0]) % 2 == 0
            if segment.left and segment.right:
                assert segment.left[0] % 2 != segment.right[0] % 2


def test_a_streets_segments_follow_one_another(town: DemoTown) -> None:
    for street in town.streets:
        for one, following in zip(street.segments, street.segments[1:], strict=False):
            assert one.to_node == following.from_node
            assert degrees(one.points[-1]) == degrees(following.points[0])


def test_a_name_belongs_to_one_street(town: DemoTown) -> None:
    names = [street.name for street in town.streets]
    assert len(set(names)) == len(names)


def test_segments_meet_only_at_crossings(town: DemoTown) -> None:
    segments = [s for street in town.streets for s in street.segments]
    lines = [shapely.LineString(s.points) for s in segments]
    tree = shapely.STRtree(lines)
    for i, j in zip(*tree.query(lines, predicate="crosses"), strict=True):
        shared = {segments[i].from_node, segments[i].to_node} & {
            segments[j].from_node,
            segments[j].to_node,
        }
        assert shared, f"{segments[i].id} runs across {segments[j].id}"


def test_all_streets_hang_together(town: DemoTown) -> None:
    beside = defaultdict(set)
    for street in town.streets:
        for segment in street.segments:
            beside[segment.from_node].add(segment.to_node)
            beside[segment.to_node].add(segment.from_node)
    seen = {next(iter(beside))}
    ahead = list(seen)
    while ahead:
        new = beside[ahead.pop()] - seen
        seen |= new
        ahead += new
    assert seen == set(beside)


def test_twelve_neighbourhoods_tile_the_town(town: DemoTown) -> None:
    areas = [shapely.Polygon(zone.ring) for zone in town.quarters]
    boundary = shapely.Polygon(town.boundary.ring)
    assert len(areas) == 12
    assert all(area.is_valid for area in areas)
    together = shapely.union_all(areas)
    assert together.symmetric_difference(boundary).area < 1
    assert sum(area.area for area in areas) == pytest.approx(boundary.area)


def test_every_place_lies_in_its_neighbourhood_beside_its_street(town: DemoTown) -> None:
    segments = {s.id: s for street in town.streets for s in street.segments}
    for place in town.places:
        line = shapely.LineString(segments[place.segment].points)
        assert line.distance(shapely.Point(place.at)) < 20
        assert place.address.endswith(segments[place.segment].street)


def test_the_towns_configuration_loads_and_names_files_that_are_there(
    tmp_path: Path, town: DemoTown
) -> None:
    folder = tmp_path / "port-lune"
    write_town(town, folder)
    config = load_town("port-lune", tmp_path)
    assert config.languages == ("fr", "en")
    for file in (*config.streets, *config.areas, *config.places):
        assert (folder / file.path).is_file()
