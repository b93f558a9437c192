"""The baseline of a run: read, told where it is out of date, and written."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lint.cli.base import fail

if TYPE_CHECKING:
    from lint.cli.run import Result
    from lint.engine.baseline import Baseline, Stale
    from lint.ruleset.text import Language

NAME = "disclosure-lint-baseline.json"


def read(file: str) -> "Baseline":
    """The baseline in a file; leaves with a message when it cannot be used."""
    from lint.engine.baseline import Baseline, BaselineError

    try:
        return Baseline.read(Path(file))
    except BaselineError as error:
        fail(f"基线不能用：{error.zh}", f"the baseline cannot be used: {error.en}", path=file)


def stale(baselines: "Iterable[Baseline]", results: "list[Result]") -> "list[tuple[Baseline, Stale]]":
    """What the baselines hold and the run found no more."""
    recalled = [(result.outcome.recalled, result.outcome.ran) for result in results]
    return [(baseline, each) for baseline in baselines for each in baseline.stale(recalled)]


def tell_stale(found: "list[tuple[Baseline, Stale]]", language: "Language | None") -> None:
    """Tell on standard error what a baseline need not hold any more."""
    for baseline, each in found:
        entry = each.entry
        what = f"{each.path}: {entry.rule} “{entry.text}”" + (f" ×{each.times}" if each.times > 1 else "")
        zh, en = ("文件已不存在", "the file is gone") if each.gone else ("已不再出现", "found no more")
        why = {"zh": zh, "en": en, None: f"{zh} · {en}"}[language]
        click.echo(f"disclosure-lint: {baseline.file}: {what}: {why}", err=True)


def write(file: Path, results: "list[Result]") -> "list[Result]":
    """Put what the run found into a baseline, and give what is left to be told: that it is held back."""
    from lint.engine.baseline import Baseline, Subject
    from lint.fix import replace_file

    baseline = read(str(file)) if file.exists() else Baseline(file)
    drafts = []
    held = []
    for result in results:
        checked = result.checked
        if not checked.error:
            head = checked.head
            findings = [shown.finding for shown in checked.findings]
            drafts.append((checked.path, Subject(head.agency, head.year, head.title), findings, result.outcome.ran))
            checked = checked._replace(findings=(), baseline=len(findings))
        held.append(result._replace(checked=checked))
    try:
        replace_file(file, baseline.updated(drafts).dumped().encode())
    except OSError as error:
        fail("无法写入", "cannot be written", detail=error.strerror or error, path=str(file))
    return held
