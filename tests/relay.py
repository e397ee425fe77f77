"""A way to a server that a test can cut and mend: what an outage looks like to a client."""

import socket
from contextlib import suppress
from threading import Lock, Thread


class Relay:
    """Passes connections to a port of loopback on to a server; cut, it refuses and breaks them."""

    def __init__(self, host: str, port: int) -> None:
        self._server = host, port
        self._lock = Lock()
        self._ends: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._start()

    def cut(self) -> None:
        """Break every connection and refuse new ones."""
        _end(self._listener)
        with self._lock:
            for end in self._ends:
                _end(end)
            self._ends.clear()

    def mend(self) -> None:
        """Listen again, on the same port."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._start()

    def _start(self) -> None:
        Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection(self._server)
                with self._lock:
                    self._ends |= {client, server}
                for source, sink in ((client, server), (server, client)):
                    Thread(target=_pass_on, args=(source, sink), daemon=True).start()


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)
    _end(source)
    _end(sink)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
