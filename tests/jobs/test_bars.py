"""Progress on a terminal, also in one that does not say its size."""

import io
import os

from jobs.commands.bars import Bars


class Terminal(io.StringIO):
    """A terminal whose size the system tells, of file number `number`."""

    def __init__(self, number):
        super().__init__()
        self.number = number

    def fileno(self):
        return self.number

    def isatty(self):
        return True


def test_bars_are_drawn_on_a_terminal_that_does_not_say_its_size(monkeypatch):
    other, ours = os.openpty()  # 0 rows of 0 columns
    terminal = Terminal(ours)
    monkeypatch.setattr("sys.stderr", terminal)
    with Bars("") as bars:
        bars("streets.csv", 0, 1000)
        bars("joining", 0, 3)
    os.close(ours)
    os.close(other)
    assert "streets.csv:   0%" in terminal.getvalue()
    assert "joining:   0%" in terminal.getvalue()


def test_nothing_is_drawn_where_stderr_is_no_terminal(capsys):
    with Bars("") as bars:
        bars("streets.csv", 0, 1000)
    assert capsys.readouterr().err == ""
