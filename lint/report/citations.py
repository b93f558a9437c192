"""Titles cited in 《》, and document numbers."""

import re
from collections.abc import Iterator, Sequence

from lint.document import Span, compiled
from lint.report.model import Citation, DocumentNumber

_OPEN, _CLOSE = "《", "》"
_LONGEST = 160
# Sought from the year on, which few places of a text can be, and then looked back from: to try every character as the first
# of an issuer takes as long as all other reading of a draft.
_NUMBER = compiled(r"(?:19|20)\d\d\s*(?P<close>[〕\])】}>»〉》]?)\s*第?\s*(?P<serial>\d{1,5})\s*号")
_ISSUER = compiled(r"(?P<issuer>[\u3400-\u9fff]{1,14})\s?(?P<open>[〔\[(【{<«〈《]?)\s*$")
_FARTHEST = 40
# A number without any bracket is told from prose by what the codes of issuers end in.
_CODE_END = "发办函字令规文通电政公告批复议府"
_NO_ISSUER = compiled(
    r".*[的了由按据照和与及在为以是见]|.*?(?:根据|按照|依据|印发|文件|通知|文号|落实|贯彻|执行|学习|转发|参照|对照|结合)", re.DOTALL
)
_WRAP = compiled(r"\s*\n\s*")
_BETWEEN = compiled(r"\s*[(,]?\s*")


def find_numbers(text: str, within: Span) -> Iterator[DocumentNumber]:
    """The document numbers in a range of the text: 国办公开办函〔2021〕30号, with any brackets or none around the year."""
    behind = within.start
    for found in _NUMBER.finditer(text, within.start, within.end):
        before = _ISSUER.search(text, max(behind, found.start() - _FARTHEST), found.start())
        if before is None:
            continue
        behind = found.end()
        issuer = _NO_ISSUER.sub("", before["issuer"], count=1)
        brackets = before["open"] + found["close"]
        if not issuer or (not brackets and issuer[-1] not in _CODE_END):
            continue
        start = before.end("issuer") - len(issuer)
        year = int(text[found.start() : found.start() + 4])
        yield DocumentNumber(Span(start, found.end()), issuer, year, int(found["serial"]), brackets)


def find_citations(text: str, within: Span, numbers: Sequence[DocumentNumber]) -> Iterator[Citation]:
    """The titles cited in a range of the text, each with the document number behind it; the outer of nested ones."""
    numbered = {number.span.start: number for number in numbers}
    position = text.find(_OPEN, within.start, within.end)
    while position >= 0:
        end = _closing(text, position, within.end)
        if end < 0:
            position = text.find(_OPEN, position + 1, within.end)
            continue
        span = Span(position, end)
        between = _BETWEEN.match(text, end)
        number = numbered.get(between.end() if between else end)
        yield Citation(span, _WRAP.sub("", text[position + 1 : end - 1]), number)
        position = text.find(_OPEN, end, within.end)


def _closing(text: str, start: int, stop: int) -> int:
    """The end of the citation that opens at `start`; -1 when it does not close nearby. It may run on in the next line."""
    depth = breaks = 0
    for index in range(start, min(stop, start + _LONGEST)):
        if text[index] == _OPEN:
            depth += 1
        elif text[index] == _CLOSE:
            depth -= 1
            if not depth:
                return index + 1
        elif text[index] == "\n":
            breaks += 1
            if breaks > 1:
                break
    return -1
