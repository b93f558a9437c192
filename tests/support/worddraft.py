"""Drafts as Word documents the way offices write them: numbers that Word draws, headings by styles, merged cells."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lint.document import Block, Cell, Document, Table
from tests.support.wordml import NAMESPACE, document

_NUMERALS = "一二三四五六七八九十"
_NUMBERED = re.compile(rf"([{_NUMERALS}])、|（([{_NUMERALS}])）")
NAMES = ("chineseCountingThousand", "japaneseCounting", "chineseCounting")


def numbering(*levels: tuple[str, str], more: str = "", number: str = "") -> str:
    """A part `numbering` with one list, number 1, whose levels have these formats and texts; all begin at one."""
    made = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for index, (format, text) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>{more}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{number}</w:numbering>'
    )


def styles(*made: str) -> str:
    """A part `styles`."""
    return f'<w:styles xmlns:w="{NAMESPACE}">{"".join(made)}</w:styles>'


def style(key: str, name: str, properties: str = "", based: str = "", run: str = "", kind: str = "paragraph") -> str:
    """A style with the elements of its w:pPr and w:rPr."""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{parent}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def numbered(text: str, level: int = 0, number: str = "1") -> str:
    """A paragraph of a list."""
    return styled(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def styled(text: str, properties: str) -> str:
    """A paragraph with the elements of its w:pPr."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(*rows: str, columns: int = 0) -> str:
    """A table of rows, with a grid of so many columns."""
    grid = '<w:gridCol w:w="900"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; a plain text is a cell of its own."""
    made = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def cell(text: str = "", span: int = 1, merge: str = "", content: str = "") -> str:
    """A cell with a text or other content; `merge` is `restart` or `continue`."""
    properties = f'<w:tcW w:w="{900 * span}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    if merge:
        properties += "<w:vMerge/>" if merge == "continue" else f'<w:vMerge w:val="{merge}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or styled(text, '')}</w:tc>"


def amid(markup: str) -> str:
    """Markup between runs, to stand in the midst of a text."""
    return f'</w:t></w:r>{markup}<w:r><w:t xml:space="preserve">'


def word_of(
    draft: Document,
    format: str = NAMES[0],
    changes: Mapping[str, str] | None = None,
    more: Mapping[str, tuple[str, str]] | None = None,
    section: str = "",
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """A draft as it was read, as such a Word document: the numbers 一、 and （一） that follow on one another are Word's.

    `changes` are made in its markup, each where its words stand first; `more`, `section` and `properties` are as for `document`.
    """
    counts = [0, 0]
    blocks = []
    for index, block in enumerate(draft.blocks):
        if block.role != "main":
            continue
        text = draft.text[block.start : block.end]
        if block.table is not None:
            blocks.append(_table(draft, block.table))
        elif index == 0:
            blocks.append(styled(text, '<w:pStyle w:val="Title"/>'))
        else:
            blocks.append(_paragraph(text, block, counts))
    chinese = styles(
        style("Title", "Title"),
        style("2", "heading 1", '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr>'),
        style("3", "heading 2", '<w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', "2"),
    )
    levels = numbering((format, "%1、"), (format, "（%2）"))
    body = "".join(blocks)
    for old, new in (changes or {}).items():
        assert old in body, old
        body = body.replace(old, new, 1)
    parts = {"styles": ("styles", chinese), "numbering": ("numbering", levels), **(more or {})}
    return document(body, more=parts, section=section, properties=properties)


def _paragraph(text: str, block: Block, counts: list[int]) -> str:
    found = _NUMBERED.match(text)
    level = 0 if found and found[1] else 1
    if found and _NUMERALS.index(found[level + 1]) == counts[level]:
        counts[level] += 1
        if level == 0:
            counts[1] = 0
        own = f'<w:pStyle w:val="{level + 2}"/>'
        if len(text) > 40:
            own = f'<w:outlineLvl w:val="9"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        return styled(text[found.end() :], own)
    return styled(text, "")


def _table(draft: Document, table_: Table) -> str:
    rows = []
    for number, fields in enumerate(table_.grid()):
        cells, last = [], None
        for column, field in enumerate(fields):
            if field is not None and field is last:
                continue
            last = field
            cells.append(cell() if field is None else _cell(draft, field, number))
            if field is not None:
                assert field.column == column
        rows.append(row(*cells))
    return table(*rows, columns=table_.columns)


def _cell(draft: Document, field: Cell, number: int) -> str:
    if field.row != number:
        return cell("", field.colspan, "continue")
    return cell(draft.text[field.start : field.end], field.colspan, "restart" if field.rowspan > 1 else "")
