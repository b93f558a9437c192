"""What some formats show of a draft besides its findings: the draft as it reads, its days and the figures of its tables."""

from collections.abc import Iterator

from lint.checks.dating.deadline import deadline_of
from lint.checks.dating.years import agreed_year
from lint.document import Cell, Document, Place, Span
from lint.report.model import Number, OfficialTable, Passage, Report
from lint.reporters.model import Entry, Facts, Page, Part


def facts_of(report: Report) -> Facts:
    """The days and figures of a report."""
    signed = report.signature.date if report.signature else None
    year = agreed_year(report)
    return Facts(
        signed.date if signed else None,
        report.published.date if report.published else None,
        deadline_of(report, year) if year is not None else None,
        tuple(entry for table in report.tables.values() for entry in _entries(table)),
    )


def _entries(table: OfficialTable) -> Iterator[Entry]:
    """The figures that sum a table up: its total column where every row has one, and of detailed rows their total."""
    form = table.form
    summed = all(any(column.key == "total" for column in form.columns_of(row)) for row in form.rows)
    for row in form.rows:
        if "." in row.key and not row.total:
            continue
        label = f"{row.group} {row.label}" if row.total and row.group else row.label
        for column in form.columns_of(row):
            if summed and column.key != "total":
                continue
            cell = table.rows.get(row.key, {}).get(column.key) if table.sure else None
            value = _plain(cell.value) if cell and cell.value is not None else None
            yield Entry(table.key, row.key, column.key, form.title, label if summed else f"{label} {column.label}", value)


def _plain(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)


def page_of(report: Report) -> Page:
    """The draft as it reads: its passages and tables in order; a heading in the line of its paragraph begins it."""
    document = report.document
    levels = {heading.span.start: heading.level for heading in report.headings}
    passages = [passage for passage in report.passages if passage.kind != "cell"]
    parts = [
        Part("table", block.start, block.end, table=block.table) for block in document.blocks if block.table and block.table.cells
    ]
    taken = False
    for index, passage in enumerate(passages):
        if taken:
            taken = False
            continue
        level = levels.get(passage.span.start, 0)
        after = passages[index + 1] if index + 1 < len(passages) else None
        taken = level > 1 and after is not None and _runs_on(passage, after)
        parts.append(_part(document, passage, level, after if taken else None))
    parts.sort(key=lambda part: part.start)
    return Page(document.text, tuple(parts))


def _runs_on(heading: Passage, after: Passage) -> bool:
    return after.role == "body" and after.block is heading.block


def _part(document: Document, passage: Passage, level: int, text: Passage | None) -> Part:
    role = "body" if passage.role == "cell" else passage.role
    start, end = document.normal.origin.origin(*passage.span)
    if text is None:
        return Part(role, start, end, level)
    return Part("body", start, document.normal.origin.origin(*text.span).end, level, lead=end)


def span_of(document: Document, place: Place) -> Span:
    """The range of the text view at a place of the source.

    A place in a blank cell is told by its row and column, as in the source it may stand beside the words before it.
    """
    source = Span(document.position(place.line, place.column), document.position(place.end_line, place.end_column))
    start, end = document.origin.derived(source.start), document.origin.derived(source.end)
    # What the reader put between two blocks came from nowhere in the source and belongs to neither.
    while end > start and document.origin.origin(end - 1, end) == Span(source.end, source.end):
        end -= 1
    cell = _cell(document, place)
    if cell is not None and not cell.start <= start <= cell.end:
        start = cell.start
    return Span(start, max(start, end))


def _cell(document: Document, place: Place) -> Cell | None:
    if not {"table", "row", "column"} <= place.native.keys():
        return None
    field = place.native["row"], place.native["column"]
    for block in document.blocks:
        if block.table is not None and block.native.get("table") == place.native["table"]:
            return next((cell for cell in block.table.cells if (cell.row + 1, cell.column + 1) == field), None)
    return None
