"""One report in every format: the facts are the same."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

import lint
from lint.document import Document
from lint.readers import read_bytes
from lint.report.builder import understand
from lint.report.facts import facts as facts_of
from tests.support.office import convert, needs_office, word
from tests.support.tables import Edition, Values, draft, shape

_EACH = 3
EDITIONS: tuple[Edition, ...] = ("2019", "2021")


def tables(edition: Edition, chance: random.Random) -> dict[str, Values]:
    """The official tables with figures of any length, so that page breaks and narrow columns fall where they may."""
    return {
        key: {row: {column: int(10 ** chance.uniform(0, 5)) - 1 for column in columns} for row, columns in rows.items()}
        for key, rows in shape(edition).items()
    }


def facts(document: Document) -> object:
    told = facts_of(understand(document, lint.load_pack().form))
    return {key: told[key] for key in ("title", "agency", "year", "edition", "tables")}


@needs_office
@settings(max_examples=2, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_the_facts_of_a_report_are_the_same_in_every_format(chance: random.Random) -> None:
    drawn = [(edition, tables(edition, random.Random(chance.random()))) for edition in EDITIONS for _ in range(_EACH)]
    pages = [read_bytes(draft(numbers, "html", edition).encode(), "draft.html") for edition, numbers in drawn]
    words = {f"{number}.docx": word(page) for number, page in enumerate(pages)}
    # One run of LibreOffice for them all.
    printed = convert(words, "pdf")
    for number, (edition, numbers) in enumerate(drawn):
        expected = facts(pages[number])
        files = {
            "draft.md": draft(numbers, "markdown", edition).encode(),
            "draft.txt": draft(numbers, "tabs", edition).encode(),
            "draft.docx": words[f"{number}.docx"],
            "draft.pdf": printed[str(number)],
        }
        for name, content in files.items():
            assert facts(read_bytes(content, name)) == expected, name
