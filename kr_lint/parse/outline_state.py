"""What is open at a place of a document, and what opens and ends it."""

from __future__ import annotations

from typing import NamedTuple

from kr_lint.parse.outline_draft import Draft, Drafting
from kr_lint.parse.outline_labels import LabelKind
from kr_lint.parse.outline_period import period_in
from kr_lint.parse.outline_survey import Survey
from kr_lint.parse.outline_units import BOLD_RANK, ITEM_RANK, PARAGRAPH_RANK, Unit
from kr_lint.sources import Passage
from kr_lint.sources.document import Format


class Scope(NamedTuple):
    """An open section: ``rank`` is what ends it, ``level`` the depth of its items."""

    rank: int
    level: int = 0
    sealed: bool = False
    lines: bool = False


class OutlineState(Drafting):
    """The objectives found so far and the sections that are open.

    ``_closed`` is a section without goals, ``_results`` one of key results,
    ``_container`` one of objectives. ``_awaiting`` is a label whose text has not come, with its depth (-1 outside
    lists). ``_after_result`` makes lists below a key result its notes. ``_title_region`` is the part below a heading
    that names the plan. ``_loose`` is the last line without label that might be an objective.
    """

    def __init__(self, survey: Survey, format: Format) -> None:
        super().__init__()
        self.survey, self._format = survey, format
        self.notices: list[str] = []
        self.period: str | None = None
        self._closed: Scope | None = None
        self._results: Scope | None = None
        self._container: Scope | None = None
        self._awaiting: tuple[LabelKind, int] | None = None
        self._after_result = False
        self._title_region = False
        self._loose = -2

    def _is_closed(self, unit: Unit) -> bool:
        scope = self._closed
        if scope is None:
            return False
        opens = unit.kind == "heading" or unit.bold or (unit.kind == "item" and scope.rank >= ITEM_RANK)
        ends = opens and unit.rank <= scope.rank
        if not ends and not scope.sealed and unit.label is not None:
            within_text = scope.rank >= BOLD_RANK
            if unit.label.kind == "objective":
                ends = unit.kind != "item" or within_text
            elif unit.label.kind == "key_result" and unit.kind != "item":
                ends = within_text
        if not ends and scope.rank == PARAGRAPH_RANK and unit.kind == "paragraph" and not scope.sealed:
            ends = self._format == "text" and not unit.adjacent and not unit.level
        if ends:
            self._closed = None
        return not ends

    def _close(self, unit: Unit, sealed: bool = False) -> None:
        self._closed = Scope(unit.rank, sealed=sealed)
        self._awaiting = None

    def _leave(self, unit: Unit, keep_objective: bool = False) -> None:
        """End what a heading of this rank ends."""
        self._after_result, self._awaiting = False, None
        if self._results and unit.rank <= self._results.rank:
            self._results = None
        if self._container and unit.rank <= self._container.rank:
            self._container = None
        if self.current and unit.rank <= self.current.rank and not keep_objective:
            self.current = None

    def _open_objective(self, unit: Unit, body: Passage | None, tentative: bool = False) -> None:
        start = (body or unit.body).offsets[0] if (body or unit.body).text else 0
        self.open(Draft(body, unit.line, start, unit.rank, tentative))
        self._results, self._after_result, self._awaiting, self._title_region = None, False, None, False

    def _note_period(self, text: str) -> None:
        self.period = self.period or period_in(text)
