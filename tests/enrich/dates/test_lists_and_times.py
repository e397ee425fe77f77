"""Times that stand apart from their day, lists of days: read on Saturday, November 21, 2026."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from enrich.dates.happening import NEVER, happening
from records import Happens
from tests.enrich.dates.reading import read, said

ON = date(2026, 11, 21)
FRENCH = {
    # in a sentence, a line or brackets of their own
    "Date : 8 décembre 2026\nHeure : 19 h": "event 2026-12-08 19:00",
    "Conseil municipal le 8 décembre. La séance débutera à 19 h.": "event 2026-12-08 19:00",
    "La séance commence à 19h le 8 décembre": "event 2026-12-08 19:00",
    "Elle débute à 19h ce mardi 8 décembre": "event 2026-12-08 19:00",
    "Match le 6 décembre (coup d'envoi : 15 h)": "event 2026-12-06 15:00",
    "Concert le 5 décembre. Il aura lieu à 20h, salle 3.": "event 2026-12-05 20:00",
    "Balade le 5 décembre. Rendez-vous : 9h devant la gare.": "event 2026-12-05 09:00",
    "Concert le 5 décembre à 20h. L'atelier commence à 16h.": "event 2026-12-05 20:00",
    "Concert le 5 décembre. Les inscriptions commencent à 9h.": "event 2026-12-05",
    "Ateliers les 3 et 10 décembre. Début : 15h.": (
        "event 2026-12-03 15:00; event 2026-12-10 15:00"
    ),
    # days with times of their own
    "vendredi 4 et samedi 5 décembre à 20h30, dimanche 6 à 16h": (
        "event 2026-12-04 20:30; event 2026-12-05 20:30; event 2026-12-06 16:00"
    ),
    "vendredi 4 décembre à 20h30 et dimanche 6 à 16h": (
        "event 2026-12-04 20:30; event 2026-12-06 16:00"
    ),
    # nights
    "Rue barrée du 30 novembre au 4 décembre, de 21h à 5h": (
        "range 2026-11-30/2026-12-05 21:00-05:00"
    ),
    "Pont fermé dans la nuit du 25 au 26 novembre de 21h à 5h": (
        "range 2026-11-25/2026-11-26 21:00-05:00"
    ),
    "Fermé du 27 novembre à 21h au 30 novembre à 5h": "range 2026-11-27/2026-11-30 21:00-05:00",
    # in figures
    "Vendredi 27.11 à 20h": "event 2026-11-27 20:00",
    "vendredi 9.30": "",
}
ENGLISH = {
    "Date: December 8, 2026\nTime: 7 p.m.": "event 2026-12-08 19:00",
    "Council on December 8. The meeting starts at 7.30pm.": "event 2026-12-08 19:30",
    "The meeting on December 8 will be held at 7 p.m.": "event 2026-12-08 19:00",
    "The meeting will be held at 7 p.m. on December 8.": "event 2026-12-08 19:00",
    "It starts at 9 a.m. Tuesday, December 8": "event 2026-12-08 09:00",
    "Match on December 6 (kick-off: 3 pm)": "event 2026-12-06 15:00",
    "Concert on December 5. Registration starts at 9 a.m.": "event 2026-12-05",
    "December 3, 10 and 17 at 2 p.m.": (
        "event 2026-12-03 14:00; event 2026-12-10 14:00; event 2026-12-17 14:00"
    ),
    "December 3, 10, and 17 at 2 p.m.": (
        "event 2026-12-03 14:00; event 2026-12-10 14:00; event 2026-12-17 14:00"
    ),
    "December 3, 10, 17 at 2 p.m.": (
        "event 2026-12-03 14:00; event 2026-12-10 14:00; event 2026-12-17 14:00"
    ),
    "Friday 4 and Saturday 5 December at 8pm, Sunday 6 at 3pm": (
        "event 2026-12-04 20:00; event 2026-12-05 20:00; event 2026-12-06 15:00"
    ),
    "Sunday 6 to 8pm": "event 2026-11-22 18:00-20:00",
    "Nov 30 through Dec 4, 9 p.m.–5 a.m.": "range 2026-11-30/2026-12-05 21:00-05:00",
    "from Friday, November 27, to Monday, November 30": "range 2026-11-27/2026-11-30",
}


@pytest.mark.parametrize("words", FRENCH)
def test_french_days_have_their_times(words):
    assert said(words, "fr", ON) == FRENCH[words]


@pytest.mark.parametrize("words", ENGLISH)
def test_english_days_have_their_times(words):
    assert said(words, "en", ON) == ENGLISH[words]


def test_a_list_of_days_with_times_of_their_own_lasts_until_its_last_day():
    words = "vendredi 4 et samedi 5 décembre à 20h30, dimanche 6 à 16h"
    paris = ZoneInfo("Europe/Paris")
    found = happening(Happens.DAY, NEVER, read(words, "fr", ON).dates, ON, paris)
    assert found.starts_at == datetime(2026, 12, 4, 19, 30, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 12, 6, 23, tzinfo=UTC)
