"""Which subscriptions ask for a value: a compressed set of their numbers for each."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from pyroaring import BitMap

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(dict[str, memoryview])

Bytes = bytes | memoryview


class Postings:
    """Numbers of subscriptions under the values of one field."""

    def __init__(self) -> None:
        self._under: dict[str, BitMap] = {}
        self._asking = BitMap()  # who stands under any value

    def add(self, number: int, values: Iterable[str]) -> None:
        """Note that a subscription asks for any of these."""
        for value in values:
            self._asking.add(number)
            numbers = self._under.get(value)
            if numbers is None:
                self._under[value] = BitMap((number,))
            else:
                numbers.add(number)

    def under(self, values: Iterable[str]) -> BitMap:
        """Return who asks for one of these."""
        found = [self._under[value] for value in self._under.keys() & values]
        return BitMap.union(*found) if found else BitMap()

    def refusing(self, values: Iterable[str]) -> BitMap:
        """Return who asks for something here, but for none of these."""
        return self._asking - self.under(values)

    def forget(self, gone: BitMap) -> None:
        """Strike out subscriptions, and give back what memory can be given back."""
        self._asking -= gone
        for value, numbers in list(self._under.items()):
            numbers -= gone
            numbers.run_optimize()
            numbers.shrink_to_fit()
            if not numbers:
                del self._under[value]

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        return _ENCODER.encode({value: n.serialize() for value, n in self._under.items()})

    @classmethod
    def from_bytes(cls, data: Bytes) -> Postings:
        """Return what `to_bytes` was called on."""
        postings = cls()
        packed = _DECODER.decode(data)
        postings._under = {value: BitMap.deserialize(bytes(n)) for value, n in packed.items()}
        postings._asking = BitMap.union(BitMap(), *postings._under.values())
        return postings
