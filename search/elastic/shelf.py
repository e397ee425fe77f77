"""The indices under one prefix of a cluster, and which of them is current.

<prefix>-items-0                    the first generation, made when there is none
<prefix>-items-20250303090000000000 others, by when they were made (UTC, microseconds)
<prefix>-items-read                 the alias of the current one, moved in one step
<prefix>-items-…-write              an alias of each, under which alone it is written
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from records import IndexDown
from search.address import SearchAddress
from search.elastic.bulk import write_alias
from search.elastic.mapping import VERSION, mappings_of, settings_of
from search.elastic.server import Server
from search.elastic.troubles import REBUILD, Missing, is_elasticsearch


class Shelf:
    """Generations as indices; its methods raise IndexDown."""

    def __init__(self, server: Server, where: SearchAddress, now: Callable[[], datetime]) -> None:
        self._stem = f"{where.prefix}-items-"
        self.read_alias = f"{self._stem}read"
        self._server = server
        self._name = re.compile(re.escape(self._stem) + "[0-9]+", re.ASCII)
        self._record_id = where.record_id
        self._shards = where.shards
        self._now = now

    def ensure_current(self) -> None:
        """Make a first, empty generation if there is none yet; refuse one that is not for us.

        Where generations are but none is current, somebody has lost their way: none is taken.
        """
        if self._server.ask(self._meta_of(self.read_alias)) is None:
            if self.names():
                raise self._missing(f"the alias {self.read_alias}")
            self._make(f"{self._stem}0", self.read_alias)
        self.check(self.read_alias)

    def check(self, name: str) -> None:
        """Raise IndexDown unless there is such an index, ours, with our version of the fields."""
        meta = self._server.ask(self._meta_of(name)) if self._is_ours(name) else None
        if meta is None:
            raise self._missing(f"the index {name}")
        self._refuse_foreign(name, meta)
        if (version := meta.get("version", 0)) != VERSION:
            told = f"the fields of {name} are of version {version}, not {VERSION}"
            raise IndexDown(f"{self._server.url}: {told}; {REBUILD}")

    def current(self) -> str:
        """Return the current generation's name."""
        for name, aliases in self._aliases().items():
            if self.read_alias in aliases:
                return name
        raise self._missing(f"the alias {self.read_alias}")

    def names(self) -> tuple[str, ...]:
        """Return all generations' names, oldest first."""
        return tuple(sorted(self._aliases()))

    def create(self) -> str:
        """Make an empty generation and return its name."""
        self.names()  # refuses those of another record, which would find ours among them
        name = self._stem + self._now().strftime("%Y%m%d%H%M%S%f")
        self._make(name)
        return name

    def promote(self, name: str) -> None:
        """Make a generation current."""
        if not self._is_ours(name):
            raise self._missing(f"the index {name}")
        alias = {"alias": self.read_alias}
        actions: list[Mapping[str, object]] = [
            {"remove": {**alias, "index": f"{self._stem}*", "must_exist": False}},
            {"add": {**alias, "index": name}},
        ]
        self._server.tell(lambda client: client.indices.update_aliases(actions=actions))

    def drop(self, name: str) -> None:
        """Delete a generation, nothing if it is gone; raises ValueError if it is current."""
        known = self._aliases()
        if self.read_alias in known.get(name, ()):
            raise ValueError(f"{name} is the current generation: promote another first")
        if name in known:
            self._server.tell(
                lambda client: client.indices.delete(index=name, ignore_unavailable=True)
            )

    def _is_ours(self, name: str) -> bool:
        return name == self.read_alias or self._name.fullmatch(name) is not None

    def _aliases(self) -> dict[str, Mapping[str, object]]:
        """Return the aliases of each generation; refuse them if one is another record's."""
        told = self._server.ask(lambda client: client.indices.get(index=f"{self._stem}*"))
        found = {name: one for name, one in told.items() if self._name.fullmatch(name)}
        for name, one in found.items():
            self._refuse_foreign(name, one["mappings"].get("_meta", {}))
        return {name: one["aliases"] for name, one in found.items()}

    def _meta_of(self, name: str) -> Callable[[Elasticsearch], Mapping[str, object] | None]:
        """Return a question for what was noted when an index was made, None if it is not there."""

        def ask(client: Elasticsearch) -> Mapping[str, object] | None:
            try:
                told, *_ = client.indices.get_mapping(index=name).values()
            except NotFoundError as error:
                if is_elasticsearch(error):
                    return None
                raise
            meta: Mapping[str, object] = told["mappings"].get("_meta", {})
            return meta

        return ask

    def _refuse_foreign(self, name: str, meta: Mapping[str, object]) -> None:
        """Two records under one prefix would each strike off what is the other's."""
        owner = meta.get("record")
        if owner and self._record_id and owner != self._record_id:
            told = f"the index {name} belongs to another record (database)"
            advice = "set another search_prefix or, if that record is gone, delete the index"
            raise IndexDown(f"{self._server.url}: {told}; {advice}")

    def _make(self, name: str, *aliases: str) -> None:
        """Make an index; that it is there already is as good: another process was quicker."""

        def make(client: Elasticsearch) -> None:
            try:
                client.indices.create(
                    index=name,
                    mappings=mappings_of(self._record_id),
                    settings=settings_of(self._shards),
                    aliases={alias: {} for alias in (*aliases, write_alias(name))},
                )
            except BadRequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise

        self._server.tell(make)

    def _missing(self, what: str) -> Missing:
        return Missing(f"{self._server.url}: {what} is not there; {REBUILD}")
