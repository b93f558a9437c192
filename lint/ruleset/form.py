"""The official form of a pack: the YAML files of its `form/` folder, read as one."""

from pathlib import Path
from typing import Any

from lint.report.form import EditionForm, Form
from lint.ruleset.errors import PackError
from lint.ruleset.params import build, fields_of


def form_from(files: dict[str, Any]) -> Form:
    """The form from the parsed files (name → mapping): `edition-*.yaml` each one edition, the others the rest.

    Raises PackError, its `file` the one at fault and its `at` the keys inside that file.
    """
    editions: list[EditionForm] = []
    rest: dict[str, Any] = {}
    given_in: dict[str, str] = {}
    for name, content in sorted(files.items()):
        if not isinstance(content, dict):
            raise PackError("expected a mapping", file=name)
        if Path(name).name.startswith("edition-"):
            editions.append(_built(content, name))
            continue
        for key, value in content.items():
            if key in rest:
                raise PackError(f"{key!r} is given in {given_in[key]} too", (key,), file=name)
            rest[key], given_in[key] = value, name
    try:
        values = fields_of(Form, rest | {"editions": []})
    except PackError as error:
        # A key that is missing could stand in any of the files.
        error.file = given_in.get(str(error.at[0]), "form") if error.at else "form"
        raise
    return Form(**values | {"editions": tuple(sorted(editions, key=lambda edition: edition.first_year))})


def _built(content: dict[str, Any], name: str) -> EditionForm:
    try:
        return build(EditionForm, content)
    except PackError as error:
        error.file = name
        raise
