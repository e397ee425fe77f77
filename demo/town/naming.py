"""Street names, French and English: which of them goes to which street."""

import tomllib
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

_DATA = Path(__file__).parents[1] / "data" / "names.toml"
_SHORT_ONLY = ("place", "square", "passage", "ruelle")
_GROUPS = ("persons", "saints", "dates", "nature", "trades", "towns")


class Namer:
    """Gives each street a name of its own; the same seed gives the same names."""

    def __init__(self, rng: Random) -> None:
        stock: dict[str, Any] = tomllib.loads(_DATA.read_text(encoding="utf-8"))
        self._rng = rng
        self._french, self._english = stock["french"], stock["english"]
        self._aliases, self._alias_types = stock["aliases"], stock["alias_types"]
        self._taken: set[str] = set()
        self._old = self._shuffled("trades", "saints", "towns")
        self._new = self._shuffled(*_GROUPS)
        self._bases = cycle(rng.sample(self._english["bases"], len(self._english["bases"])))
        self._great = {kind: iter(names) for kind, names in self._french["great"].items()}
        self._great_english = iter(self._english["great"]["names"])

    def great(self, kind: str, english: bool) -> str:
        """Return the name of a boulevard, avenue, quai or pont."""
        if english and kind in ("boulevard", "avenue"):
            name = next(self._great_english, "")
            if name:
                return self._take(name)
        for kind_or_next in (kind, "avenue", "boulevard"):
            rest = next(self._great[kind_or_next], "")
            if rest:
                return self._take(f"{kind_or_next} {rest}")
        return self.ordinary(False, english)

    def ordinary(self, old: bool, english: bool, short: bool = True) -> str:
        """Return a lesser street's name; `old` ones are called after trades and saints."""
        if english:
            return self._first(f"{base} {kind}" for base, kind in self._pairs(self._bases))
        kinds = self._french["old_types" if old else "types"]
        if not short:
            kinds = [kind for kind in kinds if kind not in _SHORT_ONLY]
        bases = self._old if old else self._new
        return self._first(f"{self._rng.choice(kinds)} {base}" for base in bases)

    def close(self, parent: str, english: bool) -> str:
        """Return a dead end's name, in one of two cases after the street it leaves."""
        own = self._after(parent, english) if parent and self._rng.random() < 0.5 else ""
        if own and own not in self._taken:
            return self._take(own)
        kind = self._rng.choice((self._english if english else self._french)["closes"])
        if english:
            return self._first(f"{base} {kind}" for base in self._bases)
        return self._first(f"{kind} {base}" for base in self._new)

    def alias(self, name: str) -> str:
        """Return what English speakers call a French street, "" for most."""
        kind, _, rest = name.partition(" ")
        base, english = self._aliases.get(rest, ""), self._alias_types.get(kind, "")
        return f"{base} {english}" if base and english else ""

    def _after(self, parent: str, english: bool) -> str:
        kind = self._rng.choice((self._english if english else self._french)["closes"])
        first, _, rest = parent.partition(" ")
        if english:
            return f"{parent.rpartition(' ')[0]} {kind}" if first[0].isupper() else ""
        return f"{kind} {rest}" if first[0].islower() else ""

    def _pairs(self, bases: Iterator[str]) -> Iterator[tuple[str, str]]:
        for base in bases:
            yield base, self._rng.choice(self._english["types"])

    def _shuffled(self, *groups: str) -> Iterator[str]:
        names = [name for group in groups for name in self._french[group]]
        return cycle(self._rng.sample(names, len(names)))

    def _first(self, names: Iterator[str]) -> str:
        return self._take(next(name for name in names if name not in self._taken))

    def _take(self, name: str) -> str:
        self._taken.add(name)
        return name
