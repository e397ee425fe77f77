"""Any other language: names of the gazetteer, house numbers and slashes, no words."""

from enrich.grammar import NO_NUMBER_AFTER, Grammar
from records import MentionKind as Kind

NEUTRAL = Grammar(
    lang="xx",
    rules=(
        (Kind.RANGE, (rf"{NO_NUMBER_AFTER}#-#,?[SQ]",)),
        (Kind.INTERSECTION, ("[SQ][/&][SQ]",)),
        (Kind.ADDRESS, (rf"{NO_NUMBER_AFTER}#,?[SQ]", r"[SQ],?#(?=[.,)|]|$)")),
    ),
    town_after=r",?Z?(?:(?P<home>C)|(?P<other>O))",
)
