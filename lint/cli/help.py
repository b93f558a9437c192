"""Help pages whose columns hold although Chinese characters are wide, and whose Chinese breaks between characters."""

from collections.abc import Iterable

import click

from lint.reporters.width import cells, pad, wrap


class Formatter(click.HelpFormatter):
    """Writes help as click does, with lines measured in cells of a terminal."""

    def __init__(self, like: click.HelpFormatter) -> None:
        super().__init__(width=like.width)

    def write_text(self, text: str) -> None:
        """Write paragraphs; one that begins with a line of \\b keeps its lines."""
        room = self.width - self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            kept = paragraph.startswith("\b\n")
            lines = paragraph[2:].splitlines() if kept else wrap(" ".join(paragraph.split("\n")), room)
            if number:
                self.write("\n")
            for line in lines:
                self.write(f"{'':{self.current_indent}}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and what they mean in two columns."""
        pairs = list(rows)
        first = min(max(cells(term) for term, _ in pairs), col_max) + col_spacing
        for term, meaning in pairs:
            margin = " " * self.current_indent
            lines = wrap(meaning, max(self.width - first - self.current_indent, 20))
            if cells(term) > first - col_spacing:
                self.write(f"{margin}{term}\n")
                left = ""
            else:
                left = term
            for number, line in enumerate(lines):
                self.write(f"{margin}{pad(left if number == 0 else '', first)}{line}".rstrip() + "\n")
