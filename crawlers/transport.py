"""httpx on our guarded network: no proxies, no environment, public addresses only."""

import ssl
from collections.abc import Iterator
from functools import cache

import httpcore
import httpx

from crawlers.network import GuardedNetwork


class GuardedTransport(httpx.BaseTransport):
    """Sends httpx requests through a GuardedNetwork; httpcore's errors come out as they are."""

    def __init__(self, network: GuardedNetwork) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=_tls(), network_backend=network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the answer's body is read as it is asked for."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@cache
def _tls() -> ssl.SSLContext:
    """Loading the certificates takes 20 ms: once a process is enough."""
    return httpx.create_ssl_context(trust_env=False)
