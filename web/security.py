"""What every answer carries: a strict policy for the browser, and how long it may be kept."""

from hashlib import blake2b
from urllib.parse import urlsplit, urlunsplit

from flask import Response, request

STATIC_AGE_S = 365 * 24 * 3600  # addresses of static files hold their fingerprint

# No script, no frame, nothing from elsewhere: what a page needs is one sheet and its own SVG.
_PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_PAGE = {
    "Content-Security-Policy": _PAGE_POLICY,
    "Referrer-Policy": "no-referrer",  # addresses of pages say where somebody lives
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
# The desk and the widget's workshop have a script of their own; still nothing from elsewhere.
_WITH_SCRIPT = {
    **_PAGE,
    "Content-Security-Policy": _PAGE_POLICY
    + "; script-src 'self'; connect-src 'self'; frame-src 'self'",
}
# What other sites may show in a frame: nothing in it can send a form or leave the frame's host.
_FRAMED = {name: value for name, value in _PAGE.items() if name != "X-Frame-Options"} | {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# What other sites' scripts may read: it holds nothing of a reader, and no cookie goes with it.
_OPEN = _PAGE | {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# What a browser is told when it asks whether a script may ask. Libraries send the last three of the
# headers unasked, and nothing is read from them.
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": (
        "If-None-Match, If-Modified-Since, Cache-Control, Content-Type, X-Requested-With"
    ),
    "Access-Control-Max-Age": "86400",
}
_OPEN_FORMS = (".rss", ".json", ".geojson")


def _headers() -> dict[str, str]:
    """Return what the kind of address asks for."""
    path = request.path
    if path.startswith("/widget/"):
        return _FRAMED
    if path.startswith("/api/") or path.endswith(_OPEN_FORMS) or path == "/widget.js":
        return _OPEN
    if path.startswith("/desk/") or path.endswith("/embed"):
        return _WITH_SCRIPT
    return _PAGE


def finish(response: Response) -> Response:
    """Add the headers, an ETag where an answer may be kept, and answer 304 where it is known."""
    for name, value in _headers().items():
        response.headers.setdefault(name, value)
    if request.method == "OPTIONS" and _headers() is _OPEN:
        response.headers.update(_PREFLIGHT)
        response.status_code = 204
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if response.location:
        _stay_here(response)
    if "Cache-Control" not in response.headers:
        _say_age(response)
    if _may_be_known(response):
        if "ETag" not in response.headers:  # feeds have theirs
            response.set_etag(blake2b(response.get_data(), digest_size=12).hexdigest())
        response.make_conditional(request)
    return response


def _stay_here(response: Response) -> None:
    """Make a redirect relative: the host that werkzeug puts in may be one that a client made up."""
    parts = urlsplit(response.location or "")
    path = "/" + parts.path.lstrip("/")  # "//host" would lead elsewhere
    response.location = urlunsplit(("", "", path, parts.query, parts.fragment))
    response.set_data(b"")  # it repeats the address


def _say_age(response: Response) -> None:
    """Let shared caches keep what is the same for all; what somebody typed stays with them."""
    if response.status_code not in (200, 304) or request.method not in ("GET", "HEAD"):
        response.cache_control.no_store = True
        return
    # Kept, but not shown again without asking: what is taken down must be gone at once.
    response.cache_control.no_cache = True
    if "from" in request.args:
        response.cache_control.private = True
    else:
        response.cache_control.public = True


def _may_be_known(response: Response) -> bool:
    return (
        response.status_code == 200
        and request.method in ("GET", "HEAD")
        and not response.cache_control.no_store
        and not response.direct_passthrough
    )
