"""Which subscriptions ask for a value: their numbers, compressed where they are many."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import msgspec
import numpy as np
from pyroaring import BitMap

_MOST_FEW = 256  # numbers: above it a bitmap takes fewer bytes, below it less time to look at
_NUMBER = 4  # bytes

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[dict[str, bytes], dict[str, memoryview]])

Bytes = bytes | memoryview


class Postings:
    """Numbers of subscriptions under the values of one field."""

    def __init__(self) -> None:
        # One look for few and many, and what few are next to it: the way to memory is what costs.
        self._numbers: dict[str, bytes | BitMap] = {}
        self._asking = BitMap()  # who stands under any value

    def __contains__(self, value: str) -> bool:
        return value in self._numbers

    def add(self, number: int, values: Iterable[str]) -> None:
        """Note that a subscription asks for any of these."""
        for value in values:
            self._asking.add(number)
            numbers = self._numbers.get(value, b"")
            if isinstance(numbers, BitMap):
                numbers.add(number)
            else:
                few = numbers + array("I", [number]).tobytes()
                is_few = len(few) <= _MOST_FEW * _NUMBER
                self._numbers[value] = few if is_few else BitMap(array("I", few))

    def under(self, values: Iterable[str]) -> BitMap:
        """Return who asks for one of these."""
        return BitMap.union(*self._under(values))

    def among(self, numbers: BitMap, values: Iterable[str]) -> BitMap:
        """Return which of the numbers, few of all, ask for one of these."""
        return BitMap.union(*(asking & numbers for asking in self._under(values)))

    def narrow(self, found: BitMap, values: Iterable[str]) -> None:
        """Strike out of `found` who asks for something here, but for none of these."""
        refusing = found & self._asking
        if refusing:
            for numbers in self._under(values):
                refusing -= numbers
            found -= refusing

    def strike(self, found: BitMap, values: Iterable[str]) -> None:
        """Strike out of `found` who asks for one of these."""
        asking = found & self._asking
        if asking:
            found -= self.among(asking, values)

    def forget(self, gone: BitMap) -> None:
        """Strike out subscriptions, and give back what memory can be given back."""
        self._asking -= gone
        for value, numbers in list(self._numbers.items()):
            if isinstance(numbers, BitMap):
                numbers -= gone
                numbers.run_optimize()
                numbers.shrink_to_fit()
                if len(numbers) <= _MOST_FEW:
                    self._numbers[value] = numbers.to_array().tobytes()
            else:
                left = [number for number in array("I", numbers) if number not in gone]
                self._numbers[value] = array("I", left).tobytes()
            if not self._numbers[value]:
                del self._numbers[value]

    def to_bytes(self) -> bytes:
        """Return all as bytes."""
        few, many = {}, {}
        for value, numbers in self._numbers.items():
            if isinstance(numbers, BitMap):
                many[value] = numbers.serialize()
            else:
                few[value] = numbers
        return _ENCODER.encode((few, many))

    @classmethod
    def from_bytes(cls, data: Bytes) -> Postings:
        """Return what `to_bytes` was called on."""
        postings = cls()
        few, many = _DECODER.decode(data)
        postings._numbers.update(few)
        postings._numbers.update((v, BitMap.deserialize(bytes(n))) for v, n in many.items())
        postings._asking = postings.under(postings._numbers)
        return postings

    def _under(self, values: Iterable[str]) -> list[BitMap]:
        few, under = [], [BitMap()]
        get = self._numbers.get
        for value in values:
            numbers = get(value)
            if numbers is None:
                continue
            if isinstance(numbers, bytes):
                few.append(numbers)
            else:
                under.append(numbers)
        if few:
            # Those of a bitmap made in their order cost a third of what they do in none.
            ordered = np.sort(np.frombuffer(b"".join(few), np.uint32))
            under[0] = BitMap(array("I", ordered.tobytes()))
        return under
