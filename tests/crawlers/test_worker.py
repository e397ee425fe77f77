import os
import resource
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Timer

import pytest

from crawlers import worker_process
from crawlers.worker import WORKERS, Workers
from crawlers.worker_messages import Job
from records import Failure, SourceError
from tests.crawlers.conftest import NOW, source

FEED = b"<rss><channel><item><title>A</title><guid>1</guid></item></channel></rss>"


def job(body=FEED, **changes):
    return Job(source(**changes), body, NOW, 20_000)


def failure_of(workers, timeout=20.0, **changes):
    with pytest.raises(SourceError) as caught:
        workers.read(job(**changes), timeout)
    return caught.value


def test_a_worker_reads_and_says_what_is_wrong_and_is_used_again():
    assert WORKERS.read(job(), 20).raws[0].title == "A"
    assert failure_of(WORKERS, body=b"<html>").failure is Failure.NOT_A_FEED
    assert "rss_atom, ical" in failure_of(WORKERS, reader="morse").reason
    assert WORKERS.read(job(), 20).raws[0].fetched_at == NOW


@pytest.fixture
def workers():
    workers = Workers()
    yield workers
    workers.close()


def test_a_late_worker_is_killed_and_the_next_answer_gets_another(workers):
    heavy = b"<rss><channel>" + b"<item><title>A</title></item>" * 50_000 + b"</channel></rss>"
    assert failure_of(workers, timeout=0.01, body=heavy).failure is Failure.WORKER_TIMEOUT
    assert workers.read(job(), 20).raws


def test_a_worker_that_takes_too_much_memory_dies_alone(workers):
    workers.read(job(), 20)
    # The real limit takes seconds to fill: a quarter of it shows the same.
    (number,) = workers.idle_pids()
    resource.prlimit(number, resource.RLIMIT_AS, (worker_process.MEMORY // 4,) * 2)
    bomb = b'{"id": [' + b"{}," * 5_000_000 + b"{}]}"
    error = failure_of(workers, body=bomb, reader="json_lines", mapping={"title": "t"})
    assert error.failure is Failure.WORKER_DIED
    assert "MemoryError" in error.reason


def test_a_worker_that_dies_without_a_word_is_told_by_its_signal(workers):
    workers.read(job(), 20)
    (idle,) = workers.idle_pids()
    os.kill(idle, signal.SIGSTOP)  # so that it is ended at its work, not idle
    Timer(0.1, os.kill, (idle, signal.SIGKILL)).start()
    error = failure_of(workers)
    assert error.failure is Failure.WORKER_DIED
    assert error.reason == "the reading process crashed or took too much memory (signal 9, Killed)"


def test_a_worker_that_was_killed_while_idle_is_replaced(workers):
    workers.read(job(), 20)
    (idle,) = workers._idle
    os.kill(idle._child.pid, signal.SIGKILL)
    idle._child.wait()
    assert workers.read(job(), 20).raws


def test_threads_get_a_worker_each(workers):
    with ThreadPoolExecutor(4) as pool:
        titles = pool.map(lambda n: workers.read(job(), 30).raws[0].title, range(20))
        assert set(titles) == {"A"}
    assert 1 <= len(workers._idle) <= 4
