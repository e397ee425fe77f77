"""The rules of the house that no linter knows: sizes, names, docs that agree with the code."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest

from config.settings import SETTING_NAMES
from jobs.__main__ import build_parser
from jobs.commands import COMMANDS

ROOT = Path(__file__).parent.parent
OURS = sorted(p.parent.name for p in ROOT.glob("*/__init__.py"))
CODE = [
    path
    for folder in [*OURS, "benchmarks"]
    if folder != "tests"
    for path in (ROOT / folder).rglob("*.py")
    if "versions" not in path.parts
]
VAGUE = {"utils", "helpers", "common", "misc", "base", "manager"}
SQL = re.compile(r"\b(SELECT .+ FROM|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM)\b")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_a_file_has_at_most_250_lines():
    assert [str(p) for p in CODE if p.read_text(encoding="utf-8").count("\n") > 250] == []


def test_a_function_has_at_most_40_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in CODE
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > 40
    ]
    assert long == []


def test_no_file_has_a_name_that_says_nothing():
    assert [str(p) for p in CODE if p.stem in VAGUE] == []


def test_no_distribution_or_standard_module_owns_one_of_our_names():
    # Our own metadata, which building tools leave in a checkout, is no other distribution.
    others = {name for name, owners in packages_distributions().items() if set(owners) != {"ilot"}}
    assert not set(OURS) & (others | sys.stdlib_module_names)


def test_sql_is_in_the_store_and_the_embedded_index_only():
    at_home = ("store", "search")
    guilty = [
        p
        for p in CODE
        if p.relative_to(ROOT).parts[0] not in at_home and SQL.search(p.read_text("utf-8"))
    ]
    assert guilty == []


def test_every_folder_has_its_line_in_the_architecture():
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    assert [name for name in OURS if f"| `{name}/` |" not in page] == []


def test_every_setting_is_declared_once_and_documented():
    declared = tomllib.loads((ROOT / "config/settings.toml").read_text(encoding="utf-8"))
    assert tuple(declared) == SETTING_NAMES
    page = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    assert [name for name in SETTING_NAMES if f"`{name}`" not in page] == []


def name_of(command: ModuleType) -> str:
    return command.__name__.rpartition(".")[2].replace("_", "-")


def test_every_command_is_documented():
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    names = [name_of(command) for command in COMMANDS]
    assert [name for name in names if f"python -m jobs {name}" not in page] == []


@pytest.mark.parametrize("command", COMMANDS, ids=name_of)
def test_every_command_has_its_help(command, capsys):
    name = name_of(command)
    with pytest.raises(SystemExit) as stop:
        build_parser().parse_args([name, "--help"])
    assert stop.value.code == 0
    assert f"python -m jobs {name}" in capsys.readouterr().out
