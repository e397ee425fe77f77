"""Turn a reader's entries into RawItems: dates read, words made harmless, identities settled."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from crawlers.dates import DateRules, Moment, read_date
from crawlers.identity import Identities, content_hash, is_derived
from crawlers.reading import Entry, Found, Note, Reading, Unread
from crawlers.sanitise import Sanitiser, escape_text, printable
from records import Failure, RawItem, Source, SourceError

ITEM_MAX_BYTES = 256_000
MAX_PROBLEMS = 200
_TITLE_FROM_TEXT = 80


def gather(
    source: Source, found: Iterable[Found], fetched_at: datetime, item_max_bytes: int
) -> Reading:
    """Return the RawItems of a reader's entries, in their order, and what was wrong with others.

    Raises SourceError (mapping) if the source's date_format is none.
    """
    gatherer = _Gatherer(source, fetched_at, item_max_bytes)
    for each in found:
        gatherer.add(each)
    return gatherer.reading()


@dataclass(slots=True)
class _Draft:
    """What is known of an entry's text and dates on the way to its RawItem."""

    title: str
    html: str
    warnings: list[str] = field(default_factory=list)
    date_text: str = ""

    def warn(self, code: str) -> None:
        if code not in self.warnings:
            self.warnings.append(code)


class _Gatherer:
    def __init__(self, source: Source, fetched_at: datetime, item_max_bytes: int) -> None:
        self._source = source
        self._fetched_at = fetched_at
        self._rules = _date_rules(source, fetched_at)
        self._sanitiser = Sanitiser(source.address, item_max_bytes)
        self._identities = Identities()
        self._raws: list[RawItem] = []
        self._problems: list[str] = []
        self._unreadable = 0

    def add(self, found: Found) -> None:
        """Take in one entry, or note why it could not be read."""
        if isinstance(found, Note):
            self._problems.append(found.text)
        elif isinstance(found, Unread):
            self._problems.append(f"{found.where}: {found.why}")
            self._unreadable += 1
        else:
            self._add_entry(found)

    def reading(self) -> Reading:
        """Return all that was taken in; a long list of problems ends with their number."""
        problems = self._problems[:MAX_PROBLEMS]
        if len(self._problems) > MAX_PROBLEMS:
            problems.append(f"and {len(self._problems) - MAX_PROBLEMS} more problems")
        return Reading(tuple(self._raws), tuple(problems), self._unreadable)

    def _add_entry(self, entry: Entry) -> None:
        entry.url = self._web_address(entry.url)
        entry.document = self._web_address(entry.document)
        entry.identity = printable(entry.identity).strip()
        draft = self._words(entry)
        label = f"{entry.where} ({draft.title[:60]})"
        self._problems.extend(f"{label}: {note}" for note in entry.notes)
        if not draft.title:
            self.add(Unread(entry.where, "has neither a title nor a text"))
            return
        identity = self._identities.claim(entry)
        if identity is None:
            self._problems.append(f"{label}: the same entry stands there twice; kept once")
            return
        if is_derived(identity, entry):
            draft.warn("repeated_identity")
        self._raws.append(self._raw(entry, identity, draft))

    def _words(self, entry: Entry) -> _Draft:
        """Return title and text; a missing title is made of the text's first words."""
        html = entry.html or escape_text(entry.text)
        shown_html, shown_title = printable(html), printable(entry.title)
        cleaned = self._sanitiser.clean(shown_html)
        title = self._sanitiser.title(shown_title)
        draft = _Draft(title.html, cleaned.html.strip(), list(entry.warnings))
        if not draft.title:
            draft.title = _first_words(self._sanitiser.plain(draft.html[:4_000]))
            draft.warn("no_title")
        if cleaned.cut or title.cut:
            draft.warn("cut")
        if (shown_html, shown_title) != (html, entry.title):
            draft.warn("control_characters")
        if not entry.url:
            draft.warn("no_link")
        return draft

    def _raw(self, entry: Entry, identity: str, draft: _Draft) -> RawItem:
        published = self._moment(entry.published, draft)
        updated = self._moment(entry.updated, draft)
        starts = self._moment(entry.starts_at, draft)
        ends = self._moment(entry.ends_at, draft)
        if not (published or updated or starts or draft.date_text):
            draft.warn("no_date")
        raw = RawItem(
            source_id=self._source.id,
            identity=identity,
            title=draft.title,
            html=draft.html,
            url=entry.url,
            fetched_at=self._fetched_at,
            content_hash="",
            published=_at(published),
            updated=_at(updated),
            date_text=draft.date_text,
            starts_at=_at(starts),
            ends_at=_at(ends),
            all_day=bool(starts and starts.all_day),
            cancelled=entry.cancelled,
            lang=_line(entry.lang),
            author=_line(entry.author),
            categories=tuple(filter(None, map(_line, entry.categories))),
            places=tuple(replace(place, text=_line(place.text)) for place in entry.places),
            document=entry.document,
            fields={key: printable(value) for key, value in entry.fields.items()},
            warnings=tuple(draft.warnings),
        )
        return replace(raw, content_hash=content_hash(raw))

    def _moment(self, given: str | Moment, draft: _Draft) -> Moment | None:
        """Read one date; what can't be read is kept as it stood, with a warning."""
        if isinstance(given, Moment):
            return given
        moment = read_date(given, self._rules)
        if moment is None and given.strip():
            draft.date_text = draft.date_text or _line(given[:200])
            draft.warn("bad_date")
        return moment

    def _web_address(self, url: str) -> str:
        """Return a link as a whole http(s) address; "" if it is none."""
        url = "".join(printable(url).split())
        if not url:
            return ""
        base = self._source.address
        try:
            whole = urljoin(base, url) if base.startswith("http") else url
            parts = urlsplit(whole)
        except ValueError:
            return ""
        return whole if parts.scheme in ("http", "https") and parts.hostname else ""


def _date_rules(source: Source, now: datetime) -> DateRules:
    form = source.mapping.get("date_format", "")
    try:
        return DateRules(ZoneInfo(source.tz or "UTC"), now, form)
    except ValueError as error:
        raise SourceError(source.id, Failure.MAPPING, str(error)) from error


def _at(moment: Moment | None) -> datetime | None:
    return moment.at if moment else None


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _first_words(text: str) -> str:
    """Return the beginning of a text, whole words, as a stand-in for its title."""
    if len(text) <= _TITLE_FROM_TEXT:
        return text
    start = text[:_TITLE_FROM_TEXT].rsplit(" ", 1)[0]
    return start.rstrip(" ,;:.–-") + "…"
