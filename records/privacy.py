"""What must not be published of an item, and the rules that say so."""

from dataclasses import dataclass
from enum import StrEnum

from records.source import Publisher


class Withheld(StrEnum):
    """A sort of words that may not be published."""

    HOUSE_NUMBERS = "house_numbers"  # rounded to the block
    PERSONS = "persons"  # names of private people, with their ages and days of birth
    CONTACTS = "contacts"  # telephone numbers, e-mail addresses, number plates


@dataclass(frozen=True, slots=True)
class PrivacyRule:
    """One rule of config/privacy.toml: the items that it is for, then what it says of them.

    An item is meant if its source's publisher and id, its type, and one of its themes are among
    those named; what names none means all. Of what it says, None says nothing: a later rule may.
    `hide` () hides nothing. `expires_after_days` 0 is never. `excerpt` is in characters, 0 for all.
    """

    name: str
    publisher: tuple[Publisher, ...] = ()
    type: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    hide: tuple[Withheld, ...] | None = None
    expires_after_days: int | None = None
    noindex: bool | None = None
    excerpt: int | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of config/licences.toml: how many characters it lets us show, 0 for all.

    `names` are the beginnings by which operators call it, in any case.
    """

    names: tuple[str, ...]
    excerpt: int


@dataclass(frozen=True, slots=True)
class PrivacyRules:
    """All that the operator has decided: rules and licences, in the order of their files."""

    rules: tuple[PrivacyRule, ...] = ()
    licences: tuple[Licence, ...] = ()


@dataclass(frozen=True, slots=True)
class Protection:
    """What the rules come to for one item; None for `expires_after_days` is never."""

    withheld: frozenset[Withheld] = frozenset()
    expires_after_days: int | None = None
    noindex: bool = False
    excerpt: int = 0
