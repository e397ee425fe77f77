"""The publishers' web site on loopback: `python -m demo.site --port PORT --today DAY`."""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from demo.publishers.documents import Document
from demo.publishers.live import LiveSite
from demo.publishers.newsroom import Edition, publish
from demo.town.build import build_town

HOST = "127.0.0.1"


class SiteServer(ThreadingHTTPServer):
    """Serves documents by path, with validators; one thread a connection.

    It listens at once, on a free port if `port` is 0; its news of the day come out as `now` says.
    """

    daemon_threads = True
    # the default of 5 drops a burst of connections, and each waits a second to be tried again
    request_queue_size = 128

    def __init__(self, edition: Edition, port: int, now: Callable[[], datetime]) -> None:
        super().__init__((HOST, port), _Handler)
        found = publish(build_town(edition.seed), edition)
        self._now = now
        self._live = LiveSite(found, self.address, now())
        self.find("/")  # makes the documents before anyone asks

    @property
    def address(self) -> str:
        """The site's URL without a slash at its end."""
        return f"http://{HOST}:{self.server_port}"

    def find(self, path: str) -> Document | None:
        """Return what stands under a path at this moment; None if nothing does."""
        return self._live.documents_at(self._now()).get(path)


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    # headers and body in two packets would wait for each other's acknowledgement (40 ms)
    wbufsize = -1

    def do_GET(self) -> None:
        """Answer with the document, 304 if the client has it, 404 if there is none."""
        document = self.server.find(self.path)
        if document is None:
            self._answer(HTTPStatus.NOT_FOUND, b"no such page\n", "text/plain")
        elif self._has(document):
            self._answer(HTTPStatus.NOT_MODIFIED, b"", document.media, document)
        else:
            self._answer(HTTPStatus.OK, document.body, document.media, document)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent: the crawler keeps its own log."""

    def _has(self, document: Document) -> bool:
        """Tell whether the client's copy is this one; an ETag goes before a date (RFC 9110)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tags.strip() == "*" or document.etag in [tag.strip() for tag in tags.split(",")]
        since = _http_date(self.headers.get("If-Modified-Since", ""))
        return since is not None and document.modified <= since

    def _answer(
        self, status: HTTPStatus, body: bytes, media: str, document: Document | None = None
    ) -> None:
        self.send_response(status)
        if document:
            self.send_header("ETag", document.etag)
            self.send_header("Last-Modified", format_datetime(document.modified, usegmt=True))
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _http_date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def main() -> None:
    """Serve until stopped; prints the address once everything is ready."""
    parser = argparse.ArgumentParser(
        prog="python -m demo.site", allow_abbrev=False, description=__doc__
    )
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--today", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    args = parser.parse_args()
    server = SiteServer(Edition(args.seed, args.today), args.port, utc_now)
    print(server.address, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
