"""`check --watch`: checks again when a draft, a configuration or a baseline is saved."""

import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from lint.cli.checking import CheckRun
from lint.config import ConfigError

# How often the files are looked at, and how long none of them must change before they are checked.
_PAUSE = 0.4

Look = dict[str, tuple[int, int]]


def watch_run(given: dict[str, Any]) -> None:
    """Check what the options say, again and again. Raises UsageError for options that do not go with it."""
    if "-" in given["paths"]:
        raise click.UsageError("standard input cannot be watched")
    for option in ("write_baseline", "show_files", "show_settings"):
        if given[option] not in (None, False):
            raise click.UsageError(f"--watch does not go with --{option.replace('_', '-')}")
    watched: list[str] = []

    def files() -> list[str]:
        # What cannot be found just now, because a configuration is half written, may be so after the next save.
        with suppress(click.ClickException, ConfigError):
            watched[:] = CheckRun(given).watched()
        return watched

    with suppress(KeyboardInterrupt):
        watch(lambda: CheckRun(given).run(), files)


def look_at(paths: Iterable[str]) -> Look:
    """When each file was changed, and its size; one that is not there is left out."""
    seen = {}
    for path in paths:
        try:
            status = Path(path).stat()
        except OSError:
            continue
        seen[path] = status.st_mtime_ns, status.st_size
    return seen


def changes(before: Look, after: Look) -> list[str]:
    """The files that are new, gone or changed, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def watch(check: Callable[[], object], files: Callable[[], Iterable[str]], pause: float = _PAUSE) -> None:
    """Check, and again whenever one of the files is saved, appears or goes; until interrupted.

    What goes wrong in a round is told, and the next one waited for. `files` is asked for each round, for drafts that are new.
    """
    seen = look_at(files())
    while True:
        _round(check)
        # A round may itself have mended drafts; those are checked again once, and then stand.
        while not (changed := changes(seen, now := look_at(files()))):
            time.sleep(pause)
        while changes(now, later := _later(files, pause)):
            now = later
        seen = now
        shown = ", ".join(changed[:3]) + (f" … ({len(changed)})" if len(changed) > 3 else "")
        if sys.stdout.isatty():
            click.clear()
        click.echo(f"── {time.strftime('%H:%M:%S')} {shown}", err=True)


def _later(files: Callable[[], Iterable[str]], pause: float) -> Look:
    time.sleep(pause)
    return look_at(files())


def _round(check: Callable[[], object]) -> None:
    try:
        check()
    except click.ClickException as error:
        error.show()
