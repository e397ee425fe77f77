"""Words that speak of another town put no pin in ours."""

from pathlib import Path

import pytest

from jobs.evaluation.gold_pins import nobody_in
from jobs.evaluation.shared_data import SharedData
from jobs.pipeline import place_words
from records import Precision

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def shared(shared_data: Path) -> SharedData:
    return SharedData(shared_data)


def sure_and_doubted(shared: SharedData, town: str, lang: str, text: str) -> tuple[int, int]:
    """Return how many streets or finer places a text is surely about, and approximately."""
    workshop = shared.workshop(town)
    found = place_words(nobody_in(workshop), text, lang, workshop).found.placements
    fine = [p.approximate for p in found if p.place.precision.rank <= Precision.STREET.rank]
    return fine.count(False), fine.count(True)


ENGLISH_ELSEWHERE = [
    "700 Massachusetts Avenue, Washington, D.C. 20001",
    "Party at 20 Magnolia Ave, Palo Alto, CA 94301",
    "Our shop at 300 Main Street, New Haven, Conn. has closed",
    "A blaze at 50 Pearl Street in Bangor, Maine",
    "40 Magnolia Avenue, 60614",
    "1200 Massachusetts Avenue NW",
    "CHICAGO — Crowds filled Oxford Street and Kinnaird Street.",
    "SPRINGFIELD, Ill. — A man was shot at 90 Pearl Street.",
    "PARIS (Reuters) - A stage on Franklin Street fell",
    "In Nashua, N.H., a pipe burst on Elm Street.",
    "Somerville police closed Franklin Street on Monday.",
    "It began in Medford, where crews dug up Pearl Street and Green Street.",
    "Somerville's Franklin Street will be repaved",
    "The Belmont Select Board will vote on Pleasant Street",
    "The Pearl Street, Malden location has closed",
    "A crash on Franklin Street in nearby Everett",
    "1 Main Street, Cambridge, MD 21613",
    "A leak at 20 Magnolia Ave #12/3, Palo Alto, CA",
]
FRENCH_ELSEWHERE = [
    "Annecy (74) - fuite d'eau au 10 rue de Charonne",
    "Réunion au 10 rue de Lyon, dans le centre de Rennes, à 18 h",
    "9, rue de Lyon, 13015",
    "10 rue de Prague, CS 20001, 21000 Dijon Cedex",
    "10 rue de Prague, bâtiment B, BP 7, 67000 Strasbourg",
    "LAUSANNE (ATS) – Un homme interpellé au 9 rue de Lyon",
    "À Rennes, un car a heurté un abri au 10 rue Crozatier.",
    "Grenoble : le 7 rue Saint-Bernard évacué",
    "Toulouse, 10 rue de Charonne, 31000.",
    "Vincennes. Un incendie au 10 rue de Charonne.",
    "La mairie de Vincennes ferme le 10 rue de Charonne.",
    "Un concert rue de Lyon, à Marseille",
    "Un feu au 10 rue de Charonne, dans le centre de Rennes lundi soir.",
]
OURS = [
    ("cambridge-ma", "en", "20 Magnolia Ave, Cambridge, MA 02138"),
    ("cambridge-ma", "en", "20 Magnolia Ave, Mid-Cambridge, MA"),
    ("cambridge-ma", "en", "ROAD WORK — 300 Main Street is closed"),
    ("cambridge-ma", "en", "POLICE — Crash at 300 Main Street"),
    ("cambridge-ma", "en", "CAMBRIDGEPORT — Crash at 300 Main Street"),
    ("cambridge-ma", "en", "A Medford man was hit at 300 Main Street"),
    ("cambridge-ma", "en", "He is from Medford. The fire at 300 Main Street is out."),
    ("cambridge-ma", "en", "Medford crews helped. The fire at 300 Main Street is out."),
    ("cambridge-ma", "en", "A woman from Medford was hit at 300 Main Street"),
    ("cambridge-ma", "en", "Cambridge and Somerville police closed 300 Main Street"),
    ("paris-saint-antoine", "fr", "9, rue de Lyon, 75012"),
    ("paris-saint-antoine", "fr", "10 rue de Prague, bâtiment C, 75012 Paris"),
    ("paris-saint-antoine", "fr", "TRAVAUX – le 10 rue de Charonne est fermé"),
    ("paris-saint-antoine", "fr", "Incendie : le 10 rue de Charonne est évacué"),
    ("paris-saint-antoine", "fr", "Un Montreuillois blessé au 10 rue de Charonne"),
    ("paris-saint-antoine", "fr", "10 rue de Charonne, 15000 visiteurs"),
]


@pytest.mark.parametrize("text", ENGLISH_ELSEWHERE)
def test_english_words_of_another_town_put_nothing_in_ours(shared: SharedData, text: str):
    assert sure_and_doubted(shared, "cambridge-ma", "en", text) == (0, 0)


@pytest.mark.parametrize("text", FRENCH_ELSEWHERE)
def test_french_words_of_another_town_put_nothing_in_ours(shared: SharedData, text: str):
    assert sure_and_doubted(shared, "paris-saint-antoine", "fr", text) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "HARTWELL — A fire at 300 Main Street",
        "The Lexington Avenue subway in New York",
        "Somerville firefighters helped at a fire on Franklin Street",
        "News from Medford. A fire at 300 Main Street is out.",
        "Medford police look for witnesses. The crash happened at 300 Main Street.",
    ],
)
def test_what_may_be_another_town_is_not_sure(shared: SharedData, text: str):
    sure, doubted = sure_and_doubted(shared, "cambridge-ma", "en", text)
    assert (sure, doubted) == (0, 1)


@pytest.mark.parametrize(("town", "lang", "text"), OURS)
def test_what_only_sounds_like_another_town_stays_sure(
    shared: SharedData, town: str, lang: str, text: str
):
    assert sure_and_doubted(shared, town, lang, text) == (1, 0)
