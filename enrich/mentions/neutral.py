"""Any other language: names of the gazetteer, house numbers and slashes, no words."""

from enrich.mentions.grammar import NO_NUMBER_AFTER, Grammar
from records import MentionKind as Kind

NEUTRAL = Grammar(
    lang="xx",
    rules=(
        (Kind.RANGE, (rf"{NO_NUMBER_AFTER}#-#,?[SB]",)),
        (Kind.INTERSECTION, ("[SB][/&][SBq]",)),
        (Kind.ADDRESS, (rf"{NO_NUMBER_AFTER}#,?[SB]", r"[SB],?#(?=[.,)|]|$)")),
    ),
    town_after=r",?Z?(?:(?P<home>C)|(?P<other>O))",
)
