"""`disclosure-lint text`: the text view of a draft."""

import sys
from typing import TYPE_CHECKING

import click

from lint.cli.base import Command, emit, fail, lang_option

if TYPE_CHECKING:
    from lint.document import Document
    from lint.readers import Limits
    from lint.ruleset.text import Language


@click.command("text", cls=Command, short_help="显示从文件读出的文本 · Print the text that is read.")
@click.argument("file", type=click.Path(), metavar="FILE")
@click.option("--stdin-filename", metavar="NAME", help="标准输入（-）的文件名 · What standard input (-) is called.")
@lang_option
def command(file: str, stdin_filename: str | None, lang: "Language | None") -> None:
    """显示从文件读出的文本，一段一行。

    Print the text that is read from a file, a block a line.

    \b
      disclosure-lint text 年度报告.html
    """
    text = document_of(file, stdin_filename).text
    emit(text if text.endswith("\n") else text + "\n")


def document_of(file: str, stdin_filename: str | None, limits: "Limits | None" = None) -> "Document":
    """The document in a file or in standard input; leaves with a message when it cannot be read."""
    from lint.readers import DEFAULT, ReadError, read, read_bytes

    limits = limits or DEFAULT
    try:
        if file == "-":
            return read_bytes(sys.stdin.buffer.read(limits.file_size + 1), stdin_filename or "-", limits=limits)
        return read(file, limits)
    except ReadError as error:
        fail(error.zh, error.en, path=file)
