"""The official form of a pack: the YAML files of its `form/` folder, read as one."""

from pathlib import Path
from typing import Any

from lint.report.form import Form
from lint.ruleset.errors import PackError
from lint.ruleset.params import build


def form_from(files: dict[str, dict[str, Any]]) -> Form:
    """The form from the parsed files (name → mapping): `edition-*.yaml` each one edition, the others the rest.

    Raises PackError, its `file` the one at fault.
    """
    data: dict[str, Any] = {"editions": []}
    for name, content in sorted(files.items()):
        if Path(name).name.startswith("edition-"):
            data["editions"].append(content)
        elif duplicate := data.keys() & content.keys():
            raise PackError(f"{', '.join(sorted(duplicate))} given in two files", file=name)
        else:
            data |= content
    return build(Form, data)
