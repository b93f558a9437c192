"""Agencies: a name cut into place and body, its level, and the names in running text."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from lint.document import Span, compiled, fold, fold_pattern
from lint.report.form import Form
from lint.report.given import Level
from lint.report.model import Name
from lint.report.wording import Wording, any_of, folded, longest_first, wording_of

_HAN_RUN = compiled(r"[\u3400-\u9fff]+$")
_AGENCY = compiled(r"[\u3400-\u9fff()·、]{2,40}")
_LONGEST_PLACE = 14
_LONGEST_BODY = 16
_LONGEST = 34


class Agencies:
    """How a form's agencies are named, ready to match in the normal form."""

    def __init__(self, wording: Wording) -> None:
        form = wording.agencies
        self.form = form
        self._endings = folded(form.body_endings)
        self._governments = folded(form.government_endings)
        self._townships = folded(form.township_endings)
        self._township_bodies = folded(form.township_bodies)
        self._prefixes = longest_first(folded(form.prefixes))
        places = any_of(folded(form.place_endings))
        traps = "|".join(f"(?:{fold_pattern(trap)})" for trap in form.place_traps) or "(?!)"
        self._place_ending = compiled(f"(?P<trap>{traps})|(?P<ending>{places})")
        self._ranks = frozenset(ending for ending in folded(form.place_endings) if len(ending) == 1)

    @cached_property
    def in_text(self) -> tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]]:
        """In running text: what bodies end in, what they cannot hold, and what leads to a name."""
        form = self.form
        leads = f"(?P<whole>{any_of(folded(form.names_with_leads))})|(?P<lead>{any_of(folded(form.name_leads))})"
        return compiled(any_of(folded(form.text_endings))), folded(form.not_in_bodies), compiled(leads)

    @cached_property
    def known_bodies(self) -> tuple[str, ...]:
        """The bodies that are known without a place before them."""
        known: list[str] = []
        for body, short in self.form.short_forms.items():
            known += (body, *short)
        return tuple(body for body in folded(known) if len(body) > 2)

    def split(self, text: str) -> tuple[str, str]:
        """An agency's name cut into its place and its body, either of which may be empty: 舟曲县, 科学技术局."""
        prefix = next((prefix for prefix in self._prefixes if text.startswith(prefix)), "")
        if prefix and self._place_end(text[len(prefix) :]):
            text = text[len(prefix) :]
        end = self._place_end(text)
        place, body = text[:end], text[end:]
        for government in self._governments:
            # The government that a street's office answers to stands between its places: 鼓楼区人民政府华侨路街道.
            if government in place[2:] and not place.endswith(government):
                place = place.replace(government, "")
        return place, body

    def _place_end(self, text: str) -> int:
        """Where the place at the start of a name ends; 0 when there is none."""
        last = start = 0
        for found in self._place_ending.finditer(text):
            if found["trap"]:
                continue
            if found.start() > start or last:
                # An ending right behind another belongs to the same place: 沙市区.
                last = start = found.end()
            elif len(text) > 2:
                # A rank alone at the very start stands for the place: 县科技局. A later ending makes it part of a name: 镇海区.
                last = found.end()
        return last

    def name(self, text: str, span: Span) -> Name:
        """The agency that `text` names, at `span`."""
        return Name(span, text, *self.split(text))

    def plausible(self, text: str) -> bool:
        """True for a text that may be nothing but an agency's name."""
        if not _AGENCY.fullmatch(text) or text[0] in ")、·" or text.count("(") != text.count(")"):
            return False
        # A second name in brackets: 教育局(体育局).
        bare = text[: text.rindex("(")] if text.endswith(")") else text
        if bare.endswith((*self._endings, *self._townships)):
            return True
        place, body = self.split(text)
        return bool(place) and not body and len(place) > 1

    def is_government(self, body: str) -> bool:
        """True for the body of a government: 人民政府."""
        return body in self._governments

    def level(self, name: Name) -> Level:
        """Township, government or department, by the name."""
        if name.place.endswith(self._townships) and len(name.place) > 1 and name.body in ("", *self._township_bodies):
            return "township"
        if name.body in ("", *self._governments) and name.place:
            return "government"
        return "department"


@lru_cache(maxsize=8)
def agencies_of(wording: Wording) -> Agencies:
    """How the agencies of a form are named, compiled once."""
    return Agencies(wording)


def level_of(agency: str, form: Form) -> Level:
    """The level of the agency of that name."""
    agencies = agencies_of(wording_of(form))
    return agencies.level(agencies.name(fold(agency), Span(0, 0)))


class NameFinder:
    """Finds the names of agencies in the running text of one report; `own` is that of the report."""

    def __init__(self, agencies: Agencies, own: Name | None) -> None:
        self.agencies = agencies
        own_units = list(_paths(own.place)) if own and len(own.place) > 1 else []
        self._own_places = longest_first(own_units)
        own_body = [own.body] if own and len(own.body) > 2 else []
        self._bodies = longest_first([*agencies.known_bodies, *own_body])
        self._ending, self._barred, self._leads = agencies.in_text

    def find(self, text: str, within: Span) -> Iterator[Name]:
        """The names in a range of the text, in order."""
        position = within.start
        for ending in self._ending.finditer(text, within.start, within.end):
            if ending.start() < position:
                continue
            before = _HAN_RUN.search(text, max(position, ending.end() - _LONGEST), ending.start())
            start = before.start() if before else ending.start()
            start = self._begin(text[start : ending.end()], len(ending[0])) + start
            if start < 0 or start >= ending.start():
                continue
            span = Span(start, self._beyond_government(text, ending, within.end))
            position = span.end
            yield self.agencies.name(text[span.start : span.end], span)

    def _beyond_government(self, text: str, ending: re.Match[str], stop: int) -> int:
        """Where a name ends that goes on behind a government's: 大足区人民政府外事办公室, 鼓楼区人民政府华侨路街道办事处."""
        if not self.agencies.is_government(ending[0]):
            return ending.end()
        further = self._ending.search(text, ending.end(), min(stop, ending.end() + _LONGEST_BODY))
        between = text[ending.end() : further.start()] if further else ""
        if further and _HAN_RUN.fullmatch(between) and not self._bars(between) and not self._is_lead(between):
            return further.end()
        return ending.end()

    def _bars(self, words: str) -> bool:
        return any(word in words for word in self._barred)

    def _is_lead(self, words: str) -> bool:
        return any(found["lead"] for found in self._leads.finditer(words))

    def _begin(self, run: str, ending: int) -> int:
        """Where the name at the end of a run of characters begins; far below 0 when there is none."""
        none = -10_000_000
        starts = [run.rfind(place) for place in self._own_places]
        for place, start in zip(self._own_places, starts, strict=True):
            if start >= 0 and self._is_body(run[start + len(place) :], ending):
                return start
        cut = self._behind_leads(run)
        place, body = self.agencies.split(run[cut:])
        if place and len(place) <= _LONGEST_PLACE and self._is_body(body, ending):
            return cut
        known = next((body for body in self._bodies if run.endswith(body)), None)
        return len(run) - len(known) if known else none

    def _behind_leads(self, run: str) -> int:
        """Where the last name in the run may begin: behind the last word that leads to it and leaves a name."""
        cut = 0
        for found in self._leads.finditer(run):
            rest = run[found.end() :]
            if found["lead"] and len(rest) > 2 and self._begins_name(rest):
                cut = found.end()
        return cut

    def _begins_name(self, rest: str) -> bool:
        place, _ = self.agencies.split(rest)
        return bool(place) or any(rest == body for body in self._bodies)

    def _is_body(self, body: str, ending: int) -> bool:
        words = body[: len(body) - ending]
        return ending <= len(body) <= _LONGEST_BODY + ending and not self._bars(words)


def _paths(place: str) -> Iterator[str]:
    """A path of places, and each of its ends that is a place: 甘南州舟曲县, 舟曲县."""
    yield place
    for found in re.finditer("[省市州盟县区旗]", place[:-2]):
        if len(place) - found.end() > 1:
            yield place[found.end() :]
