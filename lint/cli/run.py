"""Drafts checked, one after the other or by several processes at once; what comes out is the same."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from lint.checks.finding import Finding
from lint.cli.base import load
from lint.cli.baseline import read as read_baseline
from lint.engine.outcome import Outcome
from lint.engine.settings import Settings
from lint.readers import ReadError, contents
from lint.reporters.model import TEXT_FORMATS, Checked, Detail, Excerpt, Head, Shown, Threshold
from lint.ruleset.text import Text

if TYPE_CHECKING:
    from lint.cli.annotating import Copies
    from lint.cli.stored import Stored
    from lint.document import Document
    from lint.engine import Linter
    from lint.engine.baseline import Baseline
    from lint.engine.members import Gathered
    from lint.engine.previous import Previous
    from lint.report.model import Report

Mending = Literal["fix", "diff"]
# Under this number of drafts, further processes cost more than they save.
_MANY = 24


class Plan(NamedTuple):
    """How some of the drafts of a run are checked: settings, folders of further rules, from which severity on they fail.

    `baseline` is the file of what is known of them.
    """

    settings: Settings
    packs: tuple[str, ...]
    threshold: Threshold
    baseline: str | None = None


class Job(NamedTuple):
    """A draft to be checked by the plan of that number; `data` is what was read from standard input.

    `stored` tells where the bytes of one are that is no file at its path.
    """

    path: str
    plan: int
    data: bytes | None = None
    stored: "Stored | None" = None


class Result(NamedTuple):
    """What came of a draft: for reports, for the ignores of the configuration, and the difference that mending it makes.

    `unannotated` says why its format has no annotated copy where one was asked for.
    """

    checked: Checked
    outcome: Outcome
    diff: str = ""
    unannotated: Text | None = None


class Bench:
    """Where drafts are checked: the plans of a run and their linters, each made when first needed."""

    def __init__(
        self,
        plans: list[Plan],
        cache: bool = True,
        mending: Mending | None = None,
        unsafe: bool = False,
        details: frozenset[Detail] = frozenset(),
        *,
        track: bool = False,
        copies: "Copies | None" = None,
    ) -> None:
        self.plans = plans
        self.cache = cache
        self.mending = mending
        self.unsafe = unsafe
        self.details = details
        self.track = track
        self.copies = copies
        self._packs: dict[tuple[str, ...], Any] = {}
        self._linters: dict[int, Linter] = {}
        self._baselines: dict[str, Baseline] = {}
        self.previous: dict[tuple[str, ...], Previous] = {}
        self.members: dict[tuple[str, ...], Gathered] = {}

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_packs": {}, "_linters": {}, "_baselines": {}}

    def pack(self, folders: tuple[str, ...]) -> Any:
        """The pack with the rules of these folders."""
        if folders not in self._packs:
            self._packs[folders] = load(folders, self.cache)
        return self._packs[folders]

    def linter(self, plan: int) -> "Linter":
        """The linter of a plan. Raises SettingsError when the plan names no rule."""
        if plan not in self._linters:
            from lint.engine.linter import Linter

            settings, packs, _, baseline = self.plans[plan]
            known = self.baseline(baseline) if baseline else None
            previous, members = self.previous.get(settings.previous), self.members.get(settings.members)
            self._linters[plan] = Linter(self.pack(packs), settings, known, previous, members)
        return self._linters[plan]

    def read_others(self) -> None:
        """Find out whose last year's reports are and read those of members, once for all processes.

        Leaves with a message when one cannot be used.
        """
        for settings, packs, _, _ in self.plans:
            if settings.previous and settings.previous not in self.previous:
                from lint.cli.others import read_previous
                from lint.engine.previous import Previous

                self.previous[settings.previous] = previous = Previous(settings.previous)
                read_previous(previous, self.pack(packs).form, settings.limits)
            if settings.members and settings.members not in self.members:
                from lint.engine.members import Gathered

                self.members[settings.members] = gathered = Gathered(settings.members)
                gathered.entries(self.pack(packs).form, settings.limits)

    def baseline(self, file: str) -> "Baseline":
        """The baseline in a file."""
        if file not in self._baselines:
            self._baselines[file] = read_baseline(file)
        return self._baselines[file]

    def baselines(self) -> "list[Baseline]":
        """The baselines of the run."""
        return [self.baseline(file) for file in dict.fromkeys(plan.baseline for plan in self.plans) if file]

    def check(self, job: Job) -> Result:
        """What came of a draft; whatever goes wrong is told in it."""
        try:
            return self._check(job)
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
            told = Text(f"程序出错，请报告此问题：{problem}", f"internal error, please report it: {problem}")
            return Result(Checked(job.path, error=told), Outcome(job.path))

    def _check(self, job: Job) -> Result:
        linter = self.linter(job.plan)
        threshold = self.plans[job.plan].threshold
        if job.stored is not None:
            try:
                job = job._replace(data=job.stored.read(linter.settings.limits))
            except ReadError as error:
                return Result(Checked(job.path, error=Text(error.zh, error.en)), Outcome(job.path))
        outcome = linter.check(job.path if job.data is None else job.data, job.path)
        fixable = any(finding.fix == "safe" or (finding.fix and self.unsafe) for finding in outcome.findings)
        if self.mending and fixable:
            return self._mended(job, linter, outcome, threshold)
        return self._copied(Result(checked(outcome, threshold, self.details), _light(outcome)), outcome, job)

    def _mended(self, job: Job, linter: "Linter", outcome: Outcome, threshold: Threshold) -> Result:
        from lint import fix

        try:
            data = contents(Path(job.path), linter.settings.limits) if job.data is None else job.data
        except ReadError as error:
            return Result(Checked(job.path, error=Text(error.zh, error.en)), Outcome(job.path))
        seen: dict[bytes, Outcome] = {}

        def look(data: bytes) -> "tuple[Document | None, Iterable[Finding]]":
            outcome = seen[data] = linter.check_bytes(data, job.path)
            return outcome.document, outcome.findings

        try:
            mended = fix.mend(data, look, self.unsafe, self.track)
            if self.mending == "diff":
                shown = Result(checked(outcome, threshold, self.details), _light(outcome), fix.diff(job.path, mended))
                return self._copied(shown, outcome, job, data)
            if mended.new != mended.old:
                if job.stored is not None:
                    raise fix.FixError("不能写回压缩包或网址；用 --diff 查看", "archives and URLs are not written back; see --diff")
                fix.write(Path(job.path), mended.old, mended.new)
        except fix.FixError as error:
            told = checked(outcome, threshold, self.details)
            told = told._replace(troubles=(*told.troubles, Text(error.zh, error.en)))
            return self._copied(Result(told, _light(outcome)), outcome, job, data)
        outcome = seen[mended.new]
        told = checked(outcome, threshold, self.details)._replace(fixed=mended.count)
        return self._copied(Result(told, _light(outcome)), outcome, job, mended.new)

    def _copied(self, result: Result, outcome: Outcome, job: Job, data: bytes | None = None) -> Result:
        """The result of a draft whose annotated copy is written, when one is asked for; `data` is what was checked."""
        if self.copies is None or outcome.document is None:
            return result
        from lint.fix import FixError

        try:
            data = data or job.data or contents(Path(job.path), self.plans[job.plan].settings.limits)
            return result._replace(unannotated=self.copies.write(data, outcome))
        except (FixError, ReadError, OSError) as error:
            zh, en = (error.strerror or str(error),) * 2 if isinstance(error, OSError) else (error.zh, error.en)
            trouble = Text(f"没有写出批注副本：{zh}", f"no annotated copy was written: {en}")
            return result._replace(checked=result.checked._replace(troubles=(*result.checked.troubles, trouble)))


def checked(outcome: Outcome, threshold: Threshold = "error", details: frozenset[Detail] = frozenset()) -> Checked:
    """What reports tell of an outcome; `details` are what their formats show besides the findings."""
    document, report = outcome.document, outcome.report
    if document is None or outcome.error is not None:
        return Checked(outcome.path, error=outcome.error, threshold=threshold)
    head = Head()
    if report is not None:
        from lint.report.facts import facts

        told = facts(report)
        head = Head(*(told[name] for name in Head._fields))
    held = [each.how for each in outcome.suppressed]
    return Checked(
        outcome.path,
        head,
        tuple(shown(document, finding, details) for finding in outcome.findings),
        held.count("inline"),
        held.count("settings"),
        held.count("baseline"),
        troubles=tuple(
            Text(f"规则 {each.rule} 出错，已跳过：{each.problem}", f"rule {each.rule} failed and was skipped: {each.problem}")
            for each in outcome.troubles
        ),
        chinese=any("\u4e00" <= character <= "\u9fff" for character in document.text),
        format=document.format,
        threshold=threshold,
        **_details(report, details),
    )


def _details(report: "Report | None", details: frozenset[Detail]) -> dict[str, Any]:
    if report is None or not details:
        return {}
    from lint.reporters.detail import facts_of, page_of

    makers = {"page": page_of, "facts": facts_of}
    return {detail: make(report) for detail, make in makers.items() if detail in details}


def shown(document: "Document", finding: Finding, details: frozenset[Detail] = frozenset()) -> Shown:
    """A finding with the lines that it and its related places stand in, and the `details` that formats show of it."""
    from lint.reporters.excerpt import excerpt

    related = tuple(excerpt(document, each.place) for each in finding.related)
    made = Shown(finding, excerpt(document, finding.place), related)
    places = (finding.place, *(each.place for each in finding.related))
    if "page" in details:
        from lint.reporters.detail import span_of

        made = made._replace(spans=tuple(span_of(document, place) for place in places))
    if "ranges" in details and document.format in TEXT_FORMATS:
        from lint.reporters.ranges import changes_of, range_of

        made = made._replace(ranges=tuple(range_of(document, place) for place in places), changes=changes_of(document, finding))
    return made


def with_finding(file: Checked, finding: Finding) -> Checked:
    """What came of a file, with one more finding that is about no words of it."""
    findings = [*file.findings, Shown(finding, Excerpt("", "", ""))]
    findings.sort(key=lambda each: (each.finding.place.line, each.finding.place.column, each.finding.rule))
    return file._replace(findings=tuple(findings))


def _light(outcome: Outcome) -> Outcome:
    """As much of an outcome as tells which ignores of the configuration served: without the text of the draft."""
    bare = outcome._replace(report=None, findings=(), suppressed=())
    return bare if outcome.document is None else light(bare, outcome.document.format)


def light(outcome: Outcome, format: str) -> Outcome:
    """An outcome with a document of that format that has no text."""
    from lint.document import Document, OffsetMap

    return outcome._replace(document=Document(outcome.path, format, "", "", OffsetMap(), []))


def check_all(bench: Bench, jobs: list[Job], processes: int | None) -> Iterator[Result]:
    """The results of all jobs, in their order. `processes` is chosen by their number and the machine when None."""
    if processes is None:
        processes = (os.cpu_count() or 1) if len(jobs) >= _MANY else 1
    processes = min(processes, len(jobs))
    if processes < 2:
        yield from map(bench.check, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(bench,))
    done = 0
    try:
        for result in pool.map(_check, jobs, chunksize=max(1, min(16, len(jobs) // (4 * processes)))):
            yield result
            done += 1
    except BrokenProcessPool:
        # A draft brought a process down: which, is seen when each is checked alone.
        from lint.cli.alone import check_apart

        yield from check_apart(bench, jobs[done:])
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_own: list[Bench] = []


def _begin(bench: Bench) -> None:
    """What a process of the pool does first. An interrupt is for the process that started it; without that one it ends."""
    from lint.cli.signals import leave_to_parent

    leave_to_parent()
    _own[:] = [bench]


def _check(job: Job) -> Result:
    return _own[0].check(job)
