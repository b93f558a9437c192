"""How much is read of a file: more is refused with a message, not read for minutes or until the memory is full."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from lint.readers.errors import ReadError

if TYPE_CHECKING:
    from lint.document import Document


class Limits(NamedTuple):
    """The most that is read: bytes of a file, lines of a text, cells of a table, bytes that a package comes to unpacked.

    `archive_files` and `archive_unpacked` are for a whole archive of drafts: its members, and the bytes that they come to.
    """

    file_size: int = 20_000_000
    lines: int = 60_000
    table_cells: int = 200_000
    unpacked: int = 100_000_000
    archive_files: int = 1_000_000
    archive_unpacked: int = 20_000_000_000


DEFAULT = Limits()
_in_force: ContextVar[Limits] = ContextVar("limits", default=DEFAULT)


def in_force() -> Limits:
    """The limits of the file that is being read."""
    return _in_force.get()


@contextmanager
def held_to(limits: Limits) -> Iterator[None]:
    """What is read meanwhile is held to these limits."""
    token = _in_force.set(limits)
    try:
        yield
    finally:
        _in_force.reset(token)


def require_size(size: int, limits: Limits) -> None:
    """Raise ReadError for a file of more bytes than are read."""
    if size > limits.file_size:
        shown, most = f"{size / 1e6:.1f}", f"{limits.file_size / 1e6:g}"
        raise ReadError(
            f"文件过大：{shown} MB，上限 {most} MB（配置 limits: file-size-mb）",
            f"the file is too large: {shown} MB, the limit is {most} MB (configuration: limits: file-size-mb)",
        )


def require_lines(text: str) -> None:
    """Raise ReadError for a text of more lines than are read."""
    most = in_force().lines
    # Each line break is one character at least.
    if len(text) < most:
        return
    count = text.count("\n") + text.count("\r") - text.count("\r\n") + 1
    if count > most:
        raise ReadError(
            f"行数过多：{count} 行，上限 {most} 行（配置 limits: lines）",
            f"too many lines: {count}, the limit is {most} (configuration: limits: lines)",
        )


def require_cells(rows: int, columns: int) -> None:
    """Raise ReadError for a table of more cells than are read."""
    most = in_force().table_cells
    if rows * columns > most:
        raise ReadError(
            f"表格过大，无法读取：{rows} 行 × {columns} 列，上限 {most} 格（配置 limits: table-cells）",
            f"a table is too large to be read: {rows} rows × {columns} columns, the limit is {most} cells "
            "(configuration: limits: table-cells)",
        )


def require_unpacked(size: int, most: int, name: str) -> None:
    """Raise ReadError for a part of a package that comes to more bytes than `most`."""
    if size > most:
        total = f"{in_force().unpacked / 1e6:g}"
        raise ReadError(
            f"{name} 解压后过大，超出可读范围：上限共 {total} MB（配置 limits: unpacked-mb）",
            f"{name} is too large when unpacked: the limit is {total} MB in all (configuration: limits: unpacked-mb)",
        )


def require_measure(document: "Document") -> None:
    """Raise ReadError for a document of more lines, or with a larger table, than are read."""
    require_lines(document.text)
    for block in document.blocks:
        if block.table is not None:
            require_cells(block.table.rows, block.table.columns)
