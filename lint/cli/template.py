"""`disclosure-lint template`: an empty report in the official form."""

from pathlib import Path
from typing import Any

import click

from lint.cli.base import Command, config_options, emit, fail, given_options, lang_option, load, packs_of, source_for


@click.command("template", cls=Command, short_help="写一份规定格式的空白报告（.docx） · Write an empty report.")
@given_options
@click.option("--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.docx",
              help="写入的文件 · The file to write.")
@click.option("--force", is_flag=True, allow_from_autoenv=False, help="覆盖已有的文件 · Overwrite a file that is there.")
@config_options
@lang_option
def command(output: Path, force: bool, **given: Any) -> None:
    """写一份空白的年度报告：按报告年份的规定格式，标题、六个部分、三张表俱全，数据和文字留待填写。

    Write an empty report in the form that binds its year: its sections and tables, with text and figures left to be filled in.

    \b
      disclosure-lint template --agency 岚皋县林业局 --year 2025 -o 年度报告.docx
    """
    if output.suffix.lower() != ".docx":
        raise click.BadParameter("the template is a Word document: its name ends in .docx", param_hint="--output")
    source = source_for(output.parent, given["config_file"], given["no_config"])

    from lint.config import Said, settings_for
    from lint.report.names import level_of
    from lint.reporters.template import template

    asked = settings_for(source, str(output), Said(year=given["year"], agency=given["agency"], level=given["level"])).given
    if not asked.agency or not asked.year:
        raise click.UsageError(f"missing option {'--year' if asked.agency else '--agency'}")
    if not asked.agency.isprintable():
        raise click.BadParameter("the name holds characters that cannot be printed", param_hint="--agency")
    form = load(packs_of(source, given["packs"]), not given["no_cache"]).form
    edition = form.edition_of(asked.year)
    if edition is None or form.template is None:
        first = min(each.first_year for each in form.editions)
        zh = f"{asked.year} 年的报告没有规定格式（自 {first} 年起有）"
        fail(zh, f"no form binds a report on {asked.year}; the first was for {first}")
    if output.exists() and not force:
        fail("已经存在；--force 会覆盖它", "is there already; --force overwrites it", path=str(output))
    _write(output, template(form.template, edition, asked.agency, asked.year, asked.level or level_of(asked.agency, form)))
    emit(f"已写入 · written: {output}\n")


def _write(file: Path, data: bytes) -> None:
    from lint.fix import replace_file

    try:
        replace_file(file, data)
    except OSError as error:
        fail("无法写入", "cannot be written", detail=error.strerror or error, path=str(file))
