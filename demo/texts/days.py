"""Days, times and sums as the two languages write them."""

from datetime import date, datetime
from random import Random

_FR_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_FR_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date, lang: str, rng: Random) -> str:
    """Return "mardi 4 novembre", "Tuesday 4 November", at times with the year."""
    if lang == "fr":
        number = "1er" if day.day == 1 else str(day.day)
        plain = f"{_FR_DAYS[day.weekday()]} {number} {_FR_MONTHS[day.month - 1]}"
        return rng.choice((f"le {plain}", f"le {plain}", f"le {plain} {day.year}"))
    week, month = _EN_DAYS[day.weekday()], _EN_MONTHS[day.month - 1]
    return rng.choice(
        (f"{week} {day.day} {month}", f"{week}, {month} {day.day}", f"{day.day} {month} {day.year}")
    )


def time_words(at: datetime, lang: str, rng: Random) -> str:
    """Return "18 h 30", "18h30", "6.30pm", "6:30 pm"."""
    if lang == "fr":
        minutes = f"{at.minute:02d}" if at.minute else ""
        return rng.choice((f"{at.hour} h {minutes}".strip(), f"{at.hour}h{minutes}"))
    hour, half = at.hour % 12 or 12, "am" if at.hour < 12 else "pm"
    if not at.minute:
        return rng.choice((f"{hour}{half}", f"{hour} {half}"))
    return rng.choice((f"{hour}.{at.minute:02d}{half}", f"{hour}:{at.minute:02d} {half}"))


def sum_words(amount: int, lang: str) -> str:
    """Return 12 000 with a no-break space in French, 12,000 in English."""
    return f"{amount:,}".replace(",", "\u00a0" if lang == "fr" else ",")
