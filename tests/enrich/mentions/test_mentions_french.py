"""French places in words."""

import pytest

from tests.enrich.town import mentions, seen


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Incendie au 12 rue Gambetta.", ("address", ("rue Gambetta",), ("12",))),
        ("au 12 bis, rue Gambetta", ("address", ("rue Gambetta",), ("12bis",))),
        ("au 12bis rue Gambetta", ("address", ("rue Gambetta",), ("12bis",))),
        ("Au 3A rue Gambetta", ("address", ("rue Gambetta",), ("3A",))),
        ("n° 12 de la rue Gambetta", ("address", ("rue Gambetta",), ("12",))),
        ("au numéro 27 du boulevard du Mal Foch", ("address", ("boulevard du Mal Foch",), ("27",))),
        ("face au 14 de la rue Gambetta", ("address", ("rue Gambetta",), ("14",))),
        ("à hauteur du 14, rue Gambetta", ("address", ("rue Gambetta",), ("14",))),
        ("aux 12, 14 et 16 rue Gambetta", ("address", ("rue Gambetta",), ("12", "14", "16"))),
        ("rue Gambetta, au droit du n° 9", ("address", ("rue Gambetta",), ("9",))),
        ("5 rue du 8-Mai-1945", ("address", ("rue du 8-Mai-1945",), ("5",))),
        ("23-25 rue Gambetta", ("range", ("rue Gambetta",), ("23", "25"))),
        ("du n° 12 au n° 38 rue Gambetta", ("range", ("rue Gambetta",), ("12", "38"))),
        ("du 12 au 38 de la rue Gambetta", ("range", ("rue Gambetta",), ("12", "38"))),
        ("entre le 10 et le 24 de la rue Gambetta", ("range", ("rue Gambetta",), ("10", "24"))),
        ("12 à 18 rue Gambetta", ("range", ("rue Gambetta",), ("12", "18"))),
        ("rue Gambetta, côté pair, du n° 40 au 46", ("range", ("rue Gambetta",), ("40", "46"))),
        ("rue Gambetta, entre le n° 40 et le n° 46", ("range", ("rue Gambetta",), ("40", "46"))),
        ("12-14-16 rue Gambetta", ("address", ("rue Gambetta",), ("12", "14", "16"))),
        ("rue Gambetta, à hauteur du 9", ("address", ("rue Gambetta",), ("9",))),
        ("rue Gambetta, du n° 40 au n° 47", ("range", ("rue Gambetta",), ("40", "47"))),
    ],
)
def test_house_numbers_are_read_with_their_street(words: str, expected: tuple[object, ...]) -> None:
    assert seen(words, "fr") == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "à l'angle des rues Gambetta et Solférino",
        "à l’angle de la rue Gambetta et de la rue Solférino",
        "angle rue Gambetta / rue Solférino",
        "au croisement de la rue Gambetta et de la rue Solférino",
        "rue Gambetta, à l'angle de la rue Solférino",
    ],
)
def test_a_crossing_has_both_streets(words: str) -> None:
    assert seen(words, "fr") == [("intersection", ("rue Gambetta", "rue Solférino"), ())]


@pytest.mark.parametrize(
    "words",
    [
        "rue Gambetta, entre la rue Solférino et la place Rihour",
        "rue Gambetta, de la rue Solférino à la place Rihour",
        "rue Gambetta (de la rue Solférino jusqu'à la place Rihour)",
        "rue Gambetta, dans sa partie comprise entre la rue Solférino et la place Rihour",
    ],
)
def test_a_section_has_its_street_and_both_ends(words: str) -> None:
    parts = ("rue Gambetta", "rue Solférino", "place Rihour")
    assert seen(words, "fr") == [("segment", parts, ())]


@pytest.mark.parametrize(
    "words",
    [
        "avenue Jules Ferry",
        "AVENUE JULES FERRY",
        "av. Jules-Ferry",
        "av Jules‑Ferry",
        "avenue  Jules-Ferry",
        "avenue\xa0Jules-Ferry",
        "la rue de l’Église",
        "la rue de l'Eglise",
        "RUE DE L'EGLISE",
        "rue St-André",
        "rue saint andré",
        "rue Pierre-et-Marie-Curie",
    ],
)
def test_a_known_street_is_found_however_it_is_written(words: str) -> None:
    (mention,) = mentions(words, "fr")
    assert (mention.kind, mention.found_by) == ("street", "gazetteer")


def test_the_longest_name_swallows_the_names_in_it() -> None:
    assert seen("rue de Paris", "fr") == [("street", ("rue de Paris",), ())]


def test_streets_under_one_plural_type_get_it_back_in_the_singular() -> None:
    found = seen("Travaux rues de Prony, Gounod et Gambetta.", "fr")
    assert [parts for _, parts, _ in found] == [
        ("rue de Prony",),
        ("rue Gounod",),
        ("rue Gambetta",),
    ]


def test_the_town_behind_a_list_of_streets_is_no_street_of_it() -> None:
    assert [m.text for m in mentions("rues Carcel et Gerbert, à Grenoble.", "fr")] == [
        "rues Carcel",
        "Gerbert",
    ]


def test_a_rank_in_lower_case_begins_a_name() -> None:
    words = "rue du commandant René Mouchotte"
    assert [m.text for m in mentions(words, "fr")] == [words]


def test_a_street_that_no_register_has_is_found_by_its_type() -> None:
    (mention,) = mentions("Accident au 4 rue des Inconnus hier.", "fr")
    assert (mention.text, mention.found_by) == ("4 rue des Inconnus", "grammar")


@pytest.mark.parametrize(
    "name",
    [
        "rue Jean et Marie Durand",
        "rue nationale",
        "Grand'Place",
        "Grande Rue",
        "porte de Bâle",
        "rue du 1er Mai",
        "rue du 4e Zouaves",
        "place de la Porte de Vanves",
        "rue du faubourg Saint-Denis",
        "7 rue du Marché-aux-Veaux",
    ],
)
def test_streets_that_no_register_has_are_found_in_every_form(name: str) -> None:
    (mention,) = mentions(f"Travaux {name}, lundi", "fr")
    assert (mention.text, mention.found_by) == (name, "grammar")


def test_a_known_street_of_one_word_is_not_meant_where_its_name_goes_on() -> None:
    assert seen("rue Gambetta Hovelacque", "fr") == [("street", ("rue Gambetta Hovelacque",), ())]
    assert seen("rue Gambetta Lille", "fr")[0] == ("street", ("rue Gambetta",), ())
    assert seen("RUE GAMBETTA FERMEE", "fr") == [("street", ("RUE GAMBETTA",), ())]


def test_a_known_street_is_not_meant_where_its_last_word_goes_on() -> None:
    (mention,) = mentions("rue de Paris-Plages", "fr")
    assert (mention.parts, mention.found_by) == (("rue de Paris-Plages",), "grammar")


@pytest.mark.parametrize(
    ("words", "text", "name"),
    [
        ("dans le quartier Moulins", "quartier Moulins", "Moulins"),
        ("au hameau de la Croix-Rouge", "hameau de la Croix-Rouge", "la Croix-Rouge"),
        ("travaux à Lyon 3e", "Lyon 3e", "Lyon 3e"),
        ("dans le 14ème arrondissement", "14ème arrondissement", "14ème arrondissement"),
        ("Lille 1er arrondissement", "Lille 1er arrondissement", "Lille 1er arrondissement"),
    ],
)
def test_parts_of_a_town_are_found_by_their_type(words: str, text: str, name: str) -> None:
    assert [(m.kind, m.text, m.parts) for m in mentions(words, "fr")] == [("area", text, (name,))]


@pytest.mark.parametrize(
    "words",
    [
        "rues Gambetta et Solférino, à Lyon 5e",
        "rue Gambetta, rue Inconnue et place Rihour, à Lyon 5e.",
        "rue Gambetta (Lyon 5e)",
    ],
)
def test_a_district_tells_the_town_of_all_streets_before_it(words: str) -> None:
    *streets, district = mentions(words, "fr")
    assert {street.town for street in streets} == {"Lyon 5e"}
    assert (district.kind, district.town) == ("area", "")


def test_a_part_of_another_town_refuses_the_pin() -> None:
    assert mentions("12 rue Gambetta à Roubaix 2e", "fr")[0].town == "Roubaix"


@pytest.mark.parametrize(
    "name",
    [
        "musée d'art et d'histoire du Judaïsme",
        "musée du quai Branly",
        "Cité des sciences et de l'industrie",
        "mairie du 13e",
        "parc Jean-Baptiste-Lebas",
        "cathédrale Notre-Dame de Paris",
        "carrefour de l'Odéon",
    ],
)
def test_places_that_no_register_has_are_found_by_their_type(name: str) -> None:
    assert [(m.kind, m.text) for m in mentions(f"Visite : {name} !", "fr")] == [("place", name)]


def test_a_numbered_road_crosses_a_french_street() -> None:
    words = "à l'intersection de la D941 et de la rue Gambetta"
    assert seen(words, "fr") == [("intersection", ("D941", "rue Gambetta"), ())]


@pytest.mark.parametrize(
    "words",
    [
        "Il court dans la rue depuis dix ans.",
        "La place des femmes dans le sport.",
        "2 rue",
        "en route vers le titre",
        "RUE BARREE CE SOIR",
        "La République est en marche.",
        "il y a 12 places",
        "Paris-Brest",
        "Concerto N° 3 en do majeur",
    ],
)
def test_words_that_only_look_like_a_place_are_none(words: str) -> None:
    assert mentions(words, "fr") == ()


def test_a_name_that_is_an_ordinary_word_counts_behind_a_cue() -> None:
    assert seen("sortie du métro République", "fr") == [("place", ("République",), ())]


def test_a_number_up_to_which_a_section_goes_is_on_the_section_only() -> None:
    found = seen("rue Gambetta, de la rue Solférino jusqu'au n° 38", "fr")
    assert ("rue Solférino",) in [parts for kind, parts, _ in found if kind == "street"]


def test_a_post_box_is_no_house_number() -> None:
    assert seen("BP 12, rue Gambetta", "fr") == [("street", ("rue Gambetta",), ())]


def test_a_date_in_front_of_a_street_is_no_house_number() -> None:
    assert seen("lundi 8, rue Gambetta", "fr") == [("street", ("rue Gambetta",), ())]


def test_another_town_right_behind_is_told() -> None:
    assert [m.town for m in mentions("12 rue Gambetta à Roubaix", "fr")] == ["Roubaix"]
    assert [m.town for m in mentions("12 rue Gambetta, 69001 Lyon", "fr")] == ["Lyon"]
    assert [m.town for m in mentions("12 rue Gambetta à Saint-Omer hier", "fr")] == ["Saint-Omer"]
    assert [m.town for m in mentions("bal rue Gambetta à Noël", "fr")] == [""]
    assert [m.town for m in mentions("bal rue Gambetta au Zénith", "fr")] == [""]


def test_the_home_town_behind_an_address_tells_nothing() -> None:
    (mention,) = mentions("12 rue Gambetta, 59000 Lille", "fr")
    assert (mention.text, mention.town) == ("12 rue Gambetta", "")


def test_a_contact_line_only_passes_by() -> None:
    words = "Fête place Rihour.\nRenseignements : mairie, 1 rue Gambetta, 03 20 00 00 00"
    assert [m.about for m in mentions(words, "fr")] == [True, False]


def test_roads_are_told_from_streets() -> None:
    assert [m.kind for m in mentions("accident sur la D 941 et la RD941", "fr")] == ["road", "road"]


@pytest.mark.parametrize(
    "name", ["place de Paris", "avenue de Paris", "rue de la République", "impasse Gambetta"]
)
def test_another_type_makes_another_street(name: str) -> None:
    assert seen(f"travaux, {name}, lundi", "fr") == [("street", (name,), ())]


def test_an_area_is_not_meant_where_a_type_stands_before_its_name() -> None:
    assert seen("un feu à Wazemmes", "fr") == [("area", ("Wazemmes",), ())]
    assert seen("un feu cours Wazemmes", "fr") == []
