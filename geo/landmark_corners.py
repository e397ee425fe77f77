"""Where a street passes a landmark: "White St & Porter Square", "from the town hall to Elm St"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer import Gazetteer
from records.reach import distance_m

AT_THE_LANDMARK_M = 150.0  # the corner in front of it


def corners_at_landmark(street_id: str, name: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the crossing of a street that is nearest to each landmark of a name, within 150 m."""
    for landmark_id in gazetteer.landmark_names.find(name):
        landmark = gazetteer.landmark(landmark_id)
        if landmark is None:
            continue
        spot = (landmark.lon, landmark.lat)
        corner = gazetteer.crossing(gazetteer.meetings.node_of(street_id, spot))
        if corner and distance_m((corner.lon, corner.lat), spot) <= AT_THE_LANDMARK_M:
            yield corner.id
