"""The names of the Paris extract, by its two registers of addresses."""

from config.themes import load_themes
from enrich.analyser import Analyser
from jobs.evaluation.shared_data import SharedData
from records import Name, NameKind

FOLDER = "fr-paris-fbg-saint-antoine"
BAN, OSM = "ban_adresses.csv", "osm_adresses_75103_75104.csv"


def paris_analyser(shared: SharedData) -> Analyser:
    """Return an analyser that knows the streets of the extract, by BAN and OSM. Raises LeftOut."""
    texts = {row["nom_voie"] for row in shared.rows(FOLDER, BAN, delimiter=";")}
    texts |= {row["street"] for row in shared.rows(FOLDER, OSM)}
    names = [Name(text, NameKind.STREET, f"paris/{text}") for text in sorted(texts) if text]
    return Analyser(names, load_themes())
