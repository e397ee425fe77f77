"""The server as the index speaks to it: pages ask briefly, the worker tells with patience."""

import math
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from elasticsearch import Elasticsearch

from records import IndexDown
from search.address import SearchAddress
from search.elastic.access import connect, nodes_of, tries_of
from search.elastic.breaker import Breaker
from search.elastic.troubles import Away, told_as_index_down

Answer = TypeVar("Answer")
_ASK_TIMEOUT_S = 2.0
_ASK_TIMEOUT_OF_ONE_S = 1.0  # where there is another node to ask
_TELL_TIMEOUT_S = 20.0
_TELL_PAUSES_S = (0.2, 0.4, 0.8, 1.6, 3.2)
_TELL_PATIENCE_S = 30.0
_LAST_MOMENT_S = 0.05  # for what is begun when a hurry is all but over


class Server:
    """Nodes of one cluster. Both ways raise IndexDown; a process that was forked connects anew."""

    def __init__(self, where: SearchAddress) -> None:
        nodes = nodes_of(where)  # so that what is wrong with the address is told at once
        self._tries = tries_of(nodes)
        self._hurried_until = math.inf
        self._ask_timeout = _ASK_TIMEOUT_S if len(nodes) == 1 else _ASK_TIMEOUT_OF_ONE_S
        self._where = where
        self._lock = threading.Lock()
        self._clients: dict[int, Elasticsearch] = {}
        self._breaker = Breaker()

    @property
    def url(self) -> str:
        """Where it is, for messages."""
        return self._where.url

    def ask(self, question: Callable[[Elasticsearch], Answer]) -> Answer:
        """Ask for a page: at once while the server is known to be away.

        Otherwise it takes two seconds at most, or one for each of up to three nodes.
        """
        self._breaker.enter()
        try:
            with told_as_index_down(self.url):
                answer = question(self._client())
        except Away as error:
            self._breaker.failed(str(error))
            raise
        except IndexDown:
            self._breaker.worked()  # it answers, though nothing of use
            raise
        self._breaker.worked()
        return answer

    def tell(self, order: Callable[[Elasticsearch], Answer]) -> Answer:
        """Carry out what may be done twice, again for about half a minute while the server is away.

        An answer of the server that will not change is raised at once.
        """
        end = min(time.monotonic() + _TELL_PATIENCE_S, self._hurried_until)
        for pause in _pauses():
            try:
                return self._once(order)
            except Away:
                if time.monotonic() + pause > end:
                    raise
                time.sleep(pause)
        return self._once(order)

    @contextmanager
    def hurried(self, seconds: float) -> Iterator[None]:
        """Let all that is told within the block, by any thread, take so many seconds at most."""
        self._hurried_until = time.monotonic() + seconds
        try:
            yield
        finally:
            self._hurried_until = math.inf

    def close(self) -> None:
        """Let go of the connections; what is asked later opens new ones."""
        with self._lock:
            client = self._clients.pop(os.getpid(), None)
        if client is not None:
            client.close()

    def _tell_timeout(self) -> float:
        left = (self._hurried_until - time.monotonic()) / self._tries
        return min(max(left, _LAST_MOMENT_S), _TELL_TIMEOUT_S)

    def _once(self, order: Callable[[Elasticsearch], Answer]) -> Answer:
        with told_as_index_down(self.url):
            return order(self._client().options(request_timeout=self._tell_timeout()))

    def _client(self) -> Elasticsearch:
        with self._lock:
            client = self._clients.get(os.getpid())
            if client is None:
                # A client with other options is made anew: so pages, which are many, need none.
                client = connect(self._where).options(request_timeout=self._ask_timeout)
                self._clients[os.getpid()] = client
            return client


def _pauses() -> Iterator[float]:
    """Yield growing pauses, each drawn: who failed together must not come back together."""
    return (pause * random.uniform(0.5, 1.0) for pause in _TELL_PAUSES_S)
