"""Documents to plans: which lines are objectives and key results, and which are notes, tasks and scores."""

from __future__ import annotations

from kr_lint.model import Kind, Plan
from kr_lint.parse.outline_bare import bare_plan
from kr_lint.parse.outline_draft import finish
from kr_lint.parse.outline_kinds import bare_data, data_plan, placed
from kr_lint.parse.outline_period import period_in, period_of_front_matter
from kr_lint.parse.outline_reader import OutlineReader
from kr_lint.parse.outline_survey import Survey
from kr_lint.parse.outline_units import units_of
from kr_lint.parse.outline_words import normal, notice
from kr_lint.sources import Document


def outline(document: Document, bare: Kind | None = None) -> Plan:
    """Return the objectives of ``document`` with their key results, in the order in which they stand.

    Goals are told by labels, section names, depth and table columns, in Kazakh, Russian and English. Texts are plain:
    without labels, numbering, check boxes, owners, priorities and scores. ``start`` and ``offsets`` lead back into
    ``document.text``; ``line`` counts from 1. Key results without an objective stand under one whose text is "".

    With ``bare`` each line or item is a statement of that kind, whatever the document looks like. What could not be
    understood is said in ``notices``. Raises nothing.
    """
    if bare is not None:
        return placed(bare_data(document, bare) or bare_plan(document, bare), document)
    if (plan := data_plan(document)) is not None:
        return placed(plan, document)
    units = units_of(document)
    reader = OutlineReader(Survey(units, _named_okr(document)), document.format)
    reader.read()
    objectives = finish(reader.drafts)
    notices = list(reader.notices)
    if units and not objectives:
        notices.append(notice("no-goals", blocks=len(units)))
    elif objectives and not any(objective.key_results for objective in objectives):
        notices.append(notice("no-key-results", headings=reader.survey.headings, objectives=len(objectives)))
    return placed(Plan(objectives, _front_matter_period(document) or reader.period, tuple(notices)), document)


def _named_okr(document: Document) -> bool:
    return document.path is not None and "okr" in document.path.stem.lower()


def _front_matter_period(document: Document) -> str | None:
    for block in document.blocks:
        if block.kind == "meta":
            return period_of_front_matter(block.text) or period_in(_title_of(block.text))
    return None


def _title_of(front_matter: str) -> str:
    for line in front_matter.splitlines()[:50]:
        key, _, value = line.partition(":")
        if normal(key) == "title":
            return value
    return ""
