"""Which rules run: select, ignore and severity by code, prefix or name."""

import pytest

from lint.engine import Ignore, Settings, SettingsError
from lint.engine.settings import Selection, path_matches
from tests.engine.kit import pack, rule

PACK = pack(
    rule("C201", "balance"),
    rule("C202", "total"),
    rule("C211", "text-against-table"),
    rule("W501", "wrong-word", enabled=False),
)


def codes(**settings: object) -> list[str]:
    selected = Selection(PACK, Settings(**settings)).rules  # type: ignore[arg-type]
    return [each.code for each in selected if each.family != "E0"]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["C201", "C202", "C211"]),
        (("C2",), (), ["C201", "C202", "C211"]),
        (("C20",), (), ["C201", "C202"]),
        (("balance", "C211"), (), ["C201", "C211"]),
        (("c201", " C202 "), (), ["C201", "C202"]),
        ((), ("C2",), []),
        ((), ("total",), ["C201", "C211"]),
        (("C2",), ("C201",), ["C202", "C211"]),
        (("C201",), ("C2",), ["C201"]),
        (("balance",), ("C",), ["C201"]),
        (("C2",), ("C20",), ["C211"]),
        (("C20",), ("C2",), ["C201", "C202"]),
        (("C201",), ("balance",), []),
        (("C2",), ("C2",), []),
        (("W501",), (), ["W501"]),
        (("wrong-word",), (), ["W501"]),
        (("W5",), (), []),
    ],
)
def test_the_more_exact_one_decides(select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]) -> None:
    assert codes(select=select, ignore=ignore) == expected


@pytest.mark.parametrize("order", [1, -1])
def test_severity_is_that_of_the_most_exact_override(order: int) -> None:
    overrides = {"C": "off", "C2": "info", "balance": "warning", "C211": "off"}
    settings = Settings(severity=dict(list(overrides.items())[::order]))  # type: ignore[arg-type]
    assert {code: severity for code, severity in Selection(PACK, settings).severity.items() if code[0] == "C"} == {
        "C201": "warning",
        "C202": "info",
    }


def test_a_severity_switches_a_rule_on_that_is_off_by_default() -> None:
    assert codes(severity={"W501": "info"}) == ["C201", "C202", "C211", "W501"]
    assert codes(severity={"W5": "info"}) == ["C201", "C202", "C211"]


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"select": ("C203",)}, "unknown rule 'C203'; did you mean 'C20"),
        ({"select": ("",)}, "unknown rule ''"),
        ({"ignore": ("balnce",)}, "unknown rule 'balnce'; did you mean 'balance'?"),
        ({"ignore": ("X7",)}, "unknown rule 'X7'"),
        ({"severity": {"C9": "info"}}, "unknown rule 'C9'"),
        ({"severity": {"C2": "warn"}}, "'warn' is no severity; did you mean 'warning'? valid: error, info, off, warning"),
        ({"severity": {"C2": False}}, "False is no severity"),
        ({"ignores": (Ignore("C203", "x"),)}, "unknown rule 'C203'"),
        ({"ignores": (Ignore("C201", " "),)}, "an ignore of C201 gives no reason"),
        ({"ignores": (Ignore("C201", "x", section="overvew"),)}, "unknown section 'overvew'; did you mean 'overview'?"),
    ],
)
def test_what_names_nothing_is_refused(settings: dict[str, object], problem: str) -> None:
    with pytest.raises(SettingsError) as raised:
        codes(**settings)
    assert problem in str(raised.value)


@pytest.mark.parametrize(
    ("path", "pattern", "matches"),
    [
        ("年报.md", "年报.md", True),
        ("reports/年报.md", "年报.md", True),
        ("/home/x/reports/年报.md", "reports/*.md", True),
        ("./reports/年报.md", "reports/**", True),
        ("reports\\年报.md", "reports/年报.md", True),
        ("reports/towns/年报.md", "reports/*.md", False),
        ("reports/towns/年报.md", "reports/**/*.md", True),
        ("reports/年报.md", "reports/**/*.md", True),
        ("myreports/年报.md", "reports/*.md", False),
        ("年报.md", "?报.md", True),
        ("年报.md", "年报", False),
        ("年报[1].md", "年报[1].md", True),
        ("年报.mdx", "*.md", False),
    ],
)
def test_globs(path: str, pattern: str, matches: bool) -> None:
    assert path_matches(path, pattern) is matches
