"""Rules that compare a draft with last year's report of the same agency."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.checks.finding import Finding
from lint.checks.years.sentences import bare, figures
from lint.engine import Linter, Settings
from tests.checks.drafts import changed, department, understood
from tests.rules.examples import pack

CODES = ("C231", "C232", "C233", "C234", "C235")
CARRIED_IN = "二、上年结转政府信息公开申请数量 | |  | {} | {} | 0 | 0 | 0 | 0 | {} |"
CARRIED_OUT = "四、结转下年度继续办理 | |  | {} | {} | 0 | 0 | 0 | 0 | {} |"
FORCE = "| 行政规范性文件 | {} | {} | {} |"


def last_year() -> str:
    """The same bureau's report on 2022."""
    folder = next(iter(pack().rules.values())).folder
    return (folder / "examples" / "department-2022.md").read_text("utf-8")


def compared(draft: str, before: str | None, *codes: str) -> list[Finding]:
    """What these rules find in a draft beside last year's report."""
    from lint.readers import read_bytes

    document = read_bytes(draft.encode(), "draft.md", "markdown")
    previous = understood(before) if before is not None else None
    outcome = Linter(pack(), Settings(select=codes or CODES)).check_document(document, previous=previous)
    assert not outcome.troubles, outcome.troubles
    return list(outcome.findings)


def found(draft: str, before: str | None, *codes: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in compared(draft, before, *codes)]


def short(year: int, *sentences: str, problems: str = "") -> str:
    return (
        f"# 岚皋县林业局{year}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n{''.join(sentences)}\n\n"
        f"## 五、存在的主要问题及改进情况\n\n{problems}\n"
    )


class TestTables:
    def test_without_last_years_report_nothing_is_said(self) -> None:
        assert found(changed((CARRIED_IN.format(1, 0, 1), CARRIED_IN.format(5, 0, 5))), None) == []

    def test_two_years_that_agree_raise_nothing(self) -> None:
        assert found(department(), last_year()) == []

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
    def test_what_is_carried_in_is_told_exactly_when_it_was_not_carried_out(self, a: int, b: int, c: int, d: int) -> None:
        draft = department().replace(CARRIED_IN.format(1, 0, 1), CARRIED_IN.format(a, b, a + b))
        before = last_year().replace(CARRIED_OUT.format(1, 0, 1), CARRIED_OUT.format(c, d, c + d))
        told = compared(draft, before, "C231")
        assert len(told) == ((a, b) != (c, d))
        for finding in told:
            # The first column that differs is named, not the total that follows from it.
            assert finding.text == str(a if a != c else b)

    def test_one_finding_names_all_columns_and_last_years_cell(self) -> None:
        draft = changed((CARRIED_IN.format(1, 0, 1), CARRIED_IN.format(1, 2, 3)))
        (finding,) = compared(draft, last_year(), "C231")
        assert finding.severity == "error"
        assert "商业企业 2（上年报告为 0）、总计 3（上年报告为 1）" in finding.message.zh
        line = 1 + last_year()[: last_year().index("四、结转下年度")].count("\n")
        assert f"draft.md 第 {line} 行" in finding.related[0].note.zh
        assert "“结转下年度继续办理”的法人或其他组织 商业企业为 0" in finding.related[0].note.zh

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(*(st.integers(0, 9) for _ in range(4)))
    def test_in_force_follows_from_last_year(self, issued: int, repealed: int, force: int, past: int) -> None:
        draft = department().replace(FORCE.format(1, 0, 4), FORCE.format(issued, repealed, force))
        before = last_year().replace(FORCE.format(1, 1, 3), FORCE.format(0, 0, past))
        told = compared(draft, before, "C232")
        assert [finding.severity for finding in told] == ["warning"] * (force != past + issued - repealed)

    def test_a_table_of_an_older_edition_has_no_such_figures(self) -> None:
        older = last_year().replace("2022年", "2020年").replace("2023年", "2021年")
        older = older.replace("本年制发件数 | 本年废止件数 | 现行有效件数", "本年新制作数量 | 本年新公开数量 | 对外公开总数量")
        draft = changed((FORCE.format(1, 0, 4), FORCE.format(1, 0, 9)))
        assert found(draft, older, "C232") == []

    def test_figures_that_stay_are_told_when_they_are_large_and_several(self) -> None:
        def with_figures(text: str, licences: int, penalties: int) -> str:
            for old in ("132", "118"):
                text = text.replace(f"| 行政许可 | {old} |", f"| 行政许可 | {licences} |")
            for old in ("17", "23"):
                text = text.replace(f"| 行政处罚 | {old} |", f"| 行政处罚 | {penalties} |")
            return text

        def told(licences: int, penalties: int) -> list[tuple[str, str]]:
            return found(with_figures(department(), licences, penalties), with_figures(last_year(), licences, penalties), "C233")

        assert told(2417, 386) == [("C233", "2417")]
        assert told(13, 11) == []
        assert told(0, 0) == []
        # The same number twice says no more than once.
        assert told(1200, 1200) == []
        assert found(with_figures(department(), 2417, 386), with_figures(last_year(), 2417, 385), "C233") == []


SAME = [
    "我局以林农需求为导向公开涉林信息。",
    "各股室明确一名信息员负责收集和上报。",
    "对已经发布的信息每季度清理一次。",
    "林业政策专栏由办公室专人维护更新。",
    "乡镇林业站张贴的公告同步上传门户网站。",
    "采伐许可的办理结果按月在专栏公示。",
]
NEW = [f"{place}林场的{what}信息首次向社会公布。" for place in ("东山", "西河", "南坪") for what in ("管护", "抚育")]


class TestText:
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 6), st.permutations(NEW))
    def test_a_copy_is_told_from_half_of_the_sentences_on(self, new: int, others: list[str]) -> None:
        draft, before = short(2023, *SAME, *others[:new]), short(2022, *reversed(SAME))
        assert found(draft, before, "C234") == [("C234", SAME[0][:-1])]
        assert found(short(2023, *SAME[:5], *others[:new]), before, "C234") == []
        assert found(short(2023, *SAME, *NEW, "办公室每月通报各股室的公开情况。"), before, "C234") == []

    def test_years_and_marks_make_no_difference(self) -> None:
        before = short(2022, *(f"2022年，{sentence}" for sentence in SAME))
        draft = short(2023, *(f"2023年{sentence[:-1]}；" for sentence in SAME))
        assert [rule for rule, _ in found(draft, before, "C234")] == ["C234"]

    def test_each_paragraph_is_shown_with_its_place(self) -> None:
        draft = short(2023, *SAME[:3], "\n\n", *SAME[3:])
        (finding,) = compared(draft, short(2022, *SAME), "C234")
        assert [related.place.line for related in finding.related] == [5, 7]
        assert finding.related[0].note.zh == "与上年报告（draft.md 第 5 行）相同"
        assert "6 句中有 6 句（100%）" in finding.message.zh

    def test_sentences_with_new_figures_were_brought_up_to_date(self) -> None:
        told = [f"全年通过第{name}渠道公开林业信息{{}}条。" for name in ("一", "二", "三", "四", "五", "六", "七")]
        before = short(2022, *(each.format(10 + number) for number, each in enumerate(told)))
        assert found(short(2023, *(each.format(20 + number) for number, each in enumerate(told))), before, "C234") == []
        assert found(short(2023, *(each.format(10 + number) for number, each in enumerate(told))), before, "C234") != []

    def test_set_phrases_are_no_copy(self) -> None:
        phrases = (
            "本年度未收到政府信息公开行政复议申请。没有发生政府信息公开行政诉讼案件。本年度没有收取任何信息处理费。"
            "根据《中华人民共和国政府信息公开条例》的规定编制本年度报告。没有其他需要报告的事项可供说明。"
            "如对本报告有任何疑问，请与我局办公室联系。本机关未被提起行政复议和行政诉讼。"
        )
        assert found(short(2023, phrases), short(2022, phrases)) == []

    def test_copied_problems_are_told_by_themselves_only_where_the_rest_is_new(self) -> None:
        problems = "一是政策解读以文字为主，群众看不懂。二是信息员更换频繁，业务不够熟悉。下一步，将把图解作为解读的主要形式。"
        before = short(2022, *SAME, problems=problems)
        (finding,) = compared(short(2023, *NEW, *SAME[:2], problems=problems), before)
        assert finding.message.zh.startswith("存在的主要问题及改进情况可比的 3 句中有 3 句")
        (finding,) = compared(short(2023, *SAME, problems=problems), before)
        assert finding.message.zh.startswith("正文可比的 9 句中有 9 句")
        assert found(short(2023, *NEW, problems=problems.replace("图解", "短视频").replace("信息员", "经办人")), before) == []


class TestLeftOver:
    def left(self, draft: str, before: str | None = None) -> list[str]:
        return [text for _, text in found(short(2023, draft), short(2022, before or draft), "C235")]

    def test_last_years_year(self) -> None:
        assert self.left("把公示牌信息纳入2022年公开工作要点落实。") == ["2022年"]
        assert self.left("按照2022年印发的审核办法逐件把关。") == []
        assert self.left("与2022年一样公布了名录。", "与2021年一样公布了名录。") == []

    def test_an_ordinal_that_changes_each_year(self) -> None:
        assert self.left("结合第30个植树日开展政策宣传。") == ["第30个植树日"]
        assert self.left("结合第31个植树日开展政策宣传。", "结合第30个植树日开展政策宣传。") == []
        assert self.left("在县第三次林业普查中公布名录。") == []

    def test_what_belongs_to_an_earlier_year(self) -> None:
        assert self.left("深入学习贯彻党的十九大精神。") == ["党的十九大精神"]
        assert self.left("党的十九大以来，林业信息全部公开。") == []
        assert self.left("深入学习贯彻党的二十大精神。") == []

    def test_only_in_a_sentence_that_was_copied(self) -> None:
        assert self.left("深入学习贯彻党的十九大精神。", "认真学习有关会议精神。") == []

    def test_in_traditional_script_the_words_are_the_drafts_own(self) -> None:
        from lint.document import to_traditional

        sentence = "結合第30個植樹日開展政策宣傳。"
        draft = to_traditional(short(2023, "XX")).replace("XX", sentence)
        assert [text for _, text in found(draft, short(2022, "结合第30个植树日开展政策宣传。"), "C235")] == ["第30個植樹日"]


@given(st.text("甲乙丙，。、 0123456789一二十年第", max_size=40))
def test_the_bare_sentence_holds_no_number_and_stays_itself(sentence: str) -> None:
    assert bare(bare(sentence)) == bare(sentence)
    assert figures(sentence.replace("0", "")) == figures(sentence.replace("0", "")) and "1" not in bare(sentence)
