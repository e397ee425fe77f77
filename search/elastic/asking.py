"""A query in Elasticsearch's words."""

from collections.abc import Iterable, Sequence
from math import hypot

from records import Asked, Query, Reading
from records.asked import Words
from records.outline import Spot, edges
from records.reach import EARTH_RADIUS_M, Plan, plan
from search.moments import first_feed_key, microseconds
from search.text import read_terms

Clause = dict[str, object]

_TILE_KEY = "c:"
_SLACK_M = 1.0  # more than a geo_point is off
_SLACK_DEGREES = 1e-5  # about as much

# Plan.holds, number for number, for the few spots that lie close to the edge: distance_m within a
# radius, encloses within an outline.
_WITHIN = """
double lat = Math.toRadians(params.lat);
for (String spot : doc[params.spots]) {
  int comma = spot.indexOf(',');
  double spotLat = Math.toRadians(Double.parseDouble(spot.substring(0, comma)));
  double degrees = Double.parseDouble(spot.substring(comma + 1)) - params.lon;
  double sinLat = Math.sin((spotLat - lat) / 2);
  double sinLon = Math.sin(Math.toRadians(degrees) / 2);
  double h = sinLat * sinLat + Math.cos(lat) * Math.cos(spotLat) * sinLon * sinLon;
  double metres = 2 * params.earth * Math.asin(Math.min(1.0, Math.sqrt(h)));
  if (metres <= params.metres) return true;
}
return false;
"""
_ENCLOSED = """
int corners = params.lons.length;
for (String spot : doc[params.spots]) {
  int comma = spot.indexOf(',');
  double y = Double.parseDouble(spot.substring(0, comma));
  double x = Double.parseDouble(spot.substring(comma + 1));
  boolean inside = false;
  for (int i = 0; i < corners; i++) {
    int next = i + 1 < corners ? i + 1 : 0;
    double x1 = params.lons[i], y1 = params.lats[i], x2 = params.lons[next], y2 = params.lats[next];
    if ((y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) inside = !inside;
  }
  if (inside) return true;
}
return false;
"""


def every(clauses: Iterable[Clause]) -> Clause:
    """Return a clause that holds where all of these do."""
    return {"bool": {"filter": list(clauses)}}


def finding(query: Query) -> Clause:
    """Return what an item must fulfil to be found by a query."""
    return every([*shared(query), *lists(query).values()])


def town_asked(query: Query) -> str | None:
    """Return the town whose shard alone has to be asked, None for all: tiles are of every town."""
    reach = plan(query.reach, query.town_id)
    has_tiles = any(key.startswith(_TILE_KEY) for key in (*reach.sure, *reach.edge))
    return None if has_tiles else query.town_id or None


def shared(query: Query) -> list[Clause]:
    """Return what a query asks beside its lists: the reach, the dates, the words."""
    clauses = [_in_reach(query), *_dates(query)]
    if query.terms:
        clauses.append(_says(read_terms(query.terms)))
    return clauses


def lists(query: Query) -> dict[str, Clause]:
    """Return what a query asks of the fields that have facets, by field."""
    asked = {"themes": query.themes, "type": query.types, "source": query.sources}
    return {field: _one_of(field, values) for field, values in asked.items() if values}


def _in_reach(query: Query) -> Clause:
    reach = plan(query.reach, query.town_id)
    clauses: list[Clause] = []
    for certainty in ("sure", "maybe") if query.with_approximate else ("sure",):
        clauses.append(_one_of(certainty, reach.sure))
        if reach.edge:
            clauses.append((_enclosed if reach.outline else _near)(certainty, reach))
    return _any(clauses)


def _enclosed(certainty: str, reach: Plan) -> Clause:
    """Return a clause for one spot within the outline: by geo_point, but close to its sides."""
    lons, lats = zip(*reach.outline, strict=True)
    within = _meets(certainty, "Polygon", [[*reach.outline, reach.outline[0]]])
    close = _meets(certainty, "MultiPolygon", [[_strip(*side)] for side in edges(reach.outline)])
    exactly = every([close, _decided(_ENCLOSED, certainty, lons=lons, lats=lats)])
    return _any([_but([within], [close]), exactly])


def _near(certainty: str, reach: Plan) -> Clause:
    """Return a clause for one spot within the radius: by geo_point, but for a seam at the edge."""
    lon, lat = reach.centre
    exactly = _decided(
        _WITHIN, certainty, lon=lon, lat=lat, metres=reach.metres, earth=EARTH_RADIUS_M
    )
    certain = [_closer(certainty, reach, -_SLACK_M)] if reach.metres > _SLACK_M else []
    return every([_closer(certainty, reach, _SLACK_M), _any([*certain, exactly])])


def _decided(source: str, certainty: str, **params: object) -> Clause:
    """Return a clause that a script decides, by the spots of this certainty with all digits."""
    params["spots"] = f"{certainty}_spots"
    return {"script": {"script": {"source": source, "params": params}}}


def _closer(certainty: str, reach: Plan, slack: float) -> Clause:
    lon, lat = reach.centre
    return {
        "geo_distance": {
            "distance": f"{reach.metres + slack}m",
            f"{certainty}_points": {"lon": lon, "lat": lat},
        }
    }


def _meets(certainty: str, kind: str, coordinates: Sequence[object]) -> Clause:
    """Return a clause for one geo_point within a shape of GeoJSON, by the even-odd rule."""
    shape = {"type": kind, "coordinates": coordinates}
    return {"geo_shape": {f"{certainty}_points": {"shape": shape}}}


def _strip(start: Spot, end: Spot) -> list[Spot]:
    """Return the corners, closed, of a strip that is a bit longer and wider than a side."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1.0
    dx, dy = _SLACK_DEGREES * (x2 - x1) / length, _SLACK_DEGREES * (y2 - y1) / length
    corners = [
        (x1 - dx - dy, y1 - dy + dx),
        (x1 - dx + dy, y1 - dy - dx),
        (x2 + dx + dy, y2 + dy - dx),
        (x2 + dx - dy, y2 + dy + dx),
    ]
    return [(_bounded(x, 180.0), _bounded(y, 90.0)) for x, y in (*corners, corners[0])]


def _bounded(degrees: float, most: float) -> float:
    return max(-most, min(most, degrees))


def _dates(query: Query) -> list[Clause]:
    bounds = {
        ("feed_key", "gte"): query.published_from and first_feed_key(query.published_from),
        ("feed_key", "lt"): query.published_to and first_feed_key(query.published_to),
        ("ends", "gte"): query.happens_from and microseconds(query.happens_from),
        ("starts", "lt"): query.happens_to and microseconds(query.happens_to),
    }
    return [
        {"range": {field: {side: value}}}
        for (field, side), value in bounds.items()
        if value is not None
    ]


def _says(asked: Asked) -> Clause:
    """Return a clause for what Asked.holds."""
    either = _any(map(_read_so, asked.readings))
    wanted = [*map(_phrase, asked.phrases), *map(_prefix, asked.prefixes)]
    banned = [*map(_phrase, asked.banned_phrases), *map(_prefix, asked.banned_prefixes)]
    if asked.banned:
        banned.append(_one_of("words", asked.banned))
    return _but([either, *wanted], banned)


def _read_so(reading: Reading) -> Clause:
    """Return a clause for an item of the reading's language that has what it needs."""
    only = [form for forms in reading.needed if len(forms) == 1 for form in forms]
    others = [_one_of("words", forms) for forms in reading.needed if len(forms) != 1]
    if only:  # in one clause: one for each takes four times as long
        others.append({"match": {"words": {"query": " ".join(only), "operator": "and"}}})
    return every([_one_of("lang", [reading.lang]), *others])


def _phrase(words: Words) -> Clause:
    return {"match_phrase": {"said": " ".join(words)}}


def _prefix(prefix: str) -> Clause:
    return {"prefix": {"said": prefix}}


def _one_of(field: str, values: Iterable[str]) -> Clause:
    return {"terms": {field: sorted(values)}}


def _but(wanted: Iterable[Clause], banned: Iterable[Clause]) -> Clause:
    """Return a clause that holds where all of the wanted ones do and none of the banned ones."""
    return {"bool": {"filter": list(wanted), "must_not": list(banned)}}


def _any(clauses: Iterable[Clause]) -> Clause:
    """Return a clause that holds where one of these does; nowhere if there is none."""
    either = list(clauses)
    # Without any clause, Elasticsearch would let everything through.
    return {"bool": {"should": either, "minimum_should_match": 1}} if either else {"match_none": {}}
