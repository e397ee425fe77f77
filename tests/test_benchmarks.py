"""Benchmarks refuse what can't be measured, with a line that says why."""

import sys
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("match --readers 0", "--readers: 0 can't be; allowed: 1 or more"),
        ("match --items 0", "--items: 0 can't be; allowed: 1 or more"),
        ("match --items many", "--items: invalid whole number value: 'many'"),
        ("rebuild --items -5", "--items: -5 can't be; allowed: 1 or more"),
        ("record --sizes 2000 -1", "--sizes: -1 can't be; allowed: 1001 or more"),
        ("search --items 0", "--items: 0 can't be; allowed: 1 or more"),
        ("search --readers 0", "--readers: 0 can't be; allowed: 1 or more"),
        ("search --writer -1", "--writer: -1 can't be; allowed: 0 or more"),
        ("search --writer nan", "--writer: nan can't be; allowed: 0 or more"),
        ("search --engine elasticsearch", "elasticsearch needs a server: set ES_URL"),
    ],
)
def test_an_argument_that_can_not_be_is_refused(monkeypatch, capsys, command, told):
    name, *arguments = command.split()
    module = import_module(f"benchmarks.{'search.__main__' if name == 'search' else name}")
    monkeypatch.delenv("ES_URL", raising=False)
    monkeypatch.setattr(sys, "argv", [name, *arguments])
    with pytest.raises(SystemExit) as ended:
        module.main()
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert told in error
    assert f"python -m benchmarks.{name}: error: " in error
