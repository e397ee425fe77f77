"""What gunicorn does beside serving, see its --config: it logs as the other commands do."""

import logging

from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]

from jobs.logs import set_up_logs


def on_starting(server: Arbiter) -> None:
    """Set up the logs before the workers are forked, gunicorn's own with the others."""
    set_up_logs(verbose=server.cfg.loglevel == "info")
    own = logging.getLogger("gunicorn.error")
    own.handlers.clear()
    own.propagate = True
