"""What gunicorn does beside serving, see its --config: logs, and one app for all workers."""

import logging

from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]

from jobs.logs import set_up_logs


def on_starting(server: Arbiter) -> None:
    """Set up the logs, gunicorn's own with the others, and load the app before the workers fork.

    Its own `preload_app` would load it before there are logs.
    """
    set_up_logs(verbose=server.cfg.loglevel == "info")
    own = logging.getLogger("gunicorn.error")
    own.handlers.clear()
    own.propagate = True
    server.app.wsgi()
