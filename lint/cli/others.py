"""Reports beside the drafts of a run, last year's and members': that they are there, and what is told of the comparison."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from lint.cli.base import fail, note
from lint.ruleset.text import Text

if TYPE_CHECKING:
    from lint.engine.previous import Previous
    from lint.engine.settings import Settings
    from lint.readers import Limits
    from lint.report.form import Form
    from lint.ruleset.text import Language

_MOST = 20


def require_there(settings: "Settings") -> None:
    """Leave when a path that is to hold last year's or members' reports is not there, or none of this machine."""
    _require("--previous", settings.previous, Text("上年报告不存在", "last year's report: no such file or folder"))
    _require("--members", settings.members, Text("成员报告不存在", "members' reports: no such file or folder"))


def _require(option: str, paths: Iterable[str], missing: Text) -> None:
    for path in paths:
        if "://" in path:
            raise click.UsageError(f"{option} takes files and folders, no URL")
        if not os.path.exists(path):  # noqa: PTH110
            fail(missing.zh, missing.en, path=path)


def read_previous(previous: "Previous", form: "Form", limits: "Limits") -> None:
    """Find out whose reports they are; leaves with a message when a file that the user named is none."""
    for entry in previous.entries(form, limits):
        if entry.named and entry.error is not None:
            zh, en = "不能用作上年报告", "cannot be used as last year's report"
            fail(f"{zh}：{entry.error.zh}", f"{en}: {entry.error.en}", path=entry.path)


def tell_notes(notes: Iterable[tuple[str, Text | None]], language: "Language | None") -> None:
    """Tell on standard error which drafts were not compared with reports beside them, or with which, and why."""
    told = [(path, why) for path, why in notes if why is not None]
    for path, why in told[:_MOST]:
        note(f"{path}: {why.zh}", f"{path}: {why.en}", language)
    if len(told) > _MOST:
        left = len(told) - _MOST
        note(f"另有 {left} 份文稿没有比对，或比对有疑", f"{left} more drafts not compared, or in doubt", language)
