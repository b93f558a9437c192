"""Which reports a run makes, and where each goes: --format and --output in pairs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lint.cli.base import Command, fail

if TYPE_CHECKING:
    from lint.reporters import Format

_ORDER = "lint.cli.outputs"


class Target(NamedTuple):
    """A report to be made: its format, None when nothing has named one, and its file, None for standard output."""

    format: "Format | None"
    file: Path | None


class OutputFile(click.Path):
    """A file to write; the environment names one, whatever characters its name has."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def split_envvar_value(self, rv: str) -> Sequence[str]:
        """The name as it stands."""
        return (rv,)


class OutputCommand(Command):
    """A subcommand that remembers the order in which --format and --output were written."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and keep the order."""
        _, _, order = self.make_parser(ctx).parse_args(list(args))
        ctx.meta[_ORDER] = [option.name for option in order if option.name in ("format_", "output")]
        return super().parse_args(ctx, args)


def targets(formats: "Sequence[Format]", files: Sequence[Path]) -> list[Target]:
    """The reports that are asked for; leaves with a message when it is not clear which goes where.

    One format and one file belong together, in any order. Of several, a file belongs to the format written just before it,
    and a format that has none goes to standard output.
    """
    if len(formats) < 2 and len(files) < 2:
        found = [Target(formats[0] if formats else None, files[0] if files else None)]
    else:
        found = _pairs(formats, files)
    if [target.file for target in found].count(None) > 1:
        fail(
            "只能有一种格式写到标准输出，其余各写一个 --output",
            "only one format can go to standard output; give each other --format an --output",
        )
    for file in files:
        if files.count(file) > 1:
            fail("写了两次 --output", "two reports would go to this file", path=str(file))
    return found


def _pairs(formats: "Sequence[Format]", files: Sequence[Path]) -> list[Target]:
    order = click.get_current_context().meta[_ORDER]
    # What the environment says comes before what is written.
    order = ["output"] * (len(files) - order.count("output")) + ["format_"] * (len(formats) - order.count("format_")) + order
    rest: dict[str, Any] = {"format_": iter(formats), "output": iter(files)}
    found: list[Target] = []
    for option in order:
        value = next(rest[option])
        if option == "format_":
            found.append(Target(value, None))
        elif found and found[-1].file is None:
            found[-1] = found[-1]._replace(file=value)
        else:
            fail(
                "这个 --output 前面没有它自己的 --format；写几份报告时，格式和文件成对写：--format sarif --output a.sarif",
                "this --output has no --format of its own before it; write pairs: --format sarif --output a.sarif",
                path=str(value),
            )
    return found


def require_file(format: "Format", file: Path | None) -> None:
    """Leave when a report of this format cannot go to standard output."""
    from lint.reporters import BINARY

    if format in BINARY and file is None:
        fail(f"{format} 格式要用 --output 写入文件", f"the format {format} needs a file: --output FILE")
