"""What was found before and is let pass for now: a file of findings, so that only new ones are told.

A finding is known again by rule, section and its words (blanks, widths and script do not matter), not by its line; when its
words have changed, by rule, section and message. A draft is known again by its agency, year and title, else by its path: it
may be renamed, moved, or saved in another format.
"""

import hashlib
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lint.checks.finding import Finding
from lint.engine.findings import plain
from lint.report.model import Report

VERSION = 1
_KEY = re.compile("[0-9a-f]{16}")
_LONGEST = 40


class BaselineError(Exception):
    """A baseline that cannot be used, said in Chinese (`zh`) and in English (`en`)."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class Entry(NamedTuple):
    """Equal findings of one draft: `key` stands for rule, section and words, `said` for the message, `text` is for people."""

    rule: str
    section: str
    text: str
    key: str
    said: str
    times: int = 1


class Subject(NamedTuple):
    """What a draft is a report of, as far as it was understood."""

    agency: str | None = None
    year: int | None = None
    title: str | None = None

    @property
    def identity(self) -> tuple[str, int] | None:
        """The same for the same report in any format and script; None when too little is known."""
        name = self.agency or self.title
        return (plain(name), self.year) if name and self.year else None


class Record(NamedTuple):
    """The findings of one draft; `path` is seen from the folder of the baseline."""

    path: str
    subject: Subject
    entries: tuple[Entry, ...]


class Recalled(NamedTuple):
    """The record of a baseline's file that a draft was known by, and how many findings each of its entries held back."""

    file: Path
    record: int
    counts: dict[int, int]


class Stale(NamedTuple):
    """An entry that is found no more, or found less often: `times` is by how much. `gone` tells that the file is."""

    path: str
    entry: Entry
    times: int
    gone: bool = False


class Baseline:
    """The records of a baseline that stands, or is to stand, at `file`."""

    def __init__(self, file: Path, records: Iterable[Record] = ()) -> None:
        self.file = file
        self.records = tuple(sorted(records, key=lambda record: record.path))

    @classmethod
    def read(cls, file: Path) -> "Baseline":
        """The baseline in a file. Raises BaselineError when it is missing, broken, or of another version."""
        try:
            data: Any = json.loads(file.read_bytes())
        except OSError as error:
            reason = error.strerror or str(error)
            raise BaselineError(f"无法读取：{reason}", f"cannot be read: {reason}") from error
        except (ValueError, RecursionError) as error:
            raise BaselineError(f"不是有效的 JSON：{error}", f"not valid JSON: {error}") from error
        version = data.get("version") if isinstance(data, dict) else None
        if version != VERSION or isinstance(version, bool):
            raise BaselineError(f"不是版本 {VERSION} 的基线（{version!r}）", f"no baseline of version {VERSION} ({version!r})")
        try:
            return cls(file, [_record(each) for each in data["files"]])
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            problem = f"{type(error).__name__}: {error}"
            raise BaselineError(f"基线内容不完整或已损坏：{problem}", f"the baseline is damaged: {problem}") from error

    def sort(self, path: str, subject: Subject, findings: list[Finding]) -> tuple[list[bool], Recalled | None]:
        """Which of the findings of a draft are known, and by what."""
        number = self._record_for(path, subject, findings)
        known = [False] * len(findings)
        if number is None:
            return known, None
        entries = self.records[number].entries
        left = [entry.times for entry in entries]
        wanted = [entry_of(finding) for finding in findings]
        # What agrees in everything goes first, so that of equal words the new ones are told.
        for same in (_same_words_and_message, _same_words, _same_message):
            places: dict[tuple[str, ...], list[int]] = {}
            for index, entry in enumerate(entries):
                places.setdefault(same(entry), []).append(index)
            for at, entry in enumerate(wanted):
                index = next((index for index in places.get(same(entry), ()) if left[index]), -1)
                if not known[at] and index >= 0:
                    left[index] -= 1
                    known[at] = True
        return known, Recalled(self.file, number, {index: entry.times - left[index] for index, entry in enumerate(entries)})

    def stale(self, recalled: Iterable[tuple[Recalled | None, frozenset[str]]]) -> Iterator[Stale]:
        """The entries that a run found no more, from what each draft recalled and the codes of the rules that ran on it.

        Records of drafts outside the run are not told, unless their file is gone.
        """
        found: dict[int, Counter[int]] = {}
        ran: dict[int, frozenset[str]] = {}
        for each, codes in recalled:
            if each is not None and each.file == self.file:
                # The same report in two formats: what one of them still has is not stale.
                found[each.record] = found.get(each.record, Counter()) | Counter(each.counts)
                ran[each.record] = ran.get(each.record, frozenset()) | codes
        for number, record in enumerate(self.records):
            gone = number not in found and not self._is_there(record)
            for index, entry in enumerate(record.entries):
                missing = entry.times - found.get(number, Counter())[index]
                if missing > 0 and (gone or entry.rule in ran.get(number, ())):
                    yield Stale(record.path, entry, missing, gone)

    def updated(self, drafts: Iterable[tuple[str, Subject, list[Finding], frozenset[str]]]) -> "Baseline":
        """The baseline with the findings of these drafts (path, subject, findings, codes of the rules that ran) in place of theirs.

        What rules found that did not run stays, and so do the records of other drafts, as long as their files are there.
        """
        records: dict[str, Record] = {}
        replaced = set()
        for path, subject, findings, ran in drafts:
            number = self._record_for(path, subject, findings)
            name = self._seen(path)
            kept: tuple[Entry, ...] = ()
            if number is not None:
                kept = tuple(entry for entry in self.records[number].entries if entry.rule not in ran)
                if self.records[number].path == name or not self._is_there(self.records[number]):
                    replaced.add(number)
            counts = Counter(map(entry_of, findings))
            entries = [*kept, *(entry._replace(times=times) for entry, times in counts.items())]
            if entries:
                records[name] = Record(name, subject, tuple(sorted(entries)))
        for number, record in enumerate(self.records):
            if number not in replaced and record.path not in records and self._is_there(record):
                records[record.path] = record
        return Baseline(self.file, records.values())

    def dumped(self) -> str:
        """The baseline as JSON, sorted."""
        files = [
            {
                "path": record.path,
                **record.subject._asdict(),
                "findings": [entry._asdict() for entry in record.entries],
            }
            for record in self.records
        ]
        text = json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1)
        return text.encode("utf-8", "backslashreplace").decode() + "\n"

    def _record_for(self, path: str, subject: Subject, findings: list[Finding]) -> int | None:
        """The number of a draft's record: that of the same report, else that of the same path."""
        name = self._seen(path)
        by_path = next((number for number, record in enumerate(self.records) if record.path == name), None)
        identity = subject.identity
        same = [number for number, record in enumerate(self.records) if identity and record.subject.identity == identity]
        if not same or by_path in same:
            return by_path
        keys = {entry_of(finding).key for finding in findings}
        return max(same, key=lambda number: (len(keys & {entry.key for entry in self.records[number].entries}), -number))

    def _is_there(self, record: Record) -> bool:
        return (self.file.parent / record.path).exists()

    def _seen(self, path: str) -> str:
        """The path as seen from the baseline's folder; the same on every system."""
        try:
            seen = os.path.relpath(Path(path).resolve(), self.file.parent.resolve())
        except ValueError:
            seen = str(path)
        return unicodedata.normalize("NFC", Path(seen).as_posix())


def subject_of(report: Report) -> Subject:
    """What a draft is a report of: what the user says, else what the draft does."""
    agency = report.given.agency or (report.written(report.agency.span) if report.agency else None)
    return Subject(agency, report.year, report.written(report.title.span) if report.title else None)


def entry_of(finding: Finding) -> Entry:
    """The entry that a finding is known again by."""
    section = finding.section or ""
    # A baseline lies beside the drafts and is passed on with them: no ID-card or telephone number is copied into it.
    shown = re.sub(r"\d{7,}[Xx]?", lambda found: found[0][:3] + "*" * (len(found[0]) - 3), " ".join(finding.text.split()))
    text = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    return Entry(finding.rule, section, text, _hash(finding.rule, section, plain(finding.text)), _hash(plain(finding.message.zh)))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _same_words_and_message(entry: Entry) -> tuple[str, ...]:
    return entry.key, entry.said


def _same_words(entry: Entry) -> tuple[str, ...]:
    return (entry.key,)


def _same_message(entry: Entry) -> tuple[str, ...]:
    return entry.rule, entry.section, entry.said


def _record(data: Any) -> Record:
    subject = Subject(_optional(data.get("agency"), str), _optional(data.get("year"), int), _optional(data.get("title"), str))
    return Record(_text(data["path"]), subject, tuple(map(_entry, data["findings"])))


def _entry(data: Any) -> Entry:
    rule, section, text, key, said = (_text(data[name]) for name in Entry._fields[:5])
    entry = Entry(rule, section, text, key, said, data["times"])
    if isinstance(entry.times, bool) or not isinstance(entry.times, int) or entry.times < 1:
        raise ValueError(f"times: {entry.times!r}")
    for value in (entry.key, entry.said):
        if not _KEY.fullmatch(value):
            raise ValueError(f"key: {value!r}")
    return entry


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _optional(value: Any, kind: type) -> Any:
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
