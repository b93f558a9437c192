"""`disclosure-lint check`: what is wrong with drafts."""

from typing import Any

import click

from lint.cli.base import complete_rules, config_options, given_options, lang_option, month_day, several
from lint.cli.outputs import OutputCommand, OutputFile

FORMATS = (
    "console", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "html", "xlsx",
)


GROUPS = {
    "文稿 · Drafts": ("year", "agency", "level", "deadline", "previous", "members", "files_from", "stdin_filename", "allow_empty",
                   "show_files"),
    "规则 · Rules": ("select", "ignore", "fail_on", "baseline", "write_baseline", "config_file", "no_config", "packs", "no_cache",
                   "show_settings"),
    "大批量 · Many drafts": ("jobs", "engine", "scheduler", "records", "resume"),
    "报告 · Report": ("format_", "output", "lang", "group_by", "statistics", "quiet"),
    "改正 · Corrections": ("fix", "unsafe_fixes", "fix_only", "diff", "track", "annotate"),
}  # fmt: skip


@click.command("check", cls=OutputCommand, groups=GROUPS, short_help="检查文稿 · Check drafts.")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option("--format", "format_", envvar="DISCLOSURE_LINT_FORMAT", type=click.Choice(FORMATS), multiple=True,
              metavar="FORMAT",
              help="输出格式，可与 --output 成对重复；默认终端上为 console，GitHub Actions 中为 github，否则为 concise · "
              f"The form of the report: {', '.join(FORMATS)}.")
@click.option("--output", type=OutputFile(), multiple=True, metavar="FILE",
              help="前一个 --format 写入这个文件 · Write the report to a file; repeatable, each behind its --format.")
@click.option("--select", multiple=True, callback=several, shell_complete=complete_rules, metavar="RULES",
              help="只用这些规则：代码、前缀或名称，逗号分隔 · Codes, prefixes or names of the rules to run.")
@click.option("--ignore", multiple=True, callback=several, shell_complete=complete_rules, metavar="RULES",
              help="不用这些规则 · The rules not to run.")
@click.option("--fail-on", type=click.Choice(("error", "warning", "info", "never")),
              help="从哪一级起退出码为 1；默认 error · The severity from which on the exit code is 1.")
@click.option("--fix", is_flag=True, allow_from_autoenv=False, help="改正有把握的问题，写回文件 · Make the safe corrections.")
@click.option("--unsafe-fixes", is_flag=True, allow_from_autoenv=False,
              help="连需人工复核的也改正 · Make the corrections that want a second look, too.")
@click.option("--fix-only", is_flag=True, allow_from_autoenv=False,
              help="只改正，不报告其余问题 · Make the corrections and tell nothing of the rest.")
@click.option("--track", is_flag=True, allow_from_autoenv=False,
              help="与 --fix 合用：在 .docx 中改为修订痕迹 · With --fix: as tracked changes in .docx.")
@click.option("--annotate", metavar="OUT", allow_from_autoenv=False,
              help="另存带批注的副本：文件，或文件夹 · Write annotated copies of .docx and .pdf: a file, or a folder.")
@click.option("--diff", is_flag=True, allow_from_autoenv=False, help="只显示将改动之处，不写文件 · Show what --fix would change.")
@given_options
@click.option("--baseline", type=click.Path(dir_okay=False), metavar="FILE",
              help="基线：其中已有的问题不再报告 · Tell only what this file does not know.")
@click.option("--write-baseline", is_flag=False, flag_value="", allow_from_autoenv=False, metavar="[FILE]",
              help="把现有的问题记入基线，以后只报告新的 · Put what is found into the baseline.")
@click.option("--deadline", callback=month_day, metavar="MM-DD", help="公布期限，如 01-20 · The last day to publish.")
@click.option("--previous", multiple=True, type=click.Path(), metavar="PATH",
              help="上年的报告，文件或文件夹，可重复；按机关对应 · Last year's reports: a file, or a folder of them.")
@click.option("--members", multiple=True, type=click.Path(), metavar="PATH",
              help="各单位的报告所在的文件夹，可重复；与政府报告的合计比对 · A folder of the reports that a government's sums up.")
@config_options
@lang_option
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="同时检查的进程数 · How many processes check at once.")
@click.option("--engine", type=click.Choice(("local", "dask")), default="local",
              help="在本机检查，或在 dask 集群上检查 · Check on this machine, or on a dask cluster.")
@click.option("--scheduler", metavar="ADDRESS",
              help="dask 调度器地址，如 tcp://10.0.0.1:8786 · The address of its scheduler; without it, workers on this machine.")
@click.option("--records", type=OutputFile(), allow_from_autoenv=False, metavar="FILE",
              help="结果随查随写，一行一个文件：JSON 行，或 .parquet · Write results as they come, a line a file.")
@click.option("--resume", is_flag=True, allow_from_autoenv=False,
              help="接着上次的 --records 查，查过的不再查 · Go on with --records where a run was stopped.")
@click.option("--group-by", type=click.IntRange(1), metavar="N",
              help="按第几级文件夹分组汇总（html、xlsx）· Sum drafts up by folders N levels deep (html, xlsx).")
@click.option("--statistics", is_flag=True, help="按规则计数 · Counts by rule.")
@click.option("--quiet", "-q", is_flag=True, help="只输出错误 · Errors only, and no summary.")
@click.option("--allow-empty", is_flag=True, help="没有可检查的文件也算通过 · No file to check is no error.")
@click.option("--files-from", metavar="FILE",
              help="从文件（- 为标准输入）读取路径，一行一个或以 NUL 分隔 · Read paths from a file, or from standard input (-).")
@click.option("--stdin-filename", metavar="NAME", help="标准输入（-）的文件名 · What standard input (-) is called.")
@click.option("--watch", is_flag=True, allow_from_autoenv=False,
              help="文件保存后再查，Ctrl-C 结束 · Check again whenever a file is saved, until Ctrl-C.")
@click.option("--show-files", is_flag=True, allow_from_autoenv=False, help="列出将检查的文件 · List the files, check none.")
@click.option("--show-settings", is_flag=True, allow_from_autoenv=False, help="列出生效的设置 · Show the settings, check nothing.")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """检查文稿：文件、文件夹、压缩包（.zip、.tar、.tar.gz）、网址（s3://…），或标准输入（-）；不写路径时为当前文件夹。

    Check drafts: files, folders, archives (.zip, .tar, .tar.gz), URLs (s3://…), or standard input (-); the current folder when
    no path is given.

    \b
    例 · Examples
      # 一份文稿 · one draft
      disclosure-lint check 年度报告.docx
      # 一个文件夹，只查数据和名称 · a folder, counts and names only
      disclosure-lint check reports/ --select C2,N4 --fail-on warning
      # 给人看的报告，给复核用的表 · a page for people, a table for the reviewer
      disclosure-lint check reports/ --format html --output 核查结果.html \\
                                     --format xlsx --output 核查表.xlsx
      # 先看会怎么改，再改 · see what would be mended, then mend it
      disclosure-lint check 年度报告.md --diff
      disclosure-lint check 年度报告.md --fix
      # 旧问题记入基线，以后只报告新的 · known findings aside, new ones only
      disclosure-lint check reports/ --write-baseline 基线.json
      disclosure-lint check reports/ --baseline 基线.json
      # 与上年的报告比对 · against last year's report
      disclosure-lint check 年度报告.docx --previous 2022年度报告.docx
      # 政府的报告与各单位的合计比对 · a government's against its members'
      disclosure-lint check 县政府.docx --members 各单位/
      # 标准输入 · standard input
      disclosure-lint check - --stdin-filename 年度报告.md < 年度报告.md

    \b
    退出码 · Exit status
      0  没有达到 --fail-on 的问题 · nothing at or above --fail-on
      1  有达到的 · something is
      2  用法或配置有误，或有文件未能检查（其余照查）
         a usage or configuration error, or a file that could not be checked
         (the others are)

    \b
    环境 · Environment
      DISCLOSURE_LINT_…      选项的默认值 · defaults of options:
                             DISCLOSURE_LINT_FAIL_ON=warning
      NO_COLOR, FORCE_COLOR  不用、总用颜色 · no colour, colour always

    \b
    文件 · Files
      disclosure-lint.yaml, pyproject.toml [tool.disclosure-lint]
          从文稿所在文件夹往上最近的一个 · the nearest upward from the draft
    """
    from lint.cli.checking import CheckRun

    if given["watch"]:
        from lint.cli.watch import watch_run

        watch_run(given)
        ctx.exit(0)
    ctx.exit(CheckRun(given).run())
