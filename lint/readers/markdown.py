"""Markdown: blocks by markdown-it, their words with the marks taken out, tables in pipes and in HTML."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lint.document import Comment, Document, Span, compiled
from lint.readers.decoding import decode
from lint.readers.lines import EDGE, is_rule, lines, lost_characters, trimmed
from lint.readers.markdown_inline import Inline
from lint.readers.plain_tables import PIPES, find_tables, only_pipes, split_cells
from lint.readers.view import CellText, Piece, View, without_edges

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = compiled(r"---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n(?:.*\r?\n)*?|)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FENCE = compiled(r"[ \t]*(`{3,}|~{3,})")
_TABLE_START = compiled(r"[ \t]*(?:<[a-z][^<>]*>[ \t]*)*<table\b", re.I)
_TABLE_TAG = compiled(r"<(/?)table\b", re.I)
_NUMBER = compiled(r"\d{1,9}[.)][ \t]+$")
# A heading with its number sign close to its words: no heading to CommonMark, but meant as one.
_CLOSE_HEADING = compiled(r"(#{1,6})(?=[^\s#])")
# What a wrapped line never begins with: a number of a heading or list, or the date of a signature.
_BEGINS_ANEW = compiled(
    r"第?[一二三四五六七八九十]{1,3}[、.．，]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．)]|#|20\d\d\s*年[^，。]*日$"
)
_SENTENCE_END = "。！？；：…”!?;:"
_INSIDE_PROSE = compiled("[，。；,;]")
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 200
_WRAP_SLACK = 8


def read(data: bytes, path: str) -> Document:
    """The document in a Markdown file."""
    decoded = decode(data)
    reader = _Reader(decoded.text)
    reader.read()
    text = reader.view.text
    comments = sorted(reader.comments + reader.inline.comments, key=lambda comment: comment.start)
    return Document(
        path,
        "markdown",
        decoded.text,
        text,
        reader.view.origin,
        reader.view.blocks,
        comments,
        lost_characters(text),
        decoded.encoding,
        decoded.bom,
    )


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = lines(source)
        self.view = View()
        self.inline = Inline(source)
        self.comments: list[Comment] = []

    def read(self) -> None:
        for first, stop, is_html in self._segments():
            if is_html:
                self._html(first, stop)
            else:
                self._markdown(first, stop)

    def _segments(self) -> Iterator[tuple[int, int, bool]]:
        """Runs of lines, each Markdown or an HTML table; to CommonMark a blank line would end the table."""
        front = _FRONT_MATTER.match(self.source)
        index = begun = len(lines(self.source[: front.end()])) - 1 if front else 0
        fence = ""
        while index < len(self.lines):
            line = self._line(index)
            mark = _FENCE.match(line)
            if mark and (not fence or mark[1].startswith(fence)):
                fence = "" if fence else mark[1]
            stop = self._table_end(index) if not fence and _TABLE_START.match(line) else None
            if stop is None:
                index += 1
                continue
            yield begun, index, False
            yield index, stop, True
            index = begun = stop
        yield begun, len(self.lines), False

    @cached_property
    def _table_stops(self) -> dict[int, int]:
        """For each HTML table, by the position of its start tag, the position of its end tag."""
        stops: dict[int, int] = {}
        unclosed: list[int] = []
        for tag in _TABLE_TAG.finditer(self.source):
            if not tag[1]:
                unclosed.append(tag.start())
            elif unclosed:
                stops[unclosed.pop()] = tag.start()
        return stops

    def _table_end(self, first: int) -> int | None:
        """The line behind the HTML table that begins in line `first`; None when nothing ends it."""
        tag = _TABLE_TAG.search(self.source, self.lines[first].start)
        stop = self._table_stops.get(tag.start()) if tag else None
        return None if stop is None else bisect_right(self.lines, Span(stop, len(self.source)))

    def _line(self, index: int) -> str:
        start, end = self.lines[index]
        return self.source[start:end]

    # Blocks

    def _html(self, first: int, stop: int) -> None:
        from lint.readers.html import read_fragment

        tree = read_fragment(self.source, self.lines[first].start, self.lines[stop - 1].end, self.view)
        self.comments += tree.comments

    def _markdown(self, first: int, stop: int) -> None:
        if first == stop:
            return
        text = "\n".join(self._line(index) for index in range(first, stop))
        tokens = _blocks(text)
        numbered = False
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "table_open":
                self._table(*_lines_of(token, first))
                while tokens[index].type != "table_close":
                    index += 1
            elif token.type == "list_item_open":
                numbered = token.info.isdigit()
            elif token.type == "inline":
                self._words(tokens[index - 1], token, first, numbered)
                numbered = False
            elif token.type == "html_block":
                self._html(*_lines_of(token, first))
            elif token.type == "fence":
                self._code(*_lines_of(token, first))
            index += 1

    def _words(self, opening: "Token", token: "Token", first: int, numbered: bool) -> None:
        from_, stop = _lines_of(token, first)
        contents = token.content.split("\n")
        spans = [self._located(line, words) for line, words in zip(range(from_, stop), contents, strict=False)]
        if numbered and (number := _NUMBER.search(self.source, self.lines[from_].start, spans[0].start)):
            spans[0] = Span(number.start(), spans[0].end)
        is_heading = opening.type == "heading_open" and opening.markup != "-"
        self._lines(spans, int(opening.tag[1]) if is_heading else 0)

    def _located(self, line: int, content: str) -> Span:
        """Where the content of a block stands in its line: behind the marks of quotes, lists and headings."""
        words = content.strip()
        start, end = self.lines[line]
        at = self.source.rfind(words, start, end) if words else start
        return Span(at, at + len(words)) if at >= 0 else trimmed(self.source, start, end)

    def _lines(self, spans: Sequence[Span], level: int = 0) -> None:
        """The lines of a paragraph, tables in pipes, tabs or blanks among them."""
        tables = {table.first: table for table in find_tables(self.source, list(spans))}
        run: list[Span] = []
        index = 0
        while index < len(spans):
            span = spans[index]
            words = self.source[span.start : span.end]
            close = _CLOSE_HEADING.match(words)
            if table := tables.get(index):
                self._prose(run, level)
                run = []
                self._grid(table.rows)
                index = table.last + 1
                continue
            if close or only_pipes(words) or is_rule(words):
                self._prose(run, level)
                run = []
            if close:
                self._prose([trimmed(self.source, span.start + close.end(), span.end, EDGE + "#")], len(close[1]))
            elif not only_pipes(words) and not is_rule(words):
                run.append(trimmed(self.source, *span, EDGE + PIPES))
            index += 1
        self._prose(run, level)

    def _prose(self, spans: Sequence[Span], level: int) -> None:
        if not spans:
            return
        texts = [self.source[span.start : span.end] for span in spans]
        widest = max(map(_width, texts))
        joins = frozenset(
            after.start
            for after, before_text, after_text in zip(spans[1:], texts, texts[1:], strict=False)
            if not level and self._wraps(before_text, after_text, widest) and not self._breaks(after.start)
        )
        for pieces in self.inline.lines(spans[0].start, spans[-1].end, joins):
            if words := without_edges(pieces, EDGE + PIPES):
                self.view.paragraph(words, level)

    def _breaks(self, start: int) -> bool:
        """True when the line break before `start` is written as one: two blanks or a backslash before it."""
        before = self.source[max(0, start - 100) : start].rstrip(" \t>").rstrip("\r\n")
        return before.endswith(("  ", "\\"))

    def _wraps(self, before: str, after: str, widest: int) -> bool:
        """True when a line of prose goes on in the next, for want of room."""
        return (
            max(_NARROWEST_WRAP, widest - _WRAP_SLACK) <= _width(before)
            and widest <= _WIDEST_WRAP
            and before[-1] not in _SENTENCE_END
            and _INSIDE_PROSE.search(before) is not None
            and not _BEGINS_ANEW.match(after)
        )

    def _code(self, first: int, stop: int) -> None:
        """The lines between two fences: plain text."""
        closed = stop > first + 1 and _FENCE.match(self._line(stop - 1)) is not None
        spans = [trimmed(self.source, *self.lines[index]) for index in range(first + 1, stop - closed)]
        for span in spans:
            if span.end > span.start:
                self.view.paragraph([Piece(self.source[span.start : span.end], *span)])

    def _table(self, first: int, stop: int) -> None:
        """A table with its ruled line under the header. Lines without a pipe behind it are none of its rows."""
        end = stop
        while "|" not in self._line(end - 1):
            end -= 1
        spans = [trimmed(self.source, *self.lines[index], EDGE + ">") for index in range(first, stop)]
        kept = [span for index, span in enumerate(spans[: end - first]) if index != 1 and not only_pipes(self.source[slice(*span)])]
        self._grid([split_cells(self.source, span, "pipe") for span in kept], header=True)
        self._lines(spans[end - first :])

    def _grid(self, rows: Sequence[Sequence[Span]], header: bool = False) -> None:
        cells = [
            CellText(self._cell(span), row, column, header=header and row == 0, at=span.start)
            for row, spans in enumerate(rows)
            for column, span in enumerate(spans)
        ]
        self.view.table(cells, len(rows), max(map(len, rows)))

    def _cell(self, span: Span) -> list[Piece]:
        pieces: list[Piece] = []
        for line in self.inline.lines(*span):
            if words := without_edges(line):
                if pieces:
                    pieces.append(Piece(" ", pieces[-1].end, pieces[-1].end))
                pieces += words
        return pieces or [Piece("", span.start, span.start)]


def _blocks(text: str) -> "list[Token]":
    """The blocks of a Markdown text; indented lines are paragraphs, since drafts indent them."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").disable(["code", "reference"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.parse(text)


def _lines_of(token: "Token", first: int) -> tuple[int, int]:
    start, stop = token.map or [0, 0]
    return first + start, first + stop


def _width(text: str) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text)
