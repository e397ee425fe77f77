"""A scripted HTTP server on loopback: it answers, redirects, drips, hangs and floods as told."""

import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


@dataclass(frozen=True)
class Seen:
    """A request that arrived."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Scripted:
    """An answer; with `chunks` the body is sent piece by piece, as long as the client listens."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    chunks: Callable[["Server"], object] | None = None


class Server:
    """Serves `routes` (path -> Scripted, or a function of the request's headers)."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.routes: dict[str, Scripted | Callable[[Mapping[str, str]], Scripted]] = {}
        self.seen: list[Seen] = []
        self.closing = threading.Event()
        self._http = _Http((host, port), _handler(self))
        self.host, self.port = self._http.server_address[:2]
        self.scheme = "http"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    def use_tls(self, context: ssl.SSLContext) -> None:
        self.scheme = "https"
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)

    def url(self, path: str = "/", host: str = "") -> str:
        return f"{self.scheme}://{host or self.host}:{self.port}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up early is what many tests are about."""


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.seen.append(Seen(self.path, dict(self.headers.items())))
            route = server.routes.get(self.path, Scripted(b"nothing here", 404))
            answer = route(self.headers) if callable(route) else route
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.chunks is None:
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)
                return
            self.send_header("Connection", "close")
            self.end_headers()
            for chunk in answer.chunks(server):
                self.wfile.write(chunk)
                self.wfile.flush()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def hang(server: Server):
    """Send one byte, then nothing until the test is over."""
    yield b"<"
    server.closing.wait(30)


def drip(server: Server):
    """Send a byte at a time, for ever."""
    while not server.closing.wait(0.02):
        yield b" "


def flood(server: Server):
    """Send 50 MB."""
    for _ in range(50):
        yield b"x" * 1_000_000
