"""A copy of a PDF with a highlight for each finding, on the very characters."""

import ctypes
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from lint.checks.finding import Finding
from lint.document import Document, Span
from lint.fix.model import FixError
from lint.readers.pdf import Printed, Traced, trace
from lint.reporters.annotated.note import AUTHOR, lines
from lint.reporters.detail import span_of
from lint.ruleset.text import Language

# Red, amber and blue, light enough to read through.
_COLOURS = {"error": (255, 120, 120), "warning": (255, 205, 90), "info": (150, 200, 255)}
_PRINTED = 4
_CORNER = 24.0


def annotate(data: bytes, document: Document, findings: Sequence[Finding], language: Language) -> bytes:
    """The PDF in `data` with a highlight for each finding; `document` is what was read of it.

    What is missing has its highlight where it would stand, in a blank cell or on the character before. Raises FixError.
    """
    if not findings:
        return data
    import pypdfium2

    traced = trace(data, document.path)
    try:
        file = pypdfium2.PdfDocument(data)
        for number, finding in enumerate(findings, 1):
            places = _places(traced, span_of(document, finding.place)) or [_corner(file)]
            _highlight(file, places, f"{AUTHOR}-{number}", lines(document, finding, language), _COLOURS[finding.severity])
        copy = BytesIO()
        # Not as an update at the end of the file: where that has a stream of references, the library writes a faulty one.
        file.save(copy, flags=pypdfium2.raw.FPDF_NO_INCREMENTAL)
    except pypdfium2.PdfiumError as error:
        raise FixError("无法在这个 PDF 上批注", "this PDF takes no annotations") from error
    return copy.getvalue()


def _places(traced: Traced, span: Span) -> list[Printed]:
    """Where the characters of a range of the text view are printed, a box for each line of them; those on its first page."""
    if span.start == span.end and span.start in traced.blanks:
        return [traced.blanks[span.start]]
    own = [place for place in traced.printed[span.start : span.end] if place]
    if not own:
        before = (place for place in reversed(traced.printed[: span.start]) if place)
        after = (place for place in traced.printed[span.start :] if place)
        own = [place for place in (next(before, None) or next(after, None),) if place]
    return list(_lines(place for place in own if place.page == own[0].page))


def _lines(places: Iterator[Printed]) -> Iterator[Printed]:
    """Boxes of characters, those that follow on one another in a line as one."""
    box: Printed | None = None
    for place in places:
        if box and _beside(box, place):
            (a, b, c, d), (e, f, g, h) = box.edges, place.edges
            box = Printed(box.page, (min(a, e), min(b, f), max(c, g), max(d, h)))
            continue
        if box:
            yield box
        box = place
    if box:
        yield box


def _beside(box: Printed, place: Printed) -> bool:
    """Whether a character stands next to a box, in a line of any direction."""
    (a, b, c, d), (e, f, g, h) = box.edges, place.edges
    near = 1.5 * max(g - e, h - f)
    level = min(d, h) - max(b, f) > 0.6 * (h - f) and max(a, e) - min(c, g) < near
    upright = min(c, g) - max(a, e) > 0.6 * (g - e) and max(b, f) - min(d, h) < near
    return level or upright


def _corner(file: Any) -> Printed:
    """The upper left corner of the first page, for what is said of a file without text."""
    left, _, _, top = file[0].get_bbox()
    return Printed(1, (left, top - _CORNER, left + _CORNER, top))


def _highlight(file: Any, places: Sequence[Printed], name: str, said: Sequence[str], colour: tuple[int, int, int]) -> None:
    import pypdfium2
    from pypdfium2 import raw

    page = file[places[0].page - 1]
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
    if not annotation:
        raise pypdfium2.PdfiumError("no annotation")
    for left, bottom, right, top in (place.edges for place in places):
        corners = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
    a, b, c, d = zip(*(place.edges for place in places), strict=True)
    raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(min(a), max(d), max(c), min(b)))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *colour, 255)
    raw.FPDFAnnot_SetFlags(annotation, _PRINTED)
    for key, text in (("T", AUTHOR), ("Contents", "\n".join(said)), ("Subj", said[0]), ("NM", name)):
        written = (text + "\0").encode("utf-16-le")
        units = (ctypes.c_ushort * (len(written) // 2)).from_buffer_copy(written)
        raw.FPDFAnnot_SetStringValue(annotation, key.encode(), units)
    raw.FPDFPage_CloseAnnot(annotation)
    page.close()
