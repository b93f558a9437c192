"""Characters, rulings and pictures of a PDF, page by page; run as a process of its own, so that a limit can stop it.

It imports nothing of this package: what it reads may be hostile, and it is to start fast. It answers requests on its standard
input, each a length and as many bytes of PDF, with a length, a header in JSON and the numbers that the header announces.
"""

import ctypes
import json
import signal
import struct
import sys
from array import array
from contextlib import suppress
from itertools import pairwise
from math import hypot, pi
from typing import Any, BinaryIO

import pypdfium2_raw as pdfium

MOST_PAGES = 300
MOST_CHARACTERS = 200_000
MOST_SEGMENTS = 20_000
MOST_OBJECTS = 100_000
DEEPEST = 4
# A filled shape as thin as this, in points, is a ruling.
THIN = 3.0
SECONDS = 3
MEMORY = 420_000_000
QUARTERS = 4
OBLIQUE = 4
# How much of a font's height stands above the base line.
ABOVE = 0.86
WIDEST = 3

Point = tuple[int, int]
Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


class _RefusedError(Exception):
    """Why a file is not read: a key that the asking side has words for."""


class _Drawn:
    """The straight lines, upright and level, that are drawn on a page; in points of the page.

    `passed_over` is where text stands that the library leaves out of a page's characters.
    """

    def __init__(self) -> None:
        self.lines = array("f")
        self.pictures = 0.0
        self.passed_over: set[Point] = set()
        self._segments = self._objects = 0

    def collect(self, page: Any) -> None:
        """Take the lines of a page and the area of its pictures."""
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._take(pdfium.FPDFPage_GetObject(page, index), _UNMOVED, 0)

    def _take(self, thing: Any, moved: Matrix, depth: int) -> None:
        self._objects += 1
        if self._objects > MOST_OBJECTS or self._segments > MOST_SEGMENTS:
            return
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(thing, _product(_matrix(thing), moved))
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if _is_passed_over(thing):
                *_, x, y = _product(_matrix(thing), moved)
                self.passed_over.add((round(x), round(y)))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = _product(_matrix(thing), moved)
            self.pictures += abs(a * d - b * c)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = _product(_matrix(thing), moved)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self._take(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _path(self, path: Any, matrix: Matrix) -> None:
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
        if not (filled.value or stroked.value):
            return
        for points, straight in self._outlines(path, matrix):
            if stroked.value and straight:
                for (x0, y0), (x1, y1) in pairwise(points):
                    self._line(x0, y0, x1, y1)
            elif filled.value:
                xs, ys = zip(*points, strict=True)
                self._thin(min(xs), min(ys), max(xs), max(ys))

    def _outlines(self, path: Any, matrix: Matrix) -> list[tuple[list[tuple[float, float]], bool]]:
        """The parts of a path, each with whether it has straight sides only."""
        a, b, c, d, e, f = matrix
        x, y = ctypes.c_float(), ctypes.c_float()
        outlines: list[tuple[list[tuple[float, float]], bool]] = []
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            self._segments += 1
            if self._segments > MOST_SEGMENTS:
                break
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = a * x.value + c * y.value + e, b * x.value + d * y.value + f
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
                outlines.append(([], True))
            outlines[-1][0].append(point)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                outlines[-1] = (outlines[-1][0], False)
            if pdfium.FPDFPathSegment_GetClose(segment):
                outlines[-1][0].append(outlines[-1][0][0])
        return [each for each in outlines if len(each[0]) > 1]

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(x1 - x0) < 1 or abs(y1 - y0) < 1:
            self.lines.extend((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _thin(self, x0: float, y0: float, x1: float, y1: float) -> None:
        wide, high = x1 - x0, y1 - y0
        if min(wide, high) > THIN:
            return
        if wide > high:
            middle = (y0 + y1) / 2
            self._line(x0, middle, x1, middle)
        else:
            middle = (x0 + x1) / 2
            self._line(middle, y0, middle, y1)


def _matrix(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return _UNMOVED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _is_passed_over(text: Any) -> bool:
    """Whether text has no width: a single character of a font that is neither embedded nor at hand, or a mere blank."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(text, left, bottom, right, top)
    return right.value - left.value < 0.001 and pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text)) == 0


def _recovered(data: bytes, number: int, places: set[Point]) -> tuple[str, "array[float]"]:
    """The characters that begin at these places, and their edges, as another library finds them that needs no font for it."""
    from io import BytesIO

    import pdfplumber

    characters: list[str] = []
    edges = array("f")
    with pdfplumber.open(BytesIO(data), pages=[number + 1]) as document:
        for found in document.pages[0].chars:
            *_, x, y = found["matrix"]
            if (round(x), round(y)) in places and len(found["text"]) == 1 and not found["text"].isspace():
                size = found["size"]
                characters.append(found["text"])
                edges.extend((x, y - (1 - ABOVE) * size, x + found["width"], y + ABOVE * size))
    return "".join(characters), edges


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _characters(page: Any, room: int) -> tuple[str, "array[float]", bytes]:
    """The characters drawn on a page, the four edges of each, and the quarter turns that each is rotated by."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > room:
            raise _RefusedError("characters")
        box = pdfium.FS_RECTF()
        characters: list[str] = []
        edges = array("f")
        turns = bytearray()
        generated, unmapped = pdfium.FPDFText_IsGenerated, pdfium.FPDFText_HasUnicodeMapError
        unicode, bounds, angle = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharAngle
        hyphen = pdfium.FPDFText_IsHyphen
        for index in range(count):
            if generated(text, index) > 0:
                continue
            code = unicode(text, index)
            if 0xD800 <= code < 0xDC00:
                code = 0x10000 + ((code - 0xD800) << 10) + (unicode(text, index + 1) - 0xDC00 & 0x3FF)
            elif 0xDC00 <= code < 0xE000:
                continue
            if code < 0x20 or code in (0xFFFE, 0xFFFF):
                if hyphen(text, index) <= 0 and unmapped(text, index) <= 0:
                    continue
                code = 0x2D if hyphen(text, index) > 0 else 0xFFFD
            elif unmapped(text, index) > 0:
                code = 0xFFFD
            if not bounds(text, index, box):
                continue
            # The library measures clockwise.
            quarter = -angle(text, index) / (pi / 2)
            turn = round(quarter) % QUARTERS if abs(quarter - round(quarter)) < 0.06 else OBLIQUE
            characters.append(chr(code) if code <= sys.maxunicode else "\ufffd")
            edges.extend(_cell(text, index, turn, box))
            turns.append(turn)
        return "".join(characters), edges, bytes(turns)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _cell(text: Any, index: int, turn: int, box: Any) -> tuple[float, float, float, float]:
    """The field of a character: as wide as its box, and as high as its font, for the box of 一 or ， tells no line."""
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    if turn == OBLIQUE or not (
        pdfium.FPDFText_GetCharOrigin(text, index, x, y) and pdfium.FPDFText_GetMatrix(text, index, matrix)
    ):
        return box.left, box.bottom, box.right, box.top
    size = pdfium.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
    above, below = ABOVE * size, (1 - ABOVE) * size
    if box.right - box.left > WIDEST * size and turn in (0, 2):
        # Fonts for upright columns tell no width.
        box.right = box.left + size
    if turn == 1:
        return x.value - above, box.bottom, x.value + below, box.top
    if turn == 3:
        return x.value - below, box.bottom, x.value + above, box.top
    if turn == 2:
        return box.left, y.value - above, box.right, y.value + below
    return box.left, y.value - below, box.right, y.value + above


def _page(data: bytes, document: Any, number: int, room: int) -> tuple[dict[str, Any], list[bytes]]:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return {"box": None}, []
    try:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        text, edges, turns = _characters(page, room)
        drawn = _Drawn()
        drawn.collect(page)
        if drawn.passed_over:
            further, further_edges = _recovered(data, number, drawn.passed_over)
            text, edges, turns = text + further, edges + further_edges, turns + bytes(len(further))
        told = {
            "box": (box.left, box.bottom, box.right, box.top),
            "text": text,
            "lines": len(drawn.lines),
            "pictures": drawn.pictures,
        }
        return told, [edges.tobytes(), turns, drawn.lines.tobytes()]
    finally:
        pdfium.FPDF_ClosePage(page)


def pages(data: bytes) -> tuple[list[dict[str, Any]], bytes]:
    """What stands on each page, and the numbers that belong to it. Raises _RefusedError."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), b"")
    if not document:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise _RefusedError("encrypted" if locked else "damaged")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if not 0 < count <= MOST_PAGES:
            raise _RefusedError("pages" if count else "damaged")
        told: list[dict[str, Any]] = []
        numbers: list[bytes] = []
        room = MOST_CHARACTERS
        for number in range(count):
            page, own = _page(data, document, number, room)
            room -= len(page.get("text", ""))
            told.append(page)
            numbers += own
        return told, b"".join(numbers)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _limit() -> None:
    """Bound what reading one more file may take, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pdfium.FPDF_InitLibrary()
    while len(size := requests.read(8)) == 8:
        _limit()
        numbers = b""
        try:
            told, numbers = pages(requests.read(struct.unpack("<q", size)[0]))
            header: dict[str, Any] = {"pages": told}
        except _RefusedError as refused:
            header = {"refused": str(refused)}
        except MemoryError:
            header = {"refused": "memory"}
        start = json.dumps(header).encode()
        answers.write(struct.pack("<qq", len(start), len(numbers)) + start + numbers)
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
