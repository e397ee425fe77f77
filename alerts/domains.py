"""Domain names as servers and headers want them: in ASCII."""

import idna


def ascii_domain(domain: str) -> str:
    """Return a domain in lower case and ASCII (IDNA 2008 after UTS 46), as it is looked up.

    "bücher.fr" gives "xn--bcher-kva.fr". Raises ValueError if it is none.
    """
    return idna.encode(domain, uts46=True).decode("ascii")
