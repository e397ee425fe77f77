"""`python -m jobs`: the operator's command line. Each command is one file in jobs/commands/."""

import argparse
import os
import signal
import sys
from typing import Any

from config.settings import load_settings
from jobs.commands import COMMANDS
from jobs.instance import Instance
from jobs.logs import set_up_logs
from records import ConfigError, IlotError, ImportRefused, IndexDown, MailDown, StoreDown

EPILOG = """\
exit codes: 0 done; 1 done in part (the lines above say what failed); 2 wrong input or
configuration; 3 the database, the index or the mail server can't be reached or used;
130 interrupted"""


class _Parser(argparse.ArgumentParser):
    """A parser for which half an option's name is none: it would mean another one some day."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands, each with its own --help."""
    parser = _Parser(
        prog="python -m jobs",
        description="Run Îlot: import towns, read sources, place and index items, send letters.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="log each event to stderr")
    parser.set_defaults(interrupted="what was kept stays, and running it again goes on")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; what goes wrong is one line on stderr."""
    args = build_parser().parse_args(arguments)
    # So that an ended command leaves what it holds (a lease, a bar) as an interrupted one does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    set_up_logs(verbose=args.verbose)
    try:
        instance = Instance(load_settings())
        try:
            return int(args.run(args, instance))
        finally:
            instance.close()
    except (ConfigError, ImportRefused) as error:
        return _fail(error, 2)
    except (StoreDown, IndexDown, MailDown) as error:
        return _fail(error, 3)
    except IlotError as error:
        return _fail(error, 1)
    except KeyboardInterrupt:
        print(f"interrupted; {args.interrupted}", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output (head, less) has gone; nothing may be written any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _fail(error: IlotError, code: int) -> int:
    print(f"error: {error}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
