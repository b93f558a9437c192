"""Where something stands in last year's report, in words: a related place can only be one of the draft itself."""

from lint.document import Span
from lint.report.model import Report
from lint.ruleset.text import Text

_WITH_LINES = ("text", "markdown", "html")


def place_in(report: Report, span: Span) -> Text:
    """The file, and the page or line in it, where there is one that people find."""
    place = report.place(span)
    page = place.native.get("page")
    if page is not None:
        return Text(f"{place.path} 第 {page} 页", f"{place.path}, page {page}")
    if report.document.format in _WITH_LINES:
        return Text(f"{place.path} 第 {place.line} 行", f"{place.path}, line {place.line}")
    return Text(place.path, place.path)
