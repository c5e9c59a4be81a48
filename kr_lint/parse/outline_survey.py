"""A look over the whole document, and ahead from a line, before its parts are judged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kr_lint.parse.outline_sections import is_period_only, is_title, names_objectives, section_of
from kr_lint.parse.outline_table import columns_of
from kr_lint.parse.outline_units import BOLD_RANK, Unit

_DIGIT = re.compile(r"\d")
_QUESTION = re.compile(r"(?:why|how|what|who|when|что|как|почему|зачем|кто|когда|не|қалай|неге|кім|қашан|нені)\b", re.I)
_LONGEST_OBJECTIVE = 300
# Looking further from every line would make long documents quadratic.
_FARTHEST = 64


@dataclass(frozen=True, slots=True)
class Ahead:
    """What stands between a heading and the next one."""

    labelled_results: bool = False
    labelled_objectives: bool = False
    results_table: bool = False
    results_section: bool = False
    items: int = 0
    numbers: bool = False
    paragraphs: int = 0


class Survey:
    """The units of a document and what they have in common."""

    def __init__(self, units: list[Unit], named_okr: bool) -> None:
        self.units = units
        self.objective_labels = any(_names_objective(unit) for unit in units)
        self.result_labels = any(unit.is_labelled("key_result") for unit in units)
        self.title = named_okr or any(_names_plan(unit) for unit in units)
        self.tables = any(unit.kind == "table" and has_results(unit) for unit in units)
        self.headings = sum(unit.kind == "heading" for unit in units)
        self._next_heading = self._heading_after()

    @property
    def uses_okr(self) -> bool:
        """Whether anything in the document says that it holds OKRs."""
        return bool(self.objective_labels or self.result_labels or self.title or self.tables)

    def ahead(self, index: int) -> Ahead:
        """Describe what follows unit ``index`` up to the next heading (for a bold line: or bold line)."""
        stop = self._next_heading[index]
        flags = {"labelled_results": False, "labelled_objectives": False, "results_table": False, "numbers": False}
        section, items, paragraphs = False, 0, 0
        for unit in self.units[index + 1 : min(stop, index + _FARTHEST)]:
            if unit.label and unit.label.kind == "objective":
                flags["labelled_objectives"] = True
                break
            if unit.label and unit.label.kind == "key_result":
                section |= not unit.rest.text
                flags["labelled_results"] = True
            elif unit.kind == "table":
                flags["results_table"] |= has_results(unit)
            elif unit.kind == "item":
                if unit.level == 0 and unit.label is None and not (unit.link or "").startswith("#"):
                    items += 1
                    flags["numbers"] |= bool(_DIGIT.search(unit.text[:_LONGEST_OBJECTIVE]))
            else:
                if self.units[index].rank >= BOLD_RANK and section_of(unit.text) in ("closed", "sealed"):
                    break
                paragraphs += 1
        if stop < len(self.units) and self.units[stop].kind == "heading":
            following = self.units[stop]
            section |= following.is_labelled("key_result") and following.rank >= self.units[index].rank
        return Ahead(results_section=section, items=items, paragraphs=paragraphs, **flags)

    def is_objective(self, index: int) -> bool:
        """Tell whether the unlabelled heading ``index`` is an objective, by its form and by what follows it."""
        unit = self.units[index]
        text = unit.text
        if not self.uses_okr or len(text) > _LONGEST_OBJECTIVE or text.rstrip().endswith(("?", ":")):
            return False
        if _QUESTION.match(text):
            return False
        ahead = self.ahead(index)
        if ahead.labelled_objectives and not (ahead.labelled_results and unit.level != 1):
            return False
        if ahead.labelled_results or ahead.results_table or ahead.results_section:
            return not ahead.labelled_objectives
        if not ahead.items:
            return False
        size = len(text.split())
        if self.objective_labels or self.result_labels:
            return size >= 3 and ahead.numbers
        return (size >= 2 or ahead.numbers) and not (
            unit.kind == "heading" and unit.level == 1 and self._deeper_lists(index)
        )

    def has_children(self, index: int) -> bool:
        """Tell whether the item ``index`` has items below it."""
        following = index + 1
        while following < len(self.units) and self.units[following].kind == "paragraph" and self.units[following].level:
            following += 1
        if following >= len(self.units):
            return False
        return self.units[following].kind == "item" and self.units[following].level > self.units[index].level

    def alone_before_results(self, index: int) -> bool:
        """Tell whether item ``index`` is the only one of its list and a section of key results comes next."""
        for unit in self.units[index + 1 : index + _FARTHEST]:
            if unit.kind == "paragraph" and not unit.label:
                continue
            return unit.is_labelled("key_result") and unit.kind != "item"
        return False

    def _deeper_lists(self, index: int) -> bool:
        level = self.units[index].level
        following = self._next_heading[index]
        return (
            following < len(self.units)
            and self.units[following].kind == "heading"
            and self.units[following].level > level
        )

    def _heading_after(self) -> list[int]:
        after, heading, bold = [len(self.units)] * len(self.units), len(self.units), len(self.units)
        for index in range(len(self.units) - 1, -1, -1):
            unit = self.units[index]
            after[index] = heading if unit.kind == "heading" else bold
            if unit.kind == "heading":
                heading = bold = index
            elif unit.bold:
                bold = index
        return after


def has_results(unit: Unit) -> bool:
    """Tell whether a table has a column of key results."""
    return columns_of(unit.rows[0].header, unit.rows).key_result is not None


def _names_plan(unit: Unit) -> bool:
    """Tell whether a line names OKRs, or goals for a period."""
    if unit.kind not in ("heading", "paragraph") or len(unit.text) > _LONGEST_OBJECTIVE:
        return False
    return is_title(unit.text) or (is_period_only(unit.text) and names_objectives(unit.text))


def _names_objective(unit: Unit) -> bool:
    return unit.is_labelled("objective") and bool(unit.rest.text or (unit.label and not unit.label.plural))
