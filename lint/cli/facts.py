"""`disclosure-lint facts`: what was understood of a draft."""

from pathlib import Path
from typing import Any

import click

from lint.cli.base import Command, config_options, emit, given_options, lang_option, load, packs_of, source_for
from lint.cli.text import document_of


@click.command("facts", cls=Command, short_help="显示从文稿读懂的内容（JSON） · Print what was understood, as JSON.")
@click.argument("file", type=click.Path(), metavar="FILE")
@given_options
@config_options
@click.option("--stdin-filename", metavar="NAME", help="标准输入（-）的文件名 · What standard input (-) is called.")
@lang_option
def command(file: str, stdin_filename: str | None, **given: Any) -> None:
    """以 JSON 显示从文稿读懂的内容：标题、机关、年份、各部分、三张表、数字。

    Print as JSON what was understood of a draft: title, agency, year, sections, tables, figures.

    \b
      disclosure-lint facts 年度报告.html
    """
    import json

    name = (stdin_filename or "-") if file == "-" else file
    source = source_for(Path(name).parent, given["config_file"], given["no_config"])

    from lint.config import Said, settings_for
    from lint.report.builder import understand
    from lint.report.facts import facts

    document = document_of(file, stdin_filename, source.config.limits.limits())
    said = Said(year=given["year"], agency=given["agency"], level=given["level"])
    pack = load(packs_of(source, given["packs"]), not given["no_cache"])
    report = understand(document, pack.form, settings_for(source, name, said).given)
    emit(json.dumps(facts(report), ensure_ascii=False, indent=2) + "\n", utf8=True)
