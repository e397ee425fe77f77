"""What each publisher writes on each day: drawn day by day, so that tomorrow keeps today's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from demo.publishers.entry import Entry
from demo.publishers.publisher import Publisher, load_publishers
from demo.publishers.slips import NUMBER, slips_of
from demo.texts.atlas import Atlas
from demo.texts.writer import ZONE, Assignment, Writer, footer_line
from demo.town.ground import degrees
from demo.town.model import DemoTown, Place
from demo.town.plane import inside

DAYS_BACK = 60
DAYS_AHEAD = 30
_SILENT = 20
_PACE = 0.88  # of the catalogue's daily figures: about 1,600 entries in view


@dataclass(frozen=True)
class Edition:
    """What decides every word: the seed and the day on which the town is looked at."""

    seed: int
    today: date


def publish(town: DemoTown, edition: Edition) -> dict[str, tuple[Entry, ...]]:
    """Return each publisher's entries, newest first."""
    newsroom = _Newsroom(town, edition)
    found: dict[str, tuple[Entry, ...]] = {}
    for publisher in load_publishers():
        entries = list(newsroom.entries_of(publisher))
        if publisher.copies:
            entries += _reprints(publisher, found[publisher.copies], edition)
        entries.sort(key=lambda entry: (entry.published, entry.key), reverse=True)
        found[publisher.slug] = tuple(entries)
    return _with_flaws(found)


class _Newsroom:
    def __init__(self, town: DemoTown, edition: Edition) -> None:
        self._writer = Writer(Atlas(town))
        self._edition = edition
        self._addresses = {p.name: _full_address(p, town) for p in town.places}

    def entries_of(self, publisher: Publisher) -> list[Entry]:
        """Return one publisher's entries of all days in view."""
        entries = []
        silence = _SILENT if publisher.flaw == "silent" else 0
        for back in range(DAYS_BACK, silence, -1):
            day = self._edition.today - timedelta(days=back)
            rng = Random(f"{self._edition.seed} {publisher.slug} {day}")
            weekend = 0.5 if day.weekday() > 4 and publisher.publisher != "police" else 1.15
            wanted = publisher.daily * weekend * _PACE
            amount = int(wanted) + (rng.random() < wanted % 1)
            for number in range(1, amount + 1):
                entry = self._entry(publisher, day, number, rng)
                if not entry.starts or entry.starts.date() <= self._last_day():
                    entries.append(entry)
            entries += self._slips(publisher, day)
        return entries

    def _slips(self, publisher: Publisher, day: date) -> Iterator[Entry]:
        """Yield the day's slips: texts like all others but for how they say where."""
        for slip in slips_of(publisher.slug, day):
            rng = Random(f"{self._edition.seed} {slip.publisher} {slip.form} {day}")
            author = replace(
                publisher, lang=slip.lang, topics=(slip.topic,), form=slip.form, footer=0.0
            )
            yield self._entry(author, day, NUMBER, rng)

    def _last_day(self) -> date:
        return self._edition.today + timedelta(days=DAYS_AHEAD)

    def _entry(self, publisher: Publisher, day: date, number: int, rng: Random) -> Entry:
        lang = publisher.lang or rng.choice(("fr", "en"))
        published = _at(day, rng.randint(7, 18), rng.randrange(60))
        starts = None
        if publisher.lead:
            ahead = rng.randint(2, publisher.lead)
            starts = _at(day + timedelta(days=ahead), rng.choice((10, 14, 15, 17, 18, 20)), 0)
        footer = ""
        if publisher.seat and rng.random() < publisher.footer:
            footer = footer_line(publisher.name, self._addresses[publisher.seat], lang)
        topic = rng.choice(publisher.topics)
        task = Assignment(
            topic, lang, published, starts, (), publisher.quarter, publisher.places, footer,
            publisher.form,
        )  # fmt: skip
        text = self._writer.write(task, rng)
        ends = starts + timedelta(minutes=rng.choice((60, 90, 120))) if starts else None
        cancelled = bool(starts) and rng.random() < 0.06
        updated = published + timedelta(hours=rng.randint(2, 30)) if rng.random() < 0.06 else None
        entry = Entry(
            publisher.slug, str(day), number, lang, topic, text, published, updated, starts, ends,
            cancelled, title=text.title, body=text.body,
        )  # fmt: skip
        entry = _revised(entry) if updated else entry
        if text.spot.row:
            return replace(entry, point=degrees(text.spot.row[1]))
        if publisher.coordinates and text.spot.point and rng.random() < 0.8:
            return replace(entry, point=degrees(text.spot.point))
        return entry


def _full_address(place: Place, town: DemoTown) -> str:
    """Return a place's address with postcode and town."""
    code = next(zone.name for zone in town.postcodes if inside(place.at, zone.ring))
    return f"{place.address}, {code} {town.name}"


def _with_flaws(found: dict[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    """Add two honest mistakes: coordinates of 0, 0 and an entry without a title."""
    voirie = found["voirie"]
    spoilt = next(i for i, e in enumerate(voirie) if e.point and not e.text.spot.meant)
    mended = replace(voirie[spoilt], point=(0.0, 0.0))
    notices = found["mairie-actualites"]
    untitled = replace(notices[4], title="")
    return {
        **found,
        "voirie": (*voirie[:spoilt], mended, *voirie[spoilt + 1 :]),
        "mairie-actualites": (*notices[:4], untitled, *notices[5:]),
    }


def _reprints(publisher: Publisher, originals: tuple[Entry, ...], edition: Edition) -> list[Entry]:
    """Return word-for-word reprints of some of another publisher's texts, hours later."""
    reprints = []
    for original in sorted(originals, key=lambda entry: entry.guid):
        rng = Random(f"{edition.seed} reprint {original.guid}")
        later = original.published + timedelta(hours=rng.randint(1, 6))
        if rng.random() < 0.12 and not original.text.spot.meant:  # each slip is made once
            number = 100 + original.number
            reprints.append(
                replace(original, publisher=publisher.slug, number=number, published=later)
            )
    return reprints


def _revised(entry: Entry) -> Entry:
    """Return an entry with a line that says what changed."""
    if entry.lang == "fr":
        line = "Mise à jour : les horaires ont été précisés depuis la première publication."
    else:
        line = "Update: times have been clarified since this was first published."
    return replace(entry, body=f"{line} {entry.body}")


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)
