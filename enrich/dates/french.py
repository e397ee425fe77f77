"""Days and times in French."""

from enrich.dates.vocabulary import DateWords

FRENCH_DATES = DateWords(
    months=(
        "janvier janv",
        "fevrier fevr fev",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "aout",
        "septembre sept",
        "octobre oct",
        "novembre nov",
        "decembre dec",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ordinals={
        "premier": 1,
        "premiers": 1,
        "deuxieme": 2,
        "deuxiemes": 2,
        "second": 2,
        "troisieme": 3,
        "troisiemes": 3,
        "quatrieme": 4,
        "quatriemes": 4,
        "dernier": -1,
        "derniers": -1,
    },
    days_from_now={"aujourd": 0, "demain": 1},
    words={
        "M": "mois",
        "J": "jours jour",
        "K": "semaine week",
        "E": "week-end weekend",
        "3": "debut",
        "5": "mi courant",
        "7": "fin",
        "I": "lun mar mer jeu ven sam dim",
        "B": "matin matinee soir soiree nuit",
        "W": "lundis mardis mercredis jeudis vendredis samedis dimanches",
        "h": "h heure heures",
        "Z": "midi minuit",
        "i": "horaire horaires",
        "A": "apres",
        "c": "ce cet cette",
        "v": "prochain prochaine",
        "f": "du de des d",
        "U": "entre",
        "t": "au",
        "a": "a",
        "s": "en",
        "l": "le les la l",
        "&": "et ou",
        "e": "tous toutes chaque",
        "u": "jusqu",
        "b": "avant tard ici",
        "g": "partir compter dès",
        "z": "limite cloture delai delais echeance butoir cloturees",
        "R": (
            "inscription inscriptions candidature candidatures candidater candidatez postuler "
            "postulez deposer depot depots deposez avis observations reservation reservations "
            "contributions contribuer participer participez dossier dossiers voter votez inscrire "
            "inscrivez inscrivez-vous repondre repondez remarques proposer proposez"
        ),
        "k": (
            "arrete decret loi ordonnance deliberation circulaire directive reglement rediffusion "
            "né née nés décédé décédée publie publiee mis modifie modifiee adopte adoptee adoptes "
            "signe signee vote votee depuis daté datée creee cree fondee fonde actualise lettre "
            "courrier jugement edition"
        ),
        "6": (
            "debute debutera debutent debuteront commence commencera commencent commenceront "
            "demarre demarrera coup lieu tiendra rendez rdv"
        ),
        "L": "quotidiennement",
        "8": "clos close closes closent cloturent ferment fermeront fermees fermes terminent",
        "9": "reporte reportee reportes reportees decale decalee deplace deplacee avance avancee",
        "G": "date",
        "S": (
            "rue avenue boulevard place square quai allee allees impasse cours passage chemin "
            "route pont stade lycee college ecole cite residence parc jardin station metro "
            "esplanade promenade av bd bld pl"
        ),
        "H": "reunion conseil seance commission comite assemblee",
    },
)
