"""Ask a web address politely: conditionally, within limits, each redirect checked."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType

import httpcore
import httpx

from crawlers.answer import Answer
from crawlers.hosts import Hosts
from crawlers.manners import Manners
from crawlers.network import AddressForbidden, GuardedNetwork, HostUnknown, TlsRefused
from crawlers.transport import GuardedTransport
from crawlers.unpack import TooBig, Unpackable, collect
from records import Failure, Source, SourceError, Validators

log = logging.getLogger(__name__)

MAX_REDIRECTS = 5
# A host that asks for more is a mistake; it will be asked again after a day.
MAX_REST = 86_400.0

HOSTS = Hosts()

# Raises SourceError if an address may not be asked for.
Permit = Callable[[str], None]

# The first that fits decides; httpcore wraps what the operating system said.
_FAILURES: MappingProxyType[type[Exception], Failure] = MappingProxyType(
    {
        AddressForbidden: Failure.FORBIDDEN_ADDR,
        HostUnknown: Failure.DNS,
        TlsRefused: Failure.TLS,
        httpcore.TimeoutException: Failure.TIMEOUT,
        TooBig: Failure.TOO_BIG,
        Unpackable: Failure.PARSE,
        # httpx itself raises these two for a bad Location; the rest comes from httpcore.
        httpx.RemoteProtocolError: Failure.REDIRECT,
        httpx.InvalidURL: Failure.REDIRECT,
        httpx.UnsupportedProtocol: Failure.CONNECT,
        httpcore.NetworkError: Failure.CONNECT,
        httpcore.ProtocolError: Failure.CONNECT,
    }
)


def fetch(
    source: Source,
    known: Validators,
    manners: Manners,
    now: datetime,
    permit: Permit = lambda _address: None,
) -> Answer:
    """Return what a source's http(s) address answers; body None if it says "not modified".

    `known` are the validators of the last answer (empty: ask unconditionally). `permit` is asked
    before each address, redirects' too, and may raise SourceError.
    Raises SourceError with the failure that fits; `retry_after` as the server asked.
    """
    conversation = _Conversation(source, manners, known, now)
    conversation.permit = permit
    try:
        with conversation.client:
            return conversation.run()
    except tuple(_FAILURES) as error:
        failure = next(f for kind, f in _FAILURES.items() if isinstance(error, kind))
        raise SourceError(source.id, failure, _reason(error, source, manners)) from error


def _headers(manners: Manners, known: Validators) -> dict[bytes, bytes]:
    """Return the request's headers; gzip only, since brotli can't be unpacked piece by piece.

    Bytes travel as Latin-1 (RFC 9110, 5.5), so that validators go back as they came.
    """
    headers = {
        "User-Agent": manners.user_agent,
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "If-None-Match": known.etag,
        "If-Modified-Since": known.last_modified,
    }
    encoding = "latin-1"
    return {k.encode(): v.encode(encoding, "replace") for k, v in headers.items() if v}


def _reason(error: Exception, source: Source, manners: Manners) -> str:
    if isinstance(error, httpcore.TimeoutException):
        return f"{source.address} did not finish within {manners.timeout:g} s"
    return f"{source.address}: {error or type(error).__name__}"


class _Conversation:
    """One visit to one address, through its redirects."""

    def __init__(self, source: Source, manners: Manners, known: Validators, now: datetime) -> None:
        self._source = source
        self._manners = manners
        self._conditional = known != Validators()
        self._now = now
        self.permit: Permit = lambda _address: None
        self._network = GuardedNetwork(time.monotonic() + manners.timeout, manners.allow_private)
        self.client = httpx.Client(
            transport=GuardedTransport(self._network),
            headers=_headers(manners, known),
            timeout=manners.timeout,
            trust_env=False,
        )

    def run(self) -> Answer:
        """Follow at most MAX_REDIRECTS and return the answer at the end."""
        request = self._first_request()
        host = ""
        for _ in range(MAX_REDIRECTS + 1):
            self.permit(str(request.url))
            if _host(request.url) != host:
                host = _host(request.url)
                self._wait_turn(host)
            response = self.client.send(request, stream=True)
            try:
                if response.next_request is None:
                    return self._answer(response)
                request = self._checked(request, response.next_request)
            finally:
                response.close()
        raise self._error(Failure.REDIRECT, f"more than {MAX_REDIRECTS} redirects")

    def _first_request(self) -> httpx.Request:
        try:
            return self.client.build_request("GET", self._source.address)
        except httpx.InvalidURL as error:
            raise self._error(Failure.CONNECT, f"{self._source.address}: {error}") from error

    def _wait_turn(self, host: str) -> None:
        left = HOSTS.rest_left(host)
        if left:
            reason = f"{host} asked to be left alone for {left:.0f} s more"
            raise self._error(Failure.HTTP_429, reason, left)
        self._network.postpone(HOSTS.wait_turn(host, self._manners.host_gap))

    def _checked(self, request: httpx.Request, target: httpx.Request) -> httpx.Request:
        """Return the redirect's target if it is safe to follow."""
        if target.url.scheme not in ("http", "https"):
            raise self._error(Failure.REDIRECT, f"redirected to {target.url}, not a web address")
        if request.url.scheme == "https" and target.url.scheme == "http":
            raise self._error(Failure.REDIRECT, f"redirected from https to http: {target.url}")
        return target

    def _answer(self, response: httpx.Response) -> Answer:
        headers = response.headers
        headers.encoding = "latin-1"
        validators = Validators(headers.get("ETag", ""), headers.get("Last-Modified", ""))
        if response.status_code == 304 and self._conditional:
            return Answer(None, validators)
        if not 200 <= response.status_code < 300:
            raise self._refusal(response)
        encoding = headers.get("Content-Encoding", "")
        body = collect(response.iter_raw(), encoding, self._manners.max_bytes)
        fields = {"source": self._source.id, "status": response.status_code, "bytes": len(body)}
        log.info("fetched", extra=fields)
        content_type = headers.get("Content-Type", "")
        return Answer(body, validators, content_type, str(response.url))

    def _refusal(self, response: httpx.Response) -> SourceError:
        """Return the error of an answer that is no content, and remember the rest asked for."""
        status = response.status_code
        rest = _retry_after(response.headers.get("Retry-After", ""), self._now)
        if rest:
            HOSTS.rest(_host(response.url), rest)
        failure = Failure.HTTP_5XX if status >= 500 else Failure.HTTP_4XX
        if status < 400:
            failure = Failure.REDIRECT
        if status == 429:
            failure = Failure.HTTP_429
        wait = f"; asks to wait {rest:.0f} s" if rest else ""
        return self._error(failure, f"{response.url} answered {status}{wait}", rest)

    def _error(self, failure: Failure, reason: str, retry_after: float = 0.0) -> SourceError:
        return SourceError(self._source.id, failure, reason, retry_after)


def _host(url: httpx.URL) -> str:
    return url.netloc.decode("ascii")


def _retry_after(text: str, now: datetime) -> float:
    """Return the seconds of a Retry-After header (RFC 9110, 10.2.3); 0 if there is none."""
    try:
        seconds = float(text)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(text) - now).total_seconds()
        except (ValueError, TypeError):
            return 0.0
    return min(max(seconds, 0.0), MAX_REST) if seconds == seconds else 0.0
