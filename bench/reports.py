"""Reports to measure with: different from each other, of any length, every tenth with a slip."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKDOWN = ROOT / "fixtures/clean/city-government-2024.md"
TEXT = ROOT / "fixtures/clean/department-2024.txt"

_FIELDS = (
    "食品安全", "药品监管", "特种设备", "价格监管", "消费维权", "知识产权", "计量检定", "标准化", "认证认可",
    "广告监管", "网络交易", "合同管理", "企业登记", "信用监管", "公平竞争", "直销监管", "质量提升", "缺陷召回",
    "检验检测", "儿童用品", "电动自行车", "燃气器具", "餐饮服务", "校园食堂",
)  # fmt: skip
_SENTENCES = (
    "围绕{field}工作，及时发布工作动态和办事提示，全年在局门户网站公开有关信息{a}条，其中图文解读{b}篇。",
    "群众可以通过栏目查询{field}方面的办事依据、办理时限和咨询电话，栏目全年访问{c}人次，比上年增长{d}%。",
    "对{field}领域的文件，起草时同步研究公开属性和解读方案，印发后{e}个工作日内在网上公开，并向档案馆移送纸质文本{b}份。",
    "针对来电来访中反映较多的{field}问题，整理问答{e}组，开展现场咨询{b}场，发放宣传材料{c}份，回应群众关切。",
)


def text_report(number: int, characters: int) -> str:
    """A report in plain text of about that many characters: running text between the official tables."""
    text = TEXT.read_text("utf-8")
    head, mark, tail = text.partition("　　二、主动公开政府信息情况")
    lines = [head]
    length = len(text)
    for index in range(len(_FIELDS) * len(_SENTENCES)):
        if length >= characters:
            break
        field, wording = _FIELDS[index // len(_SENTENCES)], _SENTENCES[index % len(_SENTENCES)]
        seed = number * 31 + index * 7
        figures = {"a": 120 + seed % 700, "b": 3 + seed % 40, "c": 1000 + seed % 5000, "d": 2 + seed % 9, "e": 3 + seed % 5}
        words = wording.format(field=field, **figures)
        lines.append(words if index % len(_SENTENCES) else f"\n　　{field}信息公开。{words}")
        length += len(lines[-1])
    return "".join(lines).replace("\n\n", "\n") + "\n" + mark + tail


def markdown_report(number: int) -> str:
    """A report in Markdown whose tables are HTML, 7,200 characters with the markup."""
    return MARKDOWN.read_text("utf-8").replace("## 一、总体情况", f"## 一、总体情况\n\n编印第{number + 1}号。", 1)


def write(folder: Path, count: int, characters: int = 0) -> int:
    """Write that many reports, in Markdown or as text of so many characters; the characters of one."""
    folder.mkdir()
    length = 0
    for number in range(count):
        text = text_report(number, characters) if characters else markdown_report(number)
        text = text.replace("政府信息公开", "政府信启公开", 1) if number % 10 == 0 else text
        (folder / f"{number:05}.{'txt' if characters else 'md'}").write_text(text, "utf-8")
        length = len(text)
    return length
