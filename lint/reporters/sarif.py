"""SARIF 2.1.0, as code scanning takes it.

Findings held back are counted, not listed: code scanning knows no suppressions and would open an alert for each. Source: OASIS
Standard, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

import json
from typing import Any

from lint import __version__
from lint.checks.finding import Finding
from lint.reporters.model import Checked, Range, Run, Shown
from lint.reporters.paths import uri
from lint.reporters.places import native_words
from lint.reporters.told import TOOL, UNCHECKED, Item, by_gravity, items, message, troubles
from lint.reporters.wording import FAMILIES, held_back
from lint.ruleset.model import Rule
from lint.ruleset.text import Language, Severity, Text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Code scanning takes no more results of a run.
MOST = 25_000
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
# An error is never a matter of opinion, a hint often is.
_PRECISION: dict[Severity, str] = {"error": "very-high", "warning": "high", "info": "medium"}
_FIX = {
    "safe": Text("改正，有把握（--fix）", "correction, safe (--fix)"),
    "unsafe": Text("改正，需人工复核（--unsafe-fixes）", "correction that wants a second look (--unsafe-fixes)"),
}
_BASIS, _MEND, _SEE = Text("依据", "Basis"), Text("怎么改", "How to mend it"), Text("例子和说明", "Examples")
_ROOT = Text("运行命令的文件夹", "the folder that the command ran in")
_LEFT_OUT = Text("另有 {} 处没有列出：代码扫描最多收 {} 处", "{} more findings are left out: code scanning takes at most {}")
_FAULTY = Text("有的规则有误，已跳过", "faulty rules were left out")


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as a SARIF log."""
    shown = run.shown()
    rules = _rules_of(shown)
    found = items(shown)
    kept = found
    if len(found) > MOST:
        chosen = {item.number for item in by_gravity(found)[:MOST]}
        kept = [item for item in found if item.number in chosen]
    artifacts = {file.path: number for number, file in enumerate(shown.files)}
    numbers = {code: number for number, code in enumerate(rules)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules, run.language)},
                "automationDetails": {"id": f"{TOOL}/"},
                "language": {"zh": "zh-CN", "en": "en"}[run.language],
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": _ROOT.in_(run.language)}}},
                "invocations": [_invocation(run, len(found) - len(kept), artifacts)],
                "artifacts": [{"location": _location(file.path), "roles": ["analysisTarget"]} for file in shown.files],
                "results": [_result(item, numbers, artifacts, run.language) for item in kept],
                "properties": {"suppressed": dict(zip(("inline", "settings", "baseline"), held_back(run), strict=True))},
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _rules_of(run: Run) -> dict[str, Rule | Finding]:
    """The rules of the run by code; a finding stands for the rule that no pack of the run has."""
    rules: dict[str, Rule | Finding] = dict(run.rules)
    for finding in run.findings():
        rules.setdefault(finding.rule, finding)
    return dict(sorted(rules.items()))


def _driver(rules: dict[str, Rule | Finding], language: Language) -> dict[str, Any]:
    return {
        "name": TOOL,
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule, language) if isinstance(rule, Rule) else _bare(rule) for rule in rules.values()],
    }


def _bare(finding: Finding) -> dict[str, Any]:
    return {"id": finding.rule, "name": finding.name, "shortDescription": {"text": finding.name}}


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    why = rule.why.in_(language)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _first_sentence(why)},
        "fullDescription": {"text": why},
        "help": _help(rule, language),
        "defaultConfiguration": {"enabled": rule.enabled, "level": _LEVELS[rule.severity]},
        "properties": {
            "tags": _tags(rule, language),
            "precision": _PRECISION[rule.severity],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _tags(rule: Rule, language: Language) -> list[str]:
    family = FAMILIES.get(rule.family)
    return [rule.family, family.in_(language)] if family else [rule.family]


def _first_sentence(text: str) -> str:
    """The first sentence, with its stop."""
    ends = [end for stop in ("。", ". ", "\n") if (end := text.find(stop)) >= 0]
    return text[: min(ends) + 1].strip() if ends else text.strip()


def _help(rule: Rule, language: Language) -> dict[str, str]:
    parts = [("", rule.why.in_(language))]
    if rule.mend:
        parts.append((_MEND.in_(language), rule.mend.in_(language)))
    parts.append((_BASIS.in_(language), rule.basis))
    if rule.fix:
        parts.append(("", _FIX[rule.fix].in_(language)))
    see = f"{TOOL} explain {rule.code}"
    parts = [(label, text.strip()) for label, text in parts if text.strip()]
    colon = "：" if language == "zh" else ": "
    plain = [f"{label}{colon}{text}" if label else text for label, text in parts]
    marked = [f"**{label}**{colon}{text}" if label else text for label, text in parts]
    return {
        "text": "\n\n".join([*plain, f"{_SEE.in_(language)}{colon}{see}"]),
        "markdown": "\n\n".join([f"## {rule.code} {rule.name}", *marked, f"{_SEE.in_(language)}{colon}`{see}`"]),
    }


def _invocation(run: Run, left_out: int, artifacts: dict[str, int]) -> dict[str, Any]:
    told = [
        {
            "level": "error",
            "descriptor": {"id": UNCHECKED},
            "message": {"text": trouble},
            "locations": [{"physicalLocation": {"artifactLocation": _location(file.path, artifacts)}}],
        }
        for file in run.files
        for trouble in troubles(file, run.language)
    ]
    if left_out:
        told.append({"level": "warning", "message": {"text": _LEFT_OUT.in_(run.language).format(left_out, MOST)}})
    invocation: dict[str, Any] = {
        "executionSuccessful": not run.broken,
        "exitCode": run.exit_code,
        "toolExecutionNotifications": told,
    }
    if run.faulty:
        invocation["toolConfigurationNotifications"] = [{"level": "error", "message": {"text": _FAULTY.in_(run.language)}}]
    return invocation


def _location(path: str, artifacts: dict[str, int] | None = None) -> dict[str, Any]:
    where = uri(path)
    location: dict[str, Any] = {"uri": where}
    if not where.startswith("file:"):
        location["uriBaseId"] = "%SRCROOT%"
    if artifacts is not None:
        location["index"] = artifacts[path]
    return location


def _result(item: Item, numbers: dict[str, int], artifacts: dict[str, int], language: Language) -> dict[str, Any]:
    file, shown, finding = item.file, item.shown, item.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": message(file, finding, language)},
        "locations": [_place(file, shown, 0, artifacts, language)],
        "partialFingerprints": {f"{TOOL}/v1": finding.fingerprint},
    }
    if not file.has_lines:
        # Where there are lines, code scanning makes this of the line and the lines around it.
        result["partialFingerprints"]["primaryLocationLineHash"] = f"{finding.fingerprint}:1"
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": related.note.in_(language)}, **_place(file, shown, number, artifacts, language)}
            for number, related in enumerate(finding.related, 1)
        ]
    if shown.changes:
        result["fixes"] = [_fix(file, shown, artifacts, language)]
    about = {"suggestion": finding.suggestion, "basis": finding.basis or None, "fix": finding.fix}
    result["properties"] = {key: value for key, value in about.items() if value is not None}
    return result


def _place(file: Checked, shown: Shown, number: int, artifacts: dict[str, int], language: Language) -> dict[str, Any]:
    """The place of a finding (0) or of one of its related places, as a location."""
    finding = shown.finding
    place = finding.related[number - 1].place if number else finding.place
    excerpt = shown.related[number - 1] if number else shown.excerpt
    physical: dict[str, Any] = {"artifactLocation": _location(file.path, artifacts)}
    if not file.has_lines:
        location: dict[str, Any] = {"physicalLocation": physical}
        if words := native_words(place, language):
            location["logicalLocations"] = [{"fullyQualifiedName": words, "kind": _kind(place.native)}]
        if excerpt.marked:
            location["properties"] = {"text": excerpt.marked}
        return location
    range = shown.ranges[number] if shown.ranges else Range(*place[1:5], 0, 0)
    physical["region"] = _region(range)
    if number == 0 and finding.text:
        physical["region"]["snippet"] = {"text": finding.text}
    return {"physicalLocation": physical}


def _kind(native: dict[str, int | str]) -> str:
    """What sort of place it is: a cell, a paragraph or a page."""
    return "cell" if "table" in native else "page" if native.keys() == {"page"} else "paragraph"


def _region(range: Range) -> dict[str, Any]:
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), range[:4], strict=True))


def _fix(file: Checked, shown: Shown, artifacts: dict[str, int], language: Language) -> dict[str, Any]:
    safety = "safe" if all(change.safe for change in shown.changes) else "unsafe"
    replacements = [
        {"deletedRegion": _region(change.range), "insertedContent": {"text": change.text}} for change in shown.changes
    ]
    change = {"artifactLocation": _location(file.path, artifacts), "replacements": replacements}
    return {"description": {"text": _FIX[safety].in_(language)}, "artifactChanges": [change]}
