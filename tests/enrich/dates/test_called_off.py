"""Whether words say that what they announce is called off."""

import pytest

from enrich.dates.called_off import is_called_off
from tests.enrich.dates.reading import read

OFF = (
    ("fr", "ANNULÉ – Concert du 5 décembre\nAvec la chorale."),
    ("fr", "[Annulée] Réunion publique\n"),
    ("fr", "Concert de Noël (annulé)\nLe 5 décembre à 20h."),
    ("fr", "Concert du 5 décembre\nLe concert du 5 décembre est annulé. Merci."),
    ("fr", "Fête du quartier\nATTENTION ! La fête de samedi n'aura pas lieu en raison du vent."),
    ("fr", "La brocante du 8 mars n’aura pas lieu\n"),
    ("fr", "Annulation du concert du 5 décembre\n"),
    ("fr", "Chorale\nEn raison de la neige, la chorale a été annulée."),
    ("fr", "Concert reporté à une date ultérieure\nPrévu le 5 décembre."),
    ("en", "CANCELLED: Story time on December 3\n"),
    ("en", "Canceled - Board meeting\n"),
    ("en", "Story time on December 3 (CANCELED)\n"),
    ("en", "Story time\nStory time on December 3 at 7 p.m. is cancelled due to snow. Sorry!"),
    ("fr", "Atelier du 5 décembre annulé faute d'inscrits\n"),
    ("en", "December 5 hearing cancelled because of snow\n"),
    ("en", "Fireworks called off\n"),
    ("en", "Chess for all\nChess for all has been called off."),
    ("en", "Winter fair\nThe winter fair will not take place on December 5."),
    ("en", "Concert postponed until further notice\nIt was planned for December 5."),
)
ON = (
    ("fr", "Concert du 5 décembre\nUne inscription peut être annulée jusqu'au 3 décembre."),
    ("fr", "Réunion le 5 décembre\nLes vols du 5 décembre sont annulés."),
    ("fr", "Concert du 5 décembre\nEn cas de pluie, le concert sera annulé."),
    ("fr", "Concert annulé, reporté au 12 décembre\n"),
    ("fr", "Concert\nLe concert n'est pas annulé."),
    ("fr", "Concert du 5 décembre\nVenez tous ! Le bal du 6 est annulé."),
    ("fr", "Réunion\nL'arrêté du 5 décembre est annulé."),
    ("fr", "Fête\nAprès la fête annulée par le froid, on recommence"),
    ("fr", "La fête, annulée en 2020, revient\nVenez le 5 décembre."),
    ("en", "Back after it was cancelled last year\nJoin us on December 5."),
    ("en", "The fair, cancelled by snow, returns on December 5\n"),
    ("en", "The library cancelled all late fees\nCelebrate on December 5."),
    ("en", "Concert on December 5\nRegistration can be cancelled until December 3."),
    ("en", "Travel fair on December 5\nFlights cancelled: know your rights."),
    ("en", "Concert on December 5\nThe concert is cancelled if it rains."),
    ("en", "Meeting on December 5 is postponed to December 12\n"),
    ("en", "The meeting is cancelled and has been rescheduled for December 12\n"),
    ("en", "Concert on December 5\nDoors open at 7. The dance is cancelled."),
    ("en", "Cancelled flights: a talk on December 5\n"),
)


@pytest.mark.parametrize(("lang", "words"), OFF)
def test_what_is_called_off_is_told_from_its_first_words(lang, words):
    assert is_called_off(words, lang, read(words, lang).dates)


@pytest.mark.parametrize(("lang", "words"), ON)
def test_what_is_moved_may_be_or_is_another_thing_is_not_called_off(lang, words):
    assert not is_called_off(words, lang, read(words, lang).dates)


def test_other_languages_are_left_alone():
    assert not is_called_off("Concert cancelado", "es", ())
