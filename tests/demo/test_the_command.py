import os
import signal
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import sleep

import pytest

from demo.folder import Folder, is_free
from demo.letters import Letterbox
from demo.processes import Crew
from demo.publishers.newsroom import Edition

EDITION = Edition(7, date(2026, 3, 14))


def test_a_busy_port_is_one_line_and_exit_2_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        done = run_demo(tmp_path / "home", str(port))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"error: port {port} is busy; choose another one: PORT=8001 python -m demo"
    ]
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["lock"]


@pytest.mark.parametrize("port", ["80000", "0", "-1", "eighty"])
def test_what_is_no_port_is_said_to_be_none(tmp_path: Path, port: str) -> None:
    done = run_demo(tmp_path / "home", port)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(
        f"{port!r} is no port: give a number from 1 to 65535"
    )
    assert not (tmp_path / "home").exists()


def test_a_second_demo_on_one_home_is_one_line_and_exit_2_before_anything_else(
    tmp_path: Path,
) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as busy,  # as the first one's pages are
        Folder(tmp_path).held() as is_ours,
    ):
        assert is_ours
        done = run_demo(tmp_path, str(busy.getsockname()[1]))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"error: another demo is running in {tmp_path}; stop it or choose --home"
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_a_home_is_free_again_once_its_demo_has_ended_or_was_killed(tmp_path: Path) -> None:
    holding = (
        "import sys, time; from pathlib import Path; from demo.folder import Folder\n"
        "with Folder(Path(sys.argv[1])).held():\n"
        "    print('held', flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", holding, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stdout.readline() == "held\n"
        with Folder(tmp_path).held() as is_ours:
            assert not is_ours
        program.kill()
    assert (tmp_path / "lock").exists()
    for _ in range(2):
        with Folder(tmp_path).held() as is_ours:
            assert is_ours


def test_a_filled_folder_is_kept_and_another_day_is_made_anew(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(EDITION, 4000)
    (tmp_path / "ilot.sqlite").touch()
    folder.mark_filled()
    assert folder.is_filled(EDITION, 4000)
    assert not folder.is_filled(EDITION, 4001)
    assert not folder.is_filled(Edition(7, date(2026, 3, 15)), 4000)


def test_a_folder_that_was_left_half_filled_or_lost_its_record_is_made_anew(
    tmp_path: Path,
) -> None:
    folder = Folder(tmp_path)
    folder.write(EDITION, 4000)
    (tmp_path / "ilot.sqlite").touch()
    assert not folder.is_filled(EDITION, 4000)
    folder.mark_filled()
    (tmp_path / "ilot.sqlite").unlink()
    assert not folder.is_filled(EDITION, 4000)


def test_the_publishers_keep_their_port_while_it_is_free(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    port = folder.site_port()
    folder.write(EDITION, port)
    assert folder.site_port() == port
    with socket.create_server(("127.0.0.1", port)):
        assert folder.site_port() != port


def test_only_letters_that_come_later_are_told_and_each_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mail = tmp_path / "mail"
    assert Letterbox(mail).take_new() == ()  # the folder is made with the first letter
    mail.mkdir()
    (mail / "old.eml").touch()
    letterbox = Letterbox(mail)
    (mail / "new.eml").touch()
    (mail / "half.part").touch()
    letterbox.tell()
    letterbox.tell()
    assert capsys.readouterr().out == "letter: mail/new.eml\n"


def test_ending_the_crew_ends_children_of_children(tmp_path: Path) -> None:
    module = tmp_path / "parent_and_child.py"
    module.write_text(
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with Crew({**os.environ, "PYTHONPATH": str(tmp_path)}) as crew:
        parent = crew.start("parent_and_child", piped=True)
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.stdout.close()
    assert parent.poll() is not None
    for _ in range(100):  # the signal was sent; the kernel takes its time
        if not is_running(child):
            break
        sleep(0.05)
    assert not is_running(child)


def test_a_child_that_ignores_the_signal_is_killed(tmp_path: Path) -> None:
    module = tmp_path / "stubborn.py"
    module.write_text(
        "import signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('ready', flush=True)\n"
        "time.sleep(60)\n"
    )
    with Crew({**os.environ, "PYTHONPATH": str(tmp_path)}, patience=0.1) as crew:
        program = crew.start("stubborn", piped=True)
        assert program.stdout
        program.stdout.readline()
        program.stdout.close()
    assert program.returncode == -signal.SIGKILL


def test_a_free_port_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        assert not is_free(busy.getsockname()[1])


def run_demo(home: Path, port: str) -> subprocess.CompletedProcess[str]:
    """Run the demo where it is to refuse."""
    return subprocess.run(
        [sys.executable, "-m", "demo", "--home", str(home)],
        env={**os.environ, "PORT": port},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def is_running(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be reaped does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
