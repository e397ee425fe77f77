"""Progress bars on a terminal; nothing where stderr is none."""

from types import TracebackType
from typing import NoReturn

from tqdm import tqdm


class Bars:
    """One bar for each thing that is worked on, made when it first reports; a Progress."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._bars: dict[str, tqdm[NoReturn]] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        """Move the bar of `what` to `done` of `total`."""
        if what not in self._bars:
            self._bars[what] = tqdm(desc=what, unit=self._unit, leave=False, disable=None)
        bar = self._bars[what]
        bar.total = total
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    def __enter__(self) -> "Bars":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for bar in self._bars.values():
            bar.close()
