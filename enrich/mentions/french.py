"""French: its little words, its street types, and the ways it says where."""

from enrich.mentions.grammar import NO_NUMBER_AFTER, Grammar
from records import MentionKind as Kind

_NAME = "(?:[SBqPA@]|gn?#)"
_STREET = "(?:[SB]|q(?=[.,;)|]|$))"  # "3 Lilas" may be three of them
_NUMBER = "n?#z?"
_GAP = "[^.|~SBPA#]{0,12}"
_OF = ",?[fd]{0,3}"
_THE_NAME = f"[fd]{{0,3}}{_NAME}"
# Nationale; Pierre-et-Marie-Curie; Masséna-rue …
_WORD = "(?:J[Jjm]{0,9}[Xxp#]|[XFVEN]|J(?=[TWL]))"
_PAIR = f"{_WORD}y{_WORD}{_WORD}"  # Pierre et Marie Curie
# … ; 8 mai 1945; 1er mai; 4e Zouaves
_WORDS = rf"(?:{_PAIR}|R?{_WORD}(?:[fd]{{0,3}}{_WORD}){{0,3}}|[#Y]m#?|Y{_WORD})"
_CIVIC = "[fd]{1,3}p(?!-)"  # place de la mairie, rue de l'école
_TYPED = rf"(?:[fdt]{{0,3}}{_WORDS}|{_CIVIC})"
_COMMON = "(?:f{1,2}d?x(?:yf{0,2}d?x)?)"  # d'art et d'histoire
_PLACE = (
    rf"[Fp](?:s|{_COMMON})?(?:[fd]{{0,3}}{_WORD}){{1,4}}"
    rf"|F{_COMMON}"  # Cité des sciences et de l'industrie
    rf"|If{{1,2}}d?{_WORD}(?:[fd]{{0,3}}{_WORD}){{0,2}}"  # carrefour de l'Odéon
    rf"|[Fp]f?Y(?!K)"  # mairie du 13e
    rf"|[Fp]fT(?:[fd]{{0,3}}{_WORD}){{1,3}}"  # musée du quai Branly
)
_AREA = rf"d?{_WORD}(?:[fd]{{0,3}}{_WORD}){{0,2}}"
_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \d{1,2}(?:er)? [a-zéû]{3,9}"
    r"(?: \d{4})?"
)

FRENCH = Grammar(
    lang="fr",
    words={
        "T": "rue av ave avenue bd bld bvd blvd boul boulevard impasse imp allee quai ruelle "
        "venelle chaussee faubourg fbg fg esplanade dreve sente",
        "W": "place pl square sq route rte chemin chem montee mtee promenade parvis pont sentier",
        "V": "cours crs passage pass villa cite voie mail cour clos traverse all ch che",
        "E": "porte",
        "N": "grand grande",
        "s": "nationale royale neuve haute basse peripherique",
        "L": "rues avenues boulevards impasses allees quais places routes chemins ruelles squares",
        "d": "la le les l",
        "f": "de du des d depuis",
        "t": "a au aux jusqu vers",
        "~": "entre",
        "y": "et avec",
        "r": "ou",
        "h": "pres",
        "i": "en dans",
        "l": "sur",
        "n": "n numero numeros no nos",
        "z": "bis ter quater quinquies b t q",
        "b": "section troncon portion partie",
        "e": "entree entrees tarif tarifs gratuit gratuite reservation reservations inscription "
        "inscriptions renseignements horaires acces ouverture participation",
        "k": "angle croisement intersection coin",
        "c": "station metro arret tram commune",
        "a": "quartier secteur hameau lotissement",
        "H": "hauteur niveau droit",
        "I": "carrefour giratoire",
        "K": "arrondissement arrondissements arr",
        "m": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre "
        "decembre janv fev fevr avr juil sept oct nov dec",
        "M": "noel paques pentecote toussaint",  # à Noël is no town
        "w": "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "U": "appt appartement bat batiment etage escalier bp cs ligne lignes bus rer",
        "F": "stade ecole college lycee piscine gymnase eglise mediatheque bibliotheque theatre "
        "musee salle hopital residence mairie marche gare jardin cimetiere chateau poste za zac zi "
        "parc cathedrale chapelle basilique canal gendarmerie commissariat cinematheque",
        "R": "abbe amiral capitaine cardinal colonel commandant docteur general lieutenant "
        "marechal president professeur saint sainte sergent",
        "g": "departementale autoroute",
    },
    capitals={
        "g": "D N RD RN",
        "z": "A B C ½ 1/2",
        "w": "h heures",
        "F": "Maison Hôtel Centre Institut Fondation Palais Espace Cité Halle Cinéma Ateliers Bois",
    },  # 14 h 15 rue X is no number 15
    road=r"R?[DN]\d{1,4}|A\d{1,3}",
    district=r"\d{1,2}(?:er|e|eme)",
    rules=(
        (
            Kind.RANGE,
            (
                rf"f{_NUMBER}t{_NUMBER}{_OF}{_STREET}",  # du n° 12 au n° 38 rue X
                rf"~d?{_NUMBER}yd?{_NUMBER}{_OF}{_STREET}",  # entre le 10 et le 24 de la rue X
                rf"{NO_NUMBER_AFTER}{_NUMBER}[/-]{_NUMBER}{_OF}{_STREET}",  # 23-25 rue X
                rf"{NO_NUMBER_AFTER}{_NUMBER}t{_NUMBER}{_OF}{_STREET}",  # 12 à 18 rue X
                # rue X, côté pair, du n° 12 au n° 38; rue X, entre le n° 12 et le n° 38
                rf"[SB](?:[,(]{{0,2}}[xtfdH]{{0,4}}|{_GAP}f)n#z?(?:t{{1,2}}|[-/]){_NUMBER}",
                rf"[SB]{_GAP}~d?n#z?yd?{_NUMBER}",
                rf"[SB]{_GAP}(?P<bare>(?:f#z?t|~d#z?yd)#z?)(?![mzwn#/$])",  # rue X du 12 au 38
            ),
        ),
        (
            Kind.SEGMENT,
            (
                rf"[SB][^.|~SBPA#]{{0,6}}~{_THE_NAME}[y,]{_THE_NAME}",
                # la section comprise entre A et B, rue C
                rf"bx?~{_THE_NAME}y{_THE_NAME}[,f][fd]{{0,3}}[SB](?![^.|~SBPA#]{{0,6}}~)",
                rf"[SB][,(]*bx?{_THE_NAME}-{_THE_NAME}",  # rue X, tronçon A - B
                rf"[SB][,(]*f[fd]*{_NAME},?t{{1,2}}{_THE_NAME}",  # rue X, de la rue A à la place B
            ),
        ),
        (
            Kind.INTERSECTION,
            (
                rf"[kI]x{{0,2}}{_THE_NAME}[y/-]{_THE_NAME}",
                # rue A, angle rue B; place A (12e), angle rue B
                rf"[SBPA](?:[(]YK?[)])?[,(]*[tdf]{{0,3}}[kI]x{{0,2}}y?{_THE_NAME}",
                rf"[SB]/{_THE_NAME}",
            ),
        ),
        (
            Kind.ADDRESS,
            (
                rf"{NO_NUMBER_AFTER}{_NUMBER}(?:(?:,y?|[yr]){_NUMBER}){{0,50}}{_OF}{_STREET}",
                rf"{NO_NUMBER_AFTER}{_NUMBER}(?:-{_NUMBER}){{2,9}}{_OF}{_STREET}",  # 12-14-16 rue X
                # rue X, au droit du n° 9; rue X, n° 3, 5 et 17
                r"[SB][,(]{0,2}(?!tt)[xtfdH]{0,4}n#z?(?:(?:,?[yr]|,)n?#z?(?![m#])){0,50}",
                r"[SB][,(]{0,2}tHf#z?(?!m)",  # rue X, à hauteur du 9
                r"[SB],#z?(?=[.,)|]|$)",  # rue X, 12
            ),
        ),
        (Kind.ROAD, ("@|gn?#",)),
    ),
    typed_streets=rf"N[TW]{_TYPED}?|T(?:f{{1,2}}T)?{_TYPED}|Ts|(?<!i)W{_TYPED}"
    rf"|(?:(?<=[#z])|(?<=[#z],)|(?<=[#z]f)|(?<=[#z]f[fd]))[VE][fd]{{0,3}}{_WORDS}"
    rf"|Ef{{1,2}}d?X(?!X)",
    typed_places=_PLACE,
    typed_areas=rf'a(?:f{{1,2}})?(?:"({_AREA})"|({_AREA}))'  # le secteur "Marais"
    r"|(Y(?:[y,]Y){0,20}K(?:fX)?)|(XY(?:[y,]Y){0,20}K)|(?<=[t(,])(XY)",
    shouted=rf"(?:(?<=[#z])|(?<=[#z],))[TWV][fdt]{{0,3}}(?:#m#?|{_WORD}{{1,3}})",
    town_after=r"(?:,?U[#zX]?)?(?:[,-]?Z(?:(?P<home1>C)|(?P<other1>[OX]))|[,(-]?t?(?P<home2>C)"
    r"|[,(]?t?(?P<beside>J)|(?:[(]|,?[ti])(?P<other2>O)|[,-](?P<other3>O)(?![Xx])"
    r"|,?t(?P<unknown>[RX]{1,3})(?!Y))",
    town_cue="à",
    bare_range=r"(?i)\b(?:du|le) \d",
    venue_lines=(
        rf"(?<=\n)([^\n:;!?]{{2,80}}?) ?, le {_DAY} à \d\d:\d\d$",  # behind a title
        rf"(?<=\n)du {_DAY} au {_DAY} à ([^\n:;!?]{{2,80}})$",
        r"^(?:lieu|où) ?: ([^\n:;!?,(]{2,60})",
    ),
    metonyms=(
        "quai d'Orsay",
        "quai des Orfèvres",
        "place Beauvau",
        "rue de Solférino",
        "rue de Grenelle",
        "rue de Valois",
        "rue de Varenne",
        "rue Sésame",
    ),
)
