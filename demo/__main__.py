"""`python -m demo`: an invented town with its publishers, collected, placed and served."""

import argparse
import os
import signal
import sys
from datetime import date, datetime
from pathlib import Path
from time import monotonic

from demo.engine import engine_environ
from demo.folder import TOWN_ID, Folder, is_free
from demo.letters import Letterbox, shown
from demo.processes import Crew
from demo.publishers.newsroom import Edition
from demo.readers import file_reports
from demo.texts.writer import ZONE
from demo.tour import tour

SEED = 7
EDITOR = "editor@port-lune.example"
EPILOG = "exit codes: 0 done; 2 wrong input, a busy port or home; another one: a step failed"


def main() -> int:
    """Run the demo; return its exit code."""
    args = _parser().parse_args()
    folder = Folder(args.home.resolve())
    with folder.held() as is_ours:
        if not is_ours:
            home = shown(folder.home)
            return _refuse(f"another demo is running in {home}; stop it or choose --home")
        if not args.once and not is_free(args.port):
            return _refuse(
                f"port {args.port} is busy; choose another one: PORT=8001 python -m demo"
            )
        return _run_until_stopped(args, folder)


def _run_until_stopped(args: argparse.Namespace, folder: Folder) -> int:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    today = args.today or datetime.now(ZONE).date()
    try:
        return _run(Edition(SEED, today), folder, args.port, args.once)
    except KeyboardInterrupt:
        print("\nstopped")
        return 0


def _run(edition: Edition, folder: Folder, port: int, once: bool) -> int:
    site_port = folder.site_port()
    kept = folder.is_filled(edition, site_port)
    with Crew(_environ(folder, port)) as crew:
        if not kept:
            started = monotonic()
            folder.write(edition, site_port)
            _step("town written", started)
        if not _open_site(crew, edition, site_port):
            return 1
        if code := _fill(crew, kept, once):
            return code
        if not kept:
            file_reports(folder)
        folder.mark_filled()
        if once:
            return 0
        crew.start("jobs", "serve", "--port", str(port))
        crew.start("jobs", "schedule")
        invited = crew.ask(["jobs", "staff", "add", EDITOR, "--area", TOWN_ID, "--lang", "fr"])
        if not invited:
            return 1  # it has said why
        print(tour(f"http://127.0.0.1:{port}", folder, invited[-1]), flush=True)
        return crew.wait(Letterbox(folder.mail).tell)


def _open_site(crew: Crew, edition: Edition, port: int) -> bool:
    """Start the publishers' site; tell whether it listens."""
    started = monotonic()
    arguments = ("--port", str(port), "--seed", str(edition.seed))
    site = crew.start("demo.site", *arguments, "--today", str(edition.today), piped=True)
    address = site.stdout.readline().strip() if site.stdout else ""
    if not address:
        print("error: the publishers' site did not start", file=sys.stderr)
        return False
    _step(f"publishers' site at {address}", started)
    return True


def _fill(crew: Crew, kept: bool, once: bool) -> int:
    """Import the town and walk all items; of a kept town no more than what is due.

    With the pages, the schedule does that at once: nobody has to wait for it.
    """
    steps = [["town", "import", TOWN_ID], ["collect", TOWN_ID], ["rebuild"], ["work", "--once"]]
    if kept:
        print("town kept: nothing has changed", flush=True)
        steps = [["collect", TOWN_ID, "--due"], ["work", "--once"]] if once else []
    for step in steps:
        started = monotonic()
        code = crew.run(["jobs", *step])
        _step(f"jobs {' '.join(step)}", started)
        # 1 says that a part failed and which: one publisher's feed is broken on purpose
        if code not in (0, 1):
            return code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m demo", allow_abbrev=False, description=__doc__, epilog=EPILOG
    )
    parser.add_argument(
        "--once", "--check", action="store_true", help="fill the town, then exit (for CI)"
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=os.environ.get("PORT", "8000"),
        help="of the pages; default: $PORT or 8000",
    )
    parser.add_argument("--home", type=Path, default=Path("var/demo"), help="default: var/demo")
    parser.add_argument(
        "--today", type=date.fromisoformat, metavar="YYYY-MM-DD", help="default: today"
    )
    return parser


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number from 1 to 65535")
    return int(text)


def _environ(folder: Folder, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "ILOT_HOME": str(folder.home),
        "ILOT_TOWNS": str(folder.towns),
        "ILOT_MAIL_URL": f"folder:{folder.mail}",
        "ILOT_ALLOW_PRIVATE_ADDRESSES": "true",
        "ILOT_HOST_GAP": "0",
        "ILOT_BASE_URL": f"http://127.0.0.1:{port}",
        **engine_environ(folder.home),
    }


def _refuse(why: str) -> int:
    print(f"error: {why}", file=sys.stderr)
    return 2


def _step(what: str, started: float) -> None:
    print(f"[{monotonic() - started:5.1f} s] {what}", flush=True)


def _interrupt(number: int, frame: object) -> None:
    # a second Ctrl-C must not stop the tidying up
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
