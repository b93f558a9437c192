"""A test report in the form of JUnit: a suite a file, a case a finding.

What fails the run is a failure here, too; a finding below the threshold is a skipped case, so that the pipeline does not fail
for it. A clean file is one case that passed, as a report without cases counts as an error.
"""

from lint.reporters.model import Checked, Run, Shown
from lint.reporters.paths import relative
from lint.reporters.places import native_words
from lint.reporters.told import TOOL, message, suggestion, troubles
from lint.reporters.wording import SEVERITY, verdict
from lint.reporters.xml import Element, document, element
from lint.ruleset.text import Language, Text

_CLEAN = Text("没有发现问题", "nothing found")
_UNCHECKED = Text("未能检查", "could not be checked")
_BASIS = Text("依据：", "basis: ")


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as JUnit XML."""
    shown = run.shown()
    root = element(None, "testsuites", name=TOOL)
    for file in shown.files:
        _suite(root, file, run.language)
    if not shown.files:
        suite = element(root, "testsuite", name=TOOL)
        element(suite, "testcase", classname=TOOL, name=verdict(run), time="0")
        _count(suite, [suite])
    _count(root, list(root))
    return document(root)


def _suite(root: Element, file: Checked, language: Language) -> None:
    path = relative(file.path)
    suite = element(root, "testsuite", name=path)
    for trouble in troubles(file, language):
        name = _UNCHECKED.in_(language) if file.error else TOOL
        case = element(suite, "testcase", classname=path, name=name, file=path, time="0")
        element(case, "error", trouble, message=trouble, type=TOOL)
    for shown in file.findings:
        _case(suite, file, shown, path, language)
    if not len(suite):
        element(suite, "testcase", classname=path, name=_CLEAN.in_(language), file=path, time="0")
    _count(suite, [suite])


def _case(suite: Element, file: Checked, shown: Shown, path: str, language: Language) -> None:
    finding, place = shown.finding, shown.finding.place
    where = f"{place.line}:{place.column}" if file.has_lines else native_words(place, language)
    case = element(suite, "testcase", classname=path, name=f"{finding.rule} {finding.name} {where}".rstrip(), file=path)
    if file.has_lines:
        case.set("line", str(place.line))
    case.set("time", "0")
    told = message(file, finding, language)
    if not file.fails(finding.severity):
        element(case, "skipped", message=f"{SEVERITY[finding.severity].in_(language)}: {told}")
        return
    lines = [
        f"{path}:{where}" if file.has_lines else path,
        told,
        suggestion(finding, language),
        finding.basis and _BASIS.in_(language) + finding.basis,
    ]
    lines += [related.note.in_(language) for related in finding.related]
    element(case, "failure", "\n".join(line for line in lines if line), message=told, type=finding.severity)


def _count(of: Element, within: list[Element]) -> None:
    """Count the cases, and what came of them."""
    cases = [case for each in within for case in each.iter("testcase")]
    counts = {"tests": len(cases)}
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        counts[attribute] = sum(case.find(tag) is not None for case in cases)
    for attribute, count in counts.items():
        of.set(attribute, str(count))
    of.set("time", "0")
