"""What the operator's rules come to for one item."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar

from records import Privacy, PrivacyRule, PrivacyRules, Protection, Source, Withheld

NO_RULES = PrivacyRules()
_OF_SOURCE = {
    Privacy.OPEN: frozenset[Withheld](),
    Privacy.STRICT: frozenset(Withheld),
}

Said = TypeVar("Said")


def choose_protection(
    source: Source, type_code: str, themes: Collection[str], rules: PrivacyRules
) -> Protection:
    """Return what applies to an item of a source that has this type and these themes.

    The source's own word goes before the rules; of these the first that says something of an
    action counts. A licence that is known goes before the rules on excerpts.
    """
    mine = [rule for rule in rules.rules if _is_for(rule, source, type_code, themes)]
    hide = _first(None, mine, lambda rule: rule.hide)
    days = _first(source.expires_after_days, mine, lambda rule: rule.expires_after_days)
    allowed = source.excerpt if source.excerpt is not None else _by_licence(source, rules)
    return Protection(
        withheld=_withheld(source, frozenset(hide or ())),
        expires_after_days=days or None,
        noindex=_first(source.noindex, mine, lambda rule: rule.noindex) or False,
        excerpt=_first(allowed, mine, lambda rule: rule.excerpt) or 0,
    )


def who_decides(
    source: Source, type_code: str, themes: Collection[str], rules: PrivacyRules
) -> dict[str, str]:
    """Return whose word counts on hide, expires_after_days and noindex: "its source" or a rule.

    What nobody says anything of is left out. Both are named where a source adds to a rule.
    """
    mine = [rule for rule in rules.rules if _is_for(rule, source, type_code, themes)]
    said = {
        what: f"rule “{rule.name}”"
        for rule in reversed(mine)
        for what in ("hide", "expires_after_days", "noindex")
        if getattr(rule, what) is not None
    }
    if source.privacy is Privacy.BLOCK and "hide" in said:
        said["hide"] = f"its source, {said['hide']}"
    elif source.privacy is not None:
        said["hide"] = "its source"
    own = ("expires_after_days", "noindex")
    return said | {what: "its source" for what in own if getattr(source, what) is not None}


def may_withhold(source: Source, rules: PrivacyRules, what: Withheld) -> bool:
    """Tell whether something may have to be withheld from a source's items.

    Before an item's type and themes are known, every rule counts that may come to be for it.
    """
    mine = (rule for rule in rules.rules if _may_be_for(rule, source))
    return what in _withheld(
        source, frozenset(hidden for rule in mine for hidden in rule.hide or ())
    )


def discreet(source: Source, withheld: Collection[Withheld]) -> Source:
    """Return a source as one asks other services about an item of it: without a hidden number."""
    if Withheld.HOUSE_NUMBERS in withheld:
        return replace(source, privacy=Privacy.BLOCK)
    return source


def _withheld(source: Source, by_rules: frozenset[Withheld]) -> frozenset[Withheld]:
    if source.privacy is None:
        return by_rules
    return _OF_SOURCE.get(source.privacy, by_rules | {Withheld.HOUSE_NUMBERS})


def _first(
    own: Said | None, rules: Collection[PrivacyRule], of: Callable[[PrivacyRule], Said | None]
) -> Said | None:
    """Return the source's own word, else the first rule's that has one, else None."""
    if own is not None:
        return own
    return next((said for rule in rules if (said := of(rule)) is not None), None)


def _by_licence(source: Source, rules: PrivacyRules) -> int | None:
    said = source.licence.strip().casefold()
    known = (
        licence.excerpt
        for licence in rules.licences
        if said.startswith(tuple(name.casefold() for name in licence.names))
    )
    return next(known, None)


def _is_for(rule: PrivacyRule, source: Source, type_code: str, themes: Collection[str]) -> bool:
    return (
        _may_be_for(rule, source)
        and (not rule.type or type_code in rule.type)
        and (not rule.theme or not set(rule.theme).isdisjoint(themes))
    )


def _may_be_for(rule: PrivacyRule, source: Source) -> bool:
    by_publisher = not rule.publisher or source.publisher in rule.publisher
    return by_publisher and (not rule.source or source.id in rule.source)
