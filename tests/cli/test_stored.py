"""Drafts that a list names, that stand in an archive or at a URL: the same findings as in a folder."""

import gzip
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.cli.drafts import BROKEN, CLEAN, ROOT, check, process, run, write

FILES = {"县/甲局.md": BROKEN, "县/乙局.txt": CLEAN, "丙镇.md": CLEAN}


def zipped(path: str, files: dict[str, str] = FILES, encoding: str = "utf-8") -> None:
    raw = {f"{number:x<{len(name.encode(encoding))}}": name.encode(encoding) for number, name in enumerate(files)}
    stands_for = dict(zip(files, raw, strict=True)) if encoding != "utf-8" else {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(stands_for.get(name, name), text)
    if stands_for:
        # As packers of Chinese Windows do: the bytes of the name, and no word on their encoding.
        data = Path(path).read_bytes()
        for placeholder, name_bytes in raw.items():
            data = data.replace(placeholder.encode(), name_bytes)
        Path(path).write_bytes(data)


def tarred(path: str, files: dict[str, str] = FILES, mode: str = "w:gz") -> None:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, text in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data := text.encode())
            archive.addfile(entry, io.BytesIO(data))


def in_folder() -> dict[str, list[str]]:
    for name, text in FILES.items():
        write(f"folder/{name}", text)
    return {path.removeprefix("folder/"): codes for path, codes in check("folder").items()}


class TestLists:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\0"])
    def test_the_files_of_a_list_are_checked(self, end: str) -> None:
        for name in ("a.md", "b c.md", "年报.md", "d.md"):
            write(name, BROKEN)
        listed = end.join(["a.md", "b c.md", "年报.md", ""])
        Path("list.txt").write_bytes(listed.encode())
        assert sorted(check("--files-from", "list.txt")) == ["a.md", "b c.md", "年报.md"]
        assert sorted(check("--files-from", "-", input=listed.encode())) == ["a.md", "b c.md", "年报.md"]
        assert sorted(check("--files-from", "list.txt", "d.md")) == ["a.md", "b c.md", "d.md", "年报.md"]

    def test_a_name_with_a_line_break_can_be_listed(self) -> None:
        write("a\nb.md")
        assert list(check("--files-from", "-", input=b"a\nb.md\0")) == ["a\nb.md"]

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name")
    def test_a_name_that_is_no_utf_8_can_be_listed(self) -> None:
        with open("年报.md".encode("gb18030"), "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(CLEAN)
        Path("list.txt").write_bytes("年报.md\n".encode("gb18030"))
        assert process("check", "--files-from", "list.txt").returncode == 0

    def test_an_empty_list_is_not_the_current_folder(self) -> None:
        write("a.md", BROKEN)
        write("list.txt", "\n")
        result = run("check", "--files-from", "list.txt")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "list.txt" in result.stderr
        assert run("check", "--files-from", "list.txt", "--allow-empty").exit_code == 0

    def test_a_list_that_is_not_there(self) -> None:
        result = run("check", "--files-from", "list.txt")
        assert (result.exit_code, "list.txt: the list of files cannot be read" in result.stderr) == (2, False)
        assert "list.txt" in result.stderr

    def test_what_a_list_names_and_is_not_there_is_an_error(self) -> None:
        write("list.txt", "a.md\nb.md\n")
        write("a.md")
        assert run("check", "--files-from", "list.txt", "--lang", "en").stderr == "disclosure-lint: error: b.md: no such file\n"


class TestArchives:
    @pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tgz", "a.tar"])
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_the_findings_are_those_of_the_folder(self, name: str, jobs: str) -> None:
        if name.endswith(".zip"):
            zipped(name)
        else:
            tarred(name, mode="w" if name.endswith(".tar") else "w:gz")
        found = check(name, "--jobs", jobs)
        assert {path.removeprefix(f"{name}!/"): codes for path, codes in found.items()} == in_folder()
        assert f"{name}!/县/甲局.md" in found

    @pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
    def test_names_in_the_encoding_of_chinese_windows(self, encoding: str) -> None:
        zipped("a.zip", encoding=encoding)
        assert set(check("a.zip")) == {f"a.zip!/{name}" for name in FILES}

    def test_names_in_a_tar_by_chinese_windows(self) -> None:
        tarred("a.tar", {name.encode("gb18030").decode("utf-8", "surrogateescape"): text for name, text in FILES.items()}, "w")
        assert set(check("a.tar")) == {f"a.tar!/{name}" for name in FILES}

    def test_many_members_in_any_order(self) -> None:
        names = [f"{number}.md" for number in range(60)]
        random.Random(1).shuffle(names)
        tarred("a.tar.gz", {name: BROKEN if name == "7.md" else CLEAN for name in names})
        found = check("a.tar.gz", "--jobs", "2", "--select", "N4")
        assert len(found) == 60
        assert [path for path, codes in found.items() if codes] == ["a.tar.gz!/7.md"]

    def test_what_is_hidden_or_no_draft_is_left_out(self) -> None:
        zipped("a.zip", {"a.md": CLEAN, ".b.md": "", "~$c.md": "", "__MACOSX/._a.md": "", "d.png": "", "inner.zip": ""})
        assert list(check("a.zip")) == ["a.zip!/a.md"]

    def test_a_name_that_climbs_out_is_only_a_name(self) -> None:
        zipped("a.zip", {"../../b.md": BROKEN})
        assert list(check("a.zip")) == ["a.zip!/../../b.md"]
        assert sorted(path.name for path in Path().iterdir()) == [".git", "a.zip"]

    @pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar"])
    def test_a_damaged_archive_is_an_error_and_the_rest_is_checked(self, name: str) -> None:
        Path(name).write_bytes(random.Random(1).randbytes(2000))
        result = run("check", name, str(write("b.md")), "--lang", "en")
        assert (result.exit_code, result.stderr) == (2, f"disclosure-lint: error: {name}: the archive is incomplete or damaged\n")
        assert "1 file checked" in result.stdout

    def test_a_truncated_archive_is_an_error(self) -> None:
        tarred("a.tar.gz")
        Path("a.tar.gz").write_bytes(Path("a.tar.gz").read_bytes()[:-900])
        assert "damaged" in run("check", "a.tar.gz", "--lang", "en").stderr

    @pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
    def test_a_member_beyond_the_limit_is_an_error_of_that_member(self, name: str) -> None:
        write("disclosure-lint.yaml", "limits:\n  file-size-mb: 1\n")
        (zipped if name.endswith("zip") else tarred)(name, {"a.md": CLEAN, "b.txt": "公开" * 500_000})
        result = run("check", name, "--lang", "en")
        assert result.stderr.startswith(f"disclosure-lint: error: {name}!/b.txt: the file is too large: 3.0 MB, the limit is 1 MB")

    def test_a_member_that_lies_about_its_size_is_held_to_the_limit(self) -> None:
        write("disclosure-lint.yaml", "limits:\n  file-size-mb: 1\n")
        zipped("a.zip", {"b.txt": "公开" * 500_000})
        data = bytearray(Path("a.zip").read_bytes())
        for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            at = data.index(mark) + offset
            data[at : at + 4] = (1000).to_bytes(4, "little")
        Path("a.zip").write_bytes(data)
        result = run("check", "a.zip", "--lang", "en")
        assert result.exit_code == 2
        assert "a.zip!/b.txt" in result.stderr

    @pytest.mark.parametrize("limit", ["archive-files: 2", "archive-unpacked-mb: 1"])
    def test_an_archive_beyond_the_limits_is_refused(self, limit: str) -> None:
        write("disclosure-lint.yaml", f"limits:\n  {limit}\n")
        tarred("a.tar.gz", {f"{number}.txt": "公开" * 100_000 for number in range(3)})
        result = run("check", "a.tar.gz", "--lang", "en")
        assert result.exit_code == 2
        assert "the archive holds too much" in result.stderr
        assert limit.partition(":")[0] in result.stderr

    def test_a_header_that_wants_the_memory_filled_is_refused(self) -> None:
        entry = tarfile.TarInfo("././@LongLink")
        entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, 8_000_000_000
        with gzip.open("a.tar.gz", "wb") as file:
            file.write(entry.tobuf(tarfile.GNU_FORMAT) + bytes(4096))
        assert "damaged" in run("check", "a.tar.gz", "--lang", "en").stderr

    def test_a_member_is_not_written_back(self) -> None:
        zipped("a.zip", {"a.md": CLEAN.replace("2023年，我镇", "2023年，我镇周密布署，", 1)})
        before = Path("a.zip").read_bytes()
        result = run("check", "a.zip", "--fix", "--lang", "en")
        assert (result.exit_code, "not written back" in result.stderr) == (2, True)
        assert Path("a.zip").read_bytes() == before
        assert "+2023年，我镇周密部署，" in run("check", "a.zip", "--diff").stdout

    def test_settings_for_paths_reach_into_archives(self) -> None:
        write("disclosure-lint.yaml", "per-path:\n  - path: 'a.zip!/县/**'\n    select: [N4]\nexclude: ['a.zip!/丙镇.md']\n")
        zipped("a.zip")
        assert list(check("a.zip")) == ["a.zip!/县/甲局.md", "a.zip!/县/乙局.txt"]


class TestUrls:
    def test_a_folder_a_pattern_and_a_file(self) -> None:
        pytest.importorskip("fsspec")
        known = in_folder()
        here = Path("folder").resolve().as_posix()
        assert {path.removeprefix(f"file://{here}/"): codes for path, codes in check(f"file://{here}").items()} == known
        assert len(check(f"file://{here}/县/*.md")) == 1
        assert list(check(f"file://{here}/县/甲局.md")) == [f"file://{here}/县/甲局.md"]

    def test_what_is_kept_in_memory_and_an_archive_there(self) -> None:
        system = pytest.importorskip("fsspec").filesystem("memory")
        zipped("a.zip")
        system.pipe("/reports/a.zip", Path("a.zip").read_bytes())
        system.pipe("/reports/b.md", BROKEN.encode())
        try:
            assert next(iter(check("memory://reports/a.zip", "--jobs", "1"))).startswith("memory://reports/a.zip!/")
            assert [path.split("/")[-1] for path in check("memory://reports", "--jobs", "1")] == ["b.md"]
        finally:
            system.rm("/reports", recursive=True)

    def test_one_that_is_not_there_is_an_error(self) -> None:
        pytest.importorskip("fsspec")
        result = run("check", f"file://{Path().resolve()}/none.md", write("a.md").name, "--lang", "en")
        assert (result.exit_code, "none.md: no such file" in result.stderr) == (2, True)

    @pytest.mark.parametrize("url", ["nonsense://a/b.md", "s3://bucket/a.md"])
    def test_what_is_missing_is_told(self, url: str) -> None:
        # As if neither fsspec nor a driver were installed.
        hidden = "import sys; sys.modules['fsspec'] = None; from lint.__main__ import main; main()"
        command = [sys.executable, "-c", hidden, "check", url, "--lang", "en"]
        result = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})
        assert result.returncode == 2
        assert b"pip install 'disclosure-lint[cluster]'" in result.stderr


def test_none_of_this_is_loaded_for_a_plain_file() -> None:
    write("a.md")
    told = "import sys; from lint.__main__ import main\ntry: main()\nfinally: print(*sys.modules)"
    command = [sys.executable, "-c", told, "check", "a.md"]
    result = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})
    loaded = set(result.stdout.decode().split())
    assert "lint.cli.checking" in loaded
    unwanted = {"zipfile", "tarfile", "fsspec", "distributed", "dask", "pyarrow"}
    unwanted |= {f"lint.cli.{name}" for name in ("stored", "archives", "remote", "records", "cluster", "alone")}
    assert loaded & unwanted == set()


def test_json_names_the_member() -> None:
    zipped("a.zip", {"a.md": BROKEN})
    report = json.loads(run("check", "a.zip", "--format", "json").stdout)
    assert report["files"][0]["path"] == "a.zip!/a.md"


def test_an_archive_that_was_changed_is_checked_anew() -> None:
    zipped("a.zip", {"a.md": CLEAN})
    assert check("a.zip") == {"a.zip!/a.md": []}
    zipped("a.zip", {"a.md": BROKEN})
    assert check("a.zip")["a.zip!/a.md"]
