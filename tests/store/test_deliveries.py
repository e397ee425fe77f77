import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from records import Delivery, DeliveryState, Hit, Letter, Standing
from store.database import Connection, Database
from store.deliveries import (
    claim_deliveries,
    deliveries,
    queue_confirmation,
    queue_digest,
    requeue,
    settle,
    strand_claims,
)
from store.hits import add_hits, unsent_hits
from store.subscriptions import add_subscription, end_subscription

from .examples import DAY, MINUTE, NOON, subscription, with_reader


def claimed_digest(db: Connection) -> Delivery:
    add_hits(db, [Hit("ana", "a")], NOON)
    queue_digest(db, "ana", ["a"], NOON)
    [delivery] = claim_deliveries(db, NOON, 9)
    return delivery


def states(db: Connection) -> list[DeliveryState]:
    return [delivery.state for delivery in deliveries(db, DeliveryState)]


def test_a_confirmation_waits_once(database: Database) -> None:
    with database.write() as db:
        add_subscription(db, subscription("bob", standing=Standing.PENDING))
        first = queue_confirmation(db, "bob", NOON)
        assert queue_confirmation(db, "bob", NOON + DAY) == first
        assert (first.letter, first.state, first.item_ids) == (
            Letter.CONFIRM,
            DeliveryState.QUEUED,
            (),
        )
        claim_deliveries(db, NOON, 1)
        assert queue_confirmation(db, "bob", NOON + DAY).id != first.id
        with pytest.raises(LookupError, match="nobody"):
            queue_confirmation(db, "nobody", NOON)


def test_a_digest_carries_the_unsent_hits_in_the_order_given(database: Database) -> None:
    with_reader(database, "a", "b", "c", "d")
    with database.write() as db:
        add_hits(db, [Hit("ana", name) for name in "abc"], NOON)
        digest = queue_digest(db, "ana", ["c", "a", "c", "d"], NOON)
        assert digest.item_ids == ("c", "a")
        assert unsent_hits(db, "ana") == (Hit("ana", "b"),)
        [claimed] = claim_deliveries(db, NOON, 9)
        assert claimed.item_ids == ("c", "a")
        assert (claimed.id, claimed.state, claimed.attempts) == (
            digest.id,
            DeliveryState.CLAIMED,
            1,
        )


def test_nothing_is_queued_if_nothing_is_left_to_send(database: Database) -> None:
    with_reader(database, "a", "b")
    with database.write() as db:
        add_hits(db, [Hit("ana", "a")], NOON)
        assert queue_digest(db, "ana", ["a"], NOON).item_ids == ("a",)
        assert queue_digest(db, "ana", ["a", "b"], NOON).item_ids == ()
        assert queue_digest(db, "nobody", ["a"], NOON).item_ids == ()
        assert len(states(db)) == 1


def test_two_processes_never_put_the_same_hit_into_two_digests(database: Database) -> None:
    names = [f"i{number}" for number in range(20)]
    with_reader(database, *names)
    with database.write() as db:
        add_hits(db, [Hit("ana", name) for name in names], NOON)

    def work(start: int) -> tuple[str, ...]:
        with database.write() as db:
            return queue_digest(db, "ana", names[start:], NOON).item_ids

    with ThreadPoolExecutor(4) as pool:
        carried = [name for mine in pool.map(work, [0, 5, 10, 15]) for name in mine]
    assert sorted(carried) == sorted(names)


def test_each_delivery_is_claimed_by_exactly_one_process(database: Database) -> None:
    with database.write() as db:
        for number in range(30):
            name = f"s{number:02}"
            add_subscription(db, subscription(name, standing=Standing.PENDING))
            queue_confirmation(db, name, NOON)

    def work(_: int) -> list[str]:
        mine: list[str] = []
        while True:
            with database.write() as db:
                claimed = claim_deliveries(db, NOON, 4)
            if not claimed:
                return mine
            mine.extend(delivery.subscription_id for delivery in claimed)

    with ThreadPoolExecutor(4) as pool:
        claimed = sorted(name for mine in pool.map(work, range(4)) for name in mine)
    assert claimed == [f"s{number:02}" for number in range(30)]


def test_the_oldest_are_claimed_first(database: Database) -> None:
    with database.write() as db:
        for name, days in (("a", 2), ("b", 0), ("c", 1)):
            add_subscription(db, subscription(name, standing=Standing.PENDING))
            queue_confirmation(db, name, NOON + days * DAY)
        assert [d.subscription_id for d in claim_deliveries(db, NOON + 9 * DAY, 2)] == [
            "b",
            "c",
        ]


def test_a_letter_that_was_put_off_is_not_claimed_before_its_time(database: Database) -> None:
    with_reader(database, "a")
    with database.write() as db:
        requeue(db, claimed_digest(db).id, "mailbox full", NOON + DAY)
        assert claim_deliveries(db, NOON + DAY - MINUTE, 9) == ()
        assert len(claim_deliveries(db, NOON + DAY, 9)) == 1


def test_a_letter_that_could_not_go_out_waits_under_the_same_id(database: Database) -> None:
    with_reader(database, "a")
    with database.write() as db:
        first = claimed_digest(db)
        requeue(db, first.id, "mail server away", NOON)
        [waiting] = deliveries(db, [DeliveryState.QUEUED])
        assert (waiting.id, waiting.reason) == (first.id, "mail server away")
        [again] = claim_deliveries(db, NOON + DAY, 9)
        assert (again.id, again.item_ids, again.attempts) == (first.id, ("a",), 2)


def test_a_letter_is_not_requeued_for_somebody_who_unsubscribed(database: Database) -> None:
    with_reader(database, "a")
    with database.write() as db:
        delivery = claimed_digest(db)
        end_subscription(db, "ana", NOON)
        requeue(db, delivery.id, "mail server away", NOON)
        assert states(db) == [DeliveryState.FAILED]


@pytest.mark.parametrize("end", [DeliveryState.SENT, DeliveryState.FAILED])
def test_a_settled_delivery_keeps_its_end(database: Database, end: DeliveryState) -> None:
    with_reader(database, "a")
    with database.write() as db:
        delivery = claimed_digest(db)
        settle(db, delivery.id, end, "250 fine", NOON)
        other = DeliveryState.FAILED if end is DeliveryState.SENT else DeliveryState.SENT
        settle(db, delivery.id, other, "late", NOON)
        assert strand_claims(db, NOON + DAY) == 0
        [settled] = deliveries(db, DeliveryState)
        assert (settled.state, settled.reason) == (end, "250 fine")


def test_what_was_sent_is_never_queued_again(database: Database) -> None:
    with_reader(database, "a")
    with database.write() as db:
        delivery = claimed_digest(db)
        settle(db, delivery.id, DeliveryState.SENT, "", NOON)
        requeue(db, delivery.id, "operator slipped", NOON)
        assert states(db) == [DeliveryState.SENT]


def test_a_delivery_is_settled_as_one_of_three(database: Database) -> None:
    with database.write() as db, pytest.raises(ValueError, match="queued"):
        settle(db, "x", DeliveryState.QUEUED, "", NOON)


KILLED = """
import os, signal, sys
from store.database import open_database
from store.deliveries import claim_deliveries
from tests.store.examples import NOON
with open_database(sys.argv[1]).write() as db:
    assert len(claim_deliveries(db, NOON, 9)) == 1
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_sender_killed_between_claim_and_settle_leaves_an_unknown_delivery(
    database: Database, url: str
) -> None:
    with_reader(database, "a")
    with database.write() as db:
        add_hits(db, [Hit("ana", "a")], NOON)
        queue_digest(db, "ana", ["a"], NOON)
    killed = subprocess.run([sys.executable, "-c", KILLED, url], check=False)
    assert killed.returncode == -9
    with database.write() as db:
        assert claim_deliveries(db, NOON + MINUTE, 9) == ()
        assert strand_claims(db, NOON) == 0
        assert strand_claims(db, NOON + MINUTE) == 1
        assert states(db) == [DeliveryState.UNKNOWN]
        assert claim_deliveries(db, NOON + MINUTE, 9) == ()
        assert unsent_hits(db, "ana") == ()


def test_an_operator_settles_or_requeues_an_unknown_delivery(database: Database) -> None:
    with_reader(database, "a")
    with database.write() as db:
        delivery = claimed_digest(db)
        strand_claims(db, NOON + MINUTE)
        requeue(db, delivery.id, "not in the server's log", NOON)
        assert states(db) == [DeliveryState.QUEUED]
        claim_deliveries(db, NOON, 9)
        strand_claims(db, NOON + MINUTE)
        settle(db, delivery.id, DeliveryState.SENT, "in the server's log", NOON)
        assert states(db) == [DeliveryState.SENT]
