"""What a plan says beside its goals: who owns them, how they stand today, what it does not aim at."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from kr_lint.model import KeyResult, Objective, Plan
from kr_lint.parse.outline_fields import field_name
from kr_lint.parse.outline_layout import find_layout
from kr_lint.parse.outline_sheet import sheets_of
from kr_lint.parse.outline_words import words
from kr_lint.sources import Block, Document
from kr_lint.sources.tree import Node, walk

Table = Literal["owner", "current", "non_goals"]

_LABEL: Final = re.compile(r"([^\W\d_][^:：\n]{0,40}?)\s?[:：]\s*(\S.*)", re.DOTALL)
_LONGEST: Final = 120


class _Beside(NamedTuple):
    """What stands beside a goal, and from where to where in the file that holds.

    ``objective_owner`` comes from a column of its own, beside that of key results.
    """

    start: int
    end: int
    owner: str | None
    current: str | None
    objective_owner: str | None = None


def with_surroundings(plan: Plan, document: Document) -> Plan:
    """Return ``plan`` with owners, current values and non-goals; raises nothing."""
    if document.tree is not None:
        found, owner = _in_tree(document.tree), _owner_of(document.tree)
        non_goals = tuple(_non_goals_in_tree(document.tree))
    else:
        found, owner = _in_rows(document), None
        non_goals = tuple(_non_goals(document.blocks))
    lines: list[tuple[int, str]] = []
    if document.format not in ("csv", "xlsx"):
        lines, nested = _labelled(document.blocks)
        found = sorted([*found, *nested], key=lambda one: (one.start, -one.end))
    starts = [one.start for one in found]
    objectives: list[Objective] = []
    for objective in plan.objectives:
        results = tuple(_key_result(one, found, starts) for one in objective.key_results)
        beside = _at(objective.start, found, starts) if objective.text else None
        named = None
        if beside is not None:
            shared = document.tree is None and any(beside.start <= one.start < beside.end for one in results)
            named = beside.objective_owner or (None if shared else beside.owner)  # the owner of a row is its result's
        objectives.append(replace(objective, key_results=results, owner=named or objective.owner))
    owned, before = _of_objectives(objectives, lines)
    front = _front_matter(document.blocks)
    return replace(plan, objectives=owned, owner=owner or front or before, non_goals=non_goals)


def _key_result(one: KeyResult, found: list[_Beside], starts: list[int]) -> KeyResult:
    beside = _at(one.start, found, starts)
    return one if beside is None else replace(one, owner=beside.owner or one.owner, current=beside.current)


def _at(start: int, found: list[_Beside], starts: list[int]) -> _Beside | None:
    """The innermost stretch around ``start``: the last that begins before it and has not ended."""
    for index in range(bisect_right(starts, start) - 1, max(-1, bisect_right(starts, start) - 9), -1):
        if found[index].end > start:
            return found[index]
    return None


def _of_objectives(
    objectives: list[Objective], lines: list[tuple[int, str]]
) -> tuple[tuple[Objective, ...], str | None]:
    """The objectives with the owners of the lines below them, and the owner named before the first."""
    starts = [one.start for one in objectives]
    before: str | None = None
    owners: dict[int, str] = {}
    for start, name in lines:
        index = bisect_right(starts, start) - 1
        if index < 0:
            before = before or name
        else:
            owners.setdefault(index, name)
    named = (
        one if one.owner or index not in owners else replace(one, owner=owners[index])
        for index, one in enumerate(objectives)
    )
    return tuple(named), before


def _in_rows(document: Document) -> list[_Beside]:
    """The rows of all tables with what their columns of owners and current values say."""
    found: list[_Beside] = []
    if document.format in ("csv", "xlsx"):
        for _, rows in sheets_of(document):
            layout = find_layout(rows)
            if layout is not None:
                header = tuple(cell.text for cell in rows[layout[0]].cells)
                found += [_row(row, header) for row in rows[layout[0] + 1 :]]
    else:
        found = [_row(block, block.header) for block in document.blocks if block.kind == "row" and block.header]
    return found


def _row(row: Block, header: tuple[str, ...]) -> _Beside:
    filled = [cell for cell in row.cells if cell.text]
    start = min((cell.start for cell in filled), default=row.start)
    end = max((cell.offsets[len(cell.text) - 1] + 1 for cell in filled), default=row.start)
    owners, current = _columns(header, "owner"), _columns(header, "current")
    objective_owner = _cell(row, owners[0]) if len(owners) > 1 else None
    return _Beside(
        start,
        end,
        _cell(row, owners[-1]) if owners else None,
        _cell(row, current[0]) if current else None,
        objective_owner,
    )


def _cell(row: Block, column: int) -> str | None:
    text = row.cells[column].text if column < len(row.cells) else ""
    return text[:_LONGEST] if any(map(str.isalnum, text)) else None


@cache
def _columns(header: tuple[str, ...], table: Table) -> tuple[int, ...]:
    return tuple(index for index, name in enumerate(header) if field_name(name) in _names(table))


def _labelled(blocks: tuple[Block, ...]) -> tuple[list[tuple[int, str]], list[_Beside]]:
    """What lines such as "Owner: Anna" say: owners by place, and what stands nested in the list item of a goal."""
    lines: list[tuple[int, str]] = []
    nested: dict[int, _Beside] = {}
    above: list[Block] = []  # the items around the present one
    for block in blocks:
        if block.kind == "heading":
            above = []
        if block.kind not in ("paragraph", "item"):
            continue
        while above and above[-1].level >= block.level:
            above.pop()
        around = above[-1] if above else None
        if block.kind == "item":
            above.append(block)
        for line in block.text.split("\n")[:20]:
            label = _LABEL.match(line)
            if label is None:
                continue
            name, value = field_name(label[1]), label[2].strip()[:_LONGEST]
            if name in _names("owner") and around is None:
                lines.append((block.start, value))
            elif around is not None and name in _names("owner") | _names("current"):
                known = nested.get(around.start, _Beside(around.start, around.offsets[-1] + 1, None, None))
                owner = name in _names("owner")
                nested[around.start] = known._replace(owner=value) if owner else known._replace(current=value)
    return lines, list(nested.values())


def _front_matter(blocks: tuple[Block, ...]) -> str | None:
    for block in blocks:
        for line in block.text.splitlines()[:50] if block.kind == "meta" else ():
            key, _, value = line.partition(":")
            if field_name(key.strip()) in _names("owner") and value.strip():
                return value.strip().strip("\"'")[:_LONGEST]
    return None


def _non_goals(blocks: tuple[Block, ...]) -> Iterator[str]:
    """What stands below a heading, or a line with a colon, that names non-goals, up to the next heading."""
    within: int | None = None
    for block in blocks:
        name = block.text.rstrip(" :：")
        names_it = len(name) <= 60 and field_name(name) in _names("non_goals")
        if block.kind == "heading" and (within is None or block.level <= within or names_it):
            within = block.level if names_it else None
        elif names_it and block.kind == "paragraph":
            within = 7
        elif within is not None and block.kind in ("item", "paragraph") and block.text:
            yield block.text
        elif block.kind in ("paragraph", "item"):
            label = _LABEL.match(block.text)
            if label is not None and field_name(label[1]) in _names("non_goals"):
                yield label[2].strip()


def _in_tree(root: Node) -> list[_Beside]:
    """The objects of a data file, by place, an inner one after the outer one."""
    found: list[_Beside] = []
    for node in _maps(root):
        owner, current = _scalar(node, "owner"), _scalar(node, "current")
        scalars = [one.start for one in node.items if one.kind == "scalar"]
        if scalars:
            found.append(_Beside(min(scalars), max(scalars) + 1, owner, current))
    found.sort(key=lambda one: (one.start, -one.end))
    return found


def _owner_of(root: Node) -> str | None:
    return _scalar(root, "owner") if root.kind == "map" else None


def _non_goals_in_tree(root: Node) -> Iterator[str]:
    for node in _maps(root):
        for key, value in node.entries:
            if field_name(key.text) in _names("non_goals"):
                texts = [value] if value.kind == "scalar" else [one for one in value.items if one.kind == "scalar"]
                yield from (one.text for one in texts if one.text)


def _maps(root: Node) -> Iterator[Node]:
    return (node for node in walk(root) if node.kind == "map")


def _scalar(node: Node, table: Table) -> str | None:
    for key, value in node.entries:
        if field_name(key.text) in _names(table):
            if value.kind == "scalar" and any(map(str.isalnum, value.text)):
                return value.text[:_LONGEST]
            if value.kind == "map":
                named = (one for inner, one in value.entries if inner.text.lower() in ("name", "имя", "аты"))
                return next((one.text[:_LONGEST] for one in named if one.text), None)
    return None


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files("kr_lint").joinpath("surroundings.toml").read_text("utf-8"))


@cache
def _names(table: Table) -> frozenset[str]:
    names = words()["tags"]["owners"] if table == "owner" else _words()[table]["names"]
    return frozenset(field_name(name) for name in names)
