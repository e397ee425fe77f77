"""One generation in Elasticsearch: one index, or the alias under which the current one is read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from records import Facets, Hits, IndexDown, Query
from search.document import Document, Op
from search.elastic.asking import Clause, finding, town_asked
from search.elastic.bulk import write_alias
from search.elastic.mapping import CHECKPOINT
from search.elastic.server import Server
from search.elastic.tally import facets_of, facets_request
from search.elastic.writer import apply_ops, fill_with
from search.index import Health
from search.waiting import wait_for

_VERSIONS_A_PAGE = 5_000
_NEAR = "_local"  # the copy of the node that is asked, if it has one: another may stand still
# Ids as values of a field: for each `_id`, a block of what documents are kept as is unpacked.
_UNKEPT = {"stored_fields": "_none_"}
_ITEMS: Clause = {"exists": {"field": "item_id"}}


class ElasticGeneration:
    """A search.index.Generation; `name` is an index's, or an alias's if it is only read."""

    def __init__(self, server: Server, name: str) -> None:
        self.name = name
        self._server = server

    def apply(self, ops: Sequence[Op], checkpoint: int) -> None:
        """See Generation.apply."""
        apply_ops(self._server, self.name, ops, checkpoint)

    def fill(self, documents: Iterable[Document]) -> None:
        """See Generation.fill."""
        told = self._server.ask(lambda client: client.indices.get_alias(index=self.name))
        if any(set(one["aliases"]) != {write_alias(name)} for name, one in told.items()):
            raise ValueError(f"{self.name} is the current generation: fill a new one")
        fill_with(self._server, self.name, documents)

    def checkpoint(self) -> int:
        """See Generation.checkpoint; the version of a note, see search.elastic.mapping."""
        return self._server.ask(self._noted)[1]

    def version(self) -> str:
        """Return the index that is read and its checkpoint."""
        return "{} {}".format(*self._server.ask(self._noted))

    def wait_visible(self, seq: int, timeout: float) -> bool:
        """See Generation.wait_visible."""
        return wait_for(self.checkpoint, seq, timeout)

    def search(self, query: Query, after: int | None = None, limit: int = 30) -> Hits:
        """See Generation.search; the cursor is the feed key of the last item given."""
        answer = self._server.ask(
            lambda client: self._look(
                client,
                query=finding(query),
                routing=town_asked(query),
                sort=[{"feed_key": "desc"}],
                search_after=None if after is None else [after],
                size=limit + 1,
                track_total_hits=False,
                docvalue_fields=["item_id"],
                **_UNKEPT,
            )
        )
        found = answer["hits"]["hits"]
        last = int(found[limit - 1]["sort"][0]) if len(found) > limit else None
        return Hits(tuple(hit["fields"]["item_id"][0] for hit in found[:limit]), last)

    def facets(self, query: Query) -> Facets:
        """See Generation.facets."""
        asked, counts = facets_request(query)
        answer = self._server.ask(
            lambda client: self._look(
                client,
                query=asked,
                routing=town_asked(query),
                aggs=counts,
                size=0,
                track_total_hits=False,
            )
        )
        return facets_of(answer["aggregations"])

    def count(self, query: Query) -> int:
        """See Generation.count."""
        return self._count(finding(query), town_asked(query))

    def versions(self) -> Iterator[tuple[str, int]]:
        """See Generation.versions; read in pages, and with patience: it is the worker who asks."""
        last: list[str] | None = None
        while True:
            page = self._server.tell(partial(self._versions_after, last))
            yield from ((hit["sort"][0], int(hit["_version"])) for hit in page)
            if len(page) < _VERSIONS_A_PAGE:
                return
            last = page[-1]["sort"]

    def health(self) -> Health:
        """See Generation.health; the size is of one copy, and may be ten seconds old."""
        stats = self._server.ask(lambda client: client.indices.stats(index=self.name))
        ((name, told),) = stats["indices"].items()
        size = int(told["primaries"]["store"]["size_in_bytes"])
        return Health(name, self._count(_ITEMS), self.checkpoint(), size)

    def close(self) -> None:
        """See Generation.close; the connections are the index's."""

    def _noted(self, client: Elasticsearch) -> tuple[str, int]:
        """Return the name of the index itself and its checkpoint."""
        try:
            note = client.get(index=self.name, id=CHECKPOINT, preference=_NEAR, source=False)
        except NotFoundError as error:
            if isinstance(error.body, dict) and error.body.get("found") is False:
                return error.body["_index"], 0
            raise
        return note["_index"], int(note["_version"])

    def _versions_after(self, last: list[str] | None, client: Elasticsearch) -> list[Any]:
        answer = self._look(
            client,
            query=_ITEMS,
            sort=[{"item_id": "asc"}],
            search_after=last,
            size=_VERSIONS_A_PAGE,
            version=True,
            track_total_hits=False,
            **_UNKEPT,
        )
        return list(answer["hits"]["hits"])

    def _count(self, query: Clause, town_id: str | None = None) -> int:
        answer = self._server.ask(
            lambda client: self._look(
                client, query=query, routing=town_id, size=0, track_total_hits=True
            )
        )
        return int(answer["hits"]["total"]["value"])

    def _look(self, client: Elasticsearch, **asked: Any) -> dict[str, Any]:
        """Search; a part of an answer is none."""
        answer = client.search(
            index=self.name,
            preference=_NEAR,
            allow_partial_search_results=False,
            **asked,
        )
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise IndexDown(f"{self._server.url}: it answered in part only; try again")
        return dict(answer)
