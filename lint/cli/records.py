"""Results written as they come, a file each: JSON lines, with which a run that was stopped goes on, or Parquet.

The first line tells what the run was made with; each other one is what `--format json` tells of a file, with `fails` and a
`stamp` of the file that was checked.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

from lint import __version__
from lint.cli.base import fail
from lint.cli.run import Bench, Job, Result
from lint.reporters.json import VERSION, file_data
from lint.reporters.model import SEVERITIES
from lint.ruleset.text import Language

Record = dict[str, Any]
_ROWS = 500


class Sink(Protocol):
    """Where records go."""

    def write(self, record: Record) -> None:
        """Take a record."""


class Tally:
    """What the records of a run come to."""

    def __init__(self) -> None:
        self.files = self.broken = self.failing = 0
        self.severities: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Count a record."""
        self.files += 1
        self.broken += bool(record["error"] or record["troubles"])
        self.failing += bool(record["fails"])
        self.severities.update(finding["severity"] for finding in record["findings"])

    def told(self, language: Language | None) -> str:
        """The sum, in a line."""
        errors, warnings, infos = (self.severities[name] for name in SEVERITIES)
        zh = f"检查 {self.files} 个文件：错误 {errors}、警告 {warnings}、提示 {infos}；{self.broken} 个文件未能检查"
        en = f"{self.files} files checked: {errors} errors, {warnings} warnings, {infos} infos; {self.broken} could not be checked"
        return {"zh": zh, "en": en, None: f"{zh} · {en}"}[language] + "\n"

    @property
    def exit_code(self) -> int:
        """As that of `check`."""
        return 2 if self.broken else int(self.failing > 0)


def record_of(job: Job, result: Result, language: Language) -> Record:
    """What is written of a draft."""
    checked = result.checked
    troubles = [trouble.in_(language) for trouble in checked.troubles]
    data = file_data(checked, language)
    return {"type": "file", **data, "troubles": troubles, "fails": checked.failing, "stamp": stamp_of(job)}


def stamp_of(job: Job) -> str:
    """What changes when a draft does, as far as its file or its list tells."""
    place = job.stored.place if job.stored else job.path
    told = [] if job.stored is None else [str(job.stored.at), str(job.stored.size)]
    with suppress(OSError, ValueError):
        status = os.stat(place)  # noqa: PTH116
        told += [str(status.st_size), str(status.st_mtime_ns)]
    return "-".join(told)


def key_of(bench: Bench, language: Language) -> str:
    """What changes when the same drafts would be told otherwise: version, settings, further rules, baselines, other reports."""
    digest = hashlib.sha256(f"{__version__} {language} {bench.plans!r}".encode("utf-8", "surrogatepass"))
    packs = {Path(folder) for plan in bench.plans for folder in plan.packs}
    files = [*(file for folder in sorted(packs) for file in sorted(folder.rglob("*.yaml")))]
    files += sorted({Path(plan.baseline) for plan in bench.plans if plan.baseline})
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    others = [paths for plan in bench.plans for paths in (plan.settings.previous, plan.settings.members) if paths]
    for paths in dict.fromkeys(others):
        from lint.engine.others import digest_of

        digest.update(digest_of(paths))
    return digest.hexdigest()


def known(file: Path, key: str, jobs: list[Job], tally: Tally) -> set[str]:
    """The paths that a file of records holds already, as they are now; they are counted, and the others are taken out.

    Leaves with a message when it was made with something else.
    """
    stamps = {job.path: stamp_of(job) for job in jobs}
    found: set[str] = set()
    dropped: set[int] = set()
    try:
        with file.open("rb") as stream:
            header = _parsed(stream.readline())
            if header is None or header.get("type") != "run" or header.get("key") != key:
                zh = "由另一版本、另一套设置或规则写成，不能接着写；请换一个文件名，或去掉 --resume 并删除它"
                fail(zh, "was made by another version, other settings or rules; name another file, or remove it", path=str(file))
            for number, line in enumerate(stream, 1):
                record = _parsed(line)
                if record and record["path"] not in found and stamps.get(record["path"]) == record["stamp"]:
                    found.add(record["path"])
                    tally.add(record)
                else:
                    dropped.add(number)
        if dropped:
            _drop(file, dropped)
    except FileNotFoundError:
        return set()
    except OSError as error:
        fail("无法读取", "cannot be read", detail=error.strerror or error, path=str(file))
    return found


@contextmanager
def sink(file: Path, key: str, resume: bool) -> Iterator[Sink]:
    """Where the records go: after those that are in the file with `resume`, else into a new file.

    A Parquet file is there when it is whole. Leaves with a message when it cannot be written.
    """
    try:
        if file.exists() and not resume and file.suffix != ".parquet":
            zh, en = "文件已存在；用 --resume 接着写，或换名", "the file is there already; use --resume, or name another"
            fail(zh, en, path=str(file))
        if file.suffix == ".parquet":
            with _parquet(file) as made:
                yield made
        else:
            with _Lines(file, key, resume) as lines:
                yield lines
    except OSError as error:
        fail("无法写入", "cannot be written", detail=error.strerror or error, path=str(file))


class _Lines:
    """JSON lines; a line is written whole before the next draft is told."""

    def __init__(self, file: Path, key: str, resume: bool) -> None:
        going_on = resume and file.exists()
        self._stream: IO[bytes] = file.open("ab" if going_on else "wb")
        if not going_on:
            self.write({"type": "run", "version": VERSION, "tool": __version__, "key": key})

    def __enter__(self) -> "_Lines":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def write(self, record: Record) -> None:
        self._stream.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
        self._stream.flush()


@contextmanager
def _parquet(file: Path) -> Iterator[Sink]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        fail("写 .parquet 需要安装 pyarrow", "writing .parquet takes pyarrow: pip install pyarrow")
    text, number = pa.string(), pa.int64()
    finding = [(name, text) for name in ("rule", "name", "severity", "message", "text", "suggestion", "fingerprint")]
    head = [(name, text) for name in ("title", "agency", "level", "edition")]
    schema = pa.schema(
        [
            *(("path", text), ("error", text), ("fails", pa.bool_()), *head, ("year", number)),
            ("findings", pa.list_(pa.struct([*finding, ("line", number), ("column", number)]))),
        ]
    )
    whole = _beside(file)
    rows: list[Record] = []

    class Rows:
        def write(self, record: Record) -> None:
            rows.append(record | record["report"])
            if len(rows) >= _ROWS:
                self.flush()

        def flush(self) -> None:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            rows.clear()

    try:
        with pq.ParquetWriter(whole, schema) as writer:
            made = Rows()
            yield made
            made.flush()
        whole.replace(file)
    finally:
        whole.unlink(missing_ok=True)


def _parsed(line: bytes) -> Record | None:
    """A line; None for one that a stop cut short."""
    try:
        record: Record = json.loads(line)
    except ValueError:
        return None
    return record if line.endswith(b"\n") else None


def _drop(file: Path, numbers: set[int]) -> None:
    """Take lines out of a file."""
    whole = _beside(file)
    try:
        with file.open("rb") as old, whole.open("wb") as new:
            new.writelines(line for number, line in enumerate(old) if number not in numbers)
        whole.replace(file)
    finally:
        whole.unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    """Where a file is written before it is whole."""
    from lint.fix.stale import SUFFIX, sweep

    sweep(file.parent)
    return file.with_name(f".{file.name[:40]}.{os.getpid()}{SUFFIX}")
