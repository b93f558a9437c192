"""`check --baseline` and `--write-baseline`."""

import json
import shutil
from pathlib import Path

import docx
import pytest
from markdown_it import MarkdownIt

from lint.readers import SUFFIXES, read
from tests.cli.drafts import BROKEN, CLEAN, ROOT, check, run, write
from tests.support.office import convert, needs_office, word

SLIP = "我局认真落实上级布署。"
FIXTURES = sorted(path for path in (ROOT / "fixtures/broken").glob("*.md") if not path.name.startswith("E"))


def page(markdown: str) -> str:
    body = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'></head><body>\n{body}</body></html>\n"


def test_what_was_found_is_told_no_more_and_counted() -> None:
    write("r/a.md", BROKEN)
    written = run("check", "r", "--write-baseline", "b.json")
    assert (written.exit_code, written.stdout) == (0, "通过：检查 1 个文件，没有发现问题；基线中已有 2 处\n")
    again = run("check", "r", "--baseline", "b.json", "--lang", "en")
    assert (again.exit_code, again.stdout) == (0, "Passed: 1 file checked, nothing found; 2 known to the baseline\n")
    write("r/a.md", BROKEN.replace("2023年，XX", "认真落实上级布署。2023年，XX", 1))
    assert check("r", "--baseline", "b.json") == {"r/a.md": ["W501"]}


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.name[:4])
def test_a_draft_is_known_in_any_form(file: Path) -> None:
    text = file.read_text("utf-8")
    write("a.md", text)
    assert run("check", "a.md", "--write-baseline").exit_code == 0
    write("moved/本局 年报.md", "\n\n" + text.replace("\n\n", "\n\n\n"))
    Path("gb.md").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    write("page.html", page(text))
    Path("a.md").unlink()
    found = check(".", "--baseline", "disclosure-lint-baseline.json")
    assert found == {"gb.md": [], "moved/本局 年报.md": [], "page.html": []}


@needs_office
def test_a_draft_is_known_when_it_is_printed() -> None:
    drafts = FIXTURES[::6]
    for draft in drafts:
        write(f"md/{draft.name}", draft.read_text("utf-8"))
    run("check", "md", "--write-baseline", "b.json")
    for stem, data in convert({f"{draft.stem}.docx": word(read(draft)) for draft in drafts}, "pdf").items():
        Path("pdf").mkdir(exist_ok=True)
        Path(f"pdf/{stem}.pdf").write_bytes(data)
    assert check("pdf", "--baseline", "b.json") == {f"pdf/{draft.stem}.pdf": [] for draft in drafts}


@pytest.mark.skipif(".docx" not in SUFFIXES, reason="no Word files are read")
@pytest.mark.parametrize("file", FIXTURES[::3], ids=lambda file: file.name[:4])
def test_a_draft_is_known_when_it_is_saved_as_word_and_saved_again(file: Path) -> None:
    draft = write("a.md", file.read_text("utf-8"))
    run("check", "a.md", "--write-baseline", "b.json")
    Path("a.docx").write_bytes(word(read(draft)))
    again = docx.Document("a.docx")
    again.paragraphs[0].insert_paragraph_before("")
    again.save("b.docx")
    assert check("a.docx", "b.docx", "--baseline", "b.json") == {"a.docx": [], "b.docx": []}


def test_what_is_found_no_more_is_listed() -> None:
    write("a.md", BROKEN)
    write("b.md", BROKEN)
    run("check", ".", "--write-baseline", "b.json")
    write("a.md", BROKEN.replace("XX办公室", "办公室"))
    Path("b.md").unlink()
    result = run("check", ".", "--baseline", "b.json")
    assert result.stderr.splitlines() == [
        "disclosure-lint: b.json: a.md: X701 “XX”: 已不再出现",
        "disclosure-lint: b.json: b.md: N401 “债券县”: 文件已不存在",
        "disclosure-lint: b.json: b.md: X701 “XX”: 文件已不存在",
    ]
    assert result.stdout == "通过：检查 1 个文件，没有发现问题；基线中已有 1 处；基线中 3 处已不再出现\n"
    assert run("check", ".", "--baseline", "b.json", "--quiet").stderr == ""
    run("check", ".", "--baseline", "b.json", "--write-baseline")
    assert run("check", ".", "--baseline", "b.json").stderr == ""


def test_where_it_stands_does_not_matter_nor_where_the_command_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    write("r/a.md", BROKEN)
    write("r/disclosure-lint.yaml", "baseline: 基线.json")
    assert run("check", "r", "--write-baseline").exit_code == 0
    assert json.loads(Path("r/基线.json").read_text("utf-8"))["files"][0]["path"] == "a.md"
    assert check("r") == {"r/a.md": []}
    monkeypatch.chdir("r")
    assert check("a.md") == {"a.md": []}


def test_what_follows_and_is_no_json_file_is_a_draft() -> None:
    write("r/a.md", BROKEN)
    assert run("check", "--write-baseline", "r").exit_code == 0
    assert check("r", "--baseline", "disclosure-lint-baseline.json") == {"r/a.md": []}


def test_several_processes_find_the_same() -> None:
    for number in range(4):
        write(f"r/{number}.md", BROKEN)
    run("check", "r", "--write-baseline", "b.json", "--jobs", "2")
    first = Path("b.json").read_bytes()
    run("check", "r", "--write-baseline", "b.json", "--jobs", "1")
    assert Path("b.json").read_bytes() == first
    assert run("check", "r", "--baseline", "b.json", "--jobs", "2").exit_code == 0


def test_what_is_known_is_not_mended() -> None:
    known, new = f"{SLIP}\n\n", "各股室认真贯彻落时。按装设备2台。\n\n"
    text = CLEAN.replace("一、总体情况\n\n", f"一、总体情况\n\n{known}", 1)
    file = write("a.md", text)
    run("check", "a.md", "--write-baseline", "b.json")
    file.write_text(text.replace(known, known + new), "utf-8")
    run("check", "a.md", "--baseline", "b.json", "--fix")
    assert SLIP in file.read_text("utf-8")
    assert "安装设备2台" in file.read_text("utf-8")


@pytest.mark.parametrize("content", [None, "{", '{"version": 9}', '{"version": 1, "files": [{}]}'])
def test_a_broken_one_is_an_error(content: str | None) -> None:
    write("a.md")
    if content is not None:
        write("b.json", content)
    result = run("check", "a.md", "--baseline", "b.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "b.json" in result.stderr and "baseline cannot be used" in result.stderr


def test_a_broken_one_is_not_written_over() -> None:
    write("a.md", BROKEN)
    write("b.json", "{")
    assert run("check", "a.md", "--write-baseline", "b.json").exit_code == 2
    assert Path("b.json").read_text() == "{"


def test_one_that_cannot_be_written_is_an_error() -> None:
    write("a.md", BROKEN)
    assert run("check", "a.md", "--write-baseline", "nowhere/b.json").exit_code == 2


def test_a_folder_of_drafts_renamed_whole_is_known() -> None:
    write("2023/a.md", BROKEN)
    run("check", ".", "--write-baseline", "b.json")
    shutil.move("2023", "二〇二三")
    result = run("check", ".", "--baseline", "b.json")
    assert (result.exit_code, result.stderr) == (0, "")
