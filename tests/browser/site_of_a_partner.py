"""A partner's web site: another host, another port, one page with a snippet in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class PartnerSite:
    """Serves one page; "localhost" and its port are another origin than 127.0.0.1 and ours."""

    def __init__(self) -> None:
        self.body = ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page = site.body.encode() if self.path == "/" else b""
                self.send_response(200 if page else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self.server.server_port}"

    def show(self, snippet: str, lang: str) -> None:
        """Put a snippet into the page."""
        self.body = (
            f'<!doctype html><html lang="{lang}"><title>École</title>'
            '<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">'
            f"<main><h1>École des Tanneurs</h1>{snippet}</main></html>"
        )


@contextmanager
def running_site() -> Iterator[PartnerSite]:
    """Serve a partner's site until the block is left."""
    site = PartnerSite()
    thread = Thread(target=site.server.serve_forever)
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()
