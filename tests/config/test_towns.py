"""The operator's TOML files of towns and sources, right and wrong."""

import pytest

from config.source_rules import READERS
from config.towns import load_source, load_sources, load_town, town_ids
from config.types import MAPPING_KEYS
from crawlers.mapping import OPTIONS, SPECIAL, WORDS
from crawlers.readers import READERS as CRAWLERS
from records import ConfigError

TOWN = """
name = "Bourg"
country = "FR"
tz = "Europe/Paris"
languages = ["fr"]
[[streets]]
path = "lines.geojson"
columns = { name = "nom" }
"""
SOURCE = """
name = "Mairie"
publisher = "government"
reader = "rss_atom"
address = "https://bourg.example/rss"
"""


@pytest.fixture
def towns(tmp_path):
    (tmp_path / "bourg/sources").mkdir(parents=True)
    (tmp_path / "bourg/town.toml").write_text(TOWN)
    (tmp_path / "bourg/sources/mairie.toml").write_text(SOURCE)
    return tmp_path


def test_a_town_and_its_sources_load(towns):
    assert town_ids(towns) == ("bourg",)
    assert load_town("bourg", towns).streets[0].columns == {"name": "nom"}
    [source] = load_sources("bourg", towns)
    assert (source.id, source.town_id, source.tz) == ("bourg/mairie", "bourg", "Europe/Paris")


def test_an_unknown_town_is_answered_with_those_that_there_are(towns):
    with pytest.raises(ConfigError, match="no town 'burg'; known towns: bourg"):
        load_town("burg", towns)


@pytest.mark.parametrize(
    ("line", "key", "says"),
    [
        ('redaer = "x"', "redaer", "unknown key"),
        ("excerpt = 'long'", "excerpt", "Expected `int"),
        ("[poll]\nevry = 5", "poll.evry", "unknown key"),
        ('tz = "Paris/Europe"', "tz", "no IANA time zone"),
        ('theme = "nope"', "theme", "no code of config/themes.toml"),
        ('type = "nope"', "type", "no type of config/types.toml"),
        ('[mapping]\nstaus = "State"', "mapping.staus", "no field of an item, nor of any type"),
        ("theme_weight = 7.0", "theme_weight", "0 to 1"),
        ('lang = "french"', "lang", "two letters"),
        ("[poll]\nevery = -5", "poll.every", "1 to 525,600 minutes"),
        ("[poll]\nsilent_days = 40000", "poll.silent_days", "1 to 36,500 days"),
        ("expires_after_days = 3000000", "expires_after_days", "0 (never) to 36,500 days"),
        ('privacy = "closed"', "privacy", "allowed: open, block, strict"),
        ("[expect]\nmin_items = 9\nmax_items = 5", "expect.min_items", "0 to max_items"),
        ('home_area_id = "x/nope"', "home_area_id", "no area of this town"),
        ('id = "x"', "id", "comes from the file's place"),
        ('contact = "${ILOT_TEST_NOT_SET}"', "contact", "ILOT_TEST_NOT_SET, which is not set"),
    ],
)
def test_a_wrong_source_names_file_and_key(towns, line, key, says):
    path = towns / "bourg/sources/mairie.toml"
    path.write_text(SOURCE + line + "\n")
    with pytest.raises(ConfigError) as refused:
        load_source("bourg", path)
    assert (refused.value.key, refused.value.path) == (key, path)
    assert says in refused.value.problem


@pytest.mark.parametrize(
    ("before", "after", "key", "says"),
    [
        ("rss_atom", "rss", "reader", "allowed: rss_atom, ical, csv, json_lines, list_detail"),
        ("rss_atom", "csv", "mapping", "need [mapping]"),
        ("rss_atom", "list_detail", "selectors", "needs [selectors]"),
        (
            '"rss_atom"',
            '"list_detail"\nfull_text = true\nselectors = {entry = "li"}',
            "full_text",
            "reads the pages anyhow",
        ),
        ("government", "mairie", "publisher", "allowed: government, police"),
    ],
)
def test_a_value_that_can_not_be_is_told_what_can(towns, before, after, key, says):
    path = towns / "bourg/sources/mairie.toml"
    path.write_text(SOURCE.replace(before, after))
    with pytest.raises(ConfigError) as refused:
        load_source("bourg", path)
    assert refused.value.key == key
    assert says in refused.value.problem


def test_the_readers_that_may_be_named_are_those_that_there_are():
    assert tuple(CRAWLERS) == READERS
    assert {*OPTIONS, *WORDS, *SPECIAL} == MAPPING_KEYS


def test_a_relative_folder_in_a_variable_is_meant_from_here(towns, monkeypatch):
    (towns / "data").mkdir()
    monkeypatch.chdir(towns)
    path = towns / "bourg/sources/mairie.toml"
    path.write_text(SOURCE.replace("https://bourg.example/rss", "${DATA}/x.xml"))
    source = load_source("bourg", path, {"DATA": "data"})
    assert source.address == str((towns / "data/x.xml").resolve())


def test_a_missing_key_is_named(towns):
    path = towns / "bourg/sources/mairie.toml"
    path.write_text(SOURCE.replace("reader", "# reader"))
    with pytest.raises(ConfigError, match="reader"):
        load_source("bourg", path)


def test_broken_toml_names_file_and_line(towns):
    path = towns / "bourg/town.toml"
    path.write_text(TOWN + "\nname = \n[x]")
    with pytest.raises(ConfigError, match=r"town\.toml.*line"):
        load_town("bourg", towns)


def test_a_file_source_is_found_from_its_toml(towns):
    path = towns / "bourg/sources/mairie.toml"
    path.write_text(SOURCE.replace("https://bourg.example/rss", "../data/x.csv"))
    assert load_source("bourg", path).address == str((towns / "bourg/data/x.csv").resolve())


def test_variables_are_read_from_the_environment(towns):
    path = towns / "bourg/sources/mairie.toml"
    path.write_text(SOURCE.replace("https://bourg.example", "${SITE}"))
    assert load_source("bourg", path, {"SITE": "http://x"}).address == "http://x/rss"
