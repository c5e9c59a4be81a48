"""Columns and fields by the names that the settings give them, so that any table and any data file can be read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

from kr_lint.parse.outline_fields import field_name
from kr_lint.parse.outline_table import column_kind
from kr_lint.settings import ColumnRole, FieldRole, Settings
from kr_lint.sources import Block, Document, Message, Offsets, Passage
from kr_lint.sources.tree import Node

#: The rows at the top of a sheet among which the one is sought that names the mapped columns.
_TOP_ROWS: Final = 40
#: The names under which the outline knows what is mapped.
_COLUMNS: Final[Mapping[ColumnRole, str]] = {
    "objective": "Objective",
    "key-result": "Key result",
    "baseline": "Baseline",
    "target": "Target",
    "unit": "Unit",
    "type": "Type",
    "owner": "Owner",
    "current": "Actual",
    "none": "Note",
}
_KINDS: Final[Mapping[str, ColumnRole]] = {
    "objective": "objective",
    "key_result": "key-result",
    "measure": "key-result",
    "statement": "key-result",
    "baseline": "baseline",
    "target": "target",
    "ambiguous": "none",
}
_VALUES: Final[Mapping[FieldRole, str]] = {
    "baseline": "baseline",
    "target": "target",
    "unit": "unit",
    "owner": "owner",
    "current": "actual",
}


def mapped(document: Document, settings: Settings) -> Document:
    """Return ``document`` as the mappings say; what they do not fit is left as it is. Raises nothing."""
    if document.tree is not None:
        return _mapped_tree(document, document.tree, settings.fields) if settings.fields else document
    if not settings.columns:
        return document
    roles = {field_name(name): role for name, role in settings.columns.items()}
    if document.format in ("csv", "xlsx"):
        return replace(document, blocks=tuple(_mapped_sheets(document.blocks, roles)))
    return replace(document, blocks=tuple(_with_header(block, roles) for block in document.blocks))


def _with_header(block: Block, roles: Mapping[str, ColumnRole]) -> Block:
    if not block.header or not any(field_name(name) in roles for name in block.header):
        return block
    return replace(block, header=tuple(_renamed(block.header, roles)))


def _mapped_sheets(blocks: tuple[Block, ...], roles: Mapping[str, ColumnRole]) -> Iterator[Block]:
    """The blocks with the row renamed, in each sheet, that names the most of the mapped columns."""
    sheet: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            yield from _mapped_sheet(sheet, roles)
            sheet = []
        sheet.append(block)
    yield from _mapped_sheet(sheet, roles)


def _mapped_sheet(sheet: list[Block], roles: Mapping[str, ColumnRole]) -> list[Block]:
    rows = [index for index, block in enumerate(sheet) if block.kind == "row"][:_TOP_ROWS]
    fits = {index: sum(field_name(cell.text) in roles for cell in sheet[index].cells) for index in rows}
    best = max(fits, key=lambda index: fits[index], default=None)
    if best is None or not fits[best]:
        return sheet
    row = sheet[best]
    names = _renamed(tuple(cell.text for cell in row.cells), roles)
    cells = tuple(_named(cell, name) for cell, name in zip(row.cells, names, strict=True))
    return [*sheet[:best], replace(row, cells=cells), *sheet[best + 1 :]]


def _renamed(header: tuple[str, ...], roles: Mapping[str, ColumnRole]) -> Iterator[str]:
    """The names of columns: what the mapping says, and nothing else in the roles it gives."""
    given = {roles[key] for name in header if (key := field_name(name)) in roles}
    for name in header:
        role = roles.get(field_name(name))
        if role is not None:
            yield _COLUMNS[role]
        else:
            taken = bool(name) and _KINDS.get(column_kind(name)) in given
            yield _COLUMNS["none"] if taken else name


def _named(cell: Block, name: str) -> Block:
    if name == cell.text:
        return cell
    return replace(cell, text=name, offsets=Offsets([(cell.start, 1)] * len(name)))


def _mapped_tree(document: Document, root: Node, fields: Mapping[FieldRole, str]) -> Document:
    path = fields.get("objectives") or fields.get("key-results") or ""
    if "objectives" in fields:
        found = [_objective(node, fields) for node in _at(root, path)]
    else:
        found = [one for node in _at(root, path) for one in _key_result(node, fields, with_objective=True)]
    if not any(node.entries for node in found):
        return replace(document, notices=(*document.notices, _notice("nothing-mapped", path=path)))
    return replace(document, tree=_list([node for node in found if node.entries], root))


def _objective(node: Node, fields: Mapping[FieldRole, str]) -> Node:
    entries: list[tuple[str, Node]] = []
    text = _first(node, fields.get("objective"))
    if text is not None:
        entries.append(("objective", text))
    owner = _first(node, fields.get("owner"))
    if owner is not None:
        entries.append(("owner", owner))
    results = [one for inner in _at(node, fields.get("key-results", "")) for one in _key_result(inner, fields)]
    if results:
        entries.append(("key results", _list(results, node)))
    return _map(entries, node)


def _key_result(node: Node, fields: Mapping[FieldRole, str], with_objective: bool = False) -> list[Node]:
    text = node if node.kind == "scalar" else _first(node, fields.get("key-result"))
    if text is None:
        return []
    entries = [("key result", text)]
    for role, name in _VALUES.items():
        value = _first(node, fields.get(role))
        if value is not None:
            entries.append((name, value))
    objective = _first(node, fields.get("objective")) if with_objective else None
    return [_map([*entries, ("objective", objective)] if objective is not None else entries, node)]


def _at(node: Node, path: str) -> list[Node]:
    """The values at a path: names between points, ``*`` for any name; lists are looked into wherever they stand."""
    found = _items(node)
    for name in filter(None, path.replace("[]", "").split(".")):
        found = [
            item
            for one in found
            if one.kind == "map"
            for key, value in one.entries
            if name in ("*", key.text) or field_name(key.text) == field_name(name)
            for item in _items(value)
        ]
    return found


def _items(node: Node) -> list[Node]:
    if node.kind != "list":
        return [node]
    return [inner for item in node.items for inner in _items(item)]


def _first(node: Node, path: str | None) -> Node | None:
    """The first text at a path, None when nothing is mapped or nothing stands there."""
    if path is None or node.kind != "map":
        return None
    return next((one for one in _at(node, path) if one.kind == "scalar" and one.text.strip()), None)


def _map(entries: list[tuple[str, Node]], node: Node) -> Node:
    told = tuple((Passage(name, Offsets([(node.start, 1)] * len(name))), value) for name, value in entries)
    return Node("map", node.start, node.line, node.pointer, entries=told)


def _list(nodes: list[Node], node: Node) -> Node:
    return Node(
        "list", node.start, node.line, node.pointer, entries=tuple((Passage("", Offsets()), one) for one in nodes)
    )


def _notice(id: str, **params: object) -> Message:
    return Message(id, _texts()[id], params)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(
        files("kr_lint").joinpath("mapping.toml").read_text("utf-8")
    )["notices"]
    return found
