"""Runs made by hand, for reporters."""

from lint.checks.finding import Finding, Related, SourceEdit
from lint.document import Document, OffsetMap, Place, Span
from lint.reporters.excerpt import excerpt
from lint.reporters.model import Checked, Head, Run, Shown
from lint.reporters.ranges import changes_of, range_of
from lint.ruleset.model import Example, Examples, Rule
from lint.ruleset.values import Language, Severity, Text

LINES = (
    "舟曲縣科學技術局2021年政府信息公開工作年度報告",
    "（一）主動公開情況。2021年，在舟曲縣政府門戶網站公開政府信息5條，其中政策文件類信息2條，工作信息3條，另編制《債券縣科技局政府信息主動公開基本目錄》，"
    "列明公開事項、時限和責任科室，並由辦公室按季度核對，逐項落實。",
    "聯系人\t[bold]ABC[/bold]\x1b[31m，電話１３８００００１２３４\u202e。",
    "六、其他需要報告的事項",
    "no more than a few Latin words stand in this line, and then there is the end of it, which is far away from here, 無。",
)


def document(lines: tuple[str, ...] = LINES, path: str = "報告/科技局.txt", format: str = "text") -> Document:
    source = "\n".join(lines)
    origin = OffsetMap()
    origin.add(len(source), 0, len(source))
    return Document(path, format, source, source, origin, [])


def place_of(draft: Document, words: str, length: int | None = None) -> Place:
    """Where words first stand in a draft; with `length`, another number of characters from there."""
    start = draft.source.index(words)
    end = start + (len(words) if length is None else length)
    return Place(draft.path, *draft.line_column(start), *draft.line_column(end), {"paragraph": draft.line_column(start)[0]})


def finding(
    draft: Document, rule: str, name: str, severity: Severity, words: str, message: Text, length: int | None = None, **more: object
) -> Shown:
    place = place_of(draft, words, length)
    values: dict[str, object] = {
        "suggestion": None,
        "basis": "国办公开办函〔2021〕30号，《中华人民共和国政府信息公开工作年度报告格式》",
        "fingerprint": rule.lower().rjust(16, "0"),
    }
    made = Finding(rule, name, severity, message, place, words[: length or len(words)], **(values | more))  # type: ignore[arg-type]
    return Shown(made, excerpt(draft, place), tuple(excerpt(draft, each.place) for each in made.related))


def run(language: Language = "zh", **more: object) -> Run:
    """Three files: one with findings of all severities, a clean one, one that could not be read."""
    draft = document()
    title = Related(place_of(draft, "舟曲縣科學技術局"), Text("本报告的机关", "the agency of this report"))
    findings = (
        finding(
            draft,
            "N401",
            "place-unknown",
            "error",
            "債券縣",
            Text("没有“债券县”这个地方，应为“舟曲县”", "There is no place named 债券县; 舟曲县 is meant"),
            suggestion="舟曲縣",
            related=(title,),
            edits=(SourceEdit(Span(0, 3), "舟曲縣", False),),
        ),
        finding(
            draft,
            "X701",
            "placeholder",
            "warning",
            "ABC[/bold]",
            Text("占位内容“ABC”没有填写", "The placeholder ABC is not filled in"),
            suggestion="",
            edits=(SourceEdit(Span(0, 3), "", True),),
        ),
        finding(
            draft,
            "S112",
            "fee-statement-missing-with-a-name-that-is-long",
            "warning",
            "六、其他需要報告的事項\nno",
            Text("没有写明信息处理费", "Nothing is said of the fee"),
        ),
        finding(draft, "D308", "signature-missing", "info", "無。", Text("没有落款", "There is no signature"), length=0),
    )
    files = (
        Checked(
            draft.path,
            Head("舟曲縣科學技術局2021年政府信息公開工作年度報告", "舟曲縣科學技術局", "department", 2021, "2021"),
            findings,
            inline=2,
            settings=1,
            chinese=True,
        ),
        Checked("報告/民政局.md", Head(agency="舟曲县民政局", year=2021), chinese=True),
        Checked("報告/壞.txt", error=Text("文件是空的", "the file is empty")),
    )
    return Run(files, language, **more)  # type: ignore[arg-type]


FEE = Rule(
    code="S112",
    name="fee-statement-missing",
    kind="statement",
    severity="warning",
    message=Text("没有写明信息处理费", "Nothing is said of the fee"),
    basis="国办公开办函〔2021〕30号",
    why=Text("收没收信息处理费必须写明。没有收取的，写“没有收取”。", "Whether fees were charged has to be said. If not, say so."),
    mend=Text("在“其他需要报告的事项”中写明。", "Say it in the last section."),
    fix="unsafe",
    examples=Examples((Example("无"),), (Example("没有收取信息处理费"),)),
)


def run_for_programs(language: Language = "zh", **more: object) -> Run:
    """The same run with all that formats for programs tell: ranges and edits, a Word document, hostile words, a rule."""
    told = run(language)
    text = document()
    mended = {"N401": "債券縣", "X701": "ABC[/bold]"}
    findings = []
    for shown in told.files[0].findings:
        each = shown.finding._replace(fingerprint=shown.finding.rule[1:].rjust(16, "0"))
        if each.rule in mended:
            start = text.source.index(mended[each.rule])
            edit = SourceEdit(Span(start, start + len(mended[each.rule])), each.suggestion or "", each.rule == "X701")
            each = each._replace(edits=(edit,))
        places = (each.place, *(related.place for related in each.related))
        ranges = tuple(range_of(text, place) for place in places)
        findings.append(shown._replace(finding=each, ranges=ranges, changes=changes_of(text, each)))
    word = document(
        ("::error::a%b\r\n##[add-mask]年 & <b>@someone</b> #12 `x` |\x0b\ufffe", "聯系人"), "報告/a:b, 50% 表.docx", "docx"
    )
    hostile = word.source.partition("\n聯系人")[0]
    fee = finding(word, "S112", FEE.name, "warning", hostile, Text(f"没有写明：{hostile}", f"Nothing is said: {hostile}"))
    cell = fee.finding.place._replace(native={"page": 3, "table": 2, "row": 4, "column": 5})
    related = (Related(cell, Text("见此格", "see this cell")),)
    fee = fee._replace(finding=fee.finding._replace(fingerprint="f" * 16, related=related), related=(fee.excerpt,))
    files = (
        told.files[0]._replace(findings=tuple(findings)),
        *told.files[1:],
        Checked(word.path, Head(), (fee,), format="docx", troubles=(Text("没有写回", "not written back"),), threshold="warning"),
    )
    return Run(files, language, rules={"S112": FEE}, **more)  # type: ignore[arg-type]
