"""Which subscriptions ask for a value: their numbers, compressed where they are many."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import msgspec
from pyroaring import BitMap

_MOST_FEW = 256  # numbers: above it a bitmap takes fewer bytes, below it less time to look at

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[dict[str, memoryview], dict[str, memoryview]])

Bytes = bytes | memoryview


class Postings:
    """Numbers of subscriptions under the values of one field."""

    def __init__(self) -> None:
        self._few: dict[str, array[int]] = {}
        self._many: dict[str, BitMap] = {}
        self._asking = BitMap()  # who stands under any value

    def add(self, number: int, values: Iterable[str]) -> None:
        """Note that a subscription asks for any of these."""
        for value in values:
            self._asking.add(number)
            if value in self._many:
                self._many[value].add(number)
                continue
            few = self._few.setdefault(value, array("I"))
            few.append(number)
            if len(few) > _MOST_FEW:
                self._many[value] = BitMap(self._few.pop(value))

    def under(self, values: Iterable[str]) -> BitMap:
        """Return who asks for one of these."""
        return BitMap.union(*self._under(values))

    def narrow(self, found: BitMap, values: Iterable[str]) -> None:
        """Strike out of `found` who asks for something here, but for none of these."""
        refusing = found & self._asking
        if refusing:
            for numbers in self._under(values):
                refusing -= numbers
            found -= refusing

    def strike(self, found: BitMap, values: Iterable[str]) -> None:
        """Strike out of `found` who asks for one of these."""
        if found.intersect(self._asking):
            found -= self.under(values)

    def forget(self, gone: BitMap) -> None:
        """Strike out subscriptions, and give back what memory can be given back."""
        self._asking -= gone
        for value, few in list(self._few.items()):
            left = array("I", [number for number in few if number not in gone])
            self._few[value] = left
            if not left:
                del self._few[value]
        for value, numbers in list(self._many.items()):
            numbers -= gone
            numbers.run_optimize()
            numbers.shrink_to_fit()
            if len(numbers) <= _MOST_FEW:
                self._few[value] = self._many.pop(value).to_array()

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        few = {value: memoryview(numbers).cast("B") for value, numbers in self._few.items()}
        return _ENCODER.encode((few, {v: n.serialize() for v, n in self._many.items()}))

    @classmethod
    def from_bytes(cls, data: Bytes) -> Postings:
        """Return what `to_bytes` was called on."""
        postings = cls()
        few, many = _DECODER.decode(data)
        postings._few = {value: array("I", bytes(n)) for value, n in few.items()}
        postings._many = {value: BitMap.deserialize(bytes(n)) for value, n in many.items()}
        postings._asking = postings.under((*few, *many))
        return postings

    def _under(self, values: Iterable[str]) -> list[BitMap]:
        few = b"".join([self._few[value] for value in self._few.keys() & values])
        many = [self._many[value] for value in self._many.keys() & values]
        return [BitMap(array("I", few)), *many]
