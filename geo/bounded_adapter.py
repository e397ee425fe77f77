"""How geopy fetches an answer: within a deadline for all of it, a size, and from that host alone.

An urllib timeout counts from byte to byte, so a service that drips would be listened to for ever.
No proxy and no redirect is followed: the operator's setting says where questions go.
"""

from __future__ import annotations

import json
import socket
import ssl
import time
import typing
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import httpcore
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

MOST_BYTES = 1_000_000  # an answer to one question has some kilobytes
_FAILED = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """Gets one answer at a time; its `timeout` is for all of an answer, in seconds."""

    def __init__(self, *, proxies: object, ssl_context: ssl.SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._tls = ssl_context or ssl.create_default_context()

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> object:
        """Return an answer's JSON. Raises geopy's errors and AdapterHTTPError."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise GeocoderParseError("no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return an answer's text. Raises geopy's errors and AdapterHTTPError."""
        network = _TimedNetwork(time.monotonic() + timeout)
        try:
            with (
                httpcore.ConnectionPool(self._tls, network_backend=network) as pool,
                pool.stream("GET", url, headers=_encoded(url, headers)) as answer,
            ):
                _require_success(answer)
                return _read(answer)
        except httpcore.TimeoutException as error:
            raise GeocoderTimedOut(f"timed out: no whole answer in {timeout:g} s") from error
        except httpcore.ConnectError as error:
            raise GeocoderUnavailable(str(error)) from error
        except _FAILED as error:
            raise GeocoderServiceError(str(error) or type(error).__name__) from error


class _TimedNetwork(httpcore.SyncBackend):
    """Connections whose every operation ends at one deadline, by the monotonic clock."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        refused: httpcore.ConnectError | None = None
        for address in _addresses(host, port):
            try:
                stream = super().connect_tcp(address, port, self.left(), local_address)
                return _TimedStream(stream, self)
            except httpcore.ConnectError as error:
                refused = error
        raise refused or httpcore.ConnectError(f"{host} has no address")

    def left(self) -> float:
        """Return the seconds left, more than 0. Raises httpcore.ReadTimeout if none are."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline is over")
        return left


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, network: _TimedNetwork) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._network.left()
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._network
        )

    def get_extra_info(self, info: str) -> typing.Any:
        return self._stream.get_extra_info(info)


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise httpcore.ConnectError(f"{host}: {error}") from error
    return [str(entry[4][0]) for entry in found]


def _encoded(url: str, headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Return headers for the wire; nothing is asked to be packed, as that hides how long it is."""
    sent = {
        "Host": urlsplit(url).netloc,
        "Accept-Encoding": "identity",
        **headers,
        "Connection": "close",
    }
    return [(name.encode("ascii"), value.encode("utf-8")) for name, value in sent.items()]


def _require_success(answer: httpcore.Response) -> None:
    if answer.status // 100 == 2:
        return
    headers = {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers
    }
    said = f"HTTP {answer.status}"
    if answer.status // 100 == 3:
        said += f" to {headers.get('location', 'nowhere')}: redirects are not followed"
    raise AdapterHTTPError(said, status_code=answer.status, headers=headers, text=None)


def _read(answer: httpcore.Response) -> str:
    body = bytearray()
    for piece in answer.iter_stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise GeocoderParseError(f"more than {MOST_BYTES:,} bytes")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise GeocoderParseError("no UTF-8") from None
