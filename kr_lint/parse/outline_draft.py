"""Objectives and key results while the outline is still being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kr_lint.model import KeyResult, Objective
from kr_lint.parse.outline_clean import Cleaned, clean, cut_bare_score
from kr_lint.parse.outline_units import PARAGRAPH_RANK
from kr_lint.parse.outline_words import normal
from kr_lint.sources import Passage


@dataclass(slots=True)
class Entry:
    """A candidate for a key result. ``labelled`` and ``in_section`` are what speaks for it, ``level`` its depth."""

    body: Passage
    line: int
    labelled: bool = False
    in_section: bool = False
    level: int = 0
    baseline: str | None = None
    target: str | None = None


@dataclass(slots=True)
class Draft:
    """An objective as far as read. ``tentative``: without key results it was none; ``rank``: what closes it."""

    body: Passage | None
    line: int | None
    start: int
    rank: int
    tentative: bool = False
    entries: list[Entry] = field(default_factory=list)

    def finish(self) -> Objective | None:
        """Return the objective, None when nothing was found that makes it one."""
        entries = self.entries
        if any(entry.labelled for entry in entries):
            entries = [entry for entry in entries if entry.labelled or entry.in_section]
        results = key_results(entries)
        body, owner = clean(self.body) if self.body else (None, None)
        text = body.text if body else ""
        if not results and (self.tentative or not text):
            return None
        if body is None or not text:
            return Objective("", self.line, self.start, results)
        return Objective(text, self.line, body.offsets[0], results, offsets=stored_offsets(body), owner=owner)


class Drafting:
    """The objectives found so far, ``drafts``; ``current`` takes the next key results."""

    def __init__(self, current: Draft | None = None) -> None:
        self.drafts: list[Draft] = []
        self.current = current

    def open(self, draft: Draft) -> None:
        """Let an objective take the key results that follow."""
        self.drafts.append(draft)
        self.current = draft

    def open_or_go_on(self, body: Passage, line: int) -> None:
        """Open the objective of a row or an object; the one that is open goes on when it is told again."""
        current = self.current
        if not (current and current.body and normal(current.body.text) == normal(body.text)):
            self.open(objective_of(body, line))

    def add(self, entry: Entry) -> None:
        """Add a key result; without an objective it stands under one that nobody wrote, which any heading ends."""
        if self.current is None:
            self.open(Draft(None, None, entry.body.offsets[0], PARAGRAPH_RANK))
        assert self.current is not None
        self.current.entries.append(entry)


def objective_of(body: Passage, line: int) -> Draft:
    """Return the draft of an objective outside of headings and lists."""
    return Draft(body, line, body.offsets[0], PARAGRAPH_RANK)


def key_results(entries: list[Entry]) -> tuple[KeyResult, ...]:
    """Return the statements of ``entries``, cleaned; those with no word left are dropped."""
    cleaned = [clean(entry.body) for entry in entries]
    shorter = [body for one in cleaned if (body := cut_bare_score(one.body)) is not None]
    if len(entries) > 1 and len(shorter) == len(entries):
        again = map(clean, shorter)  # an owner may stand before the score
        cleaned = [Cleaned(two.body, one.owner or two.owner) for one, two in zip(cleaned, again, strict=True)]
    return tuple(
        KeyResult(
            body.text,
            entry.line,
            body.offsets[0],
            baseline=entry.baseline,
            target=entry.target,
            offsets=stored_offsets(body),
            owner=owner,
        )
        for entry, (body, owner) in zip(entries, cleaned, strict=True)
        if any(char.isalnum() for char in body.text)
    )


def stored_offsets(body: Passage) -> tuple[int, ...] | None:
    """Return the offsets as the model keeps them: None for a text that stands in one piece."""
    return None if body.offsets.contiguous else tuple(body.offsets)


def finish(drafts: list[Draft]) -> tuple[Objective, ...]:
    """Return the objectives of ``drafts``; one listed beforehand and told later with its key results counts once."""
    found = [objective for draft in drafts if (objective := draft.finish()) is not None]
    told = {normal(objective.text) for objective in found if objective.key_results}
    kept: list[Objective] = []
    for objective in found:
        name = normal(objective.text)
        if objective.text and not objective.key_results:
            if name in told:
                continue
            told.add(name)
        kept.append(objective)
    return tuple(kept)
