"""disclosure-lint: a linter for drafts of 政府信息公开工作年度报告.

    import lint
    for finding in lint.check("年度报告.html"):
        print(finding.place.line, finding.rule, finding.message.zh)

`check` says what is wrong with one draft: a path, or bytes. `Settings` choose the rules and say what the draft is:
`Settings(select=("C2",), given=Given(year=2023))`. For many drafts `Linter(load_pack(), settings)` is made once, and its
`check` gives an `Outcome` for each; so does the command itself. `read` makes a `Document` of a file, `understand` a `Report`
of a document. What may go wrong is a `ReadError`, a `PackError` or a `SettingsError`.

What `__all__` names stays as it is until a new major version.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Finding",
    "Given",
    "Ignore",
    "Linter",
    "Outcome",
    "Pack",
    "PackError",
    "ReadError",
    "Report",
    "Settings",
    "SettingsError",
    "Severity",
    "__version__",
    "check",
    "load_pack",
    "read",
    "understand",
]

if TYPE_CHECKING:
    from lint.checks.finding import Finding
    from lint.document import Document
    from lint.engine import Linter, Outcome, Settings, SettingsError
    from lint.engine.api import check, load_pack, read, understand
    from lint.engine.settings import Ignore
    from lint.readers import ReadError
    from lint.report.given import Given
    from lint.report.model import Report
    from lint.ruleset.errors import PackError
    from lint.ruleset.model import Pack
    from lint.ruleset.text import Severity

# Each name is imported when first asked for, so that `import lint` costs nothing.
_HOMES = {
    "Document": "lint.document",
    "Finding": "lint.checks.finding",
    "Given": "lint.report.given",
    "Ignore": "lint.engine.settings",
    "Linter": "lint.engine",
    "Outcome": "lint.engine",
    "Pack": "lint.ruleset.model",
    "PackError": "lint.ruleset.errors",
    "ReadError": "lint.readers",
    "Report": "lint.report.model",
    "Settings": "lint.engine",
    "SettingsError": "lint.engine",
    "Severity": "lint.ruleset.text",
    "check": "lint.engine.api",
    "load_pack": "lint.engine.api",
    "read": "lint.engine.api",
    "understand": "lint.engine.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'lint' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted(globals() | _HOMES)
