"""An empty report in the official form, as a Word document."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from lint.report.form import EditionForm, FontForm, SectionForm, TableForm, TemplateForm
from lint.report.given import Level
from lint.report.tables.blank import Field, Grid, blank_grid

_NUMERALS = "一二三四五六七八九十"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# A4 in twentieths of a point, as Word counts.
_PAGE = 11906, 16838
_MILLIMETRE = 1440 / 25.4
# No clock: the same template has the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)
_CELL_MARGIN = 40
# Labels stand in the left part of a table that has several columns of them, the rightmost the widest.
_LABEL_SHARE = 0.42
_NARROW, _MIDDLE, _WIDE = 1.0, 1.4, 2.6


def template(form: TemplateForm, edition: EditionForm, agency: str, year: int, level: Level) -> bytes:
    """The bytes of a .docx that holds an empty report of `agency` on `year`, in the form of that edition."""
    values = {"agency": agency, "year": str(year), "next_year": str(year + 1)}
    page = form.page
    room = _PAGE[0] - round((page.left + page.right) * _MILLIMETRE)
    body = [
        _paragraph("Title", form.title.format_map(values)),
        *(_paragraph("Normal", text.format_map(values)) for text in form.opening),
        *(part for section in edition.sections for part in _section(edition, section, values, level, room)),
        *(_paragraph("Signature", text.format_map(values)) for text in form.closing),
    ]
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    sides = " ".join(f'w:{side}="{round(width * _MILLIMETRE)}"' for side, width in margins.items())
    size = f'<w:pgSz w:w="{_PAGE[0]}" w:h="{_PAGE[1]}"/>'
    end = f'<w:sectPr>{size}<w:pgMar {sides} w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{"".join(body)}{end}</w:body></w:document>'
    return _package({"word/document.xml": document, "word/styles.xml": _styles(form)})


def _section(edition: EditionForm, section: SectionForm, values: dict[str, str], level: Level, room: int) -> Iterator[str]:
    """A section: its heading, its table, and what the drafter is asked for."""
    yield _paragraph("Heading1", f"{_NUMERALS[section.number - 1]}、{section.title}")
    table = edition.table(section.table) if section.table else None
    if table is not None:
        yield _table(table, room)
    headings = 0
    for prompt in section.prompts:
        if prompt.levels and level not in prompt.levels:
            continue
        if prompt.heading:
            yield _paragraph("Heading2", f"（{_NUMERALS[headings]}）{prompt.heading}")
            headings += 1
        yield _paragraph("Normal", prompt.text.format_map(values))


def _paragraph(style: str, text: str) -> str:
    named = "" if style == "Normal" else f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    words = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{named}{words}</w:p>"


def _table(form: TableForm, room: int) -> str:
    grid = blank_grid(form)
    widths = _widths(grid, room)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(fields, index < grid.heads, widths) for index, fields in enumerate(_merged(grid)))
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_CELL_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _widths(grid: Grid, room: int) -> list[int]:
    """The widths of a grid's columns; several columns of labels share the left part, other columns are equally wide."""
    count = grid.columns
    if grid.labels < 2:
        return [room // count] * count
    shares = [_NARROW, *[_MIDDLE] * (grid.labels - 2), _WIDE]
    labels = [int(room * _LABEL_SHARE * share / sum(shares)) for share in shares]
    return labels + [(room - sum(labels)) // (count - grid.labels)] * (count - grid.labels)


def _merged(grid: Grid) -> Iterator[list[tuple[int, Field, bool]]]:
    """For each row the fields at its columns, those too that go on from a row above (True)."""
    standing: dict[int, tuple[int, Field]] = {}
    for fields in grid.rows:
        row: list[tuple[int, Field, bool]] = []
        own = iter(fields)
        column = 0
        while column < grid.columns:
            if column in standing:
                left, field = standing.pop(column)
                row.append((column, field, True))
            else:
                field = next(own)
                left = field.rows
                row.append((column, field, False))
            if left > 1:
                standing[column] = left - 1, field
            column += field.columns
        yield row


def _row(fields: list[tuple[int, Field, bool]], head: bool, widths: list[int]) -> str:
    cells = "".join(_cell(column, field, goes_on, widths) for column, field, goes_on in fields)
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _cell(column: int, field: Field, goes_on: bool, widths: list[int]) -> str:
    width = sum(widths[column : column + field.columns])
    span = f'<w:gridSpan w:val="{field.columns}"/>' if field.columns > 1 else ""
    merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if field.rows > 1 else ""
    style = "TableLabel" if field.label else "TableText"
    paragraph = _paragraph(style, "" if goes_on else field.text)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'


def _styles(form: TemplateForm) -> str:
    """The styles: Word's own names, so that its outline and its navigation show the sections."""
    fonts = form.fonts
    line = round(form.page.line * 20)
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    spacing = f'<w:spacing w:line="{line}" w:lineRule="exact"/>'
    close = '<w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/>'
    # Titles are larger than the lines of the text are apart.
    title_line = round(fonts["title"].size * 20 * 1.5)
    default = f"<w:docDefaults><w:rPrDefault>{_font(form, fonts['body'])}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    styles = [
        _style("Normal", "Normal", f'{spacing}{indent}<w:jc w:val="both"/>', ""),
        _style(
            "Title", "Title",
            f'<w:spacing w:after="{line}" w:line="{title_line}" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/>'
            '<w:jc w:val="center"/>',
            _font(form, fonts["title"]),
        ),
        _style("Heading1", "heading 1", '<w:keepNext/><w:outlineLvl w:val="0"/>', _font(form, fonts["heading"])),
        _style("Heading2", "heading 2", '<w:keepNext/><w:outlineLvl w:val="1"/>', _font(form, fonts["subheading"])),
        _style("Signature", "Signature", '<w:jc w:val="right"/>', ""),
        _style("TableText", "Table Text", f'{close}<w:jc w:val="center"/>', _font(form, fonts["table"])),
        _style("TableLabel", "Table Label", '<w:jc w:val="left"/>', "", based="TableText"),
    ]
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{default}{"".join(styles)}</w:styles>'


def _style(key: str, name: str, paragraph: str, run: str, based: str = "Normal") -> str:
    default = key == "Normal"
    first = ' w:default="1"' if default else ""
    parent = "" if default else f'<w:basedOn w:val="{based}"/>'
    following = '<w:next w:val="Normal"/>' if name.startswith("heading") or name == "Title" else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{key}"><w:name w:val="{name}"/>{parent}{following}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )


def _font(form: TemplateForm, font: FontForm) -> str:
    latin, name, size = quoteattr(form.latin), quoteattr(font.name), round(font.size * 2)
    return (
        f"<w:rPr><w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={name} w:cs={latin}/>"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    )


def _package(parts: dict[str, str]) -> bytes:
    kinds = {"word/document.xml": "document.main", "word/styles.xml": "styles"}
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_MAIN}.{kinds[name]}+xml"/>' for name in parts)
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    written = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relationship("officeDocument", "word/document.xml"),
        **parts,
        "word/_rels/document.xml.rels": _relationship("styles", "styles.xml"),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in written.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), text.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _relationship(kind: str, target: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/{kind}" Target="{target}"/></Relationships>'
    )
