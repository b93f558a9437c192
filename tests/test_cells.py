"""No slip in a number of the tables for requests and reviews goes unseen, whatever the layout, the edition or the script."""

from hypothesis import given, settings
from hypothesis import strategies as st

import lint
from lint.document import to_traditional
from tests.support import tables as official

COLUMNS = official.APPLICANTS[:-1]
FAMILY = "C2"


def consistent(edition: official.Edition, counts: st.DataObject) -> dict[str, dict[str, dict[str, int]]]:
    """Tables of an edition whose numbers agree, with leaves drawn from `counts`."""
    few = st.integers(0, 40)
    shape = official.shape(edition)
    rows = shape["requests"]
    leaves = [row for row in rows if row.startswith("handled.") and row != "handled.total"]
    requests = {row: {column: counts.draw(few) for column in COLUMNS} for row in leaves}
    requests["handled.total"] = {column: sum(requests[row][column] for row in leaves) for column in COLUMNS}
    requests["carried_out"] = {column: counts.draw(few) for column in COLUMNS}
    whole = {column: requests["handled.total"][column] + requests["carried_out"][column] for column in COLUMNS}
    requests["carried_in"] = {column: counts.draw(st.integers(0, whole[column])) for column in COLUMNS}
    requests["received"] = {column: whole[column] - requests["carried_in"][column] for column in COLUMNS}
    for row in requests.values():
        row["total"] = sum(row.values())
    reviews = {row: {outcome: counts.draw(few) for outcome in official.OUTCOMES[:-1]} for row in official.REVIEWS}
    for row in reviews.values():
        row["total"] = sum(row.values())
    disclosure = {row: dict.fromkeys(columns, 0) for row, columns in shape["disclosure"].items()}
    return {"disclosure": disclosure, "requests": {row: requests[row] for row in rows}, "reviews": reviews}


def counted(draft: str, suffix: str) -> list[lint.Finding]:
    found = lint.check(draft.encode(), name="draft" + suffix)
    return [finding for finding in found if finding.rule.startswith(FAMILY) and finding.severity == "error"]


@given(
    counts=st.data(),
    edition=st.sampled_from(["2019", "2021"]),
    layout=st.sampled_from(official.LAYOUTS),
    traditional=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_a_changed_cell_is_always_found(
    counts: st.DataObject, edition: official.Edition, layout: official.Layout, traditional: bool
) -> None:
    tables = consistent(edition, counts)
    year = 2020 if edition == "2019" else 2023

    def written() -> str:
        text = official.draft(tables, layout, edition, year)
        return to_traditional(text) if traditional else text

    assert counted(written(), official.SUFFIX[layout]) == []
    table = counts.draw(st.sampled_from(["requests", "reviews"]))
    row = counts.draw(st.sampled_from(sorted(tables[table])))
    column = counts.draw(st.sampled_from(sorted(tables[table][row])))
    right = tables[table][row][column]
    tables[table][row][column] = counts.draw(st.integers(0, 10**6).filter(lambda wrong: wrong != right))
    assert counted(written(), official.SUFFIX[layout])
