"""What a run of `check` tells of what it found: in which formats and language, and what goes to standard error."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cli.base import emit, fail, language_asked, note, packs_of, tell, tell_faulty_rules
from lint.cli.baseline import stale, tell_stale
from lint.cli.files import Found
from lint.cli.others import tell_notes
from lint.cli.outputs import Target, require_file
from lint.cli.run import Bench, Job, Mending, Plan, Result
from lint.config import Source
from lint.reporters import TELLING_RULES, Format, Run, reporter
from lint.reporters.model import Checked
from lint.ruleset.text import Language

if TYPE_CHECKING:
    from lint.ruleset.model import Rule


@dataclass
class Telling:
    """The reports of a run. `given` is what was said on the command line, `sources` the configuration of each draft.

    `targets` are the formats and files asked for, `mending` what is done with corrections. `faulty` tells that rules were left
    out of a pack.
    """

    given: dict[str, Any]
    sources: dict[str, Source]
    targets: list[Target]
    mending: Mending | None = None
    faulty: bool = False

    def report(self, bench: Bench, files: list[Checked], results: list[Result]) -> int:
        """Report what came of the run; the exit code."""
        given = self.given
        difference = "".join(result.diff for result in results)
        language = self.language(files)
        packs = {packs_of(source, given["packs"]): None for source in self.sources.values()}
        faulty = [pack for pack in map(bench.pack, packs) if pack.errors] if self.faulty else []
        for pack in faulty:
            tell_faulty_rules(pack, language)
        for file in files:
            for trouble in (file.error, *file.troubles):
                if trouble is not None:
                    tell(trouble.zh, trouble.en, language, file.path)
        unannotated = [(result.checked.path, result.unannotated) for result in results if result.unannotated]
        for path, reason in unannotated:
            click.echo(f"disclosure-lint: {path}: {reason.in_(language or 'en')}", err=True)
        found_no_more = stale(bench.baselines(), results)
        if not given["quiet"]:
            tell_stale(found_no_more, language)
            tell_notes(((result.checked.path, result.outcome.note) for result in results), language)
        times = sum(each.times for _, each in found_no_more)
        # Few formats tell of rules that found nothing, and the others need not wait for them.
        rules = self._rules(bench) if any(format_ in TELLING_RULES for format_, _ in self.reports) else {}
        run = Run(tuple(files), language or "en", given["statistics"], given["quiet"], bool(faulty), times, rules)
        if given["diff"]:
            emit(difference)
            left = sum(finding.fix == "unsafe" for finding in run.findings())
            if left and not given["unsafe_fixes"] and not given["quiet"]:
                note(f"另有 {left} 处要加 --unsafe-fixes 才改正", f"{left} more fixable with --unsafe-fixes", language)
            return 2 if run.broken else int(bool(difference))
        if given["fix_only"]:
            from lint.reporters.wording import mended

            emit("" if given["quiet"] else mended(run))
            return 2 if run.broken else 0
        for format_, output in self.reports:
            colour = _colour(output)
            made = reporter(format_).render(run, width=_width() if format_ == "console" else 80, colour=colour)
            if output is not None:
                _write(output, made)
            elif isinstance(made, str):
                emit(made, utf8=format_ not in ("console", "concise"), colour=colour)
        # Copies were asked for, and not one could be made.
        return 2 if unannotated and len(unannotated) == len(results) else run.exit_code

    def partial(self, bench: Bench, results: list[Result], total: int) -> None:
        """Say that the run was stopped, and how far it came; people are shown what was found, programs are given no part."""
        files = [result.checked for result in results]
        if self.mending is None and any(output is None and name in ("console", "concise") for name, output in self.reports):
            self.reports = [(name, output) for name, output in self.reports if output is None]
            self.report(bench, files, results)
        language = self.language(files)
        done = len(results)
        tell(
            f"已中断，结果不完整：{total} 个文件中检查了 {done} 个，没有写出 --output",
            f"interrupted, the results are partial: {done} of {total} files were checked, and no --output was written",
            language,
        )
        if fixed := sum(file.fixed for file in files):
            tell(f"中断前改正了 {fixed} 处，所改的文件都是完整的", f"{fixed} corrections were made, all in whole files", language)

    def _rules(self, bench: Bench) -> "Mapping[str, Rule]":
        """The rules of all packs of the run."""
        packs = (bench.pack(packs_of(source, self.given["packs"])) for source in self.sources.values())
        rules: dict[str, Rule] = {}
        for pack in packs:
            rules |= pack.rules
        return dict(sorted(rules.items()))

    def language(self, files: list[Checked]) -> Language | None:
        """The language of messages: the one asked for, that of the locale, that of the drafts; None when nothing tells it."""
        asked: Language | None = self.given["lang"] or self.configured("lang") or language_asked()
        if asked or not any(file.error is None for file in files):
            return asked
        return "zh" if any(file.chinese for file in files) else "en"

    def configured(self, key: str) -> Any:
        """What the configurations of the run say of the whole run: the first that says anything."""
        return next((value for source in self.sources.values() if (value := getattr(source.config, key))), None)

    @cached_property
    def reports(self) -> list[tuple[Format, Path | None]]:
        """The reports to be made: formats and files, None for standard output."""
        reports = []
        for format_, file in self.targets:
            chosen = format_ or self.configured("format") or _default_format(file)
            require_file(chosen, file)
            reports.append((chosen, file))
        return reports


def settings_shown(found: Found, sources: Mapping[str, Source], plans: list[Plan], jobs: list[Job]) -> str:
    """The settings in force, as JSON: an entry for all drafts of the same configuration and settings."""
    entries: dict[tuple[int, int], dict[str, Any]] = {}
    for each, job in zip(found.inputs, jobs, strict=True):
        source, plan = sources[each.path], plans[job.plan]
        settings = plan.settings
        entry = entries.setdefault(
            (id(source), job.plan),
            {
                "config": str(source.file) if source.file else None,
                "files": [],
                **{key: getattr(settings, key) for key in ("select", "ignore", "severity")},
                **settings.given._asdict(),
                "fail-on": plan.threshold,
                "baseline": plan.baseline,
                "previous": settings.previous,
                "members": settings.members,
                "pack": plan.packs,
                "exclude": source.config.exclude,
                "ignores": [ignore._asdict() for ignore in settings.ignores],
                "limits": settings.limits._asdict(),
            },
        )
        entry["files"].append(job.path)
    return json.dumps(list(entries.values()), ensure_ascii=False, indent=2) + "\n"


def _default_format(file: Path | None) -> Format:
    if file is not None:
        return "concise"
    if sys.stdout.isatty():
        return "console"
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "concise"


def _colour(file: Path | None) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return file is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _write(file: Path, made: str | bytes) -> None:
    from lint.fix import replace_file

    try:
        replace_file(file, made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace"))
    except OSError as error:
        fail("无法写入", "cannot be written", detail=error.strerror or error, path=str(file))


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns
