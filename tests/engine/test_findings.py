"""What a hit becomes: place, words, messages, suggestion, edits, fingerprint."""

import pytest

from lint.checks.hit import Edit, Note
from lint.document import Span
from lint.ruleset.values import Text
from tests.engine.kit import TITLE, Word, check, places, rule


def test_a_finding_is_stamped_with_what_the_rule_says() -> None:
    note = Text("此处相关", "see here")
    params = Word("错字", related=lambda span: (Note(Span(0, 2), note),))
    (finding,) = check("第一行\n有错字在此\n", rule("T101", "typo", severity="info", basis="某规定", params=params)).findings
    assert (finding.rule, finding.name, finding.severity, finding.basis) == ("T101", "typo", "info", "某规定")
    assert (finding.place.line, finding.place.column, finding.place.end_column) == (2, 2, 4)
    assert (finding.text, finding.message) == ("错字", Text("“错字”写错了", "“错字” is wrong"))
    assert [(related.place.line, related.place.column, related.note) for related in finding.related] == [(1, 1, note)]
    assert (finding.suggestion, finding.edits, finding.fix, finding.section) == (None, (), None, None)


def test_a_message_is_filled_from_the_values_and_may_be_a_variant() -> None:
    messages = {"more": Text("“{text}”应为“{suggestion}”，{number}处", "{suggestion}: {number}")}
    params = Word(suggestion="正字", values={"number": 3}, message="more")
    (finding,) = check("有错字", rule(messages=messages, params=params)).findings
    assert finding.message == Text("“错字”应为“正字”，3处", "正字: 3")


def test_a_message_shows_long_words_cut() -> None:
    (finding,) = check("长" * 100, rule(params=Word("长" * 100))).findings
    assert finding.text == "长" * 100
    assert finding.message.zh == f"“{'长' * 59}…”写错了"


def test_findings_are_sorted_by_place_then_code() -> None:
    rules = rule("T103", params=Word("乙")), rule("T102", params=Word("甲")), rule("T101", params=Word("乙"))
    assert places(check("乙\n甲乙", *rules)) == [("T101", 1, 1), ("T103", 1, 1), ("T102", 2, 1), ("T101", 2, 2), ("T103", 2, 2)]


def test_the_same_said_twice_is_said_once() -> None:
    assert places(check("有错字，又有错字", rule(params=Word(times=3)))) == [("T101", 1, 2), ("T101", 1, 7)]


class TestWords:
    """The text of a finding is the source's own."""

    @pytest.mark.parametrize(
        ("source", "word", "text"),
        [
            ("全年公开（內部掌握）信息", "(内部掌握)", "（內部掌握）"),
            ("全年１２条", "12条", "１２条"),
            ("債(zhài)券(quàn)縣科技局", "债券县", "債券縣"),
            ("錯\u200b字", "错字", "錯字"),
            ("⼯作", "工作", "⼯作"),
        ],
    )
    def test_script_and_marks_stay_and_artefacts_go(self, source: str, word: str, text: str) -> None:
        (finding,) = check(source, rule(params=Word(word))).findings
        assert finding.text == text

    def test_markup_goes(self) -> None:
        source = "<p>有&ldquo;错<b>字</b>&rdquo;</p>"
        (finding,) = check(source, rule(params=Word("“错字”")), name="a.html").findings
        assert finding.text == "“错字”"
        assert (finding.place.column, finding.place.end_column) == (5, source.index("</p>") + 1)


class TestSuggestion:
    """Suggestions and edits are in the script of the source."""

    def test_a_simplified_draft_gets_simplified_words(self) -> None:
        (finding,) = check("有错字在此", rule(params=Word(suggestion="舟曲县"))).findings
        assert finding.suggestion == "舟曲县"

    def test_a_traditional_draft_gets_traditional_words(self) -> None:
        (finding,) = check("這裏有錯字，應當訂正後發佈", rule(params=Word(suggestion="信息公开"))).findings
        assert finding.suggestion == "信息公開"

    def test_words_of_the_draft_are_written_as_it_writes_them(self) -> None:
        source = "舟曲縣后勤服務中心發佈，有錯字"
        (finding,) = check(source, rule(params=Word(suggestion="后勤服务中心"))).findings
        assert finding.suggestion == "后勤服務中心"

    def test_a_simplified_draft_that_quotes_a_traditional_character_stays_simplified(self) -> None:
        (finding,) = check("我局" + "全年公开政府信息，" * 10 + "舊字錯字", rule(params=Word(suggestion="公开"))).findings
        assert finding.suggestion == "公开"


def replaced(source: str, name: str, word: str, text: str, safe: bool = True) -> str | None:
    """The source with the edits of the only finding done in it; None when it has none."""
    params = Word(word, edits=lambda span: (Edit(span, text, safe),))
    (finding,) = check(source, rule(params=params), name=name).findings
    for edit in sorted(finding.edits, key=lambda edit: edit.span, reverse=True):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return source if finding.edits else None


class TestEdits:
    """Edits replace ranges of the source, and never tear markup."""

    def test_an_edit_is_of_the_source(self) -> None:
        assert replaced("前\r\n有错字", "a.txt", "错字", "正字") == "前\r\n有正字"

    def test_a_full_width_mark_is_replaced_whole(self) -> None:
        assert replaced("国办发（2021）30号", "a.txt", "(2021)", "〔2021〕") == "国办发〔2021〕30号"

    def test_an_edit_in_a_traditional_draft_is_traditional(self) -> None:
        assert replaced("這裏有錯誤的開會", "a.txt", "开会", "公开") == "這裏有錯誤的公開"

    def test_an_artefact_inside_goes_with_its_words(self) -> None:
        assert replaced("債(zhài)券(quàn)縣科技局發佈公開", "a.txt", "债券县", "舟曲县") == "舟曲縣科技局發佈公開"

    def test_an_entity_is_replaced_whole(self) -> None:
        assert replaced("<p>用&ldquo;错字&rdquo;</p>", "a.html", "“错字”", "《错字》") == "<p>用《错字》</p>"

    def test_marks_of_html_are_escaped(self) -> None:
        assert replaced("<p>有错字</p>", "a.html", "错字", "A&B<C") == "<p>有A&amp;B&lt;C</p>"

    def test_an_edit_beside_markup_leaves_it(self) -> None:
        assert replaced("<p>防<b>犯</b>风险</p>", "a.html", "防犯", "防范") == "<p>防<b>范</b>风险</p>"

    def test_an_edit_across_markup_is_not_made(self) -> None:
        assert replaced("<p>错<b>字</b></p>", "a.html", "错字", "正词") is None

    @pytest.mark.parametrize("word", ["甲甲", "甲"])
    def test_a_doubled_word_may_be_taken_out(self, word: str) -> None:
        assert replaced("在甲甲处" if word == "甲甲" else "在甲处", "a.txt", word, word[1:]) in ("在甲处", "在处")

    def test_safety_is_the_kinds_word(self) -> None:
        for safe, fix in ((True, "safe"), (False, "unsafe")):
            params = Word(edits=lambda span, safe=safe: (Edit(span, "正字", safe),))
            (finding,) = check("有错字", rule(params=params)).findings
            assert finding.fix == fix


class TestFingerprint:
    def prints(self, text: str) -> list[str]:
        return [finding.fingerprint for finding in check(text, snippet=False).findings]

    def test_it_stays_when_lines_move(self) -> None:
        before = self.prints(f"{TITLE}\n\n一、总体情况\n\n有错字\n\n又有错字\n")
        after = self.prints(f"{TITLE}\n\n一、总体情况\n\n新写的一段。\n\n有错字\n\n前面加几字又有错字\n")
        assert before == after
        assert len(set(before)) == 2

    def test_it_stays_when_the_script_changes(self) -> None:
        assert self.prints(f"{TITLE}\n有错字") == self.prints("舟曲縣科學技術局2023年政府信息公開工作年度報告\n有錯字")

    def test_it_tells_rules_and_words_apart(self) -> None:
        rules = rule("T101", params=Word("甲")), rule("T102", params=Word("甲")), rule("T103", params=Word("乙"))
        assert len({finding.fingerprint for finding in check("甲乙", *rules).findings}) == 3

    def test_it_tells_sections_apart(self) -> None:
        text = f"{TITLE}\n\n一、总体情况\n\n有错字\n\n二、存在的主要问题及改进情况\n\n有错字\n"
        outcome = check(text, snippet=False)
        assert [finding.section for finding in outcome.findings] == ["overview", "problems"]
        first = check(text.replace("有错字", "有正字", 1), snippet=False).findings[0]
        assert first.fingerprint == outcome.findings[1].fingerprint
