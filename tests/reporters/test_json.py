import json

from lint.reporters import FORMATS, reporter
from lint.reporters.model import Checked, Run
from tests.reporters.runs import run


def data(of: Run) -> dict[str, object]:
    text = reporter("json").render(of)
    assert text.endswith("}\n")
    return json.loads(text)  # type: ignore[no-any-return]


def test_whole() -> None:
    report = data(run())
    assert list(report) == ["version", "files", "summary"]
    assert report["version"] == 1
    assert report["summary"] == {"files": 3, "errors": 1, "warnings": 2, "infos": 1}
    first, clean, unread = report["files"]  # type: ignore[misc]
    assert first["path"] == "報告/科技局.txt"
    assert first["report"] == {
        "title": "舟曲縣科學技術局2021年政府信息公開工作年度報告",
        "agency": "舟曲縣科學技術局",
        "level": "department",
        "year": 2021,
        "edition": "2021",
    }
    assert first["error"] is None
    assert first["findings"][0] == {
        "rule": "N401",
        "name": "place-unknown",
        "severity": "error",
        "message": "没有“债券县”这个地方，应为“舟曲县”",
        "line": 2,
        "column": 59,
        "end_line": 2,
        "end_column": 62,
        "text": "債券縣",
        "suggestion": "舟曲縣",
        "basis": "国办公开办函〔2021〕30号，《中华人民共和国政府信息公开工作年度报告格式》",
        "fingerprint": "000000000000n401",
        "fix": "unsafe",
        "place": {"paragraph": 2},
        "related": [{"line": 1, "column": 1, "note": "本报告的机关", "place": {"paragraph": 1}}],
    }
    assert [finding["fix"] for finding in first["findings"]] == ["unsafe", "safe", None, None]
    assert (clean["findings"], clean["error"]) == ([], None)
    assert (unread["findings"], unread["error"]) == ([], "文件是空的")
    assert set(unread["report"].values()) == {None}


def test_in_english() -> None:
    report = data(run("en"))
    assert report["files"][0]["findings"][0]["message"].startswith("There is no place")  # type: ignore[index]
    assert report["files"][2]["error"] == "the file is empty"  # type: ignore[index]


def test_chinese_stands_as_it_is() -> None:
    assert "債券縣" in reporter("json").render(run())


def test_a_path_of_bytes_that_are_no_characters() -> None:
    report = data(Run((Checked("a\udcff.txt"),)))
    assert report["files"][0]["path"] == "a\udcff.txt"  # type: ignore[index]


def test_statistics_and_quiet() -> None:
    report = data(run(statistics=True, quiet=True))
    assert report["statistics"] == [{"rule": "N401", "name": "place-unknown", "count": 1}]
    assert report["summary"] == {"files": 3, "errors": 1, "warnings": 0, "infos": 0}


def test_every_format_has_its_reporter() -> None:
    assert all(reporter(format).render(run()) for format in FORMATS)
