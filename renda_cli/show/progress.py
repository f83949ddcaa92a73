"""A progress bar, on a terminal, for what takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE_SECONDS = 1.0


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[], None]]:
    """Yields the function to call after each item; the bar appears on standard error once a second has passed."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    bar = _Bar(total)
    try:
        yield bar.advance
    finally:
        bar.stop()


class _Bar:
    def __init__(self, total: int | None) -> None:
        self._total = total
        self._done = 0
        self._shows_from = time.monotonic() + _PATIENCE_SECONDS
        self._stop: Callable[[], None] | None = None
        self._update: Callable[[int], None] | None = None

    def advance(self) -> None:
        self._done += 1
        if self._update is not None:
            self._update(self._done)
        elif time.monotonic() > self._shows_from:
            self._start()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        bar = Progress(console=Console(stderr=True), transient=True)
        task = bar.add_task("执行", total=self._total, completed=self._done)
        bar.start()
        self._stop = bar.stop
        self._update = lambda done: bar.update(task, completed=done)

    def stop(self) -> None:
        if self._stop is not None:
            self._stop()
