"""The sections of a report, each matched with a section of the form that binds it."""

from dataclasses import dataclass

from lint.document import Span
from lint.report.form import SectionForm
from lint.report.model import Report, Section


@dataclass(eq=False, repr=False)
class Outline:
    """The sections of a report against those of its form.

    `mistitled` pairs a section whose title is none of the form's with the section of the form that its place tells;
    `missing` are sections of the form that are not there at all, `extra` those that the form does not know, `repeated`
    the second and further ones of a key.
    """

    forms: dict[str, SectionForm]
    first: dict[str, Section]
    missing: tuple[SectionForm, ...]
    mistitled: tuple[tuple[Section, SectionForm], ...]
    extra: tuple[Section, ...]
    repeated: tuple[Section, ...]

    def form_of(self, section: Section) -> SectionForm | None:
        """The section of the form that this one is, or is meant to be."""
        if section.key is not None:
            return self.forms.get(section.key)
        return next((form for meant, form in self.mistitled if meant is section), None)


def outline(report: Report) -> Outline | None:
    """The outline of a report; None when no edition of the form binds it or it has no section at all."""
    if report.edition is None or not report.sections:
        return None
    forms = {form.key: form for form in sorted(report.edition.sections, key=lambda form: form.number)}
    first: dict[str, Section] = {}
    repeated = []
    for section in report.sections:
        if section.key is None:
            continue
        if section.key in first:
            repeated.append(section)
        first.setdefault(section.key, section)
    unknown = [section for section in report.sections if section.key not in forms]
    absent = [form for form in forms.values() if form.key not in first]
    mistitled = tuple(_meant(report.sections, forms, absent))
    explained = {form.key for _, form in mistitled}
    meant = [section for section, _ in mistitled]
    return Outline(
        forms,
        first,
        tuple(form for form in absent if form.key not in explained),
        mistitled,
        tuple(section for section in unknown if not any(section is other for other in meant)),
        tuple(repeated),
    )


def _meant(sections: list[Section], forms: dict[str, SectionForm], absent: list[SectionForm]) -> list[tuple[Section, SectionForm]]:
    """Unknown sections that stand where a section of the form is missing, each with the one it stands for.

    Between two sections that are known, the unknown ones stand for the missing ones when there are no more of them than are
    missing there; the numbers that they bear go before their order.
    """
    pairs: list[tuple[Section, SectionForm]] = []
    gap: list[Section] = []
    before = 0
    for section in [*sections, None]:
        known = forms.get(section.key) if section is not None and section.key else None
        if section is not None and known is None:
            gap.append(section)
            continue
        after = known.number if known else len(forms) + 1
        waiting = [form for form in absent if before < form.number < after]
        if gap and len(gap) <= len(waiting):
            pairs += _paired(gap, waiting)
        gap = []
        before = max(before, after)
    return pairs


def _paired(gap: list[Section], waiting: list[SectionForm]) -> list[tuple[Section, SectionForm]]:
    by_number = {form.number: form for form in waiting}
    if all(section.number in by_number for section in gap):
        return [(section, by_number[section.number]) for section in gap]
    return list(zip(gap, waiting, strict=False))


def content(report: Report, section: Section) -> Span | None:
    """The range from the first to the last character of a section's text, the signature and page lines left out; None when empty.

    Bars that a mirror left of a table are no text.
    """
    body = section.heading.body
    spans = [
        Span(max(passage.span.start, body.start), min(passage.span.end, body.end))
        for passage in report.passages_in(body)
        if passage.role in ("heading", "body", "cell")
    ]
    signature = report.signature.span if report.signature else None
    words = [span for span in spans if _has_words(report.text, span, signature)]
    return Span(words[0].start, words[-1].end) if words else None


def _has_words(text: str, span: Span, signature: Span | None) -> bool:
    pieces = [span]
    if signature and span.start < signature.end and signature.start < span.end:
        pieces = [Span(span.start, signature.start), Span(signature.end, span.end)]
    return any(text[piece.start : piece.end].strip(" \t\r\n|") for piece in pieces if piece.start < piece.end)
