"""A run of `check`: which drafts, by which settings, and what is told of them."""

import json
import os
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

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
from lint.cli.files import STDIN, Found, find
from lint.cli.progress import Progress
from lint.cli.run import Bench, Job, Mending, Plan, Result, check_all, with_finding
from lint.config import ConfigError, Finder, Said, Source, excluded, settings_for, verify
from lint.document import keep
from lint.engine import Linter, Settings, SettingsError
from lint.engine.settings import Selection
from lint.readers import DEFAULT_LIMIT, SUFFIXES
from lint.reporters import DETAILS, Format, Run, reporter
from lint.reporters.model import Checked
from lint.ruleset.values import Language, Text


@dataclass
class CheckRun:
    """One run of `check`. `given` is what was said on the command line or in the environment."""

    given: dict[str, Any]
    sources: dict[str, Source] = field(default_factory=dict)

    def run(self) -> int:
        """Check what there is to check; the exit code."""
        given = self.given
        require_one_config(given["config_file"], given["no_config"])
        if given["stdin_filename"] and "-" not in given["paths"]:
            raise click.UsageError("--stdin-filename names standard input; write - as a path")
        if "-" in given["paths"] and (given["fix"] or given["unsafe_fixes"]) and not given["diff"]:
            raise click.UsageError("standard input cannot be written back; use --diff")
        try:
            found = self._find()
            if given["show_files"]:
                emit("".join(f"{each.path}\n" for each in found.inputs))
                return 0
            code = self._check(found)
            if not given["no_cache"]:
                keep()
            return code
        except ConfigError as error:
            fail_config(error)

    def _find(self) -> Found:
        """The drafts to be checked; `sources` holds the configuration of each."""
        finder = Finder(self.given["config_file"], self.given["no_config"])

        def left_out(path: str) -> bool:
            self.sources[path] = finder.source_for(Path(path).parent)
            return excluded(self.sources[path], path)

        paths = self.given["paths"] or (".",)
        found = find(paths, frozenset(SUFFIXES), left_out)
        if STDIN in paths:
            self.sources[STDIN] = finder.source_for(Path(self.given["stdin_filename"] or STDIN).parent)
        if not found.inputs and not found.left_out and not found.closed and not self.given["allow_empty"]:
            shown, known = " ".join(paths), " ".join(SUFFIXES)
            fail(f"没有可检查的文件：{shown}（检查 {known}）", f"no file to check in {shown} (checked are {known})")
        return found

    def _check(self, found: Found) -> int:
        given = self.given
        plans, jobs = self._plan(found)
        mending: Mending | None = "diff" if given["diff"] else "fix" if given["fix"] or given["unsafe_fixes"] else None
        bench = Bench(plans, not given["no_cache"], mending, given["unsafe_fixes"], DETAILS.get(self._format(), frozenset()))
        self._verify(bench)
        if given["show_settings"]:
            emit(self._settings(found, plans, jobs))
            return 0
        results: list[Result] = []
        with Progress(len(jobs), wanted=not given["quiet"]) as progress:
            for result in check_all(bench, jobs, given["jobs"]):
                results.append(result)
                progress.step()
        files = self._with_unused_ignores(bench, found, results)
        return self._tell(bench, files, "".join(result.diff for result in results))

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
            )
            if plan not in plans:
                plans.append(plan)
            jobs.append(Job(name, plans.index(plan), sys.stdin.buffer.read(DEFAULT_LIMIT + 1) if stdin else None))
        return plans, jobs

    @cached_property
    def _said(self) -> Said:
        names = ("select", "ignore", "year", "agency", "level", "deadline")
        return Said(**{name: self.given[name] for name in names})

    def _verify(self, bench: Bench) -> None:
        """Leave when the command line or a configuration names a rule that there is not."""
        for source in {id(source): source for source in self.sources.values()}.values():
            pack = bench.pack(packs_of(source, self.given["packs"]))
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

    def _with_unused_ignores(self, bench: Bench, found: Found, results: list[Result]) -> list[Checked]:
        """The files, and in them the ignores of their configurations that held nothing back in the whole run."""
        files = {result.checked.path: result.checked for result in results}
        groups: dict[int, list[Result]] = {}
        for each, result in zip(found.inputs, results, strict=True):
            groups.setdefault(id(self.sources[each.path]), []).append(result)
        for source in {id(source): source for source in self.sources.values()}.values():
            if not source.config.ignores:
                continue
            linter = Linter(bench.pack(packs_of(source, self.given["packs"])), settings_for(source, None, self._said))
            for finding in linter.unused_ignores(result.outcome for result in groups.get(id(source), [])):
                files[finding.place.path] = with_finding(files[finding.place.path], finding)
        for path, why in found.closed:
            files[path] = Checked(path, error=Text(f"无法读取文件夹：{why}", f"the folder cannot be read: {why}"))
        return list(files.values())

    def _tell(self, bench: Bench, files: list[Checked], difference: str) -> int:
        """Report what came of the run; the exit code."""
        given = self.given
        language = self._language(files)
        packs = {packs_of(source, given["packs"]): None for source in self.sources.values()}
        faulty = [pack for pack in map(bench.pack, packs) if pack.errors]
        for pack in faulty:
            tell_faulty_rules(pack, language)
        for file in files:
            for trouble in (file.error, *file.troubles):
                if trouble is not None:
                    tell(trouble.zh, trouble.en, language, file.path)
        run = Run(tuple(files), language or "en", given["statistics"], given["quiet"], faulty=bool(faulty))
        if given["diff"]:
            emit(difference)
            return 2 if run.broken else int(bool(difference))
        format_ = self._format()
        text = reporter(format_).render(run, width=_width() if format_ == "console" else 80, colour=self._colour())
        if given["output"] is None:
            emit(text, utf8=format_ in ("json", "html"), colour=self._colour())
        else:
            self._write(given["output"], text)
        return run.exit_code

    def _language(self, files: list[Checked]) -> Language | None:
        """The language of messages: the one asked for, that of the locale, that of the drafts; None when nothing tells it."""
        asked: Language | None = self.given["lang"] or self._configured("lang") or language_asked()
        if asked or not any(file.error is None for file in files):
            return asked
        return "zh" if any(file.chinese for file in files) else "en"

    def _configured(self, key: str) -> Any:
        """What the configurations of the run say of the whole run: the first that says anything."""
        return next((value for source in self.sources.values() if (value := getattr(source.config, key))), None)

    def _format(self) -> Format:
        format_: Format | None = self.given["format_"] or self._configured("format")
        return format_ or self._default_format()

    def _default_format(self) -> Format:
        return "console" if self.given["output"] is None and sys.stdout.isatty() else "concise"

    def _colour(self) -> bool:
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return self.given["output"] is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def _write(self, file: Path, text: str) -> None:
        from lint.fix import replace_file

        try:
            replace_file(file, text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            fail("无法写入", "cannot be written", detail=error.strerror or error, path=str(file))

    def _settings(self, found: Found, plans: list[Plan], jobs: list[Job]) -> str:
        """The settings in force, as JSON: an entry for all drafts of the same configuration and settings."""
        entries: dict[tuple[int, int], dict[str, Any]] = {}
        for each, job in zip(found.inputs, jobs, strict=True):
            source, plan = self.sources[each.path], plans[job.plan]
            settings = plan.settings
            entry = entries.setdefault(
                (id(source), job.plan),
                {
                    "config": str(source.file) if source.file else None,
                    "files": [],
                    **{key: getattr(settings, key) for key in ("select", "ignore", "severity")},
                    **settings.given._asdict(),
                    "fail-on": plan.threshold,
                    "pack": plan.packs,
                    "exclude": source.config.exclude,
                    "ignores": [ignore._asdict() for ignore in settings.ignores],
                },
            )
            entry["files"].append(job.path)
        return json.dumps(list(entries.values()), ensure_ascii=False, indent=2) + "\n"


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns
