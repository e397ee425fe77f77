"""Texts written here, in both languages, of which edits are made for a measurement."""

from datetime import UTC, datetime

from jobs.evaluation.story_record import Text

OWN = "own"
_DAY = datetime(2026, 2, 20, 12, tzinfo=UTC)
_SAID = (
    (
        "en",
        "Library opens on Sundays",
        "The public library will be open on Sundays from 1 to 5 p.m. starting in March. Until now "
        "the doors stayed shut at weekends, although many families had asked for longer hours. "
        "Four people were hired for the new service, and the reading room gets more seats. "
        "Visitors can borrow and return books on all floors, but the copy shop is not staffed. The "
        "trustees will look at the figures in autumn and then decide whether it goes on.",
    ),
    (
        "en",
        "New benches for the river path",
        "The parks department is putting twelve benches along the river path this month. Each of "
        "them has a back and arms, as older walkers had wished at two meetings last year. The old "
        "ones without backs go to the playing fields, where teams can use them. Work goes on from "
        "Monday to Friday, and one half of the path stays free for bicycles at any time. Plates "
        "with names can be had for a gift of $500 to the friends of the path.",
    ),
    (
        "fr",
        "Le marché couvert change d'horaires",
        "Le marché couvert ouvrira une heure plus tôt à partir de mars, dès 7 h du mardi au "
        "samedi. Les commerçants réclamaient ce changement depuis longtemps pour les habitants qui "
        "partent au travail. Le soir rien ne change, et la place reste interdite aux voitures le "
        "dimanche. Une réunion avec les riverains est prévue à la mairie avant les vacances pour "
        "en faire le bilan. Les poubelles seront ramassées plus tard dans la matinée.",
    ),
    (
        "fr",
        "Une classe de plus à la rentrée",
        "L'école du quartier comptera une classe de plus à la rentrée, la neuvième. Les parents "
        "d'élèves avaient écrit deux fois au rectorat, chiffres à l'appui, et occupé le préau un "
        "samedi matin. La nouvelle salle sera installée dans l'ancien logement du gardien, que la "
        "ville remet en état cet été pour 80 000 euros. La cantine passe à trois services, et la "
        "garderie du soir prend vingt enfants de plus.",
    ),
)
OWN_TEXTS = tuple(
    Text(OWN, title, body, _DAY, f"own{number}", lang)
    for number, (lang, title, body) in enumerate(_SAID)
)
