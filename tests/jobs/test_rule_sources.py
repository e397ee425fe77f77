"""Privacy rules for sources that are not there are told of where sources are loaded."""

import pytest

from config import privacy
from jobs.__main__ import main
from tests.town import write_town

TOWN = "petit-bourg"
COMMANDS = (["town", "import", TOWN], ["sources", TOWN, "--reload"], ["collect", TOWN])


@pytest.fixture
def rule(tmp_path, monkeypatch):
    """Return what writes one rule for a source into the operator's file."""
    write_town(tmp_path / "towns")
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", TOWN]) == 0
    load = privacy.load_privacy

    def write(source: str) -> None:
        path = tmp_path / "privacy.toml"
        path.write_text(f'[[rule]]\nname = "mine"\nsource = ["{source}"]\nnoindex = true\n')
        monkeypatch.setattr("jobs.commands.rule_sources.load_privacy", lambda: load(path))

    return write


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("source", [f"{TOWN}/polcie", "police"])
def test_a_source_that_this_town_has_not_is_refused_with_those_that_there_are(
    rule, capsys, command, source
):
    rule(source)
    assert main(command) != 0
    said = capsys.readouterr().err
    assert f"mine.source: '{source}' is no source; known: " in said


@pytest.mark.parametrize("command", COMMANDS)
def test_another_towns_source_is_a_warning(rule, capsys, command):
    rule("elsewhere/police")
    main(command)
    assert "warning: " in (said := capsys.readouterr().err)
    assert "'elsewhere/police' is no source" in said
