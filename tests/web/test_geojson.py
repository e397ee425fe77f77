"""GeoJSON (RFC 7946) of every listing."""

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import World, put_items
from tests.web.news import item, on_block
from tests.web.test_feeds import LISTINGS


def features(client: FlaskClient, path: str) -> dict[str, dict[str, object]]:
    collection = client.get(path).get_json(force=True)
    return {feature["properties"]["title"]: feature for feature in collection["features"]}


@pytest.mark.parametrize("path", LISTINGS)
def test_every_listing_is_a_feature_collection(client: FlaskClient, path: str):
    response = client.get(path + ".geojson")
    assert response.content_type == "application/geo+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    collection = response.get_json(force=True)
    assert collection["type"] == "FeatureCollection"
    assert collection["next"] is None
    assert collection["title"].endswith("Îlot Petiteville")
    assert collection["features"]
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert feature["id"] == feature["properties"]["id"]
        assert set(feature) == {"type", "id", "geometry", "properties"}


def test_points_are_longitude_then_latitude_and_lie_in_the_box(client: FlaskClient):
    collection = client.get("/en/tiny.geojson").get_json(force=True)
    west, south, east, north = collection["bbox"]
    found = [f["geometry"]["coordinates"] for f in collection["features"] if f["geometry"]]
    assert [2.3508, 47.9] in found
    assert all(west <= lon <= east and south <= lat <= north for lon, lat in found)
    lons, lats = zip(*found, strict=True)
    assert (west, east, south, north) == (min(lons), max(lons), min(lats), max(lats))


def test_an_area_and_the_town_are_no_points(client: FlaskClient):
    found = features(client, "/en/tiny.geojson")
    assert found["Feuilles mortes"]["geometry"] is None
    assert found["Conseil municipal"]["geometry"] is None
    alone = client.get("/en/tiny.geojson?q=feuilles").get_json(force=True)
    assert [f["geometry"] for f in alone["features"]] == [None]
    assert "bbox" not in alone


def test_what_is_approximate_says_so(client: FlaskClient):
    found = features(client, "/fr/tiny.geojson")
    assert found["Vélo volé"]["geometry"]["type"] == "Point"
    assert found["Vélo volé"]["properties"]["approximate"] is True
    assert found["Concert"]["properties"]["approximate"] is False


def test_an_item_at_two_places_is_at_both(own_world: World):
    twice = tuple(on_block("Rue Neuve", n, f"{n} Rue Neuve") for n in (0, 1))
    put_items(
        own_world.database, own_world.settings, {"two": item("two", "Deux", placements=twice)}
    )
    found = features(own_world.app.test_client(), "/en/tiny/streets/rue-neuve.geojson")
    geometry = found["Deux"]["geometry"]
    assert geometry["type"] == "MultiPoint"
    assert len(geometry["coordinates"]) == 2


def test_properties_are_those_of_the_api(world: World, client: FlaskClient):
    found = features(client, "/fr/tiny.geojson")["Coupure d’eau"]["properties"]
    path = f"/api/v1/items/{world.items['water'].id}?lang=fr"
    assert found == client.get(path).get_json()


def test_filters_and_licences_hold_here_too(client: FlaskClient):
    assert set(features(client, "/en/tiny.geojson?theme=culture")) == {"Concert"}
    assert "à voir" not in client.get("/en/tiny.geojson").get_data(as_text=True)


def test_a_reader_that_has_it_is_told_so(client: FlaskClient):
    first = client.get("/en/tiny.geojson")
    again = client.get("/en/tiny.geojson", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_page_names_its_geojson_with_the_same_filters(world: World):
    page = world.get("/en/tiny/blocks/rue-des-lilas-0?within=0&theme=works")
    path = "/en/tiny/blocks/rue-des-lilas-0.geojson?within=0&amp;theme=works"
    assert 'type="application/geo+json"' in page
    assert page.count(f'href="{path}"') == 2
