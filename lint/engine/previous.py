"""Last year's reports: which of them is the one before a draft, by agency and year."""

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from lint.engine.others import Names, files_of, read_report
from lint.readers import Limits, ReadError
from lint.report.form import Form
from lint.report.model import Report
from lint.ruleset.text import Text

_KEPT = 4


class Entry(NamedTuple):
    """A report of another year: its path as the user names it and in full, its agency (whole, place and body) and year.

    `named` tells that the user named the file itself, not a folder; `error` why it cannot be compared with.
    """

    path: str
    place: str
    named: bool
    agency: tuple[str, str, str] | None = None
    year: int | None = None
    error: Text | None = None


class Match(NamedTuple):
    """Last year's report for a draft; `note` says why there is none, or what is odd about it."""

    report: Report | None = None
    note: Text | None = None


class Previous:
    """The reports in files and folders that a user names as last year's.

    They are read when first asked for: once for their agencies and years, and again each that a draft is compared with.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        # Workers of a cluster stand in another folder.
        self.files = [(path, os.path.abspath(path), named) for path, named in files_of(self.paths)]  # noqa: PTH100
        self._entries: list[Entry] | None = None
        self._kept: dict[str, Report] = {}

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_kept": {}}

    def entries(self, form: Form, limits: Limits) -> list[Entry]:
        """All reports among the files, and the files that the user named and that are none."""
        if self._entries is None:
            entries = (self._entry(*file, form, limits) for file in self.files)
            self._entries = [entry for entry in entries if entry.agency or entry.year or entry.named or entry.error]
        return self._entries

    def _entry(self, path: str, place: str, named: bool, form: Form, limits: Limits) -> Entry:
        bare = Entry(path, place, named)
        try:
            report = self._report(bare, form, limits)
        except ReadError as error:
            return bare._replace(error=Text(error.zh, error.en))
        if not report.recognised:
            return bare._replace(error=Text("不是年度报告", "it is no annual report")) if named else bare
        name = report.agency
        return bare._replace(agency=(name.text, name.place, name.body) if name else None, year=report.year)

    def _report(self, entry: Entry, form: Form, limits: Limits) -> Report:
        """The report in a file. Raises ReadError."""
        if entry.place not in self._kept:
            report = read_report(entry.place, entry.path, form, limits)
            self._kept = dict([*self._kept.items(), (entry.place, report)][-_KEPT:])
        return self._kept[entry.place]

    def of(self, report: Report, limits: Limits) -> Match:
        """The report of the same agency on the year before a draft's."""
        entries = self.entries(report.form, limits)
        if len(self.files) == 1 and entries and entries[0].named:
            return self._only(report, entries[0], limits)
        if report.agency is None or report.year is None:
            zh = "看不出是哪个机关哪一年的报告，没有与上年比对"
            return Match(note=Text(zh, "agency or year unknown: not compared with last year's"))
        own = os.path.realpath(report.document.path)
        name, names = report.agency, Names(report.form)
        found = [entry for entry in entries if names.same(name, entry.agency) and os.path.realpath(entry.place) != own]
        wanted, who = report.year - 1, name.text
        fitting = [entry for entry in found if entry.year == wanted]
        fitting = [entry for entry in fitting if entry.agency and entry.agency[0] == who] or fitting
        if not fitting:
            return Match(note=_missing(who, wanted, found, [entry for entry in entries if entry.error]))
        if len({entry.agency for entry in fitting}) > 1:
            which = [f"{entry.agency[0]}（{entry.path}）" for entry in fitting if entry.agency]
            zh = f"分不清哪份是“{who}”{wanted}年的报告：{'、'.join(which[:3])}，没有比对"
            return Match(note=Text(zh, f"which is {who}'s report on {wanted} is not clear: {', '.join(which[:3])}: not compared"))
        match = self._read(report, fitting[0], limits)
        if match.report and len(fitting) > 1:
            path, others = fitting[0].path, len(fitting) - 1
            zh = f"“{who}”{wanted}年的报告有 {len(fitting)} 份，比对的是 {path}"
            return match._replace(note=Text(zh, f"compared with {path}; {others} more of {who} on {wanted} beside it"))
        return match

    def _only(self, report: Report, entry: Entry, limits: Limits) -> Match:
        """The one report that the user names, unless it cannot be last year's."""
        if entry.error is not None:
            return Match(note=_unread(entry))
        if entry.agency and report.agency and not Names(report.form).same(report.agency, entry.agency):
            theirs, ours = entry.agency[0], report.agency.text
            zh = f"{entry.path} 是“{theirs}”的报告，不是“{ours}”的，没有比对"
            return Match(note=Text(zh, f"{entry.path} is a report of {theirs}, not of {ours}: not compared"))
        if report.year and entry.year and entry.year != report.year - 1:
            wanted = report.year - 1
            zh = f"{entry.path} 是{entry.year}年的报告，不是上一年（{wanted}年）的，没有比对"
            en = f"{entry.path} is a report on {entry.year}, not on the year before ({wanted}): not compared"
            return Match(note=Text(zh, en))
        match = self._read(report, entry, limits)
        if match.report and not (report.year and entry.year):
            zh = f"看不出年份，把 {entry.path} 当作上年的报告"
            return match._replace(note=Text(zh, f"no year is told; {entry.path} is taken for last year's"))
        return match

    def _read(self, report: Report, entry: Entry, limits: Limits) -> Match:
        try:
            return Match(self._report(entry, report.form, limits))
        except ReadError as error:
            return Match(note=_unread(entry._replace(error=Text(error.zh, error.en))))


def _unread(entry: Entry) -> Text:
    error = entry.error or Text("", "")
    zh = f"上年报告 {entry.path} 不能用，没有比对：{error.zh}"
    return Text(zh, f"last year's report {entry.path} cannot be used: {error.en}")


def _missing(who: str, wanted: int, found: list[Entry], unread: list[Entry]) -> Text:
    """That there is no report of that agency and year, and what there is instead."""
    zh, en = f"没有找到“{who}”{wanted}年的报告，没有与上年比对", f"no report of {who} on {wanted}: not compared with last year's"
    if years := sorted({entry.year for entry in found if entry.year}):
        told = ", ".join(map(str, years))
        zh, en = f"{zh}；有的是{told.replace(', ', '、')}年的", f"{en}; there is one on {told}"
    if unread:
        path = unread[0].path
        zh, en = f"{zh}；有 {len(unread)} 个文件读不了（{path} 等）", f"{en}; {len(unread)} files cannot be read ({path} …)"
    return Text(zh, en)
