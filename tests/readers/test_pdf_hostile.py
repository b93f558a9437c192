"""PDF files that are broken, or made to do harm: a clear error, soon, and nothing else."""

import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.readers import ReadError, read_bytes
from lint.readers.pdf import process
from tests.support.pdf import Sheet, assembled, pdf

PRINTED = Path(__file__).resolve().parents[2] / "fixtures/clean/township-2023-printed.pdf"
SOUND = pdf([Sheet().text("岚皋县林业局2023年政府信息公开工作年度报告", 80, 80)])
CATALOGUE = "<</Type /Catalog /Pages 2 0 R>>"
PAGES = "<</Type /Pages /Count 1 /Kids [3 0 R]>>"
PAGE = (
    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</XObject <</A 5 0 R>>>>>>"
)


def stream(content: str, more: str = "") -> str:
    return f"<<{more} /Length {len(content)}>>\nstream\n{content}\nendstream"


def form(content: str, uses: int = 0) -> str:
    resources = f"/Resources <</XObject <</A {uses} 0 R>>>>" if uses else ""
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources}")


def bomb(size: int) -> bytes:
    body = zlib.compress(b"0 0 m 9 9 l S\n" * (size // 14), 9)
    start = assembled([CATALOGUE, PAGES, PAGE])
    head = start[: start.index(b"xref")]
    return head + b"4 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n" % len(body) + body + (
        b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
    )


HOSTILE = {
    "a loop in the page tree": assembled([CATALOGUE, "<</Type /Pages /Count 99999 /Kids [2 0 R 2 0 R]>>"]),
    "page trees in one another": assembled(
        [CATALOGUE, "<</Type /Pages /Count 4 /Kids [3 0 R 3 0 R]>>", "<</Type /Pages /Count 4 /Kids [2 0 R 2 0 R]>>"]
    ),
    "one page a hundred thousand times": assembled(
        [CATALOGUE, f"<</Type /Pages /Count 100000 /Kids [{'3 0 R ' * 100_000}]>>", "<</Type /Page /MediaBox [0 0 9 9]>>"]
    ),
    "forms that draw themselves": assembled([CATALOGUE, PAGES, PAGE, stream("/A Do"), form("/A Do /A Do", 5)]),
    "forms of forms of forms": assembled(
        [CATALOGUE, PAGES, PAGE, stream("/A Do"), *(form("/A Do " * 10, number) for number in range(6, 26)), form("0 0 m")]
    ),
    "a stream that swells": bomb(400_000_000),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as raised:
        read_bytes(data, "draft.pdf")
    assert raised.value.zh != str(raised.value)


def test_the_next_file_is_read_after_a_hostile_one() -> None:
    with pytest.raises(ReadError):
        read_bytes(HOSTILE["forms of forms of forms"], "draft.pdf")
    assert read_bytes(SOUND, "draft.pdf").text == "岚皋县林业局2023年政府信息公开工作年度报告"


def test_a_process_that_does_not_answer_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    process.end()
    monkeypatch.setattr(process, "SECONDS", 0.0)
    with pytest.raises(ReadError, match="too much"):
        read_bytes(SOUND, "draft.pdf")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MZ\x90\0" + b"\0" * 3000, "no PDF file"),
        (b"\0\0", "no PDF file"),
        (b"%PDF-1.7\n%%EOF", "no sound PDF"),
        (SOUND[: len(SOUND) // 2], "incomplete"),
        (PRINTED.read_bytes()[:60_000], "incomplete"),
    ],
)
def test_what_is_no_whole_pdf_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_bytes(data, "draft.pdf")


@pytest.mark.parametrize("columns", [500, 2000])
def test_a_grid_without_end_leaves_the_text(columns: int) -> None:
    sheet = Sheet().text("岚皋县林业局2023年政府信息公开工作年度报告", 80, 80)
    for number in range(columns + 1):
        sheet.line(10 + 6 * number, 100, 10 + 6 * number, 800)
    for y in range(100, 801, 10):
        sheet.line(10, y, 10 + 6 * columns, y)
    assert read_bytes(pdf([sheet]), "draft.pdf").text == "岚皋县林业局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize("size", ["9e9 9e9", "0 0", "-5 -5", "1e38 1e38"])
def test_a_page_may_be_of_any_size(size: str) -> None:
    assert "林业局" in read_bytes(SOUND.replace(b"0 0 595 842", f"0 0 {size}".encode()), "draft.pdf").text


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), faults=st.sampled_from([1, 5, 40]))
def test_a_damaged_file_is_read_or_refused(seed: int, faults: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SOUND)
    for _ in range(faults):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        document = read_bytes(bytes(data), "draft.pdf")
    except ReadError:
        return
    assert document.format in ("pdf", "text", "html")
