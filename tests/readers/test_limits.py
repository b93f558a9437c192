"""More than the limits is refused with a message that names the key to raise them; up to them everything is read."""

import os
import threading
from pathlib import Path

import pytest

from lint.readers import Limits, ReadError, read, read_bytes
from tests.support.wordml import document, paragraph, run


def test_a_text_of_more_lines_than_the_limit() -> None:
    with pytest.raises(ReadError, match="too many lines: 60001, the limit is 60000") as raised:
        read_bytes("字\n".encode() * 60_000 + "字".encode(), "draft.txt")
    assert "行数过多：60001 行" in raised.value.zh
    assert "limits: lines" in raised.value.en


@pytest.mark.parametrize("name", ["draft.txt", "draft.md", "draft.html"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(name: str, end: str) -> None:
    data = ("总体情况" + end).encode() * 9 + "总体情况".encode()
    assert read_bytes(data, name, limits=Limits(lines=10)).text
    with pytest.raises(ReadError, match="too many lines: 10, the limit is 9"):
        read_bytes(data, name, limits=Limits(lines=9))


def test_a_table_of_more_cells_than_the_limit() -> None:
    data = "<table>" + "<tr><td>公开</td><td>1</td><td>2</td></tr>" * 4 + "</table>"
    assert read_bytes(data.encode(), "draft.html", limits=Limits(table_cells=12)).blocks
    with pytest.raises(ReadError, match="4 rows × 3 columns, the limit is 11 cells"):
        read_bytes(data.encode(), "draft.html", limits=Limits(table_cells=11))


def test_a_package_that_unpacks_to_more_than_the_limit() -> None:
    data = document(paragraph(run("总体情况" * 50_000)))
    assert read_bytes(data, "draft.docx").text
    with pytest.raises(ReadError, match=r"too large when unpacked: the limit is 0.1 MB in all .*unpacked-mb"):
        read_bytes(data, "draft.docx", limits=Limits(unpacked=100_000))


def test_one_files_limits_are_none_for_the_next() -> None:
    with pytest.raises(ReadError):
        read_bytes("一\n二\n三".encode(), "draft.txt", limits=Limits(lines=2))
    assert read_bytes("一\n二\n三".encode(), "draft.txt").text == "一\n二\n三"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_when_a_program_writes_to_it(tmp_path: Path) -> None:
    pipe = tmp_path / "draft.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=("总体情况\n".encode() * 50_000,))
    writer.start()
    assert read(pipe).text.count("总体情况") == 50_000
    writer.join()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_nobody_writes_to_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.readers.pipes._PATIENCE", 0.05)
    os.mkfifo(tmp_path / "draft.txt")
    with pytest.raises(ReadError, match="no program writes to it"):
        read(tmp_path / "draft.txt")


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_links_that_lead_to_themselves_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    with pytest.raises(ReadError, match="cannot be read"):
        read(tmp_path / "a.txt")


def test_a_name_longer_than_the_system_takes_is_an_error(tmp_path: Path) -> None:
    for name in ("报" * 100 + ".txt", "报" * 100):
        with pytest.raises(ReadError):
            read(tmp_path / name)


def test_a_name_as_long_as_the_system_takes_is_read(tmp_path: Path) -> None:
    file = tmp_path / ("报" * 83 + "xx.txt")
    assert len(os.fsencode(file.name)) == 255
    file.write_text("总体情况", encoding="utf-8")
    assert read(file).text == "总体情况"
