import random
from pathlib import Path

import pytest

from lint.readers import SUFFIXES, Limits, ReadError, read, read_bytes


def test_a_file_is_read_in_the_format_of_its_suffix(tmp_path: Path) -> None:
    for suffix, format in SUFFIXES.items():
        if format not in ("text", "markdown", "html"):
            continue  # these are known by their content
        file = tmp_path / f"年度报告{suffix.upper()}"
        file.write_text("总体情况", encoding="utf-8")
        document = read(file)
        assert document.format == format
        assert document.path == str(file)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", "\u3000\n".encode(), b"\0\0\0"])
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_an_empty_file_is_an_error(data: bytes, suffix: str) -> None:
    with pytest.raises(ReadError, match="empty") as raised:
        read_bytes(data, f"draft.{suffix}")
    assert "空" in raised.value.zh


def test_what_is_no_file_is_an_error(tmp_path: Path) -> None:
    for missing in ("draft.txt", "draft.pages", "a-folder-misspelt"):
        with pytest.raises(ReadError, match="no such file"):
            read(tmp_path / missing)
    (tmp_path / "folder.txt").mkdir()
    for folder in (tmp_path / "folder.txt", tmp_path):
        with pytest.raises(ReadError, match="folder"):
            read(folder)
    with pytest.raises(ReadError):
        read("draft\0.txt")


def test_a_device_is_not_read(tmp_path: Path) -> None:
    link = tmp_path / "draft.txt"
    link.symlink_to("/dev/zero")
    with pytest.raises(ReadError, match="not a regular file"):
        read(link)


def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("总体情况", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match="permission"):
        read(file)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(ReadError, match=r"too large: 50\.0 MB, the limit is 20 MB"):
        read(file)
    with pytest.raises(ReadError, match="too large"):
        read_bytes(b"x" * 101, "draft.txt", limits=Limits(file_size=100))


@pytest.mark.parametrize("name", ["draft.xyz", "draft.doc~", "draft."])
def test_an_unknown_suffix_is_an_error_that_lists_the_known_ones(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(ReadError, match=r"\.txt \.md"):
        read(tmp_path / name)


def test_a_known_format_goes_before_the_suffix() -> None:
    assert read_bytes(b"<p>x", "draft.xyz", "html").format == "html"
    with pytest.raises(ReadError, match="unknown format"):
        read_bytes(b"x", "draft.txt", "docx2")


@pytest.mark.parametrize(("data", "format"), [("总体情况", "text"), ("\n<!DOCTYPE html><p>总", "html"), ("<html><p>总", "html")])
def test_standard_input_shows_its_format(data: str, format: str) -> None:
    assert read_bytes(data.encode(), "-").format == format


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0"]
)
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_a_file_of_another_kind_is_named(start: bytes, suffix: str) -> None:
    with pytest.raises(ReadError, match="not a text file"):
        read_bytes(start + b"abc", f"draft.{suffix}")


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_random_bytes_are_an_error(suffix: str) -> None:
    dice = random.Random(711)
    for _ in range(60):
        with pytest.raises(ReadError):
            read_bytes(dice.randbytes(dice.choice([64, 200, 1000, 30000])), f"draft.{suffix}")


def test_a_zero_byte_in_a_text_is_an_error_with_its_offset() -> None:
    with pytest.raises(ReadError, match="byte offset 6"):
        read_bytes("总体\0情况".encode(), "draft.txt")


def test_messages_are_in_both_languages() -> None:
    with pytest.raises(ReadError) as raised:
        read("nowhere.txt")
    assert raised.value.zh == "文件不存在"
    assert raised.value.en == str(raised.value) == "no such file"
