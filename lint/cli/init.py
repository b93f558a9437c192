"""`disclosure-lint init`: a configuration to begin with, and the entry for pre-commit."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cli.base import LEVELS, Command, emit, fail, given_options, lang_option

if TYPE_CHECKING:
    from lint.ruleset.text import Language

NAME = "disclosure-lint.yaml"
SCHEMA = "disclosure-lint.schema.json"
_TEMPLATE = """\
# yaml-language-server: $schema={schema}
# disclosure-lint 的配置。没有写的项用默认值。 / Configuration of disclosure-lint; what is not set has its default.

# 报告机关、级别、年份；不写则从文稿中读。 / The agency that reports, its level, the year; read from the draft when not set.
{given}
# 从哪一级起退出码为 1：error、warning、info、never。 / The severity from which on the exit code is 1.
fail-on: error

# 消息语言：zh、en。 / The language of messages.
# lang: zh
# 公布期限。 / The last day to publish.
# deadline: 01-31
# 不用的规则：代码、前缀或名称。 / Rules not to run: codes, prefixes or names.
# ignore: [P603]
# 改变级别：error、warning、info、off。 / Another severity.
# severity: {{W503: info}}
# 不检查的文件和文件夹。 / Files and folders to leave alone.
# exclude: [drafts, "**/README.md"]
# 放过一处，须写理由。 / One spot let pass, with a reason.
# ignores:
#   - {{rule: N402, text: 邻县科技局, reason: 联合发布，确有其事}}
# 某些文件另有设置。 / Other settings for some files.
# per-path:
#   - {{path: "towns/**", level: township}}
"""


@click.command("init", cls=Command, short_help="写配置文件和 pre-commit 条目 · Write a configuration.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@given_options
@click.option("--force", is_flag=True, allow_from_autoenv=False, help="覆盖已有的配置 · Overwrite a configuration that is there.")
@click.option("--hook/--no-hook", default=None, allow_from_autoenv=False,
              help="是否写入 .pre-commit-config.yaml；默认在 git 仓库中写 · Whether to write the entry for pre-commit.")
@lang_option
def command(folder: Path, force: bool, hook: bool | None, lang: "Language | None", **given: Any) -> None:
    """写一个配置文件 disclosure-lint.yaml 和提交前检查的条目；在终端上先问机关、级别、年份。

    Write a configuration, disclosure-lint.yaml, and the entry that checks before each commit; on a terminal, agency, level and
    year are asked for.

    \b
      disclosure-lint init
      disclosure-lint init reports --agency 舟曲县科学技术局 --level department
    """
    import json

    from lint.config import config_schema

    file = folder / NAME
    if file.exists() and not force:
        fail("已经存在；--force 会覆盖它", "is there already; --force overwrites it", path=str(file))
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    if asking:
        _ask(given)
    _write(file, _TEMPLATE.format(schema=SCHEMA, given=_given(**given)))
    _write(folder / SCHEMA, json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n")
    emit(f"已写入 · written: {file}, {folder / SCHEMA}\n")
    _hook(folder, hook, asking)


def _ask(given: dict[str, Any]) -> None:
    """Ask for what was not said; an empty answer leaves it to the drafts."""
    if not given["agency"]:
        given["agency"] = click.prompt("报告机关（可不填） · agency (may be empty)", default="", show_default=False).strip()
    if not given["level"]:
        words = "级别：乡镇、部门、政府（可不填） · level (may be empty)"
        given["level"] = click.prompt(words, default="", show_default=False, type=click.Choice(("", *LEVELS)))
    if not given["year"]:
        words = "报告年份（可不填） · year of the report (may be empty)"
        given["year"] = click.prompt(words, default="", show_default=False, value_proc=_year)


def _year(answer: str) -> int | None:
    if not answer.strip():
        return None
    if not answer.strip().isdecimal() or not 2008 <= int(answer) <= 2100:
        raise click.UsageError("2008–2100")
    return int(answer)


def _hook(folder: Path, wanted: bool | None, asking: bool) -> None:
    """Write the entry for pre-commit where the repository keeps it, or print it."""
    from lint.cli.hook import NAME as CONFIG
    from lint.cli.hook import entry, root_of, with_entry

    root = root_of(folder)
    own = entry(folder, root)
    shown = f"repos:\n{own}"
    file = (root or folder) / CONFIG
    if wanted is None:
        question = f"把提交前检查写入 {file}？ · check before each commit, by {file}?"
        wanted = root is not None and (not asking or click.confirm(question, default=True))
    before = file.read_text("utf-8", "surrogateescape") if file.exists() else ""
    after = with_entry(before, own)
    if wanted and after is not None:
        if after == before:
            emit(f"已有提交前检查 · is checked before each commit already: {file}\n")
            return
        _write(file, after)
        emit(f"已写入 · written: {file}（pre-commit install）\n\n{shown}")
        return
    emit(f"\n提交前自动检查，在 {CONFIG} 中写 · to check before each commit, write in {CONFIG}:\n\n{shown}")


def _given(year: int | None, agency: str | None, level: str | None) -> str:
    """The lines on what the drafts are; those that nothing is known of stand as comments."""
    import json

    lines = [
        f"agency: {json.dumps(agency, ensure_ascii=False)}" if agency else "# agency: 舟曲县科学技术局",
        f"level: {level}" if level else "# level: department   # township, department, government",
        f"year: {year}" if year else "# year: 2025",
    ]
    return "".join(f"{line}\n" for line in lines)


def _write(file: Path, text: str) -> None:
    from lint.fix import replace_file

    try:
        replace_file(file, text.encode())
    except OSError as error:
        fail("无法写入", "cannot be written", detail=error.strerror or error, path=str(file))
