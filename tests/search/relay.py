"""A server in front of another, on loopback, that can go away and come back."""

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Relay:
    """Passes bytes on to the host and port of a URL; `url` leads through it.

    `context`, an ssl.SSLContext with a certificate, makes its own side speak TLS.
    """

    def __init__(self, url: str, context=None) -> None:
        parts = urlsplit(url)
        self._there = parts.hostname, parts.port
        self._context = context
        self._open: list[socket.socket] = []
        self.flowing = threading.Event()
        self.flowing.set()
        self._door = self._listen(0)
        self.port = self._door.getsockname()[1]
        self.url = f"{'https' if context else parts.scheme}://127.0.0.1:{self.port}"

    def go_away(self) -> None:
        """Cut every connection and take no more."""
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)  # or the thread would take one more
        self._door.close()
        self.flowing.set()
        while self._open:
            with contextlib.suppress(OSError):
                self._open.pop().shutdown(socket.SHUT_RDWR)

    def come_back(self) -> None:
        """Listen again, where it was."""
        self._door = self._listen(self.port)

    def stand_still(self) -> None:
        """Take connections and what they say, and pass nothing on."""
        self.flowing.clear()

    def go_on(self) -> None:
        """Pass on what was held up, and all that comes."""
        self.flowing.set()

    def _listen(self, port: int) -> socket.socket:
        door = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._take, args=[door], daemon=True).start()
        return door

    def _take(self, door: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = door.accept()
                threading.Thread(target=self._connect, args=[near], daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        with contextlib.suppress(OSError), near:
            inner = self._context.wrap_socket(near, server_side=True) if self._context else near
            with inner, socket.create_connection(self._there) as far:
                self._open += inner, far
                back = threading.Thread(target=self._pass_on, args=[far, inner], daemon=True)
                back.start()
                self._pass_on(inner, far)
                back.join()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self.flowing.wait()
                target.sendall(data)
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
