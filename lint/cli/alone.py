"""Drafts checked in a process of their own, one at a time: one that brings the process down is known, and the next go on."""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress

from lint.cli.run import Bench, Job, Result
from lint.engine import Outcome
from lint.reporters.model import Checked
from lint.ruleset.text import Text

SECONDS = 300.0
"""How long a draft may take, when another has brought a process down."""


def check_apart(bench: Bench, jobs: Iterable[Job]) -> Iterator[Result]:
    """What came of each draft, in order; one that ends the process, or takes longer than five minutes, is told as an error."""
    child: subprocess.Popen[bytes] | None = None
    try:
        for job in jobs:
            child = child or _start(bench)
            result = _ask(child, job)
            if result is None:
                child.kill()
                result = lost(job, f"exit {child.wait()}")
                child = None
            yield result
    finally:
        if child is not None:
            child.kill()
            child.wait()


def lost(job: Job, why: str) -> Result:
    """What is told of a draft that could not be checked because its process came to an end."""
    zh = f"检查这个文件时进程中断（{why}），其余文件照查"
    en = f"the process that checked this file came to an end ({why}); the others are checked"
    return Result(Checked(job.path, error=Text(zh, en)), Outcome(job.path))


def serve() -> None:
    """Be the process: a bench and then drafts on standard input, results on standard output, until there are no more."""
    from lint.cli.signals import leave_to_parent

    leave_to_parent()
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    bench: Bench = pickle.load(given)
    with suppress(EOFError):
        while True:
            pickle.dump(bench.check(pickle.load(given)), answers)
            answers.flush()


def _start(bench: Bench) -> "subprocess.Popen[bytes]":
    child = subprocess.Popen(
        [sys.executable, "-c", "from lint.cli.alone import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert child.stdin is not None
    with suppress(OSError):
        pickle.dump(bench, child.stdin)
    return child


def _ask(child: "subprocess.Popen[bytes]", job: Job) -> Result | None:
    assert child.stdin is not None and child.stdout is not None
    patience = threading.Timer(SECONDS, child.kill)
    patience.start()
    try:
        pickle.dump(job, child.stdin)
        child.stdin.flush()
        result: Result = pickle.load(child.stdout)
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    finally:
        patience.cancel()
    return result
