"""One draft for the page: its parts with their marks, and the cards of its findings beside them."""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.document import Cell, Table
from lint.reporters.html.families import Family
from lint.reporters.html.marks import Field, Mark, Marking, Piece
from lint.reporters.model import SEVERITIES, Checked, Facts, Page, Part, Shown
from lint.reporters.places import native_words, place_words
from lint.reporters.width import visible
from lint.ruleset.text import Language, Severity

# What the layout reckons with, in pixels: a line of text, the characters in it, a row of a table, a card and a line of it.
_LINE, _CHARACTERS, _ROW, _CARD, _CARD_LINE, _CARD_CHARACTERS = 32, 40, 32, 150, 22, 18


class Place(NamedTuple):
    """A place related to a finding: where a link to it leads (None when it is not on the page), its note and its words."""

    target: str | None
    note: str
    words: str
    place: str


class Card(NamedTuple):
    """A finding as its card shows it; `target` is the name of its mark, None when it has none."""

    key: str
    number: int
    target: str | None
    style: str
    severity: Severity
    shown: Shown
    message: str
    words: str
    suggestion: str | None
    place: str
    related: tuple[Place, ...]


class Box(NamedTuple):
    """A field of a table: its text and how far it reaches; a blank one has no pieces."""

    pieces: tuple[Piece, ...]
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    number: bool = False


class Block(NamedTuple):
    """A part of the draft to be shown; a table has rows of boxes, and a number among the draft's tables."""

    part: Part
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[Box, ...], ...] = ()
    number: int = 0


class Row(NamedTuple):
    """Parts of the draft with the cards that stand beside them."""

    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]


class Draft(NamedTuple):
    """One draft of the page. `state` is passed, failed or unread; `days` those from the last day to the
    signature. `short_path` is without the folder that all drafts stand in.
    """

    number: int
    file: Checked
    name: str
    path: str
    short_path: str
    state: str
    counts: dict[Severity, int]
    facts: Facts
    days: int | None
    rows: tuple[Row, ...]
    unplaced: tuple[Card, ...]
    cards: tuple[Card, ...]


def draft(file: Checked, number: int, families: dict[str, Family], language: Language, above: str = "") -> Draft:
    """What the page shows of a file; `above` is the folder that all files of the run stand in."""
    page = file.page or Page("", ())
    if not page.parts:
        file = file._replace(findings=tuple(shown._replace(spans=()) for shown in file.findings))
    cards = [_card(file, number, index, families, language) for index in range(1, len(file.findings) + 1)]
    rows, unplaced = _laid_out(page, cards)
    facts = file.facts or Facts()
    return Draft(
        number,
        file,
        file.unit,
        file.path,
        file.path[len(above) :],
        "unread" if file.error else "failed" if file.failing else "passed",
        {severity: sum(card.severity == severity for card in cards) for severity in SEVERITIES},
        facts,
        facts.days_late(facts.signed),
        rows,
        unplaced,
        tuple(cards),
    )


def common_folder(paths: Sequence[str]) -> str:
    """The folder that all paths stand in, with its last separator; empty when there is none."""
    heads = [path[: max(path.rfind("/"), path.rfind("\\")) + 1] for path in paths]
    shared = os.path.commonprefix(heads)  # noqa: RUF071 — cut at a separator below, of either kind
    return shared[: max(shared.rfind("/"), shared.rfind("\\")) + 1]


def _card(file: Checked, draft: int, number: int, families: dict[str, Family], language: Language) -> Card:
    shown = file.findings[number - 1]
    finding, placed = shown.finding, bool(shown.spans)
    where = place_words if file.has_lines else native_words
    related = tuple(
        Place(
            f"r{draft}-{number}-{index}" if placed else None,
            each.note.in_(language),
            _short(shown.related[index - 1].marked if index <= len(shown.related) else ""),
            where(each.place, language),
        )
        for index, each in enumerate(finding.related, 1)
    )
    return Card(
        f"c{draft}-{number}",
        number,
        f"m{draft}-{number}" if placed else None,
        f"{finding.severity} {families[finding.rule[:2]].key}",
        finding.severity,
        shown,
        finding.message.in_(language),
        _short(finding.text),
        None if finding.suggestion is None else _short(finding.suggestion),
        where(finding.place, language),
        related,
    )


def _short(text: str, longest: int = 120) -> str:
    line = visible(text)
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _laid_out(page: Page, cards: Sequence[Card]) -> tuple[tuple[Row, ...], tuple[Card, ...]]:
    """The rows of a draft, and the cards that have no place in it."""
    fields = list(_fields(page))
    marking = Marking(page.text, fields, list(_marks(cards)))
    beside: dict[int, list[Card]] = {}
    unplaced = []
    for card in cards:
        part = marking.part_of(_mark(card)) if card.shown.spans else None
        if part is None:
            unplaced.append(card)
        else:
            beside.setdefault(part, []).append(card)
    blocks = list(_blocks(page, fields, marking))
    return tuple(_rows(blocks, beside)), tuple(unplaced)


def _fields(page: Page) -> Iterator[Field]:
    for number, part in enumerate(page.parts):
        if part.table is None:
            yield Field(part.start, part.end, number)
        else:
            yield from (Field(cell.start, cell.end, number) for cell in part.table.cells)


def _marks(cards: Sequence[Card]) -> Iterator[Mark]:
    for card in cards:
        if not card.shown.spans:
            continue
        yield _mark(card)
        for place, span in zip(card.related, card.shown.spans[1:], strict=True):
            yield Mark(span.start, span.end, f"{card.style} related", place.target or "", card.key)


def _mark(card: Card) -> Mark:
    start, end = card.shown.spans[0]
    return Mark(start, end, card.style, card.target or "", card.key, card.number)


def _blocks(page: Page, fields: Sequence[Field], marking: Marking) -> Iterator[Block]:
    index = tables = 0
    for part in page.parts:
        if part.table is None:
            yield Block(part, marking.pieces(index, part.lead))
            index += 1
        else:
            tables += 1
            first, index = index, index + len(part.table.cells)
            numbers = {id(cell): first + offset for offset, cell in enumerate(part.table.cells)}
            yield Block(part, rows=tuple(_table_rows(part.table, numbers, marking, page.text)), number=tables)


def _table_rows(table: Table, numbers: dict[int, int], marking: Marking, text: str) -> Iterator[tuple[Box, ...]]:
    """The boxes of each row; a merged cell stands once, where it begins, and a missing one is blank."""
    for row, line in enumerate(table.grid()):
        boxes = []
        for column, cell in enumerate(line):
            if cell is None:
                boxes.append(Box(()))
            elif (cell.row, cell.column) == (row, column):
                boxes.append(_box(cell, numbers, marking, text))
        yield tuple(boxes)


def _box(cell: Cell, numbers: dict[int, int], marking: Marking, text: str) -> Box:
    words = text[cell.start : cell.end].strip()
    number = words.replace(",", "").replace(".", "", 1).lstrip("+-").isdecimal()
    pieces = marking.pieces(numbers[id(cell)])
    return Box(pieces, cell.rowspan, cell.colspan, cell.header and bool(words), number or len(words) <= 1)


def _rows(blocks: Sequence[Block], beside: dict[int, list[Card]]) -> Iterator[Row]:
    """The blocks in rows, each with the cards that belong to them.

    A row with cards goes on until its text is as high as they are, so that the draft reads without gaps.
    """
    row: list[Block] = []
    cards: list[Card] = []
    for number, block in enumerate(blocks):
        own = beside.get(number, [])
        if row and (own or cards) and _height(row) >= sum(map(_card_height, cards)):
            yield Row(tuple(row), tuple(cards))
            row, cards = [], []
        row.append(block)
        cards += own
    if row:
        yield Row(tuple(row), tuple(cards))


def _height(blocks: Sequence[Block]) -> int:
    return sum(
        _ROW * (len(block.rows) + 1) if block.rows else _LINE * (1 + (block.part.end - block.part.start) // _CHARACTERS)
        for block in blocks
    )


def _card_height(card: Card) -> int:
    related = [each.note + each.words for each in card.related]
    texts = [card.message, card.shown.finding.basis, card.words + (card.suggestion or ""), *related]
    return _CARD + _CARD_LINE * (sum(len(text) // _CARD_CHARACTERS for text in texts) + len(texts) - 3)
