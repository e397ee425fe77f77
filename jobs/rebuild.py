"""Fill a new generation of the index from the record, and switch to it.

Reads go on in the old one, the worker goes on feeding it, and no change is lost:

1. The new generation is brought up to what the record lists, by comparing the two, while items go
   on changing; again, until few of them differ.
2. The record stands still (no item can be saved) for one last comparison and the switch. Whatever
   was noted until then is in, whether the worker has dealt with it or not, and is struck off; what
   comes later goes into the new generation. A change that the worker carries at that moment
   undoes nothing: an older revision changes nothing.

Going back to the generation before is the same, without filling it from nothing.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice

from jobs.differences import Difference, differences, listed_in, listed_now
from jobs.index_changes import ops_of
from jobs.instance import Instance
from jobs.progress import Progress, no_progress
from records import ConfigError, Consumer, IndexDown
from search.index import Generation
from store.alone import alone
from store.database import Connection
from store.dialect import Turn
from store.listed import count_listed
from store.outbox import all_done, hold_still

BATCH = 500
FEW = 500  # that the last comparison may put in while the record stands still: under a second
PASSES = 5  # at most, before that: a writer may be as fast as we are


def rebuild(instance: Instance, progress: Progress = no_progress) -> int:
    """Replace the index by a new generation made from the record; return how many items it took.

    The one before is kept to go back to, until the next rebuild begins. Whatever interrupts it, the
    index stays as it was. Raises IndexDown, StoreDown, ConfigError if one is under way already.
    """
    with _alone(instance):
        _drop_idle(instance)
        name = instance.index.create_generation()
        try:
            return _bring_up_and_switch(instance, name, progress)
        except BaseException:
            # ValueError: it was promoted before things went wrong, and it is complete.
            with suppress(IndexDown, ValueError):
                instance.index.drop(name)
            raise


def go_back(instance: Instance, progress: Progress = no_progress) -> str:
    """Make the generation before the last rebuild current again, with all changes since then.

    Returns its name. Raises ConfigError if there is none, IndexDown, StoreDown.
    """
    with _alone(instance):
        name = _previous(instance)
        _bring_up_and_switch(instance, name, progress)
        return name


@contextmanager
def _alone(instance: Instance) -> Iterator[None]:
    with alone(instance.database, Turn.REBUILD) as is_ours:
        if not is_ours:
            raise ConfigError("rebuild", "", "another one is under way: let it end, or stop it")
        yield


def _bring_up_and_switch(instance: Instance, name: str, progress: Progress) -> int:
    database = instance.database
    total = 0
    with closing(instance.index.into(name)) as generation:
        for number in range(PASSES):
            done = _bring_up(instance, generation, progress if number == 0 else no_progress)
            total += done
            if done <= FEW:
                break
        with database.write() as db:
            seq = hold_still(db)
            last = list(differences(listed_in(db), generation.versions()))
            total += _put(db, generation, last)
            generation.apply([], seq)
            instance.index.promote(name)
            all_done(db, Consumer.SEARCH)
    return total


def _bring_up(instance: Instance, generation: Generation, progress: Progress) -> int:
    """Put in what differs, while items go on changing; return how many it was."""
    database = instance.database
    with database.read() as db:
        total = count_listed(db)
    found = differences(listed_now(database), generation.versions())
    done = 0
    while batch := list(islice(found, BATCH)):
        with database.read() as db:
            done += _put(db, generation, batch)
        progress("index", done, max(done, total))
    return done


def _put(db: Connection, generation: Generation, found: Iterable[Difference]) -> int:
    ops = ops_of(db, {difference.item_id: difference.indexed for difference in found})
    generation.apply(ops, 0)
    return len(ops)


def _drop_idle(instance: Instance) -> None:
    """Drop every generation but the current one: the one before it, and what a crash left."""
    for name in instance.index.generations():
        with suppress(ValueError):  # the current one
            instance.index.drop(name)


def _previous(instance: Instance) -> str:
    current = instance.index.health().generation
    for name in reversed(instance.index.generations()):
        if name != current and _is_complete(instance, name):
            return name
    raise ConfigError("rebuild", "--back", f"no generation is kept beside {current}")


def _is_complete(instance: Instance, name: str) -> bool:
    """Tell whether a generation was ever finished: its checkpoint is what comes last."""
    with closing(instance.index.into(name)) as generation:
        return generation.checkpoint() > 0
