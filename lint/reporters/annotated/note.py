"""What a note says of a finding, for all formats that hold notes."""

import re

from lint.checks.finding import Finding
from lint.document import Document
from lint.reporters.detail import span_of
from lint.reporters.wording import SEVERITY
from lint.ruleset.text import Language, Text

AUTHOR = "disclosure-lint"
_SUGGESTION = Text("建议：{}", "Suggestion: {}")
_BASIS = Text("依据：{}", "Basis: {}")
_RELATED = Text("参见：{}“{}”", 'See: {} "{}"')
_DELETE = Text("删去", "delete")
_LONGEST = 40
# What XML and PDF strings do not hold.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def lines(document: Document, finding: Finding, language: Language) -> list[str]:
    """The lines of a note: rule and severity, message, suggestion, the words at related places, basis."""
    said = [
        f"{finding.rule} {finding.name}（{SEVERITY[finding.severity].zh}）"
        if language == "zh"
        else f"{finding.rule} {finding.name} ({SEVERITY[finding.severity].en})",
        finding.message.in_(language),
    ]
    if finding.suggestion is not None:
        said.append(_SUGGESTION.in_(language).format(finding.suggestion or _DELETE.in_(language)))
    for related in finding.related:
        start, end = span_of(document, related.place)
        words = " ".join(document.text[start:end].split())
        if words:
            short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
            said.append(_RELATED.in_(language).format(related.note.in_(language), short))
    if finding.basis:
        said.append(_BASIS.in_(language).format(finding.basis))
    return [_UNFIT.sub("", line) for line in said]
