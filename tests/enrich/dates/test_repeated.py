"""What recurs: hours of a week, nth weekdays, each day; read on Saturday, November 21, 2026."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from enrich.dates.happening import NEVER, happening
from records import Happens
from tests.enrich.dates.reading import read, said

ON = date(2026, 11, 21)
SAID = {
    ("en", "Yoga daily at noon"): "recurring 2026-11-21/ 12:00 0123456",
    ("en", "every second and fourth Tuesday at 7 pm"): "recurring 2026-11-24/ 19:00 1",
    ("en", "1st and 3rd Tuesdays at 7 pm"): "recurring 2026-12-01/ 19:00 1",
    ("fr", "Permanence le 2e mardi de chaque mois à 10h"): "recurring 2026-12-08/ 10:00 1",
    ("fr", "tous les 1er et 3e jeudis du mois à 18h"): "recurring 2026-12-03/ 18:00 3",
    ("fr", "le mercredi et le samedi matin"): "recurring 2026-11-21/ 25",
    # the hours of a week
    ("fr", "Ouvert lundi 9h-12h, mardi 14h-18h"): (
        "recurring 2026-11-23/ 09:00-12:00 0; recurring 2026-11-24/ 14:00-18:00 1"
    ),
    ("en", "Mon–Fri 9am–5pm, Sat 10am–2pm"): (
        "recurring 2026-11-23/ 09:00-17:00 01234; recurring 2026-11-21/ 10:00-14:00 5"
    ),
    ("fr", "lundi : 9h-12h\nmardi : 14h-18h\njeudi : 9h-12h\nvendredi : 9h-11h"): (
        "recurring 2026-11-23/ 09:00-12:00 0; recurring 2026-11-24/ 14:00-18:00 1; "
        "recurring 2026-11-26/ 09:00-12:00 3; recurring 2026-11-27/ 09:00-11:00 4"
    ),
    # of a feast, or nobody knows which
    ("fr", "Vendredi 19h-22h, samedi 14h-18h : braderie"): (
        "event 2026-11-27 19:00-22:00; event 2026-11-21 14:00-18:00"
    ),
    ("en", "every second Tuesday at 7 pm, every other Monday at 6 pm"): "",
    ("fr", "un jeudi sur deux à 18h, au 2e étage"): "",
}


@pytest.mark.parametrize(("lang", "words"), SAID)
def test_what_recurs_is_read(lang, words):
    assert said(words, lang, ON) == SAID[lang, words]


def test_the_hours_of_a_week_day_by_day_are_no_event():
    words = "lundi 9h-12h, mardi 14h-18h, mercredi 9h-12h, jeudi 9h-12h, vendredi 9h-11h"
    found = read(words, "fr", ON).dates
    assert len(found) == 5
    assert happening(Happens.DAY, NEVER, found, ON, ZoneInfo("Europe/Paris")) == NEVER
