"""From a document to the meaning of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from lint.document import Document, Span
from lint.report.citations import find_citations, find_numbers
from lint.report.closing import Closing
from lint.report.dates import find_dates, find_period
from lint.report.figures import figures_of
from lint.report.form import Form
from lint.report.given import Given
from lint.report.headings import Found, HeadingFinder, close_bodies, contents_lines
from lint.report.layout import Line, is_chrome, is_date_line, is_label, lines_of
from lint.report.model import Heading, Name, Passage, Report, Section
from lint.report.names import NameFinder, agencies_of
from lint.report.sections import SectionTitles
from lint.report.titles import find_title
from lint.report.wording import Wording, wording_of


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Mention)

_FEWEST_LISTED = 4
_LONGEST_VALUE = 20
_INTRODUCTION = 60
_SHORTEST_WRAPPED = 20


def understand(document: Document, form: Form, given: Given | None = None) -> Report:
    """The meaning of a draft as the form has it; what is `given` goes before what the draft says."""
    return _Builder(document, form, given or Given()).build()


class _Builder:
    """Understands one draft, step by step: each step needs what those before it found."""

    def __init__(self, document: Document, form: Form, given: Given) -> None:
        self.report = Report(document, form, given)
        self.text = self.report.text
        self.wording: Wording = wording_of(form)
        self.agencies = agencies_of(self.wording)
        self.lines = lines_of(document)
        self.dates = find_dates(self.text)

    def build(self) -> Report:
        """The report, complete."""
        self._frame()
        self._identity()
        self._tables()
        self._structure()
        self._mentions()
        return self.report

    def _frame(self) -> None:
        """Title, signature and the page around them: what is the report's own text, and what is not."""
        report, lines = self.report, self.lines
        report.title, occurrences = find_title(self.text, lines, self.wording, self.agencies)
        titles = {index for occurrence in occurrences for index in occurrence}
        first = min(titles, default=0)
        closing = Closing(self.text, self.wording, self.agencies, self.dates)
        for index, line in enumerate(lines):
            if index in titles:
                self._take_title(index)
            elif index < first or (line.kind != "cell" and is_chrome(line.text(self.text), self.wording)):
                line.role = "chrome"
        for line in contents_lines(self.text, lines, self.wording):
            line.role = "chrome"
        last = max(titles, default=-1)
        beginning = self._beginning(last + 1)
        report.published = closing.published(lines, beginning)
        report.signature = closing.signature(lines, beginning)
        self._close_frame()

    def _beginning(self, first: int) -> int:
        """The line that the report's text begins at; bare dates and the values of page labels before it are chrome."""
        for index in range(first, len(self.lines)):
            line = self.lines[index]
            words = line.text(self.text)
            if line.role in ("chrome", "title"):
                continue
            before = self.lines[index - 1] if index else None
            labelled = before is not None and before.role == "chrome" and is_label(before.text(self.text), self.wording)
            if line.kind == "cell" or not (is_date_line(words) or (labelled and len(words) <= _LONGEST_VALUE)):
                return index
            line.role = "chrome"
        return len(self.lines)

    def _take_title(self, index: int) -> None:
        """Marks a line of the title; what stands behind the title in its line stays text of the report."""
        line, title = self.lines[index], self.report.title
        if title and line.span.holds(title.span) and self.text[title.span.end : line.span.end].strip():
            rest = Span(title.span.end, line.span.end)
            self.lines.insert(index + 1, Line(_without_blanks(self.text, rest), line.kind, line.block, line.role))
            line.span = Span(line.span.start, title.span.end)
        line.role = "title"

    def _close_frame(self) -> None:
        """Marks the signature and what stands below it, and the range of the report's own text."""
        report = self.report
        start = report.title.span.end if report.title else min((line.span.start for line in self._own()), default=0)
        end = max((line.span.end for line in self._own()), default=start)
        if report.signature:
            span = report.signature.span
            end = span.start
            for line in list(self.lines):
                if line.role not in ("body", "cell") or line.span.end <= span.start:
                    continue
                if line.span.start < span.start:
                    self._part_signature(line, span)
                else:
                    line.role = "signature" if line.span.start < span.end else "chrome"
        report.body = Span(start, max(start, end))

    def _part_signature(self, line: Line, span: Span) -> None:
        """Parts a line that closes with the signature."""
        index = self.lines.index(line)
        self.lines.insert(index + 1, Line(Span(span.start, line.span.end), line.kind, line.block, "signature"))
        line.span = _without_blanks(self.text, Span(line.span.start, span.start))

    def _own(self) -> Iterable[Line]:
        return (line for line in self.lines if line.role in ("body", "cell", "signature"))

    def _identity(self) -> None:
        """Agency, level, year and edition."""
        report, given = self.report, self.report.given
        report.period = find_period(self.text, self._outside_chrome(self.dates), report.body, self.wording)
        report.agency = self._agency() or self._introduced()
        if given.level:
            report.level = given.level
        elif report.agency:
            report.level = self.agencies.level(report.agency)
        report.year = given.year or self._year()
        report.edition = report.form.edition_of(report.year)

    def _agency(self) -> Name | None:
        report = self.report
        if report.given.agency:
            return self.agencies.name(report.given.agency, Span(0, 0))
        if report.title and report.title.agency:
            return report.title.agency
        return report.signature.agency if report.signature else None

    def _introduced(self) -> Name | None:
        """The agency whose report the text says this is: 现发布《…财政局2023年政府信息公开工作年度报告》."""
        finder = NameFinder(self.agencies, None)
        for line in self.lines[:_INTRODUCTION]:
            if line.role == "body":
                for name in finder.find(self.text, line.span):
                    if self.wording.reported.match(self.text, name.span.end, line.span.end):
                        return name
        return None

    def _year(self) -> int | None:
        report = self.report
        if report.title and report.title.year:
            return report.title.year
        if report.period:
            return report.period.end.year
        introduced = next((date.year for date in self.dates if report.body.holds(date.span) and date.month is None), None)
        if introduced:
            return introduced
        signed = report.signature.date if report.signature else None
        return signed.year - 1 if signed else None

    def _tables(self) -> None:
        """The official tables; a line inside one is a cell of it, unless it is a section's heading."""
        from lint.report.tables import read_tables

        report = self.report
        report.tables = read_tables(report)
        spans = [table.span for table in report.tables.values()]
        for line in self.lines:
            if line.role == "body" and any(span.holds(line.span) for span in spans):
                line.role = "cell"

    def _structure(self) -> None:
        """Headings, sections and passages."""
        report = self.report
        titles = SectionTitles(self.wording.edition_for(report.edition), self.wording)
        finder = HeadingFinder(self.text, self.wording, titles)
        found: dict[int, list[Found]] = {}
        for index, line in enumerate(self.lines):
            if line.role == "body" or (line.role == "cell" and (line.alone or line.kind != "cell")):
                following = self.lines[index + 1] if index + 1 < len(self.lines) else None
                found[index] = self._wanted(line, finder.in_line(line, following), titles)
        self._drop_captions(found, titles)
        self._drop_listed(found, titles)
        headings = [each.heading for _, of_line in sorted(found.items()) for each in of_line]
        close_bodies(headings, report.body.end)
        report.headings = headings
        report.sections = [_section(heading, titles) for heading in headings if heading.level == 1]
        for index, line in enumerate(self.lines):
            report.passages += self._passages(line, found.get(index, []))

    def _wanted(self, line: Line, found: list[Found], titles: SectionTitles) -> list[Found]:
        """Of the headings in a line of an official table only a section's, which then belongs to no table."""
        if line.role == "body" or line.kind == "cell":
            return found
        return [each for each in found if each.heading.number and each.heading.level == 1 and titles.exact(each.heading.title)]

    def _drop_captions(self, found: dict[int, list[Found]], titles: SectionTitles) -> None:
        """Drops a section's title without a number where the section is headed elsewhere: it is a table's caption."""
        tops = [each.heading for of_line in found.values() for each in of_line if each.heading.level == 1]
        numbered = {section for heading in tops if heading.number and (section := titles.match(heading.title)[0])}
        for index, of_line in found.items():
            if self.lines[index].kind == "heading":
                continue
            found[index] = [
                each for each in of_line if each.heading.number or titles.match(each.heading.title)[0] not in numbered
            ]

    def _drop_listed(self, found: dict[int, list[Found]], titles: SectionTitles) -> None:
        """Drops a table of contents without a heading: the sections listed line by line, and all of them again below."""
        tops = [(index, each.heading) for index, of_line in sorted(found.items()) for each in of_line if each.heading.level == 1]
        keys = [section.key if section else None for section in (titles.match(heading.title)[0] for _, heading in tops)]
        count = next((place for place in range(1, len(keys)) if keys[place] == keys[0]), 0)
        listed = [index for index, _ in tops[:count]]
        if count < _FEWEST_LISTED or keys[:count] != keys[count : 2 * count] or listed[-1] - listed[0] >= 2 * count:
            return
        for index in range(listed[0], listed[-1] + 1):
            found.pop(index, None)
            self.lines[index].role = "chrome"

    def _passages(self, line: Line, found: Sequence[Found]) -> list[Passage]:
        """A line as passages: its headings and the text between them."""
        if not found:
            role = "heading" if line.role == "body" and line.kind == "heading" else line.role
            return [Passage(line.span, line.kind, role, line.block)]
        passages: list[Passage] = []
        position = line.span.start
        for each in found:
            heading = each.heading
            if not heading.title:
                continue
            self._append(passages, line, Span(position, heading.span.start), "body")
            self._append(passages, line, Span(heading.span.start, min(each.behind, line.span.end)), "heading")
            position = each.behind
        self._append(passages, line, Span(position, line.span.end), "body")
        return passages

    def _append(self, passages: list[Passage], line: Line, span: Span, role: str) -> None:
        span = _without_blanks(self.text, span)
        if span.start < span.end:
            kind = "paragraph" if line.kind == "cell" else line.kind
            passages.append(Passage(span, kind, "heading" if role == "heading" else "body", line.block))

    def _mentions(self) -> None:
        """Dates, figures, agencies, citations and document numbers."""
        report = self.report
        report.dates = self._outside_chrome(self.dates)
        figures = figures_of(self.wording)
        names = NameFinder(self.agencies, report.agency)
        for span in self._paragraphs():
            report.figures += figures.find(self.text, span)
            report.agencies += self._names_in(span, names)
        whole = Span(0, len(self.text))
        report.numbers = self._outside_chrome(list(find_numbers(self.text, whole)))
        report.citations = self._outside_chrome(list(find_citations(self.text, whole, report.numbers)))

    def _paragraphs(self) -> Iterator[Span]:
        """The ranges of running text: headings, and lines with those that go on with their last sentence."""
        start = last = end = -1
        for passage in self.report.passages_of("body", "heading"):
            between = self.text[end : passage.span.start]
            wrapped = end - last >= _SHORTEST_WRAPPED and self.text[end - 1] not in "。;:!?" and between.isspace()
            if passage.role == "body" and wrapped:
                last, end = passage.span
                continue
            if end >= 0:
                yield Span(start, end)
            start, end = passage.span if passage.role == "body" else (-1, -1)
            last = start
            if passage.role == "heading":
                yield passage.span
        if end >= 0:
            yield Span(start, end)

    def _names_in(self, span: Span, finder: NameFinder) -> Iterator[Name]:
        """The names in a paragraph, be they broken by its line ends."""
        words = self.text[span.start : span.end]
        if "\n" not in words:
            yield from finder.find(self.text, span)
            return
        positions = [position for position in range(*span) if not self.text[position].isspace()]
        joined = "".join(self.text[position] for position in positions)
        for name in finder.find(joined, Span(0, len(joined))):
            where = Span(positions[name.span.start], positions[name.span.end - 1] + 1)
            yield Name(where, name.text, name.place, name.body)

    def _outside_chrome(self, mentions: Sequence[T]) -> list[T]:
        """The mentions that do not stand on page lines or in cells."""
        lines = [line for line in self.lines if line.role not in ("chrome", "cell")]
        starts = [line.span.start for line in lines]
        kept = []
        for mention in mentions:
            index = bisect_right(starts, mention.span.start) - 1
            if index >= 0 and mention.span.start < lines[index].span.end:
                kept.append(mention)
        return kept


def _section(heading: Heading, titles: SectionTitles) -> Section:
    section, likeness = titles.match(heading.title, heading.number)
    return Section(section.key if section else None, heading, likeness)


def _without_blanks(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
