"""Fill a new generation of the index from the record, and switch to it.

Reads go on in the old one, the worker goes on feeding it, and no change is lost:

1. The new generation is filled with what is listed and has not changed since the rebuild began.
2. What has changed since then is brought in, as the record's change numbers tell; again, until it
   is little.
3. The record stands still (no item can be saved) for the last few changes and the switch. Whatever
   was noted until then is in, whether the worker has dealt with it or not, and is struck off; what
   comes later goes into the new generation. A change that the worker carries at that moment
   undoes nothing: an older revision changes nothing. A server that does not answer then is not
   waited for: items can be saved again, and once it answers all of this is done again.

Going back to the generation before is the same, but what it lacks is told by comparing the two.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice

from jobs.claiming import claim_index
from jobs.differences import differences, listed_now
from jobs.documents import Listed
from jobs.index_changes import ops_of
from jobs.instance import Instance
from jobs.progress import Progress, no_progress
from records import ConfigError, Consumer, IndexDown
from search.document import Document
from search.index import Generation
from store.alone import alone
from store.batches import batches
from store.database import Connection
from store.dialect import Turn
from store.listed import changed_since, count_changed, count_listed
from store.outbox import all_done, hold_still, last_seq

BATCH = 500
FEW = 200  # changes that may be left for while the record stands still: a few tenths of a second
PASSES = 8  # at most, before that: a writer may be as fast as we are
STANDSTILL_S = 5.0  # at most for a server that does not answer; then items are saved again
TRIES = 3  # of the switch, each once the server has answered


def rebuild(instance: Instance, progress: Progress = no_progress) -> int:
    """Replace the index by a new generation made from the record; return how many items it took.

    The one in force until then is kept to go back to, until the next one is. Whatever interrupts
    it, the index stays as it was; it need not be readable. Raises IndexDown, StoreDown, ConfigError
    if one is under way already.
    """
    with _alone(instance):
        before = _in_force(instance)
        if before:
            claim_index(instance)
            _drop(instance, _unfinished(instance))
        name = instance.index.create_generation()
        try:
            with closing(instance.index.into(name)) as generation:
                seq, done = _fill(instance, generation, progress)
                done += _catch_up_and_switch(instance, generation, name, seq)
        except BaseException:
            # ValueError: it was promoted before things went wrong, and it is complete.
            with suppress(IndexDown, ValueError):
                instance.index.drop(name)
            raise
        _drop(instance, _superseded(instance, name, before))
        return done


def go_back(instance: Instance, progress: Progress = no_progress) -> str:
    """Make the generation before the last rebuild current again, with all changes since then.

    Returns its name. Raises ConfigError if there is none, IndexDown, StoreDown.
    """
    with _alone(instance):
        claim_index(instance)
        name = _previous(instance)
        with closing(instance.index.into(name)) as generation:
            seq, _ = _mend(instance, generation, progress)
            _catch_up_and_switch(instance, generation, name, seq)
        return name


@contextmanager
def _alone(instance: Instance) -> Iterator[None]:
    with alone(instance.database, Turn.REBUILD) as is_ours:
        if not is_ours:
            raise ConfigError("rebuild", "", "another one is under way: let it end, or stop it")
        yield


@dataclass
class _Counted:
    """Documents on their way, counted and told of."""

    documents: Iterable[Document]
    total: int
    progress: Progress
    done: int = 0

    def __iter__(self) -> Iterator[Document]:
        for document in self.documents:
            yield document
            self.done += 1
            if self.done % BATCH == 0:
                self.progress("index", self.done, max(self.done, self.total))
        self.progress("index", self.done, self.done)


def _fill(instance: Instance, generation: Generation, progress: Progress) -> tuple[int, int]:
    """Put all in that is listed; return the change up to which all is in, and how many it was."""
    with instance.database.read() as db:
        seq, total = last_seq(db), count_listed(db)
    # The embedded index numbers words while it files them, and wants no analysis before.
    analysed = instance.settings.search_url != "embedded"
    listed = Listed(instance.database, instance.settings.database_url, seq, analysed)
    with closing(listed.documents(total)) as documents:
        counted = _Counted(documents, total, progress)
        generation.fill(counted)
    return seq, counted.done


def _mend(instance: Instance, generation: Generation, progress: Progress) -> tuple[int, int]:
    """Put in what differs; return the change up to which all is in, and how many it was."""
    with instance.database.read() as db:
        seq = last_seq(db)
    found = differences(listed_now(instance.database), generation.versions())
    done = 0
    while batch := list(islice(found, BATCH)):
        with instance.database.read() as db:
            ops = ops_of(db, {difference.item_id: difference.indexed for difference in batch})
        generation.apply(ops, 0)
        done += len(ops)
        progress("index", done, done)
    return seq, done


def _catch_up_and_switch(instance: Instance, generation: Generation, name: str, seq: int) -> int:
    """Put in what has changed since the change `seq`, and switch; return how many it was."""
    total = 0
    for tries_left in reversed(range(TRIES)):
        generation.apply([], 0)  # with patience: the server is there
        seq, taken = _catch_up(instance, generation, seq)
        total += taken
        try:
            return total + _switch(instance, generation, name, seq)
        except IndexDown:
            if not tries_left:
                raise
    raise AssertionError("the last try returns or raises")


def _catch_up(instance: Instance, generation: Generation, seq: int) -> tuple[int, int]:
    """Put in what has changed until it is little; return up to which change, and how many."""
    total = 0
    for _ in range(PASSES):
        with instance.database.read() as db:
            now, waiting = last_seq(db), count_changed(db, seq)
            if waiting <= FEW:
                break
            total += _take_changes(db, generation, seq)
        seq = now
    return seq, total


def _switch(instance: Instance, generation: Generation, name: str, seq: int) -> int:
    """Put in the last changes and switch, while no item can be saved; return how many it was."""
    with instance.database.write() as db, instance.index.hurried(STANDSTILL_S):
        last = hold_still(db)
        total = _take_changes(db, generation, seq)
        generation.apply([], last)
        instance.index.promote(name)
        all_done(db, Consumer.SEARCH)
    return total


def _take_changes(db: Connection, generation: Generation, seq: int) -> int:
    done = 0
    for batch in batches(changed_since(db, seq), BATCH):
        ops = ops_of(db, dict.fromkeys(batch, 0))
        generation.apply(ops, 0)
        done += len(ops)
    return done


def _in_force(instance: Instance) -> str:
    """Return the generation that is read, "" if there is none or it can't be read."""
    if instance.index.generations():
        with suppress(IndexDown):
            return instance.index.health().generation
    return ""


def _drop(instance: Instance, names: Iterable[str]) -> None:
    """Drop generations; what can't be dropped now stays until the next rebuild."""
    for name in names:
        with suppress(ValueError, IndexDown):  # ValueError: the current one
            instance.index.drop(name)


def _unfinished(instance: Instance) -> list[str]:
    """Return what a crash left: a checkpoint is what comes last."""
    return [name for name in instance.index.generations() if _checkpoint(instance, name) == 0]


def _superseded(instance: Instance, name: str, before: str) -> list[str]:
    """Return all but `name` and the one to go back to: that before, or the newest that is fit."""
    others = [one for one in instance.index.generations() if one != name]
    kept = before or next(filter(partial(_checkpoint, instance), reversed(others)), "")
    return [one for one in others if one != kept]


def _previous(instance: Instance) -> str:
    current = instance.index.health().generation
    for name in reversed(instance.index.generations()):
        if name != current and _checkpoint(instance, name):
            return name
    raise ConfigError(
        "rebuild", "--back", f"no generation is kept beside {current}: the next rebuild keeps it"
    )


def _checkpoint(instance: Instance, name: str) -> int | None:
    """Return a generation's checkpoint, None if it can't be read."""
    with suppress(IndexDown), closing(instance.index.into(name)) as generation:
        return generation.checkpoint()
    return None
