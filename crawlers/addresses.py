"""Which network addresses a source may never lead to."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# RFC 6052: an IPv4 address in the last 32 bits, reached through a NAT64 gateway.
_NAT64 = IPv6Network("64:ff9b::/96")


# Said of an address that is refused.
PRIVATE = "a private network (the setting allow_private_addresses is for trying only)"


def is_forbidden(address: str) -> bool:
    """Tell whether a numeric address is private, loopback, link-local, reserved or multicast.

    IPv4 addresses wrapped in IPv6 (mapped, 6to4, Teredo, NAT64) count as what they wrap.
    Raises ValueError if `address` is no numeric address.
    """
    parsed = ip_address(address.split("%", 1)[0])
    return any(not each.is_global or each.is_multicast for each in _meant(parsed))


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """Yield the addresses that a packet to `address` may end at."""
    if isinstance(address, IPv4Address):
        yield address
    elif address.ipv4_mapped:
        yield address.ipv4_mapped
    else:
        yield address
        if address.sixtofour:
            yield address.sixtofour
        if address.teredo:
            yield from address.teredo
        if address in _NAT64:
            yield IPv4Address(int(address) & 0xFFFF_FFFF)
