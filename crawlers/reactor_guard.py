"""Keep Scrapy out of private networks, where it connects: at the reactor's name resolver.

Every connection of Scrapy's downloader, redirects and robots.txt included, goes through it, with
literal addresses too; the addresses that it passes on are the ones connected to.
"""

from collections.abc import Sequence
from typing import Protocol, Self

from scrapy.crawler import Crawler
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer

from crawlers import addresses

# Hosts that were refused, for the spider to tell them from names that do not exist.
REFUSED_HOSTS: set[str] = set()


# mypy can't check Twisted's interfaces (zope.interface), so the parts used are said here.
class Address(Protocol):
    """An address of a host."""

    host: str


class Receiver(Protocol):
    """Is told the addresses of a host, one by one."""

    def resolutionBegan(self, resolutionInProgress: object) -> None:
        """Hear that an answer is under way."""

    def addressResolved(self, address: Address) -> None:
        """Hear one address."""

    def resolutionComplete(self) -> None:
        """Hear that there are no more."""


class Resolver(Protocol):
    """Finds a host's addresses."""

    def resolveHostName(
        self,
        resolutionReceiver: Receiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[Address]] | None = None,
        transportSemantics: str = "TCP",
    ) -> object:
        """Tell the receiver the addresses of a name, soon."""


class Reactor(Protocol):
    """Opens connections to the addresses that its resolver finds."""

    nameResolver: Resolver

    def installNameResolver(self, resolver: Resolver) -> object:
        """Use another resolver from now on."""


@implementer(IHostnameResolver)
class GuardedResolver:
    """A resolver that knows public addresses only. For Scrapy's TWISTED_DNS_RESOLVER."""

    def __init__(self, reactor: Reactor) -> None:
        self._reactor = reactor
        self._resolver = reactor.nameResolver

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Reactor) -> Self:
        """Make one as Scrapy asks for it."""
        return cls(reactor)

    def install_on_reactor(self) -> None:
        """Become the resolver of all connections of this process."""
        self._reactor.installNameResolver(self)

    def resolveHostName(
        self,
        resolutionReceiver: Receiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[Address]] | None = None,
        transportSemantics: str = "TCP",
    ) -> object:
        """Resolve a name; private addresses are left out."""
        receiver = _PublicOnly(resolutionReceiver, hostName)
        return self._resolver.resolveHostName(
            receiver, hostName, portNumber, addressTypes, transportSemantics
        )


@implementer(IResolutionReceiver)
class _PublicOnly:
    def __init__(self, receiver: Receiver, host: str) -> None:
        self._receiver = receiver
        self._host = host

    def resolutionBegan(self, resolutionInProgress: object) -> None:
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: Address) -> None:
        if addresses.is_forbidden(address.host):
            REFUSED_HOSTS.add(self._host)
        else:
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:
        self._receiver.resolutionComplete()
