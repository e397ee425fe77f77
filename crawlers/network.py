"""The network under the HTTP client: one deadline for all, and only public addresses.

The address is checked at the moment of connecting, on the very address connected to: checking
the name beforehand would lose to a name server that answers differently the second time.
"""

import socket
import ssl
import time
import typing
from collections.abc import Callable, Iterable

import httpcore

from crawlers import addresses


class HostUnknown(OSError):
    """The host's name has no address."""


class AddressForbidden(OSError):
    """All addresses of the host are in networks that sources may not lead to."""


class TlsRefused(OSError):
    """The host's certificate or its TLS is not acceptable."""


class GuardedNetwork(httpcore.NetworkBackend):
    """Opens connections until `deadline` (of `clock`, seconds), to public addresses only.

    Its connections raise httpcore's timeouts at the deadline, whatever they are doing.
    """

    def __init__(
        self, deadline: float, allow_private: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._clock = clock
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that is allowed and answers.

        Raises HostUnknown, AddressForbidden, httpcore.ConnectError or httpcore.ConnectTimeout.
        """
        refused: httpcore.ConnectError | None = None
        for address in self._allowed(host, port):
            try:
                stream = self._backend.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
                return _TimedStream(stream, self)
            except httpcore.ConnectError as error:
                refused = error
        raise refused or HostUnknown(host)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Refuse: no source is a Unix socket. Raises AddressForbidden."""
        raise AddressForbidden(path)

    def left(self, timeout: float | None = None) -> float:
        """Return the seconds that an operation may take. Raises httpcore.ReadTimeout if none."""
        left = self._deadline - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline is over")
        return left if timeout is None else min(left, timeout)

    def postpone(self, seconds: float) -> None:
        """Move the deadline, for time that was not the host's fault."""
        self._deadline += seconds

    def _allowed(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise HostUnknown(f"{host}: {error}") from error
        numeric = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if self._allow_private:
            return numeric
        allowed = [address for address in numeric if not addresses.is_forbidden(address)]
        if not allowed:
            given = host if numeric == [host] else f"{host} ({', '.join(numeric)})"
            raise AddressForbidden(f"{given} is in {addresses.PRIVATE}")
        return allowed


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every operation ends at the network's deadline."""

    def __init__(self, stream: httpcore.NetworkStream, network: GuardedNetwork) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        try:
            stream = self._stream.start_tls(
                ssl_context, server_hostname, self._network.left(timeout)
            )
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLError):
                raise TlsRefused(str(error)) from error
            raise
        return _TimedStream(stream, self._network)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._stream.get_extra_info(info)
