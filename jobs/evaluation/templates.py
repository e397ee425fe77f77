"""Whether notices written by one pattern are kept apart: the goal is that none come together.

`orders`: titles of Paris traffic orders; `crashes`: Cambridge's police records put into sentences,
without those of one spot and minute, which may be one crash; both as two publishers in turn would
send them, on the days of the data. `orders without numbers` lack what tells them apart: two of one
street and district are told by nothing else, so that no goal is set. `own patterns`: notices made
here, of which each differs from the first of its kind in one house number, street, day, hour, name,
room or other word only, be it in small letters, sent by two publishers on one day. `merged` are the
stories, per 1,000 notices, in which different words came together.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from string import capwords

from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.paris import FOLDER
from jobs.evaluation.shared_data import LeftOut, SharedData
from jobs.evaluation.story_record import Text, day_of, story_record
from jobs.workshop import Workshop

FEW = 2_000
_TURNS = ("one", "two")
_NUMBER = re.compile(r"^Arrêté n° [\w ]+? (?=modifi|régle|institu|port|relat|fix|abrog)")
_CRASHES = "cambridge-ma", "crashes", "Police_Department_Crash_Data_-_Historical.csv"

# Patterns with places for values, and values of which the first of each is the one to begin with.
_OWN: tuple[tuple[str, str, str, dict[str, tuple[str, ...]]], ...] = (
    (
        "en",
        "Water main work on {street}",
        "Crews will repair the water main in front of {number} {street} on {day} from {hour}. "
        "Water will be shut off for about four hours. Parking is not allowed on that side of the "
        "street. Call the Water Department if you have questions about your service.",
        {
            "street": ("Oak Street", "Elm Street", "Pearl Street", "Walden Street", "Third Street"),
            "number": ("12", "14", "112", "21", "12A"),
            "day": ("March 3", "March 4", "April 3", "March 31"),
            "hour": ("8 a.m.", "9 a.m.", "8:30 a.m."),
        },
    ),
    (
        "en",
        "Story time at the library",
        "Children and those who look after them listen to stories, sing and play with {name} in "
        "the {room}. No registration is needed. {day}, {hour}. The library has a lift and a place "
        "to leave strollers. The next one takes place a week later at the same time.",
        {
            "name": ("Anna Kowalski", "Maria Kowalski", "Anna Lindgren"),
            "room": ("Green Room", "Blue Room", "Room 2", "Room 3"),
            "day": ("Tuesday, May 5", "Wednesday, May 6", "Tuesday, May 12"),
            "hour": ("10:30", "11:30", "16:30"),
        },
    ),
    (
        "fr",
        "Avis de coupure d'eau",
        "En raison de travaux sur le réseau, l'eau sera coupée au {number} {street} le {day} à "
        "partir de {hour}. La durée prévue est d'une demi-journée. Nous vous conseillons de faire "
        "une réserve et de laisser vos robinets fermés. Le service des eaux vous remercie.",
        {
            "street": ("rue des Tilleuls", "rue des Peupliers", "avenue Foch", "place du Marché"),
            "number": ("12", "14", "12 bis", "112"),
            "day": ("3 mars", "4 mars", "3 mai", "mardi 10 mars", "jeudi 12 mars"),
            "hour": ("8h", "9h", "8h30", "midi"),
        },
    ),
    (
        "fr",
        "Permis de construire",
        "Un permis de construire n° {file} a été déposé par {name} pour l'extension d'une maison "
        "de {area} m² au {number} {street}. Le dossier peut être consulté en mairie aux heures "
        "d'ouverture pendant {months} mois à compter de son affichage sur le terrain.",
        {
            "file": ("26-0012", "26-0013", "25-0012"),
            "name": ("M. Durand", "Mme Lefèvre", "la SCI Horizon"),
            "area": ("24", "42", "36"),
            "number": ("7", "9", "77"),
            "street": ("rue Pasteur", "rue Curie", "chemin des Vignes"),
            "months": ("deux", "trois"),
        },
    ),
    (
        "en",
        "Staff to report on {what}",
        "Members asked staff for a survey of {what} in all neighborhoods, to be ready before the "
        "budget talks next spring. They hear about it every week and want to see figures before "
        "anything is decided. There will be an evening for questions at the senior center.",
        {"what": ("rents", "parking", "playgrounds", "noise", "street trees")},
    ),
    (
        "en",
        "Weekly afternoon at the branch",
        "Our afternoon for {who} takes place in the big room on Wednesday, May 6 at 3:30 p.m. No "
        "registration is needed and nothing is to be paid. Bring something to drink. The next one "
        "is a week later at the same time, and {what} will be there to answer questions.",
        {
            "who": ("toddlers", "teenagers", "seniors", "parents"),
            "what": ("a nurse", "a lawyer", "a gardener"),
        },
    ),
    (
        "en",
        "{team} team stays on top",
        "The {kind} team won its third game in a row on Saturday, this time 4-2 at home. Coach and "
        "players thanked the crowd, which had come in spite of the snow and stayed to the end. The "
        "next game is away, and a bus leaves from the school two hours before.",
        {
            "team": ("Boys", "Girls", "Women's"),
            "kind": ("boys' hockey", "girls' hockey", "boys' soccer", "boys' tennis"),
        },
    ),
    (
        "fr",
        "Une {shop} braquée en soirée",
        "Une {shop} a été braquée mardi soir, peu avant la fin du service. Deux personnes "
        "masquées ont pris la caisse et se sont enfuies à pied. Aucun client n'a été blessé. La "
        "police étudie les images des caméras et cherche des témoins dans le voisinage.",
        {"shop": ("pharmacie", "boulangerie", "librairie", "bijouterie")},
    ),
    (
        "fr",
        "Ateliers à la maison des associations",
        "Un cours de {what} pour {who} est donné chaque jeudi à 18 h 30 dans la grande salle. La "
        "première séance est gratuite, il suffit de venir en tenue confortable. Les inscriptions "
        "se font sur place auprès de l'animatrice, qui prête aussi le matériel.",
        {
            "what": ("danse", "yoga", "théâtre", "dessin"),
            "who": ("débutants", "confirmés", "enfants"),
        },
    ),
)


def measure(shared: SharedData) -> Iterator[Figure | LeftOut]:
    """Yield how many notices of each kind come together."""
    for name, town, notices in (
        ("orders", "paris-saint-antoine", orders),
        ("orders without numbers", "paris-saint-antoine", orders_without_numbers),
        ("crashes", "cambridge-ma", crashes),
        ("own patterns", "cambridge-ma", lambda _: own_notices()),
    ):
        try:
            yield _merged(name, list(notices(shared)), shared.workshop(town))
        except LeftOut as reason:
            yield reason


def orders(shared: SharedData) -> Iterator[Text]:
    """Yield titles of orders, the newest first. Raises LeftOut."""
    rows = list(shared.rows(FOLDER, "arretes_paris_voirie_2025.csv"))[:FEW]
    for number, (row, turn) in enumerate(zip(rows, cycle(_TURNS), strict=False)):
        day, title = day_of(row["date_publication"]), row["titre"].strip()
        yield Text(turn, title, "", day, f"order{number}", "fr")


def orders_without_numbers(shared: SharedData) -> Iterator[Text]:
    """Yield the same titles without the orders' numbers. Raises LeftOut."""
    for order in orders(shared):
        yield replace(order, title=_NUMBER.sub("Arrêté ", order.title))


def crashes(shared: SharedData) -> Iterator[Text]:
    """Yield a sentence of each crash whose street is known. Raises LeftOut."""
    known = (row for row in shared.rows(*_CRASHES) if row["Steet Name"])
    rows = list({(row["Location"], row["Date Time"]): row for row in known}.values())[:FEW]
    for row, turn in zip(rows, cycle(_TURNS), strict=False):
        street, cross = capwords(row["Steet Name"]), capwords(row["Cross Street"])
        spot = f"{row['Street Number']} {street}".strip() + (f" at {cross}" if cross else "")
        day, hour = row["Date Time"].split(" ", 1)
        body = (
            f"Officers took a report of a crash between {row['Object 1'].lower()} and "
            f"{row['Object 2'].lower()} on {spot} on {row['Day Of Week']}, {day} at {hour}. "
            "Nobody had to be taken to hospital. Witnesses are asked to call the station."
        )
        yield Text(turn, "Crash report", body, day_of(row["Date Time"]), row["Crash Number"])


def own_notices() -> Iterator[Text]:
    """Yield notices that differ from the first of their kind in one value each."""
    turns = cycle(_TURNS)
    for kind, (lang, title, body, values) in enumerate(_OWN):
        first = {slot: said[0] for slot, said in values.items()}
        changes = [(slot, other) for slot, said in values.items() for other in said[1:]]
        for number, said in enumerate([first, *(first | {slot: v} for slot, v in changes)]):
            words = title.format(**said), body.format(**said)
            yield Text(next(turns), *words, day_of("2026-02-20"), f"own{kind}-{number}", lang)


def _merged(name: str, notices: list[Text], workshop: Workshop) -> Figure:
    with story_record(workshop, _TURNS) as record:
        for notice in notices:
            record.save(notice)
        merged = record.merged()
    misses = tuple(" || ".join(f"{i.title} {i.text}" for i in items[:3]) for items in merged)
    share = 1000 * len(merged) / max(len(notices), 1)
    goal = None if "without" in name else 0.0
    return Figure(f"notices, {name}, merged", share, Unit.A_THOUSAND, len(notices), goal, misses)
