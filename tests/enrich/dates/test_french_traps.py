"""Sentences as town halls, libraries and papers write them, with the days that they announce.

All are written on Thursday 5 March 2026.
"""

import pytest

from tests.enrich.dates.reading import read, said

TRAPS = {
    # one day
    "Réunion publique le mardi 17 mars à 18 h 30 en mairie.": "event 2026-03-17 18:30",
    "Samedi 7 mars, de 14h à 18h, salle des fêtes.": "event 2026-03-07 14:00-18:00",
    "Le 1er mai, pas de collecte.": "event 2026-05-01",
    "Dimanche 5 avril 2026, à midi": "event 2026-04-05 12:00",
    "LUNDI 9 MARS 2026 À 20H00": "event 2026-03-09 20:00",
    "Le conseil se réunira mardi 10 mars 2026 à 19 heures.": "event 2026-03-10 19:00",
    "Date : mercredi 11 mars\nHoraires : 14h – 17h": "event 2026-03-11 14:00-17:00",
    "sam. 7 mars 14h-18h": "event 2026-03-07 14:00-18:00",
    "Le lundi 9 mars de 8h30 à 12h et de 13h30 à 17h": "event 2026-03-09 08:30-12:00",
    "Samedi 14 novembre, 11h00, 14h00, 16h00": "event 2026-11-14 11:00",
    "Concert à 20 h 30 le vendredi 13 mars": "event 2026-03-13 20:30",
    "le samedi 31 octobre à partir de 20h": "event 2026-10-31 20:00",
    "Vœux du maire le 8 janvier": "event 2026-01-08",
    "La réunion du 20 février est reportée au 13 mars à 18h": "event 2026-03-13 18:00",
    "Séance reportée du 9 au 16 mars": "event 2026-03-16",
    # figures
    "Le 12/03/2026 - De 19h à minuit.": "event 2026-03-12 19:00-00:00",
    "Rendez-vous le 14/03 à 9h": "event 2026-03-14 09:00",
    "Conseil du 12.03.2026": "event 2026-03-12",
    "Conseil du 2026-03-12": "event 2026-03-12",
    "Stationnement interdit du 9/03 au 13/03": "range 2026-03-09/2026-03-13",
    "La semaine de l'industrie (du 16 au 22/11/2026)": "range 2026-11-16/2026-11-22",
    # from a day to a day
    "Travaux du 10 au 21 mars.": "range 2026-03-10/2026-03-21",
    "Du lundi 23 février au vendredi 6 mars 2026": "range 2026-02-23/2026-03-06",
    "Fermeture du 28 décembre 2026 au 4 janvier": "range 2026-12-28/2027-01-04",
    "Fermeture du 28 décembre au 4 janvier 2027": "range 2026-12-28/2027-01-04",
    "Exposition du 20 février au 9 mai inclus": "range 2026-02-20/2026-05-09",
    "entre le 3 et le 20 avril": "range 2026-04-03/2026-04-20",
    "18 - 22 novembre": "range 2026-11-18/2026-11-22",
    "Marché, 20 mars - 5 avril": "range 2026-03-20/2026-04-05",
    "L'enquête publique se tient du 17 mars à 9 h au 18 avril à 17 h.": (
        "range 2026-03-17/2026-04-18 09:00-17:00"
    ),
    "du samedi 14 au dimanche 15 mars de 10h à 19h": "range 2026-03-14/2026-03-15 10:00-19:00",
    "Braderie du samedi au dimanche 15 mars": "range 2026-03-14/2026-03-15",
    "Dès le 3 avril et jusqu'au 12 mai": "range 2026-04-03/2026-05-12",
    "À partir du 3 avril, la rue est à sens unique": "range 2026-04-03/",
    # lists
    "Les 18 et 19 octobre, portes ouvertes.": "range 2026-10-18/2026-10-19",
    "Jeudi 12, vendredi 13 et samedi 14 mars, de 9h à 12h": (
        "range 2026-03-12/2026-03-14 09:00-12:00"
    ),
    "les 3, 4 et 10 mai": "event 2026-05-03; event 2026-05-04; event 2026-05-10",
    "le prix du samedi 7 et du dimanche 8 mars": "range 2026-03-07/2026-03-08",
    "Ateliers les 14 et 21 mars à 15h": "event 2026-03-14 15:00; event 2026-03-21 15:00",
    # until, before
    "La rue est fermée jusqu’au 12 avril.": "range /2026-04-12",
    "Inscriptions jusqu'au vendredi 20 mars, 12 h": "deadline /2026-03-20 12:00",
    "Donnez votre avis avant le 15 juin 2026 à 17h.": "deadline /2026-06-15 17:00",
    "Date limite de dépôt : 30/06/2026": "deadline /2026-06-30",
    "Réponse au plus tard le 20 mars": "deadline /2026-03-20",
    "Stationnement interdit jusqu'à fin avril": "range /2026-04-30 vague",
    # what recurs
    "Tous les mardis de 9h30 à 11h, permanence.": "recurring 2026-03-10/ 09:30-11:00 1",
    "chaque samedi à 10h": "recurring 2026-03-07/ 10:00 5",
    "les mercredis et samedis de 14h à 17h": "recurring 2026-03-07/ 14:00-17:00 25",
    "ouverte le mardi de 10h à 12h": "recurring 2026-03-10/ 10:00-12:00 1",
    "ouvert du lundi au vendredi de 9h à 17h": "recurring 2026-03-05/ 09:00-17:00 01234",
    "le premier lundi du mois à 18h": "recurring 2026-04-06/ 18:00 0",
    "le premier et le troisième mardi du mois": "recurring 2026-03-17/ 1",
    "Du 3 au 11 avril, tous les jours messe à 18h15": (
        "range 2026-04-03/2026-04-11; recurring 2026-04-03/2026-04-11 18:15 0123456"
    ),
    "Du 6 mars au 8 mai, tous les deuxièmes vendredis du mois": (
        "range 2026-03-06/2026-05-08; recurring 2026-03-13/2026-05-08 4"
    ),
    # counted from today
    "Demain à 20h30, conseil municipal.": "event 2026-03-06 20:30",
    "Après-demain à 9h": "event 2026-03-07 09:00",
    "Ce soir à 18h": "event 2026-03-05 18:00",
    "Cet après-midi à 15h": "event 2026-03-05 15:00",
    "Ce week-end, braderie": "range 2026-03-07/2026-03-08",
    "Conseil de quartier jeudi prochain à 19h.": "event 2026-03-12 19:00",
    "Rendez-vous mardi à 18h30": "event 2026-03-10 18:30",
    "Vendredi 13, concert.": "event 2026-03-13",
    # months and weeks: something happens in them
    "Réouverture fin avril": "event 2026-04-21/2026-04-30 vague",
    "travaux d’entretien du mois de juillet 2026": "range 2026-07-01/2026-07-31 vague",
    "semaine du 9 mars": "range 2026-03-09/2026-03-15 vague",
}

NONE = (
    "Le square de la place du 11-Novembre, rue du 8 Mai 1945",
    "Le stade du 14 juillet",
    "Tél. 01 02 03 04 05, 12/14 rue X, bus 12, 24/7, art. 3.12, 24h/24",
    "3 000 euros, 12 ans, les années 80, Mai 68, le 12 à 14h, de 2 à 4 ans",
    "arrêté n° 2025 P 15620 du 12 mai 2025 instaurant une aire piétonne",
    "abrogeant l'arrêté temporaire n° 2026 T 18360 en date du 20 février 2026",
    "la loi du 9 décembre 1905, la délibération du 12 février",
    "Né le 12 janvier 1965, décédée le 3 mars",
    "Publié le 3 mars 2026, mis à jour le 4 mars 2026",
    "(rediffusion du 5 mai 2014)",
    "Créée en juin 2012, l'association agit en septembre comme en mai",
    "Un piéton a été renversé le jeudi 5 mars 2026 à 10h.",
    "L'accident est survenu mardi vers 18h",
    "Une voiture a été volée le lundi 2 mars vers 22h.",
    "hier, avant-hier, mardi dernier",
    "Le logement demain : un prix, aujourd'hui confronté à la ville",
    "Les Lundis musicaux reviennent",
    "Durée : environ 1h30, visite de 2 heures",
    "Depuis la rentrée de septembre 2015",
)


@pytest.mark.parametrize("words", TRAPS)
def test_what_a_sentence_announces_is_read(words):
    assert said(words, "fr") == TRAPS[words]


@pytest.mark.parametrize("words", NONE)
def test_what_announces_no_day_is_left_alone(words):
    assert said(words, "fr") == ""
    assert read(words, "fr").warnings == ()


def test_a_day_that_no_calendar_has_is_a_warning_and_no_day():
    for words in ("Réunion le 31 février", "Réunion le 31/04/2026", "du 28 au 31 avril"):
        found = read(words, "fr")
        assert (found.dates, found.warnings) == ((), ("impossible_date",))


def test_a_wrong_weekday_keeps_the_day_and_warns():
    found = read("Réunion le mercredi 10 mars 2026 à 18h", "fr")
    assert str(found.dates[0].first) == "2026-03-10"
    assert found.warnings == ("weekday_differs",)
