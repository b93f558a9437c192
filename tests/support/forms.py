"""The official form as the pack gives it, and reports with nothing understood but their tables."""

from functools import lru_cache
from pathlib import Path

import yaml

from lint.readers import read_bytes
from lint.report.form import EditionForm, Form, TitleForm
from lint.report.given import Given
from lint.report.model import Report
from lint.report.tables import read_tables
from lint.ruleset.params import build

FORMS = Path(__file__).parents[2] / "rules/gov-disclosure/form"


@lru_cache(maxsize=1)
def official_form() -> Form:
    """The editions of the form; without what else a pack says."""
    editions = [build(EditionForm, yaml.safe_load(file.read_text())) for file in sorted(FORMS.glob("edition-*.yaml"))]
    return Form("gov-disclosure", TitleForm(kinds=()), tuple(editions))


def with_tables(text: str, suffix: str = ".txt", year: int | None = None) -> Report:
    """A report with its official tables, bound by the edition of its year."""
    report = Report(read_bytes(text.encode(), f"draft{suffix}"), official_form(), Given())
    report.edition = report.form.edition_of(year)
    report.tables = read_tables(report)
    return report
