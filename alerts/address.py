"""What counts as an e-mail address."""

import re

from alerts.domains import ascii_domain
from records import BadRequest

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_MAX_LOCAL, _MAX_ADDRESS = 64, 254  # RFC 5321, 4.5.3.1, and RFC 3696's erratum 1690


def read_address(words: str) -> str:
    """Return an e-mail address as it is stored and written to.

    Blanks around it are gone, its domain is lower case and ASCII (bücher.fr: xn--bcher-kva.fr).
    Taken are the addresses that people have: an RFC 5322 dot-atom at a domain with a dot. Quoted
    names, comments, address literals ([192.0.2.1]) and names with accents before the @ (which
    many servers still refuse, RFC 6531) are not. Whether it exists, the confirmation shows.
    Raises BadRequest with what is wrong; the address itself is not in its text.
    """
    address = words.strip()
    if len(address) > _MAX_ADDRESS:  # before anything that takes longer for longer words
        raise BadRequest(f"e-mail address: at most {_MAX_ADDRESS} characters")
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain:
        raise BadRequest("e-mail address: write it as name@example.org")
    if len(local) > _MAX_LOCAL or not _LOCAL.fullmatch(local):
        raise BadRequest("e-mail address: before the @ only letters a-z, digits and . _ + - etc.")
    normal = f"{local}@{_read_domain(domain)}"
    if len(normal) > _MAX_ADDRESS:
        raise BadRequest(f"e-mail address: at most {_MAX_ADDRESS} characters")
    return normal


def _read_domain(domain: str) -> str:
    """Return a host name in ASCII; needs a dot, and a last label that is not a number."""
    try:
        name = ascii_domain(domain)
    except ValueError:
        raise BadRequest("e-mail address: what follows the @ is no domain name") from None
    if "." not in name or name.endswith(".") or name.rpartition(".")[2].isdigit():
        raise BadRequest("e-mail address: after the @ a full domain name such as example.org")
    return name
