"""JSON for programs that read it line by line: a line a finding, a line a file that could not be checked, the summary last."""

import json
from collections.abc import Iterator
from typing import Any

from lint.reporters.json import VERSION, finding_data, summary
from lint.reporters.model import Run
from lint.reporters.told import items, troubles


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run, a JSON object a line."""
    lines = (json.dumps({"version": VERSION, **data}, ensure_ascii=False) + "\n" for data in _lines(run))
    return "".join(lines).encode("utf-8", "backslashreplace").decode()


def _lines(run: Run) -> Iterator[dict[str, Any]]:
    shown = run.shown()
    for file in run.files:
        for trouble in troubles(file, run.language):
            yield {"type": "error", "path": file.path, "message": trouble}
    for item in items(shown):
        yield {"type": "finding", "path": item.file.path, **finding_data(item.finding, run.language)}
    yield {"type": "summary", **summary(run)}
