"""Slips put into a consistent draft, class by class, with marks around what was changed."""

import random
from collections.abc import Callable

from bench.accuracy.drafts import Draft
from bench.accuracy.prose import CLOSE, OPEN, Told

_DENIALS = {
    "received": "全年未收到政府信息公开申请。",
    "carried_out": "无结转下年度继续办理的申请。",
    "reviews": "未发生因政府信息公开引起的行政复议和行政诉讼。",
}
_HAN = "一二三四五六七八九十"
# Puts a slip into a draft; False when it has no place for one.
Slip = Callable[[Draft, random.Random], bool]


def wrong(rng: random.Random, number: str) -> str:
    """A number as a drafter gets it wrong: one off, digits changed, transposed, lost or doubled, or any other."""
    if number in _HAN or number == "两":
        return rng.choice([each for each in "两三四五六" if each != number])
    whole, point, decimals = number.partition(".")
    value = int(whole)
    digit = rng.randrange(len(whole))
    candidates = [
        str(value + 1),
        str(max(0, value - 1)),
        str(value + rng.randint(2, 40)),
        whole[:digit] + rng.choice("0123456789") + whole[digit + 1 :],
        whole[:-2] + whole[-2:][::-1],
        whole[:-1],
        whole + rng.choice("0123456789"),
        str(rng.randint(0, 2 * value + 3)),
    ]
    candidates = [str(int(each)) for each in candidates if each]
    return rng.choice([each for each in candidates if each != whole]) + point + decimals


def _put(draft: Draft, rng: random.Random, table: str, *taken: tuple[str, str]) -> tuple[str, str]:
    """A wrong figure in a cell of a table, none of those taken; the cell."""
    rows = draft.tables[table]
    free = [(row, column) for row, columns in rows.items() for column in columns if (row, column) not in taken]
    row, column = rng.choice(free)
    draft.cells[table, row, column] = OPEN + wrong(rng, str(rows[row][column])) + CLOSE
    return row, column


def request_cell(draft: Draft, rng: random.Random) -> bool:
    _put(draft, rng, "requests")
    return True


def review_cell(draft: Draft, rng: random.Random) -> bool:
    _put(draft, rng, "reviews")
    return True


def two_request_cells(draft: Draft, rng: random.Random) -> bool:
    _put(draft, rng, "requests", _put(draft, rng, "requests"))
    return True


def moved(draft: Draft, rng: random.Random) -> bool:
    """A figure in the column beside its own."""
    rows = draft.tables["requests"]
    places = [
        (row, list(columns)[index : index + 2])
        for row, columns in rows.items()
        for index in range(5)
        if list(columns.values())[index] != list(columns.values())[index + 1]
    ]
    if not places:
        return False
    row, (left, right) = rng.choice(places)
    draft.cells["requests", row, left] = f"{OPEN}{rows[row][right]}{CLOSE}"
    draft.cells["requests", row, right] = f"{OPEN}{rows[row][left]}{CLOSE}"
    return True


def summed_up(draft: Draft, rng: random.Random) -> bool:
    """A wrong figure that its row's total was then computed from."""
    rows = draft.tables["requests"]
    row, column = rng.choice([(row, column) for row, columns in rows.items() for column in columns if column != "total"])
    number = int(wrong(rng, str(rows[row][column])))
    draft.cells["requests", row, column] = f"{OPEN}{number}{CLOSE}"
    draft.cells["requests", row, "total"] = f"{OPEN}{rows[row]['total'] + number - rows[row][column]}{CLOSE}"
    return True


def blank_cell(draft: Draft, rng: random.Random) -> bool:
    table = rng.choice(list(draft.tables))
    row = rng.choice(list(draft.tables[table]))
    draft.cells[table, row, rng.choice(list(draft.tables[table][row]))] = f"{OPEN}{CLOSE}"
    return True


def figure(kind: str) -> Slip:
    """A slip in one of the text's figures of that kind."""

    def slip(draft: Draft, rng: random.Random) -> bool:
        places = [
            (said, index)
            for said in draft.sentences()
            for index, piece in enumerate(said)
            if isinstance(piece, Told) and piece.kind == kind
        ]
        if not places:
            return False
        said, index = rng.choice(places)
        piece = said[index]
        assert isinstance(piece, Told)
        said[index] = Told(OPEN + wrong(rng, piece.written) + CLOSE, kind)
        return True

    return slip


def denied(draft: Draft, rng: random.Random) -> bool:
    """Words that say nothing happened where the tables have something."""
    requests, reviews = draft.tables["requests"], draft.tables["reviews"]
    happened = [key for key in ("received", "carried_out") if requests[key]["total"]]
    happened += ["reviews"] if any(row["total"] for row in reviews.values()) else []
    if not happened:
        return False
    draft.overview.append([OPEN + _DENIALS[rng.choice(happened)] + CLOSE])
    return True


def cell_and_text(draft: Draft, rng: random.Random) -> bool:
    return figure("parts")(draft, rng) and request_cell(draft, rng)


CLASSES: dict[str, Slip] = {
    "requests: a cell": request_cell,
    "reviews: a cell": review_cell,
    "any table: a blank cell": blank_cell,
    "text against tables": figure("table"),
    "text denies the tables": denied,
    "parts and whole": figure("parts"),
    "share": figure("share"),
    "growth": figure("growth"),
    "count of a list": figure("list"),
    "figure told twice": figure("twice"),
    "requests: two cells": two_request_cells,
    "requests: figure in the next column": moved,
    "requests: a cell and its row's total": summed_up,
    "a cell and a part": cell_and_text,
}
