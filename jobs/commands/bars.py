"""Progress bars on a terminal; nothing where stderr is none."""

from shutil import get_terminal_size
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
            self._bars[what] = self._bar(what, total)
        bar = self._bars[what]
        bar.total = total
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    def _bar(self, what: str, total: int) -> "tqdm[NoReturn]":
        # tqdm draws nothing on a terminal that does not say how large it is; this falls back to 80
        # columns and 24 rows
        size = get_terminal_size()
        return tqdm(
            desc=what,
            total=total,
            unit=self._unit,
            ncols=size.columns - 1,
            nrows=size.lines,
            leave=False,
            disable=None,
        )

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
