"""`disclosure-lint init`: a configuration to begin with, and the entry for pre-commit."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cli.base import LEVELS, Command, emit, fail, given_options, lang_option

if TYPE_CHECKING:
    from lint.ruleset.values import Language

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
_HOOK = """\
repos:
  - repo: local
    hooks:
      - id: disclosure-lint
        name: disclosure-lint
        entry: disclosure-lint check
        language: system
        files: {files}
        exclude: (^|/)~\\$
        require_serial: true
"""


@click.command("init", cls=Command, short_help="写配置文件和 pre-commit 条目 · Write a configuration.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@given_options
@click.option("--force", is_flag=True, allow_from_autoenv=False, help="覆盖已有的配置 · Overwrite a configuration that is there.")
@lang_option
def command(folder: Path, force: bool, lang: "Language | None", **given: Any) -> None:
    """写一个配置文件 disclosure-lint.yaml，并显示 pre-commit 的写法。

    Write a configuration, disclosure-lint.yaml, and print the entry for pre-commit.

    \b
      disclosure-lint init --agency 舟曲县科学技术局 --level department
    """
    from lint.config import config_schema
    from lint.readers import SUFFIXES

    file = folder / NAME
    if file.exists() and not force:
        fail("已经存在；--force 会覆盖它", "is there already; --force overwrites it", path=str(file))
    if sys.stdin.isatty() and sys.stdout.isatty() and not any(given.values()):
        given["agency"] = click.prompt("报告机关（可不填） · agency (may be empty)", default="", show_default=False)
        levels = click.Choice(("", *LEVELS))
        given["level"] = click.prompt("级别（可不填） · level (may be empty)", type=levels, default="", show_default=False)
    import json

    _write(file, _TEMPLATE.format(schema=SCHEMA, given=_given(**given)))
    _write(folder / SCHEMA, json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n")
    files = r"\.(" + "|".join(suffix.removeprefix(".") for suffix in SUFFIXES) + r")$"
    emit(
        f"已写入 · written: {file}, {folder / SCHEMA}\n\n"
        f"提交前自动检查，在 .pre-commit-config.yaml 中写 · to check before each commit, write in .pre-commit-config.yaml:\n\n"
        f"{_HOOK.format(files=files)}"
    )


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
