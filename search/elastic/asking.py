"""A query in Elasticsearch's words."""

from collections.abc import Iterable

from records import Query, Term
from records.reach import EARTH_RADIUS_M, Plan, plan
from search.moments import first_feed_key, microseconds
from search.text import read_terms

Clause = dict[str, object]

_SLACK_M = 1.0  # more than a geo_point is off

# Plan.holds, number for number, for the few spots that lie close to the edge.
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


def every(clauses: Iterable[Clause]) -> Clause:
    """Return a clause that holds where all of these do."""
    return {"bool": {"filter": list(clauses)}}


def finding(query: Query) -> Clause:
    """Return what an item must fulfil to be found by a query."""
    return every([*shared(query), *lists(query).values()])


def shared(query: Query) -> list[Clause]:
    """Return what a query asks beside its lists: the reach, the dates, the words."""
    clauses = [_in_reach(query), *_dates(query)]
    if query.terms:
        clauses.append(_says(query.terms))
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
            clauses.append(_near(certainty, reach))
    return _any(clauses)


def _near(certainty: str, reach: Plan) -> Clause:
    """Return a clause for one spot within the radius: by geo_point, but for a seam at the edge."""
    exactly = {
        "source": _WITHIN,
        "params": {
            "spots": f"{certainty}_spots",
            "lon": reach.centre[0],
            "lat": reach.centre[1],
            "metres": reach.metres,
            "earth": EARTH_RADIUS_M,
        },
    }
    certain = [_closer(certainty, reach, -_SLACK_M)] if reach.metres > _SLACK_M else []
    decided = _any([*certain, {"script": {"script": exactly}}])
    return every([_closer(certainty, reach, _SLACK_M), decided])


def _closer(certainty: str, reach: Plan, slack: float) -> Clause:
    lon, lat = reach.centre
    return {
        "geo_distance": {
            "distance": f"{reach.metres + slack}m",
            f"{certainty}_points": {"lon": lon, "lat": lat},
        }
    }


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


def _says(terms: tuple[Term, ...]) -> Clause:
    readings = read_terms(terms).readings
    return _any(every(_one_of("words", forms) for forms in reading.needed) for reading in readings)


def _one_of(field: str, values: Iterable[str]) -> Clause:
    return {"terms": {field: sorted(values)}}


def _any(clauses: Iterable[Clause]) -> Clause:
    """Return a clause that holds where one of these does; nowhere if there is none."""
    either = list(clauses)
    # Without any clause, Elasticsearch would let everything through.
    return {"bool": {"should": either, "minimum_should_match": 1}} if either else {"match_none": {}}
