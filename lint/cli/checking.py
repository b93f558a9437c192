"""A run of `check`: which drafts, by which settings, and what is told of them."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cli.base import (
    emit,
    fail,
    fail_config,
    language_asked,
    packs_of,
    require_one_config,
    tell,
    tell_faulty_rules,
)
from lint.cli.baseline import NAME as BASELINE
from lint.cli.baseline import write as write_baseline
from lint.cli.files import STDIN, Found, find
from lint.cli.others import require_there, tell_notes
from lint.cli.outputs import targets
from lint.cli.progress import Progress
from lint.cli.run import Bench, Job, Plan, Result, check_all, with_finding
from lint.cli.telling import Telling, settings_shown
from lint.config import ConfigError, Finder, Said, Source, excluded, settings_for, verify
from lint.engine.settings import Selection, Settings, SettingsError
from lint.readers import SUFFIXES, prepare
from lint.reporters import DETAILS
from lint.reporters.model import Checked, Detail
from lint.ruleset.text import Text

if TYPE_CHECKING:
    from lint.cli.annotating import Copies
    from lint.cli.known import Known


@dataclass
class CheckRun:
    """One run of `check`. `given` is what was said on the command line or in the environment."""

    given: dict[str, Any]
    sources: dict[str, Source] = field(default_factory=dict)
    telling: Telling = field(init=False)
    _known: "Known | None" = field(default=None, init=False)
    _read_rules: bool = field(default=False, init=False)

    def run(self) -> int:
        """Check what there is to check; the exit code."""
        given = self.given
        self._read_list()
        require_one_config(given["config_file"], given["no_config"])
        self.telling = Telling(given, self.sources, targets(given["format_"], given["output"]))
        if given["stdin_filename"] and "-" not in given["paths"]:
            raise click.UsageError("--stdin-filename names standard input; write - as a path")
        fix = given["fix"] or given["unsafe_fixes"] or given["fix_only"]
        if "-" in given["paths"] and fix and not given["diff"]:
            raise click.UsageError("standard input cannot be written back; use --diff")
        if given["track"] and not fix:
            raise click.UsageError("--track goes with --fix")
        if given["fix_only"] and given["output"]:
            raise click.UsageError("--fix-only makes no report; leave out --output")
        self._require_wide(fix)
        self.telling.mending = "diff" if given["diff"] else "fix" if fix else None
        self._sort_write_baseline()
        try:
            found = self._find()
            if given["show_files"]:
                emit("".join(f"{each.path}\n" for each in found.inputs))
                return 0
            code = self._check(found)
            if not given["no_cache"] and self._read_rules:
                from lint.document import keep

                keep()
            return code
        except ConfigError as error:
            fail_config(error)

    def _require_wide(self, fix: bool) -> None:
        """Leave when the options of wide runs do not go with the others."""
        given = self.given
        written = fix or given["diff"] or given["annotate"]
        if given["engine"] == "dask" and written:
            raise click.UsageError("--engine dask only checks; leave out --fix, --diff and --annotate")
        if given["scheduler"] and given["engine"] != "dask":
            raise click.UsageError("--scheduler goes with --engine dask")
        if given["records"] and (written or given["output"] or given["write_baseline"] is not None):
            raise click.UsageError("--records is a report of its own; no --output, --fix, --diff, --annotate or --write-baseline")
        if given["resume"] and (not given["records"] or given["records"].suffix == ".parquet"):
            raise click.UsageError("--resume goes with --records FILE.jsonl")

    def _read_list(self) -> None:
        """Take the paths that --files-from lists for paths of the command line."""
        given = self.given
        if (file := given["files_from"]) is None:
            return
        if file == "-" and "-" in given["paths"]:
            raise click.UsageError("standard input is either the draft (-) or the list (--files-from -)")
        from lint.cli.stored import paths_in

        try:
            given["paths"] += paths_in(file, sys.stdin.buffer.read() if file == "-" else None)
        except OSError as error:
            fail("无法读取文件列表", "the list of files cannot be read", detail=error.strerror or error, path=file)

    @property
    def _paths(self) -> tuple[str, ...]:
        """The paths to be checked: the current folder when none are named and no list is."""
        paths: tuple[str, ...] = self.given["paths"]
        return paths or (() if self.given["files_from"] else (".",))

    def watched(self) -> list[str]:
        """The files that decide what a run tells: drafts, configurations, baselines and rules, not what the run writes."""
        drafts = [each.stored.place if each.stored else each.path for each in self._find().inputs]
        sources = list({id(source): source for source in self.sources.values()}.values())
        folders = {folder for source in sources for folder in packs_of(source, self.given["packs"])}
        packs = [file for folder in sorted(folders) for file in Path(folder).rglob("*.yaml")]
        deciding = [*(source.file for source in sources), *map(self._baseline_of, sources), *packs, *self._other_files(sources)]
        written = {file.resolve() for file in self.given["output"]}
        return [path for path in [*drafts, *(str(file) for file in deciding if file)] if Path(path).resolve() not in written]

    def _other_files(self, sources: Iterable[Source]) -> list[str]:
        """The files with last year's and members' reports that the command line and these configurations name."""
        from lint.engine.others import files_of

        said = Said(previous=self.given["previous"], members=self.given["members"])
        settings = [settings_for(source, None, said) for source in sources]
        return [path for path, _ in files_of(path for each in settings for path in (*each.previous, *each.members))]

    def _find(self) -> Found:
        """The drafts to be checked; `sources` holds the configuration of each."""
        finder = Finder(self.given["config_file"], self.given["no_config"])

        def left_out(path: str) -> bool:
            self.sources[path] = finder.source_for(Path(path).parent)
            return excluded(self.sources[path], path) or bool(copies and copies in Path(path).resolve().parents)

        paths = self._paths
        # Annotated copies of an earlier run are no drafts.
        copies = Path(self.given["annotate"]).resolve() if self.given["annotate"] else None
        if copies and any(Path(path).resolve().is_relative_to(copies) for path in paths):
            copies = None
        found = find(paths, frozenset(SUFFIXES), left_out, lambda path: finder.source_for(Path(path).parent).config.limits.limits())
        if STDIN in paths:
            self.sources[STDIN] = finder.source_for(Path(self.given["stdin_filename"] or STDIN).parent)
        if not found.inputs and not found.left_out and not found.closed and not self.given["allow_empty"]:
            shown, known = " ".join(paths) or self.given["files_from"], " ".join(SUFFIXES)
            fail(f"没有可检查的文件：{shown}（检查 {known}）", f"no file to check in {shown} (checked are {known})")
        return found

    def _sort_write_baseline(self) -> None:
        """Take what follows --write-baseline and is no JSON file for a draft."""
        given = self.given
        if (file := given["write_baseline"]) and not file.endswith(".json"):
            given["write_baseline"] = ""
            given["paths"] += (file,)

    @property
    def _new_baseline(self) -> Path | None:
        """The baseline to be written; None when none is."""
        if self.given["write_baseline"] is None:
            return None
        known = (self._baseline_of(source) for source in self.sources.values())
        return Path(self.given["write_baseline"] or next(filter(None, known), None) or BASELINE)

    def _baseline_of(self, source: Source) -> str | None:
        """The baseline for the drafts of a configuration."""
        named = source.config.baseline
        home = source.file.parent if source.file else Path()
        return self.given["baseline"] or (str(home / named) if named else None)

    def _check(self, found: Found) -> int:
        given = self.given
        plans, jobs = self._plan(found)
        details = frozenset[Detail]().union(*(DETAILS.get(format_, ()) for format_, _ in self.telling.reports))
        mending, track, copies = self.telling.mending, given["track"], self._copies(found)
        bench = Bench(plans, not given["no_cache"], mending, given["unsafe_fixes"], details, track=track, copies=copies)
        self._known = self._known_of(plans, details, len(jobs))
        try:
            self._verify(bench)
            if given["show_settings"]:
                emit(settings_shown(found, self.sources, plans, jobs))
                return 0
            return self._checked(found, bench, jobs)
        finally:
            if self._known is not None:
                self._known.store.close()

    def _checked(self, found: Found, bench: Bench, jobs: list[Job]) -> int:
        given = self.given
        if given["records"]:
            return self._record(found, bench, jobs)
        by_number: dict[int, Result] = {}
        try:
            with Progress(len(jobs), wanted=not given["quiet"]) as progress:
                for number, result in self._results(bench, jobs):
                    by_number[number] = result
                    progress.step()
        except KeyboardInterrupt:
            self.telling.partial(bench, [by_number[number] for number in sorted(by_number)], len(jobs))
            raise
        results = [by_number[number] for number in sorted(by_number)]
        if target := self._new_baseline:
            results = write_baseline(target, results)
        files = self._with_unused_ignores(bench, found, results)
        return self.telling.report(bench, files, results)

    def _results(self, bench: Bench, jobs: list[Job]) -> Iterator[tuple[int, Result]]:
        """What came of the jobs, with their numbers, as it comes."""
        if self.given["engine"] == "dask":
            from lint.cli.cluster import check_all as check_on_cluster

            bench.read_others()
            yield from check_on_cluster(bench, jobs, self.given["scheduler"], self.given["jobs"])
            return

        def check(jobs: list[Job]) -> Iterator[Result]:
            self._read_rules = self._read_rules or bool(jobs)
            prepare(job.path for job in jobs if job.data is None and job.stored is None)
            if jobs:
                bench.read_others()
            yield from check_all(bench, jobs, self.given["jobs"])

        yield from enumerate(check(jobs) if self._known is None else self._known.results(jobs, check))

    def _known_of(self, plans: list[Plan], details: frozenset[Detail], drafts: int) -> "Known | None":
        """What is known from earlier runs; None when it is not to be used, or the run does more than tell what it finds."""
        given = self.given
        if given["no_cache"] or self.telling.mending or given["annotate"] or given["show_settings"] or given["engine"] == "dask":
            return None
        from lint.cli.known import MOST, Known

        return Known(plans, details) if drafts <= MOST else None

    def _record(self, found: Found, bench: Bench, jobs: list[Job]) -> int:
        """Write the results as they come, to the file that --records names; the exit code."""
        from lint.cli.records import Tally, key_of, known, record_of, sink

        file, resume = self.given["records"], self.given["resume"]
        language = self.given["lang"] or self.telling.configured("lang") or language_asked()
        told = language or "zh"
        key, tally = key_of(bench, told), Tally()
        done = known(file, key, jobs, tally) if resume else frozenset()
        left = [job for job in jobs if job.path not in done]
        notes: list[tuple[str, Text | None]] = []
        try:
            with sink(file, key, resume) as records, Progress(len(left), wanted=not self.given["quiet"]) as progress:
                for number, result in self._results(bench, left):
                    records.write(record := record_of(left[number], result, told))
                    tally.add(record)
                    notes.append((left[number].path, result.outcome.note))
                    progress.step()
        except KeyboardInterrupt:
            whole = f"{tally.files} / {len(jobs)}"
            tell(f"已中断，结果不完整：{whole}；用 --resume 继续", f"interrupted, partial: {whole}; go on with --resume", language)
            raise
        for path, why in found.closed:
            tell(why.zh, why.en, language, path)
        if not self.given["quiet"]:
            tell_notes(notes, language)
        emit("" if self.given["quiet"] else tally.told(language))
        return 2 if found.closed else tally.exit_code

    def _copies(self, found: Found) -> "Copies | None":
        """Where annotated copies go; None when none are asked for."""
        if not self.given["annotate"]:
            return None
        from lint.cli.annotating import copies_for

        inputs = [self.given["stdin_filename"] or STDIN if each.path == STDIN else each.path for each in found.inputs]
        return copies_for(self.given["annotate"], self._paths, inputs, self.given["lang"] or language_asked())

    def _plan(self, found: Found) -> tuple[list[Plan], list[Job]]:
        """How each draft is checked. Drafts of the same configuration and settings share a plan."""
        plans: list[Plan] = []
        jobs = []
        for each in found.inputs:
            source = self.sources[each.path]
            stdin = each.path == STDIN
            name = self.given["stdin_filename"] or STDIN if stdin else each.path
            plan = Plan(
                settings_for(source, name, self._said),
                packs_of(source, self.given["packs"]),
                self.given["fail_on"] or source.config.fail_on or "error",
                # One that is written holds nothing back before.
                None if self._new_baseline else self._baseline_of(source),
            )
            if plan not in plans:
                plans.append(plan)
            data = sys.stdin.buffer.read(plan.settings.limits.file_size + 1) if stdin else None
            jobs.append(Job(name, plans.index(plan), data, each.stored))
        return plans, jobs

    @cached_property
    def _said(self) -> Said:
        names = ("select", "ignore", "year", "agency", "level", "deadline", "previous", "members")
        return Said(**{name: self.given[name] for name in names})

    def _verify(self, bench: Bench) -> None:
        """Leave when the command line or a configuration names a rule that there is not, or a baseline that cannot be used."""
        for plan in bench.plans:
            if plan.baseline:
                bench.baseline(plan.baseline)
            require_there(plan.settings)
        sources = list({id(source): source for source in self.sources.values()}.values())
        selectors = self.given["select"], self.given["ignore"], self.given["packs"]
        if self._known is not None and self._known.is_verified(key := self._known.sound(sources, selectors)):
            return
        self._read_rules = True
        for source in sources:
            pack = bench.pack(packs_of(source, self.given["packs"]))
            self.telling.faulty |= bool(pack.errors)
            try:
                verify(source, pack)
                Selection(pack, Settings(self.given["select"], self.given["ignore"]))
            except ConfigError:
                # The rule that is missing may be one of those left out.
                tell_faulty_rules(pack, language_asked())
                raise
            except SettingsError as error:
                tell_faulty_rules(pack, language_asked())
                fail("--select 或 --ignore 有误", "--select or --ignore names no rule", detail=error)
        if self._known is not None and self.telling.faulty:
            # Every run is to tell what is wrong with the rules.
            self._known.store.close()
        elif self._known is not None:
            self._known.verified(key)

    def _with_unused_ignores(self, bench: Bench, found: Found, results: list[Result]) -> list[Checked]:
        """The files, and in them the ignores of their configurations that held nothing back in the whole run."""
        files = {result.checked.path: result.checked for result in results}
        groups: dict[int, list[Result]] = {}
        for each, result in zip(found.inputs, results, strict=True):
            groups.setdefault(id(self.sources[each.path]), []).append(result)
        for source in {id(source): source for source in self.sources.values()}.values():
            if not source.config.ignores:
                continue
            from lint.engine.linter import Linter

            linter = Linter(bench.pack(packs_of(source, self.given["packs"])), settings_for(source, None, self._said))
            for finding in linter.unused_ignores(result.outcome for result in groups.get(id(source), [])):
                files[finding.place.path] = with_finding(files[finding.place.path], finding)
        files |= {path: Checked(path, error=why) for path, why in found.closed}
        return self._grouped(list(files.values()))

    def _grouped(self, files: list[Checked]) -> list[Checked]:
        """The files, each with the folder that it counts to, when they are to be grouped."""
        if self.given["group_by"] is None:
            return files
        from lint.cli.groups import group_of

        tops = self._paths
        return [file._replace(group=group_of(file.path, tops, self.given["group_by"])) for file in files]
