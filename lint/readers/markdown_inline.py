"""The words of a Markdown line, its marks taken out, each character tied to its place in the source."""

import html
import re
from bisect import bisect_right

from lint.document import Comment, compiled
from lint.readers.lines import is_wide
from lint.readers.view import Piece

_TOKEN = compiled(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<comment><!--)
    | (?P<break></?br\s*/?>)
    | (?P<autolink><(?:https?://|mailto:)[^\s<>]*>)
    | (?P<tag></?[A-Za-z][^<>]*>)
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)
    | (?P<ticks>`+)
    | (?P<emphasis>\*+|_+|~~)
    | (?P<open>!?\[)
    | (?P<close>\])
    | (?P<soft>[ \t]*\\?(?:\r\n|\n|\r)[ \t]*(?:>[ \t]*)*)
    """,
    re.X | re.I,
)
# Behind the text of a link: its target, or the name of one.
_TARGET = compiled(
    r"""\(\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?\s*\)|\[[^\[\]\n]*\]"""
)
_CLOSING_MARKS = "、，。；：！？）》】〕”’…,.;:!?)"
_OPENING_MARKS = "（《【〔“‘(["


class Inline:
    """Reads ranges of one Markdown source; `comments` are those met on the way."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.comments: list[Comment] = []

    def lines(self, start: int, end: int, joins: frozenset[int] = frozenset()) -> list[list[Piece]]:
        """The pieces of `start:end`, a list for each line as shown.

        A line of the source is a line of its own, unless the position of its first character stands in `joins`: then it
        goes on the line before.
        """
        tokens = list(_TOKEN.finditer(self.source, start, end))
        gone, literal = self._marks(tokens, start, end)
        lines: list[list[Piece]] = [[]]
        position = start
        for index, token in enumerate(tokens):
            if token.start() < position or index in literal:
                continue
            self._add(lines[-1], position, token.start())
            position = gone.get(index, token.end())
            if index in gone or token.lastgroup == "tag":
                continue
            match token.lastgroup:
                case "escaped":
                    self._add(lines[-1], token.end() - 1, token.end())
                case "comment":
                    position = self._comment(lines[-1], token, end)
                case "break":
                    lines.append([])
                case "autolink":
                    self._add(lines[-1], token.start() + 1, token.end() - 1)
                case "entity":
                    lines[-1].append(Piece(html.unescape(token[0]), *token.span()))
                case "soft" if token.end() in joins:
                    self._join(lines[-1], token)
                case "soft":
                    lines.append([])
                case _:
                    self._add(lines[-1], *token.span())
        self._add(lines[-1], position, end)
        return lines

    def _add(self, pieces: list[Piece], start: int, end: int) -> None:
        if start < end:
            pieces.append(Piece(self.source[start:end], start, end))

    def _comment(self, pieces: list[Piece], token: re.Match[str], end: int) -> int:
        """Note the comment that begins at `token`; the position behind it."""
        stop = self.source.find("-->", token.end(), end)
        if stop < 0:
            self._add(pieces, *token.span())
            return token.end()
        self.comments.append(Comment(self.source[token.end() : stop], token.start(), stop + 3))
        return stop + 3

    def _join(self, pieces: list[Piece], token: re.Match[str]) -> None:
        """A wrapped line: no blank between two Chinese characters."""
        before = pieces[-1].text[-1] if pieces else ""
        if not (is_wide(before) and is_wide(self.source[token.end() : token.end() + 1])):
            pieces.append(Piece(" ", *token.span()))

    def _marks(self, tokens: list[re.Match[str]], start: int, end: int) -> tuple[dict[int, int], set[int]]:
        """The tokens that are marks, each with the position where the text goes on; and those that are literal, in code."""
        gone: dict[int, int] = {}
        literal: set[int] = set()
        open_emphasis: dict[str, int] = {}
        open_brackets: list[int] = []
        ticks = _ticks_by_length(tokens)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            kind = token.lastgroup
            if kind == "ticks":
                same = ticks[len(token[0])]
                at = bisect_right(same, index)
                if at < len(same):
                    gone[index] = token.end()
                    literal.update(range(index + 1, same[at]))
                    index = same[at]
                    gone[index] = tokens[index].end()
            elif kind == "emphasis":
                opens, closes = self._flanks(token, start, end)
                if closes and token[0] in open_emphasis:
                    opening = open_emphasis.pop(token[0])
                    gone[opening] = tokens[opening].end()
                    gone[index] = token.end()
                elif opens:
                    open_emphasis[token[0]] = index
            elif kind == "open":
                open_brackets.append(index)
            elif kind == "close" and open_brackets:
                opening = open_brackets.pop()
                if target := _TARGET.match(self.source, token.end(), end):
                    gone[opening] = tokens[opening].end()
                    gone[index] = target.end()
            index += 1
        return gone, literal

    def _flanks(self, token: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
        """Whether a run of * or _ can open emphasis, and whether it can close it.

        Wider than CommonMark, which does not see the end of **一、总体情况。**2022年 between a full stop and a letter.
        """
        before = self.source[token.start() - 1] if token.start() > start else " "
        after = self.source[token.end()] if token.end() < end else " "
        if len(token[0]) > 3 or (token[0][0] == "_" and before.isalnum() and after.isalnum()):
            return False, False
        opens = not after.isspace() and after not in _CLOSING_MARKS
        closes = not before.isspace() and before not in _OPENING_MARKS
        return opens, closes


def _ticks_by_length(tokens: list[re.Match[str]]) -> dict[int, list[int]]:
    runs: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.lastgroup == "ticks":
            runs.setdefault(len(token[0]), []).append(index)
    return runs
