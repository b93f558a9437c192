"""PDF files made by hand: text at given points in a Han font that readers know without its being embedded, and lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
Grid = Sequence[Sequence[str]]


@dataclass
class Sheet:
    """A page in the making; `y` counts downwards from its top. `rotate` is how many degrees it is turned when shown."""

    rotate: int = 0
    content: list[str] = field(default_factory=list)

    def text(self, words: str, x: float, y: float, size: float = 16, turn: int = 0) -> "Sheet":
        """Words that begin at a point, `turn` quarter turns to the left."""
        a, b, c, d = {0: (1, 0, 0, 1), 1: (0, 1, -1, 0), 2: (-1, 0, 0, -1), 3: (0, -1, 1, 0)}[turn]
        code = words.encode("utf-16-be").hex()
        self.content.append(f"BT /F {size} Tf {a} {b} {c} {d} {x} {HEIGHT - y} Tm <{code}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """A ruling."""
        self.content.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def bar(self, x: float, y: float, width: float, height: float) -> "Sheet":
        """A filled shape with its upper left corner at a point; a thin one is a ruling too."""
        self.content.append(f"{x} {HEIGHT - y - height} {width} {height} re f")
        return self

    def paragraph(self, words: str, y: float, left: float = 80, characters: int = 27, size: float = 16) -> float:
        """A justified paragraph with its first line indented by two characters; gives the place of the line after it."""
        lines = [words[: characters - 2]]
        rest = words[characters - 2 :]
        lines += [rest[at : at + characters] for at in range(0, len(rest), characters)]
        for number, line in enumerate(lines):
            self.text(line, left if number else left + 2 * size, y, size)
            y += 1.75 * size
        return y

    def table(self, grid: Grid, columns: Sequence[float], y: float, height: float = 20, size: float = 10) -> float:
        """A ruled table with a row of texts a line; None would be a merged cell, "" is blank. Gives its lower edge."""
        bottom = y + height * len(grid)
        for row in range(len(grid) + 1):
            self.line(columns[0], y + row * height, columns[-1], y + row * height)
        for x in columns:
            self.line(x, y, x, bottom)
        for row, cells in enumerate(grid):
            for x, words in zip(columns, cells, strict=False):
                self.text(words, x + 3, y + row * height + 14, size)
        return bottom

    def picture(self) -> "Sheet":
        """A picture that covers the page."""
        self.content.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q")
        return self


def pdf(sheets: Iterable[Sheet]) -> bytes:
    """The file that has these pages."""
    pages = list(sheets)
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        f"<</Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R]>>",
        "<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]"
        " /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 4>>>>",
        "<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1>>"
        "\nstream\n@\nendstream",
    ]
    for number, page in enumerate(pages):
        content = "\n".join(page.content)
        objects.append(
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {page.rotate} /Contents {7 + 2 * number} 0 R"
            " /Resources <</Font <</F 3 0 R>> /XObject <</I 5 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[str], trailer: str = "") -> bytes:
    """A PDF file of objects, the first of them its catalogue."""
    data = "%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"trailer\n<</Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return data.encode("latin-1")
