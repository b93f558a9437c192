"""How far a long run has come, on standard error."""

import sys
import time
from types import TracebackType
from typing import Self

_AFTER = 1.0
_EVERY = 0.1
_WIDTH = 24


class Progress:
    """A bar that appears on a terminal when a run takes over a second, and goes when it ends."""

    def __init__(self, total: int, wanted: bool = True) -> None:
        self.total = total
        self.done = 0
        self.wanted = wanted and total > 1 and sys.stderr.isatty()
        self._shown = False
        self._next = time.monotonic() + _AFTER

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        if self.wanted and (now := time.monotonic()) >= self._next:
            filled = _WIDTH * self.done // self.total
            sys.stderr.write(f"\r\x1b[K[{'#' * filled}{'-' * (_WIDTH - filled)}] {self.done}/{self.total}")
            sys.stderr.flush()
            self._shown = True
            self._next = now + _EVERY
