"""One index through two doors: pages look through one that only reads, the worker writes."""

from search.index import Index


class TwoSided:
    """A search.index.Index that asks `pages` all that pages ask, and `worker` for the rest."""

    def __init__(self, pages: Index, worker: Index) -> None:
        self.checkpoint = pages.checkpoint
        self.count = pages.count
        self.facets = pages.facets
        self.generations = pages.generations
        self.search = pages.search
        self.version = pages.version
        self.wait_visible = pages.wait_visible
        self.apply = worker.apply
        self.claim = worker.claim
        self.create_generation = worker.create_generation
        self.drop = worker.drop
        self.fill = worker.fill
        self.health = worker.health
        self.into = worker.into
        self.promote = worker.promote
        self.versions = worker.versions
        self._doors = pages, worker

    def close(self) -> None:
        """Close both."""
        for index in self._doors:
            index.close()
