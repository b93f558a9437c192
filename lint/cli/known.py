"""What is known of drafts from earlier runs: checked once, a draft is told again without rules or readers while nothing changes.

A result is found by a digest of all that it depends on: the draft's bytes and path, its settings, the rules, the baseline, last
year's and members' reports, this program and the libraries beside it, and what the formats of the run show. It is JSON, of what
reporters need. Results with an error or a trouble are not kept, nor those of drafts in archives or at URLs.
"""

import json
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint import __version__
from lint.cli.run import Job, Plan, Result
from lint.cli.saved import restored, saved
from lint.cli.store import Store

if TYPE_CHECKING:
    from lint.config import Source
    from lint.reporters.model import Detail

MOST = 20_000
"""Runs of more drafts keep nothing: `--records` with `--resume` is made for them."""
_BATCH = 200
_TEXTS = (".txt", ".md", ".markdown", ".html", ".htm")


class Known:
    """The results of earlier runs with the same plans, and those of this one for the next."""

    def __init__(self, plans: "list[Plan]", details: "Iterable[Detail]", store: Store | None = None) -> None:
        self.plans = plans
        self.store = store or Store()
        program = _program()
        packs = {plan.packs: _contents_of(plan.packs) for plan in plans}
        shown = ",".join(sorted(details))
        self._bases = [
            _digest(program, packs[plan.packs], shown, repr(plan.settings), plan.threshold, *_baseline(plan.baseline), *before)
            for plan, before in zip(plans, map(_others, plans), strict=True)
        ]
        self._verifying = _digest(program, *packs.values())
        self._office: bytes | None = None

    def sound(self, sources: "Iterable[Source]", selectors: object) -> bytes:
        """The key under which `verified` keeps that these configurations and selectors were found to be right."""
        files = (part for source in sources for part in (str(source.file), source.content))
        return _digest(self._verifying, repr(selectors), *self._bases, *files)

    def is_verified(self, key: bytes) -> bool:
        """Whether an earlier run found all rules, configurations and selectors to be right."""
        return self.store.get(key) is not None

    def verified(self, key: bytes) -> None:
        """Keep that all was right."""
        self.store.put([(key, b"")])

    def results(self, jobs: list[Job], check: Callable[[list[Job]], Iterator[Result]]) -> Iterator[Result]:
        """The results of all jobs, in their order: what is known, and what `check` makes of the others."""
        keys = [self._key(job) for job in jobs]
        known = [key is not None and self.store.get(key) is not None for key in keys]
        made = check([job for job, is_known in zip(jobs, known, strict=True) if not is_known])
        fresh: list[tuple[bytes, bytes]] = []
        try:
            for job, key, is_known in zip(jobs, keys, known, strict=True):
                if is_known and key is not None:
                    yield self._restored(key, job) or next(check([job]))
                    continue
                yield (result := next(made))
                # A draft that was written to meanwhile is not the one that was checked.
                if key is not None and not result.checked.error and not result.checked.troubles and self._key(job) == key:
                    fresh.append((key, saved(result)))
                if len(fresh) == _BATCH:
                    self.store.put(fresh)
                    fresh = []
        finally:
            if fresh:
                self.store.put(fresh)

    def _restored(self, key: bytes, job: Job) -> Result | None:
        body = self.store.get(key)
        try:
            return restored(body, bool(self.plans[job.plan].settings.ignores)) if body else None
        except (ValueError, TypeError, LookupError):
            return None

    def _key(self, job: Job) -> bytes | None:
        """The key of a draft's result; None for one that is not kept."""
        if job.stored is not None:
            return None
        data = job.data if job.data is not None else _content(job.path, self.plans[job.plan].settings.limits.file_size)
        if data is None:
            return None
        by = b"" if job.path.lower().endswith(_TEXTS) else self._converter()
        return _digest(self._bases[job.plan], by, os.fsencode(job.path), b"-" if job.data is not None else b"", data)

    def _converter(self) -> bytes:
        """What tells one LibreOffice from another, without running it."""
        if self._office is None:
            import shutil

            named = shutil.which("soffice") or shutil.which("libreoffice")
            self._office = repr(_stamp(os.path.realpath(named))).encode() if named else b"none"
        return self._office


def _content(path: str, most: int) -> bytes | None:
    """The bytes of a file; None when it is none that is read as it is."""
    try:
        status = os.stat(path)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except (OSError, ValueError):
        return None


def _digest(*parts: str | bytes) -> bytes:
    """A digest of the parts, in which none can run into the next."""
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


def _program() -> bytes:
    """What tells this program, its rules, its Python and the libraries installed beside it from others."""
    from lint.ruleset.places import builtin_packs

    libraries: list[str] = []
    with suppress(OSError):
        beside = os.listdir(Path(click.__file__).parent.parent)  # noqa: PTH208
        libraries = sorted(name for name in beside if name.endswith(".dist-info"))
    package = Path(__file__).parent.parent
    files = [stamp for folder in dict.fromkeys((package, builtin_packs())) for stamp in _stamps(folder)]
    return _digest(__version__, sys.version, json.dumps(libraries), repr(files))


def _stamps(folder: str | Path) -> Iterator[tuple[Any, ...]]:
    """Name, size and time of every file of the program below a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".yaml", ".json")):
                status = entry.stat()
                yield entry.name, status.st_size, status.st_mtime_ns
            elif entry.name not in ("__pycache__", "examples") and "." not in entry.name and entry.is_dir():
                yield from _stamps(entry.path)


def _stamp(path: str) -> tuple[Any, ...]:
    with suppress(OSError):
        status = os.stat(path)  # noqa: PTH116
        return path, status.st_size, status.st_mtime_ns
    return (path,)


def _contents_of(folders: Iterable[str]) -> bytes:
    """A digest of all YAML files of a user's packs."""
    parts: list[str | bytes] = []
    for folder in folders:
        for file in sorted(Path(folder).rglob("*.yaml")):
            parts += [str(file), _content(str(file), 1 << 30) or b""]
    return _digest(*folders, *parts)


def _others(plan: Plan) -> tuple[str | bytes, ...]:
    """Last year's and members' reports of a plan, whole: any of them may be the one that a draft is compared with."""
    settings = plan.settings
    if not (settings.previous or settings.members):
        return ()
    from lint.engine.others import digest_of

    return ("others", os.getcwd(), digest_of(settings.previous), digest_of(settings.members))  # noqa: PTH109


def _baseline(file: str | None) -> tuple[str | bytes, ...]:
    """The baseline, and where drafts are seen from: its paths count from its own folder."""
    return (os.path.abspath(file), os.getcwd(), _content(file, 1 << 30) or b"") if file else ()  # noqa: PTH100, PTH109
