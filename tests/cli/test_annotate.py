"""`--annotate` and `--fix --track`: which copies go where, and what is told."""

from pathlib import Path

import pytest

from tests.cli.drafts import BROKEN, CLEAN, run, write
from tests.support.office import word

SLIPS = CLEAN.replace("信息52条", "信息52条，按装公开栏2块", 1)


def word_file(path: str, text: str = SLIPS) -> Path:
    from lint.readers import read_bytes

    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(word(read_bytes(text.encode(), "a.md")))
    return file


def has_comments(file: Path) -> bool:
    import zipfile

    with zipfile.ZipFile(file) as archive:
        return "word/comments.xml" in archive.namelist()


def test_one_draft_goes_to_one_file_and_is_left_as_it_was() -> None:
    draft = word_file("a.docx")
    before = draft.read_bytes()
    assert run("check", "a.docx", "--annotate", "b.docx").exit_code == 1
    assert has_comments(Path("b.docx"))
    assert draft.read_bytes() == before


def test_a_folder_is_mirrored() -> None:
    word_file("in/a.docx")
    word_file("in/sub/b.docx", CLEAN)
    run("check", "in", "--annotate", "out")
    assert sorted(path.as_posix() for path in Path("out").rglob("*.docx")) == ["out/a.docx", "out/sub/b.docx"]
    assert not has_comments(Path("out/sub/b.docx"))


def test_copies_of_an_earlier_run_are_no_drafts() -> None:
    word_file("a.docx")
    run("check", ".", "--annotate", "out")
    assert run("check", ".", "--annotate", "out", "--show-files").stdout.split() == ["a.docx"]


@pytest.mark.parametrize("out", ["a.docx", ".", "a.pdf"])
def test_drafts_are_never_overwritten(out: str) -> None:
    draft = word_file("a.docx")
    before = draft.read_bytes()
    assert run("check", "a.docx", "--annotate", out).exit_code == 2
    assert draft.read_bytes() == before


def test_formats_without_a_copy_are_told() -> None:
    word_file("in/a.docx")
    write("in/b.md", BROKEN)
    mixed = run("check", "in", "--annotate", "out", "--lang", "zh")
    assert mixed.exit_code == 1
    assert "b.md: 没有批注副本" in mixed.stderr
    alone = run("check", "in/b.md", "--annotate", "c.md", "--lang", "en")
    assert alone.exit_code == 2
    assert "no annotated copy" in alone.stderr
    assert not Path("c.md").exists()


def test_a_folder_that_cannot_be_written_is_told() -> None:
    word_file("a.docx")
    Path("closed").write_text("", "utf-8")
    told = run("check", "a.docx", "--annotate", "closed/b.docx", "--lang", "zh")
    assert told.exit_code == 2
    assert "没有写出批注副本" in told.stderr


def test_track_goes_with_fix() -> None:
    assert "--fix" in run("check", "a.docx", "--track").stderr


@pytest.mark.parametrize("track", [(), ("--track",)])
def test_fixed_words_are_found_no_more(track: tuple[str, ...]) -> None:
    draft = word_file("a.docx")
    assert "W501" in run("check", "a.docx", "--format", "concise").stdout
    shown = run("check", "a.docx", "--fix", *track, "--diff").stdout
    assert "+1.主动公开。全年在县政府网站公开信息52条，安装公开栏2块" in shown
    fixed = run("check", "a.docx", "--fix", *track, "--format", "concise")
    assert "W501" not in fixed.stdout
    assert "安装公开栏" in run("text", str(draft)).stdout


def test_what_remains_after_fixing_is_annotated() -> None:
    word_file("a.docx", SLIPS.replace("信息52条", "信息XX条", 1))
    run("check", "a.docx", "--fix", "--annotate", "b.docx")
    assert has_comments(Path("b.docx"))
    assert "安装公开栏" in run("text", "b.docx").stdout
