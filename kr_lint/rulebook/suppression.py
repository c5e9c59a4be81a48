"""Comments that switch rules off: ``kr-lint: ignore[rule] -- reason`` for a line, the next goal, a block, a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kr_lint.model import Diagnostic, Span, Suppressed
from kr_lint.rulebook.comments import Comment, comments_of
from kr_lint.rulebook.errors import nearest_name
from kr_lint.sources import Document

VERBS: Final = ("ignore", "ignore-next", "disable", "enable", "file-ignore")


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault of a comment; the conditions of rules in ``comment/`` may name the first three fields."""

    span: Span
    name: str
    unused: bool = False
    blanket: bool = False
    unknown: bool = False
    nearest: str = "–"


@dataclass(slots=True)
class Switch:
    """One rule of one comment, None for all rules, and the findings it reaches: offsets, end exclusive."""

    name: str | None
    reach: Span
    verb: str
    comment: Comment
    used: bool = field(default=False)

    def reaches(self, name: str, start: int) -> bool:
        """Whether it switches off the rule of this name there."""
        return self.name in (None, name) and self.reach.start <= start < self.reach.end


class Outcome(NamedTuple):
    """The findings that stay, those that are switched off, the faults of comments, and the switches."""

    kept: list[Diagnostic]
    suppressed: list[Suppressed]
    remarks: list[Remark]
    switches: list[Switch]


def suppress(
    document: Document, goals: Sequence[Span], found: Sequence[Diagnostic], superseded: Sequence[Diagnostic],
    codes: Mapping[str, str], active: Collection[str],
) -> Outcome:  # fmt: skip
    """What the comments of ``document`` do to the findings ``found``, and what is wrong with the comments.

    ``goals`` are the statements' places in the file, in order. ``superseded`` were found but are not reported; a
    comment for one of them is not unused. ``codes`` has the code of every rule by name, ``active`` the rules that were
    asked of the text.
    """
    remarks: list[Remark] = []
    switches = list(_switches(document, goals, codes, remarks))
    kept: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    for one in found:
        by = _switched_off(one, switches)
        if by is None:
            kept.append(one)
        else:
            suppressed.append(Suppressed(one, "comment", by.comment.reason))
    for one in superseded:
        _switched_off(one, switches)
    remarks.extend(
        Remark(switch.comment.span, switch.name or switch.verb, unused=True)
        for switch in switches
        if not switch.used and (switch.name is None or switch.name in active)
    )
    return Outcome(kept, suppressed, remarks, switches)


def silenced_by(one: Diagnostic, switches: Sequence[Switch]) -> Switch | None:
    """The switch that names the rule of a finding about a comment and reaches it; one of all rules does not count."""
    return next((switch for switch in switches if switch.name and switch.reaches(one.rule, one.span.start)), None)


def _switched_off(one: Diagnostic, switches: Sequence[Switch]) -> Switch | None:
    first = None
    for switch in switches:
        if switch.reaches(one.rule, one.span.start):
            switch.used = True
            first = first or switch
    return first


def _switches(
    document: Document, goals: Sequence[Span], codes: Mapping[str, str], remarks: list[Remark]
) -> Iterator[Switch]:
    end = len(document.text) + 1
    open_blocks: list[Switch] = []
    for comment in comments_of(document, VERBS):
        if comment.verb not in VERBS:
            nearest = nearest_name(comment.verb, VERBS) or "–"
            remarks.append(Remark(comment.span, comment.verb, unknown=True, nearest=nearest))
            continue
        names = _names(comment, codes, remarks)
        if not names:
            continue
        if comment.verb == "enable":
            _close(open_blocks, names, comment.span, remarks)
            continue
        if None in names:
            remarks.append(Remark(comment.span, comment.verb, blanket=True))
        for name in names:
            switch = Switch(name, _reach(comment, document, goals, end), comment.verb, comment)
            if comment.verb == "disable":
                open_blocks.append(switch)
            yield switch


def _names(comment: Comment, codes: Mapping[str, str], remarks: list[Remark]) -> list[str | None]:
    """The rules named in brackets; None stands for all of them."""
    words = [word.strip() for word in (comment.names or "").split(",") if word.strip()]
    if not words or "ALL" in words:
        return [None]
    by_code = {code: name for name, code in codes.items()}
    found: list[str | None] = []
    for word in words:
        name = by_code.get(word, word)
        if name in codes:
            found.append(name)
        else:
            nearest = nearest_name(word, [*codes, *by_code]) or "–"
            remarks.append(Remark(comment.span, word, unknown=True, nearest=nearest))
    return found


def _close(open_blocks: list[Switch], names: list[str | None], span: Span, remarks: list[Remark]) -> None:
    for name in names:
        closed = [one for one in open_blocks if name is None or one.name == name]
        if not closed:
            remarks.append(Remark(span, name or "enable", unused=True))
        for one in closed:
            one.reach = Span(one.reach.start, span.start)
            open_blocks.remove(one)


def _reach(comment: Comment, document: Document, goals: Sequence[Span], end: int) -> Span:
    start = comment.span.start
    if comment.verb == "file-ignore":
        return Span(0, end)
    if comment.verb == "disable":
        return Span(start, end)
    if comment.verb == "ignore" and comment.covers is not None:
        return comment.covers
    after = bisect_right(goals, Span(start, end))
    if comment.verb == "ignore-next":
        return goals[after] if after < len(goals) else Span(end, end)
    line = document.line_column(start)[0]
    for goal in goals[max(0, after - 1) : after + 1]:
        if document.line_column(goal.start)[0] <= line <= document.line_column(max(goal.start, goal.end - 1))[0]:
            return goal
    return Span(end, end)
