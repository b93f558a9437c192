"""The wording of an official table: how its labels are told, whole, numbered otherwise, glued, cut or damaged."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from lint.document import compiled, fold
from lint.report.form import ColumnForm, RowForm, TableForm
from lint.report.wording import squeeze as squeezed_anew

_ORDINAL = compiled(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?=\D)")

# What a label was found to be is remembered: all reports of a form bear the same.
_MOST_REMEMBERED = 4096


@lru_cache(maxsize=8192)
def squeeze(text: str) -> str:
    """A text of the normal form without blanks and punctuation."""
    return squeezed_anew(text)


def unnumbered(squeezed: str) -> str:
    """A squeezed label without the number in front of it."""
    found = _ORDINAL.match(squeezed)
    return squeezed[found.end() :] if found else squeezed


@lru_cache(maxsize=4096)
def _squeezed(label: str) -> str:
    return squeeze(fold(label))


@dataclass(eq=False, repr=False)
class RowWords:
    """The squeezed labels of a row, its own and those tolerated."""

    form: RowForm
    columns: tuple[ColumnForm, ...]
    merged: bool = False

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels with their numbers."""
        return tuple(_squeezed(label) for label in (self.form.label, *self.form.variants))

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The labels without their numbers."""
        return tuple(unnumbered(label) for label in self.labels)

    def near(self, squeezed: str) -> float:
        """How near a squeezed text comes to this label, its words cut or damaged; 0 when it does not."""
        text = unnumbered(squeezed)
        best = 0.0
        for label, body in zip(self.labels, self.bodies, strict=True):
            if len(body) < 4 or len(text) < 3:
                continue
            if 4 <= len(text) <= 2 * len(body) and (body.startswith(text) or text.startswith(body)):
                likeness = 0.85
            elif not 0.5 <= len(text) / len(body) <= 2 or len(set(text) & set(body)) * 2 < len(set(body)):
                continue
            else:
                from difflib import SequenceMatcher

                likeness = SequenceMatcher(None, text, body, autojunk=False).ratio()
            if squeezed[:1] == label[:1] and label != body:
                likeness += 0.05
            best = max(best, likeness)
        return min(0.9, best) if best >= 0.6 else 0.0


@dataclass(eq=False, repr=False)
class Wording:
    """All words of one official table of one edition."""

    table: TableForm

    @cached_property
    def rows(self) -> tuple[RowWords, ...]:
        """The rows in the order of the form; a merged row stands before the first row that it may stand for."""
        merged = {row.key: row for row in self.table.merged_rows}
        words = []
        for row in self.table.rows:
            if row.merged_into in merged:
                whole = merged.pop(row.merged_into)
                words.append(RowWords(whole, self.table.columns_of(whole), merged=True))
            words.append(RowWords(row, self.table.columns_of(row)))
        return tuple(words)

    @cached_property
    def by_label(self) -> dict[str, tuple[int, ...]]:
        """Squeezed label, with or without its number → the rows that bear it."""
        found: dict[str, list[int]] = {}
        for index, row in enumerate(self.rows):
            for label in {*row.labels, *row.bodies}:
                found.setdefault(label, []).append(index)
        return {label: tuple(rows) for label, rows in found.items()}

    def bearing(self, squeezed: str) -> dict[int, float]:
        """The rows whose label a squeezed text is, heads in front of it left out, with how surely."""
        found = self._bearing.get(squeezed)
        if found is None:
            rest = squeezed
            rows = self.by_label.get(rest)
            if rows is None:
                rest = self.beyond_heads(squeezed)
                rows = self.by_label.get(rest) or self.by_label.get(unnumbered(rest), ())
            found = {row: 1.0 if rest in self.rows[row].labels else 0.93 for row in rows}
            if len(self._bearing) < _MOST_REMEMBERED:
                self._bearing[squeezed] = found
        return found

    @cached_property
    def _bearing(self) -> dict[str, dict[int, float]]:
        return {}

    def may_end(self, squeezed: str) -> bool:
        """True when a squeezed text is the end of a label or ends in one; when it is not, no longer text that ends in it is."""
        known = self._may_end.get(squeezed)
        if known is None:
            known = squeezed in self._ends or any(squeezed[-length:] in self.by_label for length in self._lengths)
            if len(self._may_end) < _MOST_REMEMBERED:
                self._may_end[squeezed] = known
        return known

    @cached_property
    def _may_end(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _ends(self) -> frozenset[str]:
        return frozenset(label[start:] for label in self.by_label for start in range(len(label)))

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple({len(label) for label in self.by_label})

    def ending(self, squeezed: str) -> dict[int, float]:
        """The rows whose label a squeezed text ends in, with how surely."""
        for length in self._label_lengths:
            if length < len(squeezed) and squeezed[-length:] in self.by_label:
                return dict.fromkeys(self.by_label[squeezed[-length:]], 0.87)
        return {}

    @cached_property
    def _label_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(label) for label in self.by_label if len(label) >= 4}, reverse=True))

    @cached_property
    def columns(self) -> dict[str, str]:
        """Squeezed column label, its own or tolerated → column key."""
        return {_squeezed(label): column.key for column in self.table.columns for label in (column.label, *column.variants)}

    @cached_property
    def column_labels(self) -> tuple[str, ...]:
        """The squeezed labels of the columns, their own only."""
        return tuple(_squeezed(column.label) for column in self.table.columns)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The squeezed texts that stand between labels and values and name no row: heads, groups, columns."""
        texts = {_squeezed(head) for head in self.table.heads}
        texts |= {_squeezed(row.group) for row in self.table.rows if row.group}
        texts |= {_squeezed(column.group) for column in self.table.columns if column.group}
        texts |= set(self.columns)
        return frozenset(texts - set(self.by_label))

    @cached_property
    def _longest_heads(self) -> list[str]:
        return sorted(self.heads, key=len, reverse=True)

    @cached_property
    def _beyond(self) -> dict[str, str]:
        return {}

    def beyond_heads(self, squeezed: str) -> str:
        """A squeezed text without the heads glued in front of it; empty when it is nothing but heads."""
        rest = self._beyond.get(squeezed)
        if rest is None:
            rest = squeezed
            while head := next(filter(rest.startswith, self._longest_heads), ""):
                rest = rest[len(head) :]
            if len(self._beyond) < _MOST_REMEMBERED:
                self._beyond[squeezed] = rest
        return rest

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The group labels: what only this kind of report writes above its rows."""
        return tuple({_squeezed(row.group) for row in self.table.rows if row.group and not row.merged_into})

    @cached_property
    def vocabulary(self) -> str:
        """All labels in one text, for telling whether a scrap is part of one."""
        return "\n".join([*self.by_label, *self.heads, *self.columns, *(label for row in self.rows for label in row.labels)])


@lru_cache(maxsize=32)
def wording(table: TableForm) -> Wording:
    """The wording of an official table."""
    return Wording(table)
