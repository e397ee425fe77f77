"""The desk's words: how fine a place is, what an editor decided."""

from collections.abc import Iterable

from geo.coarsen import Fineness
from records import Correction, CorrectionKind, Lesson, Precision, Role
from web.translate import gettext
from web.visit import TownVisit
from web.words import place_name


def precision_name(precision: Precision) -> str:
    """Return what kind of place it is."""
    return _PRECISIONS[precision]()


def fineness_name(fineness: Fineness) -> str:
    """Return how finely an editor may say a place."""
    return _FINENESSES[fineness]()


def decision_name(
    visit: TownVisit,
    correction: Correction,
    lessons: Iterable[Lesson] = (),
    others: Iterable[str] = (),
) -> str:
    """Return what an editor decided, as the history says it, and what of it is remembered.

    `others` are the names of the items with which it links the one whose history it is.
    """
    names = [gettext("“%(words)s”", words=lesson.words) for lesson in lessons]
    decided = _decided(visit, correction, ", ".join(others))
    if not names:
        return decided
    return gettext("%(decision)s; remembered: %(names)s", decision=decided, names=", ".join(names))


def _decided(visit: TownVisit, correction: Correction, others: str) -> str:
    if correction.kind is CorrectionKind.PLACEMENTS:
        names = [place_name(p) for p in correction.placements if p.role is Role.ABOUT]
        return gettext("Place: %(places)s", places="; ".join(names))
    if correction.kind is CorrectionKind.THEMES:
        names = [visit.theme_names.get(code, code) for code in correction.themes]
        return gettext("Themes: %(themes)s", themes=", ".join(names))
    if correction.kind is CorrectionKind.NOT_LOCAL:
        return gettext("Not about a place in town")
    if correction.kind is CorrectionKind.SAME_STORY:
        return gettext("The same story as %(others)s", others=others)
    if correction.kind is CorrectionKind.OTHER_STORY:
        return gettext("Not the same story as %(others)s", others=others)
    return gettext("Hidden")


_PRECISIONS = {
    Precision.EXACT: lambda: gettext("exact spot"),
    Precision.ADDRESS: lambda: gettext("address"),
    Precision.CROSSING: lambda: gettext("crossing"),
    Precision.BLOCK: lambda: gettext("block"),
    Precision.STREET: lambda: gettext("whole street"),
    Precision.PLACE: lambda: gettext("place"),
    Precision.AREA: lambda: gettext("whole area"),
    Precision.CITY: lambda: gettext("whole town"),
}

_FINENESSES = {
    Fineness.SPOT: lambda: gettext("The place as it is"),
    Fineness.BLOCK: lambda: gettext("Its block"),
    Fineness.STREET: lambda: gettext("Its whole street"),
    Fineness.AREA: lambda: gettext("Its neighborhood"),
    Fineness.TOWN: lambda: gettext("The whole town"),
}
