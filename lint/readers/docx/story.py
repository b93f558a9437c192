"""The stories of a Word document (body, header, footnotes …) as Word shows them when all changes are accepted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lint.document.model import Role
from lint.document.place import Native
from lint.readers.docx.items import Ink, Item, Mark, Paragraph, words
from lint.readers.docx.names import ALTERNATE, TEXT_PATH, number, switched, value, w
from lint.readers.docx.runs import DELETED, INSERTED, THROUGH, NoteReference, Open, Runs, Shared, chosen_of
from lint.readers.docx.styles import level_of, numbering_of
from lint.readers.docx.table import Rows

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_P, _TBL, _TR, _TC = map(w, ("p", "tbl", "tr", "tc"))
_PPR, _RPR, _TBL_PR, _TR_PR, _TC_PR = map(w, ("pPr", "rPr", "tblPr", "trPr", "tcPr"))
_COMMENTS = frozenset((w("commentRangeStart"), w("commentRangeEnd")))
_VANISH, _HEADER, _VAL, _CHANGE = w("vanish"), w("tblHeader"), w("val"), w("pPrChange")
_TABLE_CHANGES = frozenset((w("tblPrChange"),))
_ROW_CHANGES = frozenset((w("trPrChange"),)) | INSERTED
_CELL_CHANGES = frozenset((w("tcPrChange"), w("cellIns")))
_DELETED_CELL = w("cellDel")


@dataclass(slots=True)
class _Flow:
    """Items in order, and the paragraph that goes on."""

    items: list[Item] = field(default_factory=list)
    open: Open | None = None


class Story:
    """Reads what belongs to one part, whose root this is."""

    def __init__(self, part: str, root: "Element", shared: Shared) -> None:
        self._part = part
        self._runs = Runs(root, shared)
        self._shared = shared
        self._role: Role = "main"
        self._native: Native = {}

    def items(self, container: "Element", role: Role = "main", native: Native | None = None) -> Iterator[Item | NoteReference]:
        """What stands in a body, a header or a note, in order; a reference to a note behind the paragraph or table that has it.

        `role` is what its paragraphs are, `native` where they stand when it is not the body.
        """
        self._role, self._native = role, native or {}
        flow = _Flow()
        for child in container:
            self._block(child, flow)
            if flow.open is None:
                yield from self._done(flow)
        self._finish(flow)
        yield from self._done(flow)

    def _done(self, flow: _Flow) -> list[Item | NoteReference]:
        done = [*flow.items, *self._runs.notes]
        flow.items.clear()
        self._runs.notes.clear()
        return done

    def _block(self, element: "Element", flow: _Flow) -> None:
        tag = element.tag
        if tag == _P:
            self._paragraph(element, flow)
        elif tag == _TBL:
            self._finish(flow)
            self._table(element, flow)
        elif tag in THROUGH:
            self._blocks(element, flow)
        elif tag in INSERTED:
            mark = self._runs.begin()
            self._blocks(element, flow)
            self._runs.end(mark)
        elif tag == ALTERNATE:
            chosen = chosen_of(element)
            self._blocks(() if chosen is None else chosen, flow)
        elif tag in _COMMENTS:
            self._runs.comment(element)

    def _blocks(self, elements: "Iterable[Element]", flow: _Flow) -> None:
        for element in elements:
            self._block(element, flow)

    # Paragraphs

    def _paragraph(self, element: "Element", flow: _Flow) -> None:
        properties = element.find(_PPR)
        own = flow.open = flow.open or Open(self._runs.active)
        own.style = self._shared.styles.paragraph(value(properties, "pStyle"))
        if properties is not None and properties.find(_CHANGE) is not None:
            self._runs.note(own, self._runs.new("tracked", point=True))
        self._runs.read(element, own)
        mark = None if properties is None else properties.find(_RPR)
        if mark is None or not self._goes_on(own, mark):
            self._close(flow, properties)

    def _goes_on(self, own: Open, mark: "Element") -> bool:
        """Whether a paragraph's mark is deleted or hidden, so that the next paragraph goes on in its line."""
        tags = {child.tag for child in mark}
        if tags & (INSERTED | DELETED):
            self._runs.note(own, self._runs.new("tracked"))
        return bool(tags & DELETED) or bool(switched(mark.find(_VANISH)))

    def _finish(self, flow: _Flow) -> None:
        if flow.open is not None:
            self._close(flow, None)

    def _close(self, flow: _Flow, properties: "Element | None") -> None:
        own, flow.open = flow.open, None
        assert own is not None
        reference = numbering_of(properties, own.style)
        label = self._shared.numbering.label(reference, words(own.lines[0]).lstrip())
        own.lines[0].insert(0, Ink(label, marks=own.marks))
        outline = value(properties, "outlineLvl")
        level = own.style.level if outline is None else level_of(outline)
        role: Role = "chrome" if own.contents or own.style.contents else self._role
        flow.items.append(Paragraph(self._part, own.lines, level, role, self._native))
        for box in own.boxes:
            self._box(box, flow)

    def _box(self, box: "Element", flow: _Flow) -> None:
        """What stands in a text box, behind the paragraph that it hangs on; WordArt is a line."""
        if box.tag == TEXT_PATH:
            line = [Ink(" ".join(box.get("string", "").split()))]
            flow.items.append(Paragraph(self._part, [line], 0, self._role, self._native))
            return
        inner = _Flow()
        with self._runs.apart(), self._shared.numbering.apart():
            self._blocks(box, inner)
            self._finish(inner)
        flow.items += inner.items

    # Tables

    def _table(self, element: "Element", flow: _Flow) -> None:
        rows = Rows()
        changes = self._changes(element.find(_TBL_PR), _TABLE_CHANGES)
        for row in self._members(element, _TR):
            self._row(row, rows)
        self._runs.end(*changes)
        flow.items += rows.items(self._part, self._role, self._native)

    def _row(self, element: "Element", rows: Rows) -> None:
        properties = element.find(_TR_PR)
        tags = set() if properties is None else {child.tag for child in properties}
        if tags & DELETED:
            self._gone(rows)
            return
        changes = self._changes(properties, _ROW_CHANGES)
        rows.row(number(value(properties, "gridBefore")), _HEADER in tags)
        for cell in self._members(element, _TC):
            self._cell(cell, rows)
        self._runs.end(*changes)

    def _cell(self, element: "Element", rows: Rows) -> None:
        properties = element.find(_TC_PR)
        if properties is not None and properties.find(_DELETED_CELL) is not None:
            self._gone(rows)
            return
        span = number(value(properties, "gridSpan"), 1)
        cell = rows.cell(span, _merged(properties, "vMerge"), _merged(properties, "hMerge"))
        if cell is None:
            return
        changes = self._changes(properties, _CELL_CHANGES)
        inner = _Flow()
        self._blocks(element, inner)
        self._finish(inner)
        cell.items = inner.items
        self._runs.end(*changes)

    def _gone(self, rows: Rows) -> None:
        """A deleted row or cell; it is told at the cell before it."""
        mark = self._runs.new("tracked")
        if rows.cells:
            rows.cells[-1].items.append(Paragraph(self._part, [[Ink("", marks=(mark,))]]))

    def _members(self, element: "Element", tag: str) -> "Iterator[Element]":
        """The rows of a table or the cells of a row, those in content controls too."""
        for child in element:
            if child.tag == tag:
                yield child
            elif child.tag in THROUGH or child.tag in INSERTED:
                yield from self._members(child, tag)
            elif child.tag in _COMMENTS:
                self._runs.comment(child)

    def _changes(self, properties: "Element | None", names: frozenset[str]) -> list[Mark]:
        """A tracked change of one of these names, told where what it is about begins."""
        found = properties is not None and any(child.tag in names for child in properties)
        return [self._runs.begin(point=True)] if found else []


def _merged(properties: "Element | None", name: str) -> str | None:
    """How a cell is merged: restart, continue, or None when it is not."""
    found = None if properties is None else properties.find(w(name))
    return None if found is None else found.get(_VAL) or "continue"
