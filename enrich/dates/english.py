"""Days and times in English."""

from enrich.dates.vocabulary import DateWords

# In lower case they are names or other words: may, march, sat, sun, jan.
_CAPITAL = ("jan", "march", "mar", "may", "mon", "wed", "sat", "sun", "sep", "dec")

ENGLISH_DATES = DateWords(
    months=(
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ),
    weekdays=(
        "monday mon",
        "tuesday tues tue",
        "wednesday wed weds",
        "thursday thurs thur thu",
        "friday fri",
        "saturday sat",
        "sunday sun",
    ),
    capital=frozenset(_CAPITAL),
    ordinals={
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "last": -1,
    },
    streets=(
        "street st road rd avenue ave lane ln drive dr boulevard blvd court ct terrace parkway "
        "pkwy circle crescent grove highway hwy gardens mews alley close"
    ),
    days_from_now={"today": 0, "tonight": 0, "tomorrow": 1},
    words={
        "M": "month",
        "J": "day days weekday weekdays",
        "K": "week",
        "E": "weekend",
        "3": "early",
        "5": "mid",
        "7": "late",
        "B": "morning mornings afternoon afternoons evening evenings night nights",
        "W": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        "Z": "noon midnight",
        "p": "am pm",
        "1": "a p",
        "2": "m",
        "i": "time times when",
        "c": "this",
        "v": "next",
        "f": "of",
        "F": "from",
        "U": "between",
        "t": "to",
        "a": "at",
        "s": "on in",
        "l": "the",
        "&": "and or &",
        "e": "every each",
        "u": "until till til through thru",
        "b": "by before than",
        "g": "starting beginning effective starts begins start begin",
        "z": "deadline due closes close ends end expires cutoff",
        "R": (
            "register registration registrations apply application applications comment comments "
            "submit submitted submissions rsvp sign nominate nominations proposals bids vote "
            "respond response enroll enrollment"
        ),
        "k": (
            "dated posted published updated adopted approved passed enacted born died signed "
            "since order orders founded established amended issued ordinance act statute "
            "letter edition filed"
        ),
        "6": "kick kickoff tipoff showtime held",
        "L": "daily",
        "9": "moved postponed rescheduled changed delayed",
        "S": "room suite flat apartment route",
        "H": "meeting board committee session hearing commission council",
    },
)
