"""Named pipes: what a shell puts in the place of a file (`check <(…)`), and what nobody writes to."""

import os
import time
from pathlib import Path

from lint.readers.errors import ReadError

_PATIENCE = 2.0
_PAUSE = 0.02


def read_pipe(file: Path, most: int) -> bytes:
    """The first `most` bytes that come through a pipe. Raises ReadError when nobody begins to write for two seconds, OSError."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as stream:
        first = _first(handle, time.monotonic() + _PATIENCE)
        os.set_blocking(handle, True)
        return first + stream.read(max(0, most - len(first)))


def _first(handle: int, until: float) -> bytes:
    """The first byte; empty when a writer is there that has not written yet."""
    while True:
        try:
            data = os.read(handle, 1)
        except BlockingIOError:
            return b""
        if data:
            return data
        if time.monotonic() > until:
            raise ReadError("这是管道，没有程序向它写入", "this is a pipe, and no program writes to it")
        time.sleep(_PAUSE)
