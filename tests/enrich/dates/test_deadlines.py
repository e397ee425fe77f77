"""Last days to do something, and what only looks so: read on Saturday, November 21, 2026."""

from datetime import date

import pytest

from tests.enrich.dates.reading import said

ON = date(2026, 11, 21)
SAID = {
    ("fr", "jusqu'au 15 décembre pour déposer votre projet"): "deadline /2026-12-15",
    ("fr", "jusqu'au 15 décembre, pour participer"): "deadline /2026-12-15",
    ("fr", "Vous avez jusqu'au 15 décembre"): "deadline /2026-12-15",
    ("fr", "Les inscriptions seront closes le 4 décembre"): "deadline /2026-12-04",
    ("fr", "Les inscriptions ferment le 4 décembre à 12h"): "deadline /2026-12-04 12:00",
    ("en", "The deadline to register is Dec 4"): "deadline /2026-12-04",
    ("en", "You have until December 4"): "deadline /2026-12-04",
    ("en", "until December 4 to apply"): "deadline /2026-12-04",
    ("en", "Registration Close: December 4"): "deadline /2026-12-04",
    ("fr", "Exposition jusqu'au 15 décembre sur réservation"): "range /2026-12-15",
    ("fr", "La rue sera fermée le 4 décembre, rue close le 5."): "event 2026-12-04",
    ("en", "Closed due to snow on December 4"): "event 2026-12-04",
    ("en", "The exhibition is open until December 4"): "range /2026-12-04",
}


@pytest.mark.parametrize(("lang", "words"), SAID)
def test_a_last_day_to_do_something_is_a_deadline(lang, words):
    assert said(words, lang, ON) == SAID[lang, words]
