"""Words written twice in a row: a function character (的的), a word (重视重视), or a whole clause (加强培训，加强培训).

A doubling may be right: a reduplication (研究研究), or two words that meet (市政府|政府网站). The lexicon says when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import eq

from lint.checks.doubled import LONGEST, doubled, doubles_words
from lint.checks.hit import Edit, Hit
from lint.checks.naming.townships import in_township
from lint.checks.wrong_word import covered
from lint.document import Span, compiled, fold_pattern
from lint.report.model import Report
from lint.ruleset.values import Lexicon

_UNIT = compiled(f"([\u4e00-\u9fff]{{2,{LONGEST}}}?)\\1")
_CLAUSE = compiled(r"[^,。;:、!?\n]+")
# So far before a doubled character, and twice as far behind it, a known slip is looked for.
_AROUND = 8


@dataclass(eq=False, repr=False)
class Params:
    """`doubled` is the lexicon: `characters` that are no word when doubled, `words` that often rightly are, each with the
    pattern of where it is right; `right` doublings of any kind; `slips` known ones. `clause` is the fewest characters of
    a clause that may not follow itself. In the names of `townships` nothing is wrong.
    """

    doubled: Lexicon
    townships: Lexicon
    clause: int = 5
    roles: tuple[str, ...] = ("title", "heading", "body")

    @cached_property
    def characters(self) -> re.Pattern[str]:
        """A doubled function character."""
        return compiled(f"([{''.join(self.doubled.data['characters'])}])\\1")

    @cached_property
    def slips(self) -> re.Pattern[str]:
        """The doublings that are slips wherever they stand."""
        return compiled(fold_pattern("|".join(self.doubled.data["slips"])))

    @cached_property
    def right(self) -> re.Pattern[str]:
        """The doublings that are right wherever they stand."""
        return compiled(fold_pattern("|".join(self.doubled.data["right"])))

    def unless(self, unit: str) -> str | None:
        """The pattern of where this character or word may rightly stand twice."""
        found: str | None = self.doubled.data["characters"].get(unit) or self.doubled.data["words"].get(unit)
        return found


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each doubling: the two copies, of which one is to go."""
    last = 0
    for span, copy in sorted({*_doubled(report, params), *_repeated_clauses(report, params)}):
        if span.start >= last and report.stands_in(span, *params.roles) and not in_township(report, span, params.townships):
            last = span.end
            once = report.text[span.start : span.end - (copy.end - copy.start)]
            single = copy.end - copy.start == 1
            edit = Edit(copy, "", safe=single)
            yield Hit(span, {"doubled": report.text[span.start : span.end], "once": once}, suggestion=once, edits=(edit,))


def _doubled(report: Report, params: Params) -> Iterator[tuple[Span, Span]]:
    text = report.running
    units = list(_UNIT.finditer(text)) if doubles_words(report) else []
    for found in (*params.characters.finditer(text), *units):
        span, unit = Span(*found.span()), found[1]
        if covered(params.right, text, span):
            continue
        unless = params.unless(unit)
        if unless and covered(compiled(fold_pattern(unless)), text, span):
            continue
        yield span, Span(span.end - len(unit), span.end)
    for at in (*doubled(report), *(found.start() for found in units)):
        for found in params.slips.finditer(text, max(0, at - _AROUND), at + 2 * _AROUND):
            # One that begins further on has a window of its own, in which all that decides it is seen.
            if found.start() <= at:
                yield Span(*found.span()), Span(found.end() - 1, found.end())


def _repeated_clauses(report: Report, params: Params) -> Iterator[tuple[Span, Span]]:
    """Clauses that follow themselves, with the mark between them."""
    clauses = _CLAUSE.findall(report.running)
    if not any(map(eq, clauses, clauses[1:])):
        return
    before: re.Match[str] | None = None
    for clause in _CLAUSE.finditer(report.running):
        if before and before[0] == clause[0] and len(clause[0]) >= params.clause and clause.start() == before.end() + 1:
            yield Span(before.start(), clause.end()), Span(before.end(), clause.end())
        before = clause
