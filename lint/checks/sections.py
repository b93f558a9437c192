"""The sections of the form: missing, extra, empty, repeated, out of order or mistitled."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lint.checks.hit import Edit, Hit, Note, listed
from lint.checks.structure.outline import Outline, content, outline
from lint.report.form import SectionForm
from lint.report.model import Heading, Report
from lint.ruleset.text import Text


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: which fault it looks for, and the note at a related heading."""

    fault: Literal["missing", "extra", "empty", "duplicate", "order", "title"]
    note: Text | None = None


def check(report: Report, params: Params) -> Iterator[Hit]:
    """The hits of one fault; none for a report that no edition binds."""
    found = outline(report)
    if found is not None:
        yield from _FAULTS[params.fault](report, found, params)


def _missing(report: Report, found: Outline, params: Params) -> Iterator[Hit]:
    """At the table that lacks its heading, else at the heading that the section should stand before, else at the last one.

    Several missing in a row are one hit.
    """
    runs: list[list[SectionForm]] = []
    for absent in found.missing:
        if runs and runs[-1][-1].number + 1 == absent.number:
            runs[-1].append(absent)
        else:
            runs.append([absent])
    for run in runs:
        after = [section for section in report.sections if (form := found.form_of(section)) and form.number > run[-1].number]
        nearest = after[0] if after else report.sections[-1]
        orphan = report.tables.get(run[0].table or "")
        if orphan is not None and orphan.labels and len(run) == 1:
            yield Hit(min(orphan.labels.values()), {"title": f"“{run[0].title}”"}, message="table")
            continue
        titles = listed(f"“{form.title}”" for form in run)
        yield Hit(nearest.heading.title_span, {"title": titles, "near": nearest.heading.title}, message=None if after else "end")


def _extra(report: Report, found: Outline, params: Params) -> Iterator[Hit]:
    for section in found.extra:
        yield Hit(section.heading.title_span, {"title": section.heading.title})


def _empty(report: Report, found: Outline, params: Params) -> Iterator[Hit]:
    """A section that should hold a table is told by the rule on tables."""
    for section in report.sections:
        form = found.form_of(section)
        if form is not None and form.table is None and content(report, section) is None:
            yield Hit(section.heading.title_span, {"title": section.heading.title})


def _duplicate(report: Report, found: Outline, params: Params) -> Iterator[Hit]:
    for section in found.repeated:
        first = found.first[section.key or ""]
        yield Hit(section.heading.title_span, {"title": section.heading.title}, _notes([first.heading], params))


def _order(report: Report, found: Outline, params: Params) -> Iterator[Hit]:
    """One hit, at the first section that does not stand where the form's order puts it; the others are related."""
    standing = list(found.first.items())
    due = sorted(standing, key=lambda item: found.forms[item[0]].number if item[0] in found.forms else 0)
    displaced = [(section, right) for (key, section), (right, _) in zip(standing, due, strict=True) if key != right]
    if displaced:
        section, right = displaced[0]
        related = _notes((other.heading for other, _ in displaced[1:]), params)
        yield Hit(section.heading.title_span, {"title": section.heading.title, "expected": found.forms[right].title}, related)


def _title(report: Report, found: Outline, params: Params) -> Iterator[Hit]:
    near = [(section, form) for section in report.sections if section.likeness == "near" and (form := found.form_of(section))]
    for section, form in [*near, *found.mistitled]:
        span = section.heading.title_span
        yield Hit(span, {"title": section.heading.title, "expected": form.title}, (), form.title, (Edit(span, form.title),))


def _notes(headings: Iterable[Heading], params: Params) -> tuple[Note, ...]:
    return tuple(Note(heading.title_span, params.note) for heading in headings) if params.note else ()


_FAULTS: dict[str, Callable[[Report, Outline, Params], Iterator[Hit]]] = {
    "missing": _missing,
    "extra": _extra,
    "empty": _empty,
    "duplicate": _duplicate,
    "order": _order,
    "title": _title,
}
