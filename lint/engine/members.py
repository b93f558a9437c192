"""The reports of a government's members: found in folders, one for each agency and year."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lint.checks.counting.cells import judged
from lint.document import Span, fold
from lint.engine.others import Names, files_of, read_report
from lint.readers import Limits, ReadError, read
from lint.report.form import Form
from lint.report.given import Level
from lint.report.members import Member, Members
from lint.report.model import Name, Report
from lint.report.names import agencies_of
from lint.report.wording import wording_of
from lint.ruleset.text import Text

LISTS = ("members.txt", "成员名单.txt")
"""What a file is called that names the members, one a line; it stands in a folder of theirs."""
_SHOWN = 3


class Entry(NamedTuple):
    """A file among the members': its path as the user names it, its report's agency (whole, place and body), level and year."""

    path: str
    real: str
    agency: tuple[str, str, str] | None = None
    level: Level | None = None
    year: int | None = None
    member: Member | None = None
    error: Text | None = None

    @property
    def name(self) -> str:
        """Whose report it is; the file's name when it does not tell."""
        return self.agency[0] if self.agency else Path(self.path).name


class Together(NamedTuple):
    """What a draft sums up; `note` says why it is compared with nothing, or what was left out."""

    members: Members | None = None
    note: Text | None = None


def member_of(report: Report) -> Member:
    """What a comparison needs of a member's report."""
    name = report.agency.text if report.agency else Path(report.document.path).name
    tables = {
        key: {
            row: {column: 0 if cell.blank else cell.value for column, cell in cells.items()} for row, cells in table.rows.items()
        }
        for key, table in report.tables.items()
        if judged(table)
    }
    return Member(name, report.document.path, tables)


class Gathered:
    """The reports in files and folders that a user names as those of members, read when first asked for."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        self._entries: list[Entry] | None = None
        self._listed: tuple[str, list[str]] | None = None

    def entries(self, form: Form, limits: Limits) -> list[Entry]:
        """All reports among the files, and those files that cannot be read."""
        if self._entries is None:
            files = [path for path, _ in files_of(self.paths)]
            entries = [_entry(path, form, limits) for path in files if Path(path).name not in LISTS]
            self._entries = [entry for entry in entries if entry.member or entry.error]
            for path in (path for path in files if Path(path).name in LISTS):
                try:
                    lines = [line.strip() for line in read(path, limits).text.splitlines()]
                    self._listed = path, [line for line in lines if line and not line.startswith("#")]
                except ReadError as error:
                    self._entries.append(Entry(path, path, error=Text(error.zh, error.en)))
        return self._entries

    def of(self, report: Report, limits: Limits) -> Together:
        """What a draft sums up: the reports of other agencies on its year."""
        entries = self.entries(report.form, limits)
        names, own = Names(report.form), os.path.realpath(report.document.path)
        if report.agency is None or report.year is None:
            zh = "看不出是哪个机关哪一年的报告，没有与成员报告比对"
            return Together(note=Text(zh, "agency or year unknown: not compared with members' reports"))
        name = report.agency
        if report.level != "government":
            if any(entry.real == own or names.same(name, entry.agency) for entry in entries):
                return Together()
            zh = f"“{name.text}”不是政府，没有与成员报告比对；确是汇总报告的，用 --level government"
            en = f"{name.text} is no government: not compared with members' reports; --level government if it sums them up"
            return Together(note=Text(zh, en))
        others = [entry for entry in entries if entry.real != own and not _is_own(entry, name, names)]
        return self._together(report.year, name, others, names, report.form)

    def _together(self, year: int, name: Name, others: list[Entry], names: Names, form: Form) -> Together:
        notes = []
        fitting = [entry for entry in others if entry.error or entry.year in (year, None)]
        within = [entry for entry in fitting if _inside(entry, fitting, name.place)]
        twice: list[Entry] = []
        kept: list[Entry] = []
        for entry in fitting:
            if entry in within:
                continue
            named = Name(Span(0, 0), *entry.agency) if entry.agency else None
            same = named is not None and any(names.same(named, each.agency) for each in kept)
            (twice if same else kept).append(entry)
        listed, wanted = self._listed or ("", [])
        missing, unlisted = _against_list(kept, wanted, names, form)
        kept = [entry for entry in kept if entry not in unlisted]
        left = (
            (within, "已含在其上级政府的报告中", "within their own government's report"),
            (twice, "与另一份是同一机关", "of the same agency as another"),
            (unlisted, f"不在 {listed} 中", f"not in {listed}"),
            ([entry for entry in others if entry not in fitting], f"不是{year}年的", f"not on {year}"),
        )
        for entries, zh, en in left:
            if entries:
                notes.append(Text(f"未计入 {_paths(entries)}（{zh}）", f"left out {_paths(entries)} ({en})"))
        unread = [entry for entry in kept if entry.error or entry.year is None]
        if unread:
            notes.append(Text(f"读不出数字：{_paths(unread)}", f"no figures to be had of {_paths(unread)}"))
        present = tuple(entry.member for entry in kept if entry.member and entry not in unread)
        if not present:
            zh, en = f"成员报告中没有{year}年的，没有比对", f"no member's report on {year}: not compared"
            return Together(note=_joined([Text(zh, en), *notes]))
        members = Members(present, tuple(entry.name for entry in unread), tuple(missing), listed)
        return Together(members, _joined(notes))


def _entry(path: str, form: Form, limits: Limits) -> Entry:
    bare = Entry(path, os.path.realpath(path))
    try:
        report = read_report(path, path, form, limits)
    except ReadError as error:
        return bare._replace(error=Text(error.zh, error.en))
    if not report.recognised:
        return bare
    name = report.agency
    agency = (name.text, name.place, name.body) if name else None
    return bare._replace(agency=agency, level=report.level, year=report.year, member=member_of(report))


def _is_own(entry: Entry, name: Name, names: Names) -> bool:
    """Whether a report is the government's own, under whatever name: 岚皋县, 岚皋县人民政府."""
    if entry.agency is None:
        return False
    place = entry.agency[1]
    same_place = bool(place and name.place) and (place.endswith(name.place) or name.place.endswith(place))
    return names.same(name, entry.agency) or (entry.level == "government" and same_place)


def _inside(entry: Entry, entries: list[Entry], home: str) -> bool:
    """Whether another member is the government that sums this one up: a county's bureau beside the county itself, in a city's."""
    place = entry.agency[1] if entry.agency else ""
    governments = {each.agency[1] for each in entries if each is not entry and each.level == "government" and each.agency}
    return any(place.startswith(each) for each in governments - {"", home, place if entry.level == "government" else ""})


def _against_list(entries: list[Entry], wanted: list[str], names: Names, form: Form) -> tuple[list[str], list[Entry]]:
    """Who is listed and has no report, and which reports are of nobody listed; neither without a list."""
    if not wanted:
        return [], []
    agencies = agencies_of(wording_of(form))
    listed = {each: agencies.name(fold(each), Span(0, 0)) for each in wanted}
    found: set[str] = set()
    others = []
    for entry in (entry for entry in entries if entry.agency):
        of = {each for each, name in listed.items() if names.same(name, entry.agency)}
        found |= of
        others += [] if of else [entry]
    return [each for each in wanted if each not in found], others


def _paths(entries: Sequence[Entry]) -> str:
    more = " …" if len(entries) > _SHOWN else ""
    return ", ".join(entry.path for entry in entries[:_SHOWN]) + more


def _joined(notes: Sequence[Text]) -> Text | None:
    return Text("；".join(each.zh for each in notes), "; ".join(each.en for each in notes)) if notes else None
