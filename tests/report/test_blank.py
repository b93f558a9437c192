"""The grids of the official tables are those of the form, cell by cell."""

import pytest

from lint.report.tables.blank import blank_grid
from tests.support.forms import official_form
from tests.support.tables import Edition, Grid, grids, shape


def shown(grid: Grid) -> list[list[tuple[str, int, int, bool]]]:
    return [[(field.text, field.columns, field.rows, field.value) for field in row] for row in grid]


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("key", ["disclosure", "requests", "reviews"])
def test_the_grid_is_the_forms(edition: Edition, key: str) -> None:
    blank = {key: {row: dict.fromkeys(columns, "") for row, columns in rows.items()} for key, rows in shape(edition).items()}
    form = next(each for each in official_form().editions if each.name == edition).table(key)
    assert form is not None
    made = blank_grid(form)
    assert [[tuple(field[:4]) for field in row] for row in made.rows] == shown(grids(blank, edition)[key])
    assert made.columns == {"disclosure": 4, "requests": 10, "reviews": 15}[key]
