"""Reads units in order and keeps what is open: an objective, a section, a list."""

from __future__ import annotations

import re

from kr_lint.parse.outline_draft import Draft, Entry
from kr_lint.parse.outline_period import LONGEST_PERIOD
from kr_lint.parse.outline_sections import names_objectives, section_of
from kr_lint.parse.outline_state import OutlineState, Scope
from kr_lint.parse.outline_table import add_labelled_rows, add_rows, columns_of, is_amount
from kr_lint.parse.outline_units import ITEM_RANK, Unit
from kr_lint.parse.outline_words import normal, notice, phrases

_DIGIT = re.compile(r"\d")
_LONGEST_NAME = 90


class OutlineReader(OutlineState):
    """One reading of a document; :meth:`read` fills ``drafts``, ``period`` and ``notices``."""

    def read(self) -> None:
        """Read all units."""
        for index, unit in enumerate(self.survey.units):
            in_contents = unit.kind == "item" and (unit.link or "").startswith("#")
            if in_contents or self._is_closed(unit):
                continue
            if unit.kind == "table":
                self._table(unit)
            elif unit.is_labelled("objective"):
                self._objective_label(index, unit)
            elif unit.is_labelled("key_result"):
                self._result_label(index, unit)
            elif unit.kind == "heading" or (unit.bold and not unit.label):
                self._heading(index, unit)
            elif unit.label is not None:
                self._field(unit)
            elif unit.kind == "item":
                self._item(index, unit)
            else:
                self._paragraph(index, unit)

    # Labelled lines

    def _objective_label(self, index: int, unit: Unit) -> None:
        assert unit.label is not None
        if self._is_target(unit):
            return
        if unit.kind == "heading":
            self._leave(unit)
        if unit.rest.text:
            if unit.kind == "heading" and unit.label.plural and section_of(unit.text) == "period":
                self._open_title(unit)
                return
            self._open_objective(unit, unit.rest)
            return
        self._note_period(unit.text)
        if unit.label.plural and not unit.label.numbered:
            self.current, self._results, self._after_result = None, None, False
            self._container = Scope(unit.rank, unit.level + 1 if unit.kind == "item" else 0)
            return
        self._open_objective(unit, None)
        self._awaiting = ("objective", -1 if unit.kind != "item" else unit.level)

    def _is_target(self, unit: Unit) -> bool:
        """Read "Goal: 15%" below a key result as its target; the same words label an objective elsewhere."""
        entry = self.current.entries[-1] if self.current and self.current.entries else None
        numbered = unit.label is not None and unit.label.numbered
        if entry is None or numbered or unit.kind == "heading" or not is_amount(unit.rest.text):
            return False
        entry.target = entry.target or unit.rest.text
        return True

    def _result_label(self, index: int, unit: Unit) -> None:
        assert unit.label is not None
        if unit.kind == "heading":
            self._leave(unit, keep_objective=True)
        self._take_line_above(index)
        self._awaiting = None
        if unit.rest.text:
            in_section = self._results is not None and unit.level >= self._results.level
            self.add(Entry(unit.rest, unit.line, labelled=True, in_section=in_section, level=unit.level))
            self._after_result = unit.kind != "item"
        elif unit.label.numbered:
            self._awaiting = ("key_result", -1 if unit.kind != "item" else unit.level)
        else:
            self._open_results(index, unit)

    def _open_results(self, index: int, unit: Unit) -> None:
        ahead = self.survey.ahead(index)
        lines = unit.kind != "item" and not ahead.items and not ahead.labelled_results and not ahead.results_table
        self._results = Scope(unit.rank, unit.level + 1 if unit.kind == "item" else 0, lines=lines)
        self._after_result, self._container = False, None

    def _take_line_above(self, index: int) -> None:
        """Let a line without label that stands right above its key results be their objective."""
        unit = self.survey.units[index]
        if self._loose != index - 1 or (self.current and not self.current.entries):
            return
        first = not unit.rest.text or unit.text[: unit.label.end if unit.label else 0].rstrip(" :.)—–-").endswith("1")
        if self.current and (unit.kind == "heading" or not unit.adjacent or not first):
            return
        above = self.survey.units[index - 1]
        if not above.lead_in and len(above.text) <= 200:
            self._open_objective(above, above.body, tentative=True)

    def _field(self, unit: Unit) -> None:
        assert unit.label is not None
        if normal(unit.text.partition(":")[0]) in phrases("period", "keys"):
            self.period = unit.rest.text[:LONGEST_PERIOD] or self.period
        entry = self.current.entries[-1] if self.current and self.current.entries else None
        if unit.label.kind in ("baseline", "target") and _DIGIT.search(unit.rest.text):
            if entry and (unit.kind != "item" or unit.level > entry.level):
                setattr(entry, unit.label.kind, unit.rest.text)
        elif not unit.rest.text:
            sealed = section_of(unit.text) == "sealed"
            self._close(unit, sealed)

    # Headings and bold lines

    def _heading(self, index: int, unit: Unit) -> None:
        if unit.label is not None and unit.rest.text:
            self._leave(unit)  # "Team: Growth" groups what follows
            return
        section = "closed" if unit.label is not None else section_of(unit.text)
        if unit.kind == "heading" and section != "sealed":
            self._note_period(unit.text)
        names_document = unit.kind == "heading" and unit.level == 1 and not self.drafts and self._heads_others(index)
        if section == "closed" and names_document:
            self._leave(unit)
        elif section in ("closed", "sealed"):
            self._leave(unit)
            self._close(unit, section == "sealed")
        elif section in ("title", "period"):
            self._leave(unit)
            self._open_title(unit)
        elif section == "results" and self.current is not None:
            self._leave(unit, keep_objective=True)
            self._open_results(index, unit)
        elif section == "results":
            self._close(unit)
        else:
            self._unnamed_heading(index, unit)

    def _heads_others(self, index: int) -> bool:
        return index == 0 and all(unit.level > 1 for unit in self.survey.units[1:] if unit.kind == "heading")

    def _open_title(self, unit: Unit) -> None:
        self._note_period(unit.text)
        self.current, self._results, self._title_region = None, None, True
        if names_objectives(unit.text):
            self._container = Scope(unit.rank)

    def _unnamed_heading(self, index: int, unit: Unit) -> None:
        inside = self._results is not None and unit.rank > self._results.rank
        self._leave(unit)
        self._title_region = False
        if inside and unit.kind == "heading":
            self.add(Entry(unit.body, unit.line, in_section=True))
            self._after_result = True
        elif self._container and unit.kind == "heading":
            self._open_objective(unit, unit.body, tentative=not self.survey.uses_okr)
        elif self.current is not None and self.current.rank < unit.rank:
            self._heading_below_objective(index, unit, self.current)
        elif self.survey.is_objective(index):
            self._open_objective(unit, unit.body, tentative=True)

    def _heading_below_objective(self, index: int, unit: Unit, current: Draft) -> None:
        ahead = self.survey.ahead(index)
        if ahead.labelled_results or ahead.results_table:
            return
        plain = all(entry.level < 0 for entry in current.entries)
        if unit.kind == "heading" and plain and self._results is None and _DIGIT.search(unit.text):
            self.add(Entry(unit.body, unit.line, level=-1))
            self._after_result = True
        elif current.entries or unit.kind == "heading":
            self._close(unit)

    # Lines without label

    def _item(self, index: int, unit: Unit) -> None:
        if self._results and self._results.rank >= ITEM_RANK and unit.rank <= self._results.rank:
            self._results = None
        if self._opens_section(index, unit):
            return
        awaiting, above = self._awaiting or (None, -1)
        self._awaiting = None
        if awaiting == "key_result" and unit.level > above:
            self.add(Entry(unit.body, unit.line, labelled=True, level=unit.level))
        elif awaiting == "objective" and self._fills_objective(index, unit):
            pass
        elif self._lists_objectives(unit):
            self._open_objective(unit, unit.body, tentative=not self.survey.uses_okr)
        elif self._results:
            if unit.level == self._results.level:
                self.add(Entry(unit.body, unit.line, in_section=True, level=unit.level))
        elif self.current is None:
            self._loose_item(index, unit)
        else:
            self._item_of(self.current, index, unit)

    def _lists_objectives(self, unit: Unit) -> bool:
        told_by_heading = self.current is not None and self.current.rank < ITEM_RANK
        return self._container is not None and unit.level == self._container.level and not told_by_heading

    def _opens_section(self, index: int, unit: Unit) -> bool:
        if len(unit.text) > _LONGEST_NAME or not (unit.lead_in or self.survey.has_children(index)):
            return False
        return self._opens_part(index, unit)

    def _opens_part(self, index: int, unit: Unit) -> bool:
        """Open what a line names that stands for a heading: a section without goals, or one of key results."""
        section = section_of(unit.text)
        if section in ("closed", "sealed"):
            self._close(unit, section == "sealed")
        elif section == "results" and self.current is not None:
            self._open_results(index, unit)
        else:
            return False
        return True

    def _fills_objective(self, index: int, unit: Unit) -> bool:
        if self.current is None or unit.level:
            return False
        children = self.survey.has_children(index)
        if not children and not self.survey.alone_before_results(index):
            return False
        self.current.body, self.current.line = unit.body, unit.line
        if children:
            self.current.rank = unit.rank
        return True

    def _item_of(self, current: Draft, index: int, unit: Unit) -> None:
        depth = current.rank - ITEM_RANK
        if depth < 0:
            if unit.level == 0 and not self._after_result:
                self.add(Entry(unit.body, unit.line))
        elif unit.level == depth + 1:
            self.add(Entry(unit.body, unit.line, level=unit.level))
        elif unit.level <= depth and self.survey.has_children(index):
            self._open_objective(unit, unit.body, tentative=True)

    def _loose_item(self, index: int, unit: Unit) -> None:
        labels = self.survey.objective_labels or self.survey.result_labels
        if not self.survey.uses_okr or unit.level:
            return
        if self.survey.has_children(index):
            child = self.survey.units[index + 1]
            if child.is_labelled("key_result") or self._title_region or not labels:
                self._open_objective(unit, unit.body, tentative=True)
        elif self._title_region and not labels:
            self.add(Entry(unit.body, unit.line))

    def _paragraph(self, index: int, unit: Unit) -> None:
        if unit.level:
            return
        if self._awaiting and not unit.lead_in:
            self._fill(unit)
        elif self._names_part(index, unit):
            return
        elif unit.lead_in:
            if self.current and self.current.entries and not self._results:
                self._close(unit)
        elif self._results and self._results.lines:
            self._line_of_results(index, unit)
        elif self._heads_list(index):
            self._open_objective(unit, unit.body, tentative=True)
        else:
            self._loose = index
            if not self.drafts:
                self._note_period(unit.text)

    def _fill(self, unit: Unit) -> None:
        awaiting = self._awaiting[0] if self._awaiting else None
        self._awaiting = None
        if awaiting == "key_result":
            self.add(Entry(unit.body, unit.line, labelled=True))
            self._after_result = True
        elif self.current is not None:
            self.current.body, self.current.line = unit.body, unit.line

    def _names_part(self, index: int, unit: Unit) -> bool:
        if len(unit.text) > _LONGEST_NAME:
            return False
        following = self.survey.units[index + 1] if index + 1 < len(self.survey.units) else None
        if not unit.lead_in and (following is None or following.kind == "heading"):
            return False
        if self._opens_part(index, unit):
            return True
        if unit.lead_in or section_of(unit.text) not in ("title", "period"):
            return False
        self._open_title(unit)
        return True

    def _line_of_results(self, index: int, unit: Unit) -> None:
        if self.current and self.current.entries and self._format == "text" and not unit.adjacent:
            self._results = None
            self._loose = index
            return
        self.add(Entry(unit.body, unit.line, in_section=True))

    def _heads_list(self, index: int) -> bool:
        following = self.survey.units[index + 1 : index + 2]
        if self._format != "text" or not following or following[0].kind != "item" or not following[0].adjacent:
            return False
        return self.survey.is_objective(index)

    # Tables

    def _table(self, unit: Unit) -> None:
        columns = columns_of(unit.rows[0].header, unit.rows)
        if columns.key_result is None and (columns.objective is None or not self.survey.uses_okr):
            opened, found = add_labelled_rows(unit.rows, self.current)
            if not found and self.current is not None:
                names = ", ".join(name for name in unit.rows[0].header if name)[:200]
                self.notices.append(notice("table-not-understood", line=unit.line, columns=names))
        else:
            opened = add_rows(unit.rows, columns, self.current)
        self.drafts += opened
        if opened and columns.objective is None:
            self.current = opened[-1]
