"""Events with fields as JSON lines on stderr."""

import json
import logging
import sys
from datetime import UTC, datetime

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, event, then the event's fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up_logs(*, verbose: bool) -> None:
    """Log events from INFO on if verbose, else warnings only."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO if verbose else logging.WARNING)
    # A tick that is still at work when the next is due is no news: it never overlaps itself.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    # That a node failed is told by whoever asked it.
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)
    for noisy in ("httpx", "httpcore", "apscheduler.executors", "scrapy", "twisted", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
