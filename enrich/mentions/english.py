"""English, as towns of the United States and Canada write it."""

from enrich.mentions.grammar import NO_NUMBER_AFTER, Grammar
from records import MentionKind as Kind

_SURE = "[SB]"
_ANY = "[SBq]"
_ROAD = "(?:[SBq@]|g#)"
_NUMBERED = "(?:[SB]|q(?=[.,;)|]|$))"  # "10 Green" may be ten of them
_END = "d?[SBqPA]L?"
# Rindge and Latin's …; St. Mary's Road; Town's Main Street is not called so
_TIED = "J[Jj]{0,9}[Xx]"  # each repeat has an end, so that time stays linear
_WORDS = (
    rf"(?=W?[VFG]{{0,9}}[XJ])"
    rf"(?:(?:W(?=Xs)|{_TIED}|[XVFG]){{0,2}}Xs|(?:W(?=XX))?(?:{_TIED}|[XVFG]){{1,4}})"
)
_PLACE = (
    "(?=[VFGTW]{0,9}[XJ]|[VFG]{0,9}T)"
    rf"(?:W(?=X)|{_TIED}|[XVFGT]){{0,7}}(?:Xs|{_TIED}|[XVFGT])F"
    "(?!od?X|[XF]?D)"
)
_SHARED_PLACE = "(?<=d)(?:J[Jj]*[Xx]|X){1,2}[y&](?:J[Jj]*[Xx]|X){1,3}F"  # the Buck and Rome Field
_PLAIN_PLACE = rf"(?:{_TIED}|Xs?){{2,4}}p(?!X)"  # Alexander Kemp playground

ENGLISH = Grammar(
    lang="en",
    words={
        "T": "street str avenue ave av road rd boulevard blvd parkway pkwy lane ln terrace terr "
        "drive highway turnpike square sq",
        "W": "st dr",
        "V": "court ct place pl circle cir way row alley path crescent",
        "L": "streets sts avenues aves roads",
        "d": "the",
        "o": "of",
        "f": "from",
        "t": "to through thru until",
        "~": "between btwn betw btw",
        "y": "and",
        "r": "or",
        "h": "at near off",
        "i": "in since during",
        "l": "on along across onto down",
        "n": "no number nos numbers",
        "k": "corner intersection crossing junction intersections crosswalk",
        "v": "area vicinity",
        "b": "block blk blocks",
        "u": "unit first 1st",
        "a": "neighborhood neighbourhood neighborhoods neighbourhoods",
        "c": "district quarter",
        "m": "january february march april may june july august september october november "
        "december jan feb mar apr jun jul aug sept sep oct nov dec",
        "w": "monday tuesday wednesday thursday friday saturday sunday",
        "M": "ma mass massachusetts nh ri vt ny nj pa",
        "F": "school park playground firehouse library station church center centre hospital "
        "building bridge apartments field pool plaza garage garden theater theatre museum cemetery "
        "branch shelter facility path pathway bikeway greenway trail railroad lot courthouse "
        "auditorium arena gym pavilion footbridge annex site river pond",
        "D": "association authority commission committee council department board foundation "
        "trust society company corporation inc llc group coalition alliance",
        "G": "elementary middle high public city state federal town county local community "
        "primary senior junior",
        "s": "s",
        "e": "one two three four both each every another single left right "
        "eastbound westbound northbound southbound",
        "U": "apt apartment suite ste floor fl room rm",
        "g": "route rte rt interstate",
        "K": "downtown midtown uptown",
    },
    capitals={"z": "A B C ½ 1/2", "E": "One Two Three Four"},
    venue_lines=(r"^(?:where|location|venue): ([^\n:;!?,(]{2,60})",),
    metonyms=(
        "Wall Street",
        "Downing Street",
        "Fleet Street",
        "Threadneedle Street",
        "Harley Street",
        "Madison Avenue",
        "Pennsylvania Avenue",
        "Sesame Street",
        "Coronation Street",
    ),
    nouns=frozenset(("drive", "highway", "terrace", "lane")),
    directions="n s e w ne nw se sw north south east west northeast northwest southeast southwest",
    squares=frozenset(("square", "sq")),
    road=r"I\d{1,3}|US\d{1,3}",
    rules=(
        (Kind.BLOCK, (rf"(?:[uU]|[#Z0](?:[-t][#Z])?)bo?d?{_ANY}",)),
        (Kind.RANGE, (rf"{NO_NUMBER_AFTER}[#Z]z?[-/t][#Z]z?{_NUMBERED}",)),
        (
            Kind.SEGMENT,
            (
                rf"{_SURE}[^.|~SB#]{{0,5}}~{_END}[yt&/-]{_END}",
                rf"{_SURE}[^.|~SB#]{{0,5}}f{_END}t{_END}",
                # Between Elm and Oak, Main Street
                rf"~d?(?:{_ANY}L?yd?[SBqO]|Oyd?{_ANY})L?,d?{_SURE}(?![^.|~SB#]{{0,5}}~)",
                rf"{_SURE}[,(]{_END}t{_END}",  # Ames Street, Memorial Drive to Main Street
            ),
        ),
        (
            Kind.INTERSECTION,
            (
                rf"{_SURE}(?:/{_SURE}){{2,}}",  # one corner of three streets
                rf"ko?d?{_SURE}(?:,d?{_SURE}){{1,3}},?yd?{_ANY}L?",
                rf"(?<![^|])(?:{_SURE}y{_ANY}|qy{_SURE})(?=[|]|$)",  # all of a line
                rf"[kv]o?d?{_ROAD}[yh&/]d?{_ROAD}L?",
                rf"ko?d?(?:{_SURE}[y&/]d?[AP]|[AP][y&/]d?{_SURE})",
                rf"hd?(?:{_SURE}[y&]d?{_ANY}|q[y&]{_SURE})L?",  # at A and B
                # Main St at Elm at Oak St is on Main St, where the others cross
                rf"(?:{_SURE}[/&h]d?{_ROAD}(?!hd?[SBq])|(?:q|@|g#)[/&h]d?{_SURE})L?",
                rf"(?<=[SB]h)qhd?{_ANY}",
                # Elm/Oak; Elm at Oak; at Elm and Oak: only streets that meet are a crossing
                r"(?<!/)q/q(?![/&h])|(?<![SBq]h)qhq(?![/&h])|hqyq|(?<![^|])q[y/&]q(?=[|]|$)",
                rf"{_SURE}kd?{_ANY}(?!d?[y&/])",  # Main St crossing Elm
                rf"{_SURE}[/&]d?[AP]|[AP][/&]d?{_SURE}",  # Elm St & Oak Square
                rf"{_SURE}y{_SURE}(?:L|(?=d?k))",  # A and B Streets; the A and B intersection
            ),
        ),
        (
            Kind.ADDRESS,
            (
                rf"{NO_NUMBER_AFTER}n?[#Z]z?(?:(?:,[yr]?|[yr&])[#Z]z?){{0,50}}{_NUMBERED}",
                rf"{NO_NUMBER_AFTER}#z?(?:-#z?){{2,9}}{_NUMBERED}",  # 12-14-16
                rf"(?:(?<=[h(,-])E|(?<![^|])E(?=[SB](?:[,|]|$))){_SURE}",  # at One Broadway
                rf"(?:(?<=[|(h-])|(?<=[^m#],)|^)#z?,{_SURE}",  # the Hall, 35, rue X; at 35, rue X
            ),
        ),
        (Kind.ROAD, ("@|g#",)),
    ),
    typed_streets=rf"{_WORDS}T|FT|{_WORDS}W(?![XJ])|(?:(?<=#)|(?<=#z)){_WORDS}[VF]",
    typed_places=f"{_SHARED_PLACE}|{_PLACE}|{_PLAIN_PLACE}",
    typed_areas=rf"((?:{_TIED}|[XF]){{1,3}})(?=[av])",  # the Linden Park neighborhood
    shouted=rf"(?:(?<=#)|(?<=#z)){_WORDS}[TWVF]",
    town_after=r"(?:,?[Uu]#?z?)?(?:,?Z?(?P<home1>C)(?:,?M)?Z?|,Z?(?P<other1>X?O)(?![Xx])|(?:[(]|iK?)(?P<other2>O)"
    r"|[,i](?P<other3>X{1,2}),?M|(?P<other4>O)(?=,?M|[.,()|]|$)"
    r"|,?iK(?:(?P<home2>C)|(?P<other5>X{1,2})))",
    type_first=False,
)
