"""`serve`: the web server."""

import argparse
import os
import socket
import sys

from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from records import ConfigError

THREADS = "4"
# Gunicorn's own most: what is too long is refused by our pages, in the reader's language.
LONGEST_REQUEST_LINE = "8190"
APP = "web.served:create_served_app()"
HOOKS = "python:jobs.gunicorn_hooks"
DEFAULT_BASE_URL = "http://127.0.0.1:8000"  # config/settings.toml: nobody has set another


def add_parser(subparsers: Subparsers) -> None:
    """Declare `serve [--host HOST] [--port PORT]`."""
    parser = subparsers.add_parser("serve", help="serve the pages, feeds and forms (gunicorn)")
    parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Become gunicorn. Raises ConfigError, StoreDown before it starts."""
    _require_free(args.host, args.port)
    instance.require_sound_settings()
    instance.close()
    if "ILOT_BASE_URL" not in os.environ and instance.settings.base_url == DEFAULT_BASE_URL:
        # Links in feeds must lead to the port that was asked for.
        os.environ["ILOT_BASE_URL"] = f"http://127.0.0.1:{args.port}"
    command = [sys.executable, "-m", "gunicorn", APP, "--config", HOOKS]
    level = "info" if args.verbose else "warning"
    command += ["--bind", f"{args.host}:{args.port}", "--threads", THREADS]
    command += ["--limit-request-line", LONGEST_REQUEST_LINE]
    command += ["--workers", str(instance.settings.web_workers), "--log-level", level]
    os.execv(sys.executable, command)


def _require_free(host: str, port: int) -> None:
    """Gunicorn tries a busy port five times, a second apart, with a trace: say it at once."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise ConfigError("serve", "--port", f"{host}:{port}: {error}") from None
