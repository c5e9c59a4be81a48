"""Comments that switch rules off: ``kr-lint: ignore[rule] -- reason`` for a line, the next goal, a block, a file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kr_lint.model import Diagnostic, Span, Suppressed
from kr_lint.parse.comments import Comment, comments_of
from kr_lint.rulebook.errors import nearest_name
from kr_lint.rulebook.names import ALL, rules_named
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
    """One rule of one comment, None for all rules, and the findings it reaches: offsets, end exclusive.

    ``word`` is what the comment says for it, which may be a prefix that stands for several rules.
    """

    name: str | None
    reach: Span
    word: str
    comment: Comment
    used: bool = field(default=False)


class Outcome(NamedTuple):
    """The findings that stay, those that are switched off, and the faults of comments.

    ``named`` tells the switch that names the rule of a finding about a comment; one of all rules does not count there.
    """

    kept: list[Diagnostic]
    suppressed: list[Suppressed]
    remarks: list[Remark]
    named: _Cover


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
    starts = _starts([*found, *superseded])
    for switch in switches:
        near = starts.get(switch.name, [])
        first = bisect_left(near, switch.reach.start)
        switch.used = first < len(near) and near[first] < switch.reach.end
    covers = _Cover(switches)
    kept: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    for one in found:
        by = covers.of(one)
        if by is None:
            kept.append(one)
        else:
            suppressed.append(Suppressed(one, "comment", by.comment.reason))
    remarks.extend(_unused(switches, active))
    named = _Cover([switch for switch in switches if switch.name is not None])
    return Outcome(kept, suppressed, remarks, named)


def _unused(switches: Sequence[Switch], active: Collection[str]) -> Iterator[Remark]:
    """A word of a comment is unused when none of its rules is used, and asked at all."""
    used = {(switch.comment, switch.word) for switch in switches if switch.used}
    told = {
        (switch.comment, switch.word): None
        for switch in switches
        if (switch.comment, switch.word) not in used and (switch.name is None or switch.name in active)
    }
    return (Remark(comment.span, word, unused=True) for comment, word in told)


class _Cover:
    """Which switch reaches a finding, told in logarithmic time."""

    def __init__(self, switches: Sequence[Switch]) -> None:
        self._starts: dict[str | None, list[int]] = {}
        self._farthest: dict[str | None, list[Switch]] = {}
        for switch in sorted(switches, key=lambda one: one.reach.start):
            farthest = self._farthest.setdefault(switch.name, [])
            self._starts.setdefault(switch.name, []).append(switch.reach.start)
            far = farthest and farthest[-1].reach.end >= switch.reach.end
            farthest.append(farthest[-1] if far else switch)

    def of(self, one: Diagnostic) -> Switch | None:
        """A switch of the finding's rule, or of all rules, that reaches it; None when there is none."""
        for name in (one.rule, None):
            index = bisect_right(self._starts.get(name, ()), one.span.start) - 1
            if index >= 0 and self._farthest[name][index].reach.end > one.span.start:
                return self._farthest[name][index]
        return None


def _starts(found: Sequence[Diagnostic]) -> dict[str | None, list[int]]:
    """Where findings begin, in order: of each rule, and of all of them."""
    starts: dict[str | None, list[int]] = {}
    for one in sorted(found, key=lambda one: one.span.start):
        starts.setdefault(one.rule, []).append(one.span.start)
        starts.setdefault(None, []).append(one.span.start)
    return starts


def _switches(
    document: Document, goals: Sequence[Span], codes: Mapping[str, str], remarks: list[Remark]
) -> Iterator[Switch]:
    end = len(document.text) + 1
    open_blocks: dict[str | None, list[Switch]] = {}
    for comment in comments_of(document, VERBS):
        if comment.verb not in VERBS:
            nearest = nearest_name(comment.verb, VERBS) or _right(comment, "ignore", codes)
            remarks.append(Remark(comment.span, comment.verb, unknown=True, nearest=nearest))
            continue
        if comment.faulty is not None:
            right = _right(comment, comment.verb, codes)
            remarks.append(Remark(comment.span, comment.faulty, unknown=True, nearest=right))
            continue
        for word, names in _named(comment, codes, remarks):
            if comment.verb == "enable":
                _close(open_blocks, word, names, comment.span, remarks)
                continue
            if None in names:
                remarks.append(Remark(comment.span, comment.verb, blanket=True))
            for name in names:
                switch = Switch(name, _reach(comment, document, goals, end), word, comment)
                if comment.verb == "disable":
                    open_blocks.setdefault(name, []).append(switch)
                yield switch


def _named(
    comment: Comment, codes: Mapping[str, str], remarks: list[Remark]
) -> Iterator[tuple[str, Sequence[str | None]]]:
    """Each word in brackets with the rules it names; None stands for all of them."""
    if not comment.names or ALL in comment.names:
        yield comment.verb, (None,)
        return
    for word in dict.fromkeys(comment.names):
        names = sorted(rules_named(word, codes))
        if names:
            yield names[0] if len(names) == 1 else word, names
        else:
            nearest = nearest_name(word, [*codes, *codes.values()], least=0) or "–"
            remarks.append(Remark(comment.span, word, unknown=True, nearest=nearest))


def _right(comment: Comment, verb: str, codes: Mapping[str, str]) -> str:
    """How an order is written that names the rules of ``comment``."""
    known = ", ".join(dict.fromkeys(word for word in comment.names if rules_named(word, codes)))
    return f"kr-lint: {verb}[{known or '…'}]"


def _close(
    open_blocks: dict[str | None, list[Switch]], word: str, names: Sequence[str | None], span: Span,
    remarks: list[Remark],
) -> None:  # fmt: skip
    ended = list(open_blocks) if None in names else names
    closed = [one for name in ended for one in open_blocks.pop(name, ())]
    if not closed:
        remarks.append(Remark(span, word, unused=True))
    for one in closed:
        one.reach = Span(one.reach.start, span.start)


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
