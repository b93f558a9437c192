"""Workflow commands of GitHub Actions: annotations in the files changed, the rest and the verdict as lines of the log."""

import re
from collections.abc import Iterator

from lint.checks.finding import Finding
from lint.reporters import concise
from lint.reporters.model import SEVERITIES, Checked, Run
from lint.reporters.paths import relative
from lint.reporters.told import TOOL, by_gravity, items, message, suggestion, troubles
from lint.ruleset.text import Language, Text

# A step shows ten annotations of each kind; what goes beyond is dropped without a word.
_MOST = 10
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_REST = Text("共 {total} 处，已标注 {shown} 处，其余 {rest} 处在此", "{total} in all, {shown} annotated, the other {rest} here")


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as workflow commands, the gravest findings first; then the findings that are too many, and the verdict."""
    return "".join(f"{line}\n" for line in _lines(run.shown()))


def _lines(run: Run) -> Iterator[str]:
    troubled = [(file, trouble) for file in run.files for trouble in troubles(file, run.language)]
    for file, trouble in troubled[:_MOST]:
        yield _command("error", {"file": relative(file.path), "title": TOOL}, trouble)
    found = by_gravity(items(run))
    annotated: set[int] = set()
    room = {"error": _MOST - len(troubled[:_MOST]), "warning": _MOST, "info": _MOST}
    for severity in SEVERITIES:
        own = [item for item in found if item.finding.severity == severity][: room[severity]]
        annotated.update(item.number for item in own)
        for item in own:
            yield _annotation(item.file, item.finding, run.language)
    rest = [item for item in found if item.number not in annotated]
    unsaid = [f"{file.path}: {trouble}" for file, trouble in troubled[_MOST:]]
    unsaid += [concise.line_of(item.finding, run.language) for item in rest]
    if unsaid:
        total = len(found) + len(troubled)
        yield "::group::" + _REST.in_(run.language).format(total=total, shown=total - len(unsaid), rest=len(unsaid))
        yield from map(_plain, unsaid)
        yield "::endgroup::"
    yield from map(_plain, concise.closing(run))


def _annotation(file: Checked, finding: Finding, language: Language) -> str:
    place = finding.place
    properties: dict[str, object] = {"file": relative(file.path)}
    if file.has_lines:
        properties |= {"line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{finding.rule} {finding.name}"
    told = [message(file, finding, language), suggestion(finding, language)]
    return _command(_COMMANDS[finding.severity], properties, "\n".join(line for line in told if line))


def _command(command: str, properties: dict[str, object], text: str) -> str:
    listed = ",".join(f"{key}={_escaped(str(value), more=True)}" for key, value in properties.items())
    return f"::{command} {listed}::{_escaped(text)}"


def _escaped(text: str, more: bool = False) -> str:
    """A value of a command; in properties, `more` marks mean something."""
    for mark in "%\r\n" + (":," if more else ""):
        text = text.replace(mark, f"%{ord(mark):02X}")
    return concise.one_line(text)


def _plain(line: str) -> str:
    """A line of the log that is no command, whatever words a draft puts into it."""
    return re.sub(r"#(?=#\[)", "# ", re.sub(r"^(\s*):(?=:)", r"\1: ", concise.one_line(line)))
