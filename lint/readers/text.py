"""Plain text: the text view is the file itself, with line feeds for line breaks."""

from lint.document import Block, Document, OffsetMap
from lint.readers.decoding import decode
from lint.readers.lines import EDGE, is_rule, lines, lost_characters, trimmed
from lint.readers.plain_tables import PIPES, find_tables, only_pipes


def read(data: bytes, path: str) -> Document:
    """The document in a plain text file: a block for each line that is not blank, and for each table."""
    decoded = decode(data)
    view, origin = _with_line_feeds(decoded.text)
    return Document(
        path,
        "text",
        decoded.text,
        view,
        origin,
        plain_blocks(view),
        troubles=lost_characters(view),
        encoding=decoded.encoding,
        bom=decoded.bom,
    )


def _with_line_feeds(source: str) -> tuple[str, OffsetMap]:
    origin = OffsetMap()
    if "\r" not in source:
        origin.add(len(source), 0, len(source))
        return source, origin
    parts: list[str] = []
    for line in (spans := lines(source)):
        parts.append(source[line.start : line.end])
        origin.add(line.end - line.start, *line)
        if line is not spans[-1]:
            origin.add(1, line.end, line.end + (2 if source.startswith("\r\n", line.end) else 1))
    return "\n".join(parts), origin


def plain_blocks(view: str) -> list[Block]:
    """The paragraphs and tables of a plain text."""
    spans = lines(view)
    tables = {table.first: table for table in find_tables(view, spans)}
    blocks: list[Block] = []
    paragraphs = index = 0
    while index < len(spans):
        if table := tables.get(index):
            # From line edge to line edge: an empty cell may stand in the blanks there.
            start, end = spans[table.first].start, spans[table.last].end
            native = {"table": 1 + sum(block.table is not None for block in blocks)}
            blocks.append(Block("table", start, end, table=table.table(), native=dict(native)))
            index = table.last + 1
            continue
        line = view[spans[index].start : spans[index].end]
        if line.strip(EDGE) and not only_pipes(line) and not is_rule(line):
            paragraphs += 1
            start, end = trimmed(view, *spans[index], EDGE + PIPES)
            blocks.append(Block("paragraph", start, end, native={"paragraph": paragraphs}))
        index += 1
    return blocks
