"""The ways in which sentences put a place in another town: templates around a spot of ours.

Each has "{spot}"; the sentence frame around it is chosen apart, so that each way meets each frame.
"""

from dataclasses import dataclass

# Where the spot stands in a sentence; what stands right before and behind it goes there too.
FRAMES_EN = (
    "Fire at {spot}.",
    "the crash happened at {spot} on Monday at 8:30 p.m.",
    "a water main broke near {spot}, and crews are at work.",
    "a community meeting will be held at {spot}, at 6 p.m.",
    "police say that a cyclist was hit at {spot} last night.",
    "ORDERED: that the sign at {spot} be removed.",
)
FRAMES_FR = (
    "fuite d'eau au {spot}.",
    "un incendie s'est déclaré au {spot} lundi soir.",
    "réunion publique au {spot}, à 18 h.",
    "des travaux auront lieu devant le {spot} jusqu'à vendredi.",
    "un cycliste a été renversé à hauteur du {spot} hier.",
    "les candidatures sont à déposer au {spot}, avant le 3 mai.",
)


@dataclass(frozen=True, slots=True)
class Way:
    """A way of naming another town: before the sentence, right before the spot, right behind."""

    before: str = ""
    of_spot: str = ""
    behind: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.of_spot}…{self.behind}"

    def put(self, frame: str, spot: str) -> str:
        """Return a sentence about a spot that lies elsewhere."""
        said = frame.format(spot=f"{self.of_spot}{spot}{self.behind}")
        start = self.before
        if not start or start.endswith((". ", "! ")) or start.isupper():
            said = said[0].upper() + said[1:]
        return start + said


WAYS_EN = (
    Way(behind=", Somerville"),
    Way(behind=" in Quincy"),
    Way(behind=", Portland, Maine"),
    Way(behind=", Worcester, MA"),
    Way(behind=", Brooklyn, NY 11201"),
    Way(behind=", Beverly Hills, CA 90210"),
    Way(behind=" (Medford)"),
    Way(behind=", Watertown, MA 02472"),
    Way(behind=" in downtown Providence, Rhode Island"),
    Way(behind=", in the city of Chelsea"),
    Way(behind=", Toronto, Ontario"),
    Way(of_spot="Boston's "),
    Way(before="In Worcester, "),
    Way(before="Somerville: "),
    Way(before="SOMERVILLE — "),
    Way(before="LOWELL, Mass. — "),
    Way(before="SAN FRANCISCO (AP) — "),
    Way(before="The City of Everett announces: "),
    Way(before="Arlington police are looking for witnesses. "),
    Way(before="News from Malden. "),
)
WAYS_FR = (
    Way(behind=", à Lille"),
    Way(behind=" à Montreuil"),
    Way(behind=", 31000 Toulouse"),
    Way(behind=", 69003 Lyon"),
    Way(behind=" (Ivry-sur-Seine)"),
    Way(behind=", Vincennes"),
    Way(behind=", à Saint-Denis (93)"),
    Way(behind=" - 92100 Boulogne-Billancourt"),
    Way(behind=", dans le centre de Nantes"),
    Way(behind=", à Genève, en Suisse"),
    Way(behind=" à Marseille"),
    Way(before="Montreuil : "),
    Way(before="LILLE — "),
    Way(before="À Bagnolet, "),
    Way(before="Pantin. "),
    Way(before="La Ville de Rennes informe : "),
    Way(before="Le maire de Bordeaux l'annonce : "),
    Way(before="Toulouse (31) - "),
)
# Behind the titles of orders, in the stead of ", à Paris 11e".
TAILS_FR = tuple(str(way).lstrip("…") for way in WAYS_FR if way.behind)
