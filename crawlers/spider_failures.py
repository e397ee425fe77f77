"""What Scrapy's and Twisted's errors mean in our terms."""

from types import MappingProxyType

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.httpobj import urlparse_cached
from twisted.python.failure import Failure as TwistedFailure

from crawlers.addresses import PRIVATE
from crawlers.reactor_guard import REFUSED_HOSTS
from records import Failure

_KINDS: MappingProxyType[type[Exception], Failure] = MappingProxyType(
    {
        DownloadTimeoutError: Failure.TIMEOUT,
        CannotResolveHostError: Failure.DNS,
        DownloadCancelledError: Failure.TOO_BIG,  # cancelled by DOWNLOAD_MAXSIZE only
    }
)

# Scrapy tells these apart by their texts only; the rest are redirects, too many or unsafe.
_IGNORED = MappingProxyType({"robots.txt": Failure.ROBOTS, "DOWNLOAD_MAXSIZE": Failure.TOO_BIG})


def explain_download(failure: TwistedFailure) -> tuple[Failure, str]:
    """Return the failure and the reason of a page that could not be fetched."""
    error = failure.value
    reason = str(error) or type(error).__name__
    if isinstance(error, HttpError):
        return _status(error.response.status), f"answered {error.response.status}"
    if isinstance(error, IgnoreRequest):
        return next((f for word, f in _IGNORED.items() if word in reason), Failure.REDIRECT), reason
    request = failure.request  # type: ignore[attr-defined]
    if urlparse_cached(request).hostname in REFUSED_HOSTS:
        return Failure.FORBIDDEN_ADDR, f"leads into {PRIVATE}"
    kind = next((f for kind, f in _KINDS.items() if isinstance(error, kind)), Failure.CONNECT)
    if kind is Failure.CONNECT and "SSL" in repr(error):
        kind = Failure.TLS
    return kind, reason[:300]


def retry_after(failure: TwistedFailure) -> float:
    """Return the seconds that the host asks to be left alone; 0 if it gives no number."""
    error = failure.value
    if not isinstance(error, HttpError):
        return 0.0
    given = error.response.headers.get("Retry-After") or b""
    return float(given) if given.isdigit() else 0.0


def _status(status: int) -> Failure:
    if status == 429:
        return Failure.HTTP_429
    if status < 400:
        return Failure.REDIRECT
    return Failure.HTTP_5XX if status >= 500 else Failure.HTTP_4XX
