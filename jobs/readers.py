"""The matcher in memory, kept as the record's subscriptions are."""

import inspect
import logging
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from alerts.matching import ids, matcher, postings, shapes, snapshot, wordings
from alerts.matching.matcher import Matcher
from alerts.matching.snapshot import BadSnapshot, Head, read_snapshot, write_snapshot
from alerts.matching.wordings import Analysis
from jobs.instance import Instance
from records import Standing, asked, outline, reach, spelling, subscription, terms
from records.lasting import making_lasting_records
from search import stop_words, text
from store.database import Connection
from store.identity import record_id
from store.subscriptions import confirmed_ids, last_subscription_change, subscription_changes

_PAGE = 5_000  # subscriptions read at a time
WORTH_SAVING = 5_000  # changes; taking up as many again takes a second or two

_ANALYSIS = Analysis(text.said_by, text.read_terms)
_CODE = (
    *(subscription, reach, outline, terms, asked, spelling),
    *(text, stop_words),
    *(matcher, ids, postings, wordings, shapes, snapshot),
)


def _made_by() -> str:
    """Return a mark of all code by which a subscription comes to be found under what it is."""
    mark = sha256(sys.byteorder.encode())
    for module in _CODE:
        mark.update(inspect.getsource(module).encode())
    for library in ("pyroaring", "pystemmer"):
        mark.update(version(library).encode())
    return mark.hexdigest()


# As it is loaded: an update may exchange the files of a worker that goes on running.
_MADE_BY = _made_by()

log = logging.getLogger(__name__)


class Readers:
    """Everybody who confirmed and has not ended, ready to be asked.

    Each change of the record is taken up once, by its `seq`. A snapshot below `home` spares
    reading all of them when a process starts; without one nothing is lost but time. It is written
    anew when as many changes as are worth it came since.
    """

    def __init__(self, instance: Instance, worth_saving: int = WORTH_SAVING) -> None:
        self.matcher = Matcher(_ANALYSIS)
        self._instance = instance
        self._path = Path(instance.settings.home) / "matcher.snapshot"
        self._seq = 0
        self._unsaved = 0
        self._worth_saving = worth_saving
        self._is_open = False

    def catch_up(self) -> None:
        """Take up all changes so far, in as many reads as it takes; save them if they are many."""
        if self._is_open:
            self._follow()
        else:
            with making_lasting_records():
                self._open()
                self._follow()
            self._is_open = True
        if self._unsaved >= self._worth_saving:
            self._save()

    def take_up(self, db: Connection) -> None:
        """Take up all changes that this connection sees."""
        while self._take_page(db) == _PAGE:
            pass

    def _follow(self) -> None:
        taken = _PAGE
        while taken == _PAGE:
            with self._instance.database.read() as db:
                taken = self._take_page(db)

    def _take_page(self, db: Connection) -> int:
        changes = subscription_changes(db, self._seq, _PAGE)
        for change in changes:
            if change.subscription.standing is Standing.CONFIRMED:
                self.matcher.put(change.subscription)
            else:
                self.matcher.take_out(change.subscription.id)
        if changes:
            self._seq = changes[-1].seq
            self._unsaved += len(changes)
        return len(changes)

    def _open(self) -> None:
        """Begin with the snapshot, if it is there and comes to what the record says."""
        with self._instance.database.read() as db:
            try:
                self.matcher, self._seq = read_snapshot(
                    self._path, _ANALYSIS, record_id(db), _MADE_BY
                )
            except FileNotFoundError:
                return
            except (BadSnapshot, OSError) as error:
                self._ignore(str(error))
                return
            self.take_up(db)
            # A backup of the record that was put back counts its changes from where it was.
            self._seq = last_subscription_change(db)
            if not self._is_as(confirmed_ids(db)):
                self._ignore("the record tells of other readers")

    def _is_as(self, subscription_ids: Iterable[str]) -> bool:
        known = 0
        for each in subscription_ids:
            if each not in self.matcher:
                return False
            known += 1
        return known == len(self.matcher)

    def _ignore(self, reason: str) -> None:
        log.warning("matcher_snapshot_ignored", extra={"path": str(self._path), "reason": reason})
        self.matcher, self._seq, self._unsaved = Matcher(_ANALYSIS), 0, 0

    def _save(self) -> None:
        with self._instance.database.read() as db:
            head = Head(record_id(db), _MADE_BY, self._seq)
        try:
            write_snapshot(self._path, self.matcher, head)
        except OSError as error:
            log.warning(
                "matcher_snapshot_not_written",
                extra={"path": str(self._path), "reason": str(error)},
            )
        self._unsaved = 0
