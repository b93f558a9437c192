"""The rule and the kind that CONTRIBUTING.md shows are sound as they stand there."""

import ast
import re
from pathlib import Path

import lint
from lint.readers import read_bytes
from lint.ruleset.model import Example
from tests.rules.examples import expected, pack

TEXT = (Path(__file__).resolve().parent.parent.parent / "CONTRIBUTING.md").read_text("utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def code() -> str:
    return block("yaml").split()[2]


def test_the_rule_shown_loads_and_its_examples_hold(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("rules:\n" + re.sub(r"(?m)^", "  ", block("yaml")), "utf-8")
    extended = lint.load_pack(extra=[tmp_path], cache=False)
    linter = lint.Linter(extended, lint.Settings(select=(code(),)))

    def found(example: Example) -> list[str]:
        outcome = linter.check_document(read_bytes(example.text.encode(), "draft.txt"), snippet=True)
        return [finding.text for finding in outcome.findings]

    examples = extended.rules[code()].examples
    assert [found(example) for example in examples.bad] == [expected(example) for example in examples.bad]
    assert [found(example) for example in examples.good] == [[] for _ in examples.good]


def test_the_code_shown_is_free() -> None:
    assert code() not in pack().rules


def test_the_kind_shown_is_what_kinds_are() -> None:
    shown = ast.parse(block("python"))
    assert [node.name for node in shown.body if isinstance(node, ast.ClassDef | ast.FunctionDef)] == ["Params", "check"]
    names = {node.attr for node in ast.walk(shown) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "report"}
    assert all(hasattr(lint.Report, name) or name in lint.Report.__annotations__ for name in names)
