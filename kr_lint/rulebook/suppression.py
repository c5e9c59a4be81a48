"""Comments that switch rules off: ``kr-lint: ignore[rule] -- reason`` for a line, the next goal, a block, a file."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from kr_lint.model import Diagnostic, Span
from kr_lint.rulebook.errors import nearest_name
from kr_lint.sources import Document

VERBS: Final = ("ignore", "ignore-next", "disable", "enable", "file-ignore")
_COMMENT: Final = re.compile(r"kr-lint:[ \t]*([\w-]*)[ \t]*(?:\[([^\]]*)\])?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said about a comment: one of the rules of ``suppression.toml``."""

    rule: str
    span: Span
    name: str
    nearest: str = "–"


@dataclass(slots=True)
class _Switch:
    """One rule of one comment, None for all rules, and the findings it reaches: offsets, end exclusive."""

    name: str | None
    reach: Span
    verb: str
    span: Span
    used: bool = field(default=False)


@cache
def remark_texts() -> Mapping[str, Mapping[str, Any]]:
    """Code and texts of the findings about comments, by rule name."""
    return tomllib.loads(files("kr_lint.rulebook").joinpath("suppression.toml").read_text(encoding="utf-8"))


def suppress(
    document: Document, goals: Sequence[Span], found: Sequence[Diagnostic], superseded: Sequence[Diagnostic],
    codes: Mapping[str, str], active: Collection[str],
) -> tuple[list[Diagnostic], list[Remark]]:  # fmt: skip
    """The findings that no comment switches off, and what is to be said about the comments.

    ``goals`` are the statements' places in the file, in order. ``superseded`` were found but are not reported; a
    comment for one of them is not unused. ``codes`` has the code of every rule by name, ``active`` the rules that were
    asked.
    """
    remarks: list[Remark] = []
    switches = list(_switches(document, goals, codes, remarks))
    kept = [one for one in found if not _switched_off(one, switches)]
    for one in superseded:
        _switched_off(one, switches)
    remarks.extend(
        Remark("unused-suppression", switch.span, switch.name or switch.verb)
        for switch in switches
        if not switch.used and (switch.name is None or switch.name in active)
    )
    return kept, remarks


def _switched_off(one: Diagnostic, switches: Sequence[_Switch]) -> bool:
    off = False
    for switch in switches:
        if switch.name in (None, one.rule) and switch.reach.start <= one.span.start < switch.reach.end:
            switch.used = off = True
    return off


def _switches(
    document: Document, goals: Sequence[Span], codes: Mapping[str, str], remarks: list[Remark]
) -> Iterator[_Switch]:
    end = len(document.text) + 1
    open_blocks: list[_Switch] = []
    for block in document.blocks:
        match = _COMMENT.match(block.text) if block.kind == "comment" else None
        if match is None:
            continue
        span = Span(block.start, block.offsets[len(block.text) - 1] + 1)
        verb = match[1].lower()
        if verb not in VERBS:
            remarks.append(Remark("invalid-suppression", span, verb, nearest_name(verb, VERBS) or "–"))
            continue
        names = _names(match[2], codes, span, remarks)
        if not names:
            continue
        if verb == "enable":
            _close(open_blocks, names, span, remarks)
            continue
        if None in names:
            remarks.append(Remark("blanket-suppression", span, verb))
        for name in names:
            switch = _Switch(name, _reach(verb, block.start, document, goals, end), verb, span)
            if verb == "disable":
                open_blocks.append(switch)
            yield switch


def _names(text: str | None, codes: Mapping[str, str], span: Span, remarks: list[Remark]) -> list[str | None]:
    """The rules named in brackets; None stands for all of them."""
    words = [word.strip() for word in (text or "").split(",") if word.strip()]
    if not words or "ALL" in words:
        return [None]
    by_code = {code: name for name, code in codes.items()}
    found: list[str | None] = []
    for word in words:
        name = by_code.get(word, word)
        if name in codes:
            found.append(name)
        else:
            remarks.append(Remark("invalid-suppression", span, word, nearest_name(word, [*codes, *by_code]) or "–"))
    return found


def _close(open_blocks: list[_Switch], names: list[str | None], span: Span, remarks: list[Remark]) -> None:
    for name in names:
        closed = [one for one in open_blocks if name is None or one.name == name]
        if not closed:
            remarks.append(Remark("unused-suppression", span, name or "enable"))
        for one in closed:
            one.reach = Span(one.reach.start, span.start)
            open_blocks.remove(one)


def _reach(verb: str, start: int, document: Document, goals: Sequence[Span], end: int) -> Span:
    if verb == "file-ignore":
        return Span(0, end)
    if verb == "disable":
        return Span(start, end)
    after = bisect_right(goals, Span(start, end))
    if verb == "ignore-next":
        return goals[after] if after < len(goals) else Span(end, end)
    line = document.line_column(start)[0]
    for goal in goals[max(0, after - 1) : after + 1]:
        if document.line_column(goal.start)[0] <= line <= document.line_column(max(goal.start, goal.end - 1))[0]:
            return goal
    return Span(end, end)
