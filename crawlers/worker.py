"""Read hostile input in a process that can be killed; it is kept for the next answer.

A pool of concurrent.futures can't kill a job that hangs, hence our own pipe and timer.
"""

import atexit
import logging
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer

import msgspec

from crawlers.document import DocumentText
from crawlers.reading import Reading
from crawlers.worker_messages import DocumentJob, Job, Reply, Request, read_frame, write_frame
from records import Failure, SourceError

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
# Loading the readers takes under a second; on a machine that is busy, much longer.
_START = 60.0


class _Worker:
    """One child process, used by one thread at a time."""

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the child)
        self._child = subprocess.Popen(
            (sys.executable, "-m", "crawlers.worker_process"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=ROOT,
            start_new_session=True,  # a Ctrl-C is for the parent to handle
        )
        self._late = False
        self._exchange(None, _START)

    def read(self, payload: bytes, timeout: float) -> bytes | None:
        """Return the reply; None if the child was late (killed) or died."""
        return self._exchange(payload, timeout)

    def why_dead(self, timeout: float) -> tuple[Failure, str]:
        """Say what became of the child, with the last line that it wrote."""
        if self._late:
            return Failure.WORKER_TIMEOUT, f"reading was stopped after {timeout:g} s"
        code = self._child.wait()
        self._errors.seek(0)
        last_words = self._errors.read().decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
        end = f"signal {-code}, {signal.strsignal(-code)}" if code < 0 else f"exit code {code}"
        reason = f"the reading process crashed or took too much memory ({end})"
        return Failure.WORKER_DIED, f"{reason}: {last_words[:300]}" if last_words else reason

    def close(self) -> None:
        """End the child and its pipes."""
        self._child.kill()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._child.wait()
        self._errors.close()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._child.pid

    def is_alive(self) -> bool:
        """Tell whether the child still runs."""
        return self._child.poll() is None

    def _exchange(self, payload: bytes | None, timeout: float) -> bytes | None:
        """Send a message, if any, and return the next one; the timer's kill ends all waiting."""
        timer = Timer(timeout, self._kill_late)
        timer.daemon = True
        timer.start()
        answer = self._talk(payload)
        timer.cancel()
        timer.join()  # it may have fired in the last moment
        return None if self._late else answer

    def _talk(self, payload: bytes | None) -> bytes | None:
        incoming, outgoing = self._child.stdout, self._child.stdin
        if incoming is None or outgoing is None:
            return None
        try:
            if payload is not None:
                write_frame(outgoing, payload)
            return read_frame(incoming)
        except BrokenPipeError:
            return None

    def _kill_late(self) -> None:
        self._late = True
        self._child.kill()


class Workers:
    """Workers for as many threads as ask; an idle one is used again."""

    def __init__(self) -> None:
        self._idle: list[_Worker] = []
        self._lock = Lock()

    def read(self, job: Job, timeout: float) -> Reading:
        """Read one answer within `timeout` seconds.

        Raises SourceError: what the reader says; worker_timeout; worker_died (memory, a crash).
        """
        reply = self._ask(job.source.id, Request(answer=job), timeout)
        if reply.reading is None:
            raise SourceError(job.source.id, reply.failure, reply.reason)
        return reply.reading

    def find_text(self, job: DocumentJob, timeout: float) -> DocumentText:
        """Return the text of a page or PDF, found within `timeout` seconds.

        Raises SourceError: parse (no text in it); worker_timeout; worker_died.
        """
        reply = self._ask(job.source_id, Request(document=job), timeout)
        if reply.text is None:
            raise SourceError(job.source_id, reply.failure, reply.reason)
        return reply.text

    def _ask(self, source_id: str, request: Request, timeout: float) -> Reply:
        worker = self._take()
        answer = worker.read(msgspec.msgpack.encode(request), timeout)
        if answer is None:
            failure, reason = worker.why_dead(timeout)
            worker.close()
            log.warning("worker_lost", extra={"source": source_id, "reason": reason})
            raise SourceError(source_id, failure, reason)
        with self._lock:
            self._idle.append(worker)
        return msgspec.msgpack.decode(answer, type=Reply)

    def _take(self) -> _Worker:
        """Return an idle worker, or a new one; one that died while idle is put away."""
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        if worker and not worker.is_alive():
            worker.close()
            worker = None
        return worker or _Worker()

    def idle_pids(self) -> tuple[int, ...]:
        """Return the process ids of the workers that nobody uses at this moment."""
        with self._lock:
            return tuple(worker.pid for worker in self._idle)

    def close(self) -> None:
        """End all idle workers."""
        with self._lock:
            workers, self._idle = self._idle, []
        for worker in workers:
            worker.close()


WORKERS = Workers()
atexit.register(WORKERS.close)
