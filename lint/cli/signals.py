"""An interrupt (Ctrl-C) and a request to end (SIGTERM): work stops at once, and what was done is told."""

import signal
from types import FrameType

INTERRUPTED, TERMINATED = 130, 143


class Terminated(KeyboardInterrupt):
    """The system or a scheduler asked the command to end."""


def heed() -> None:
    """From now on both are raised in the main thread. One that whoever started the command wants ignored stays so."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)


def leave_to_parent() -> None:
    """In a process of the pool: the one that started it decides what an interrupt means, and this one ends when that is gone."""
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import os
    from multiprocessing import connection, parent_process

    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def exit_code(error: BaseException | None) -> int:
    """What the command leaves with when it was stopped; `error` is what stopped it."""
    return TERMINATED if isinstance(error, Terminated) else INTERRUPTED


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated
