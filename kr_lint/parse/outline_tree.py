"""Data files to plans: objectives and key results by the names of keys, in any usual shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kr_lint.model import Plan
from kr_lint.parse.outline_draft import Drafting, Entry, finish
from kr_lint.parse.outline_fields import Role, field_name, field_notice, names, ranked, role_of, with_unit
from kr_lint.parse.outline_labels import goal_label, without_goal_label
from kr_lint.parse.outline_period import LONGEST_PERIOD, period_in
from kr_lint.parse.outline_words import phrases
from kr_lint.sources import Document, Lines, Message, Passage
from kr_lint.sources.tree import Node

Context = Literal["objectives", "results"] | None

_SHOWN_KEYS = 12
_LONGEST_ID = 24


def tree_plan(document: Document) -> Plan:
    """Return the objectives in the data of ``document``; raises nothing.

    An object is an objective when it has key results or stands among objectives, a key result when it stands among
    key results; a field that says the type goes before both. Objects of other names are looked into.
    """
    if document.tree is None:
        return Plan()
    reader = TreeReader(document.lines)
    reader.read(document.tree, None)
    objectives = finish(reader.drafts)
    notices: tuple[Message, ...] = ()
    keys = (
        ", ".join(dict.fromkeys(key for key, _ in zip(_keys(document.tree), range(_SHOWN_KEYS), strict=False))) or "–"
    )
    if not objectives:
        notices = (field_notice("no-goals-in-data", keys=keys),)
    elif not any(one.key_results for one in objectives):
        notices = (field_notice("no-key-results-in-data", objectives=len(objectives), keys=keys),)
    return Plan(objectives, reader.period, notices)


def bare_entries(document: Document) -> list[Entry]:
    """Return each text that is a goal's or stands in a list, whatever the objects around it are called."""
    reader = TreeReader(document.lines)
    if document.tree is not None:
        reader.read_bare(document.tree)
    return reader.bare


class TreeReader(Drafting):
    """Fills ``drafts`` and ``period``; :meth:`read_bare` fills ``bare``."""

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self._lines = lines
        self.bare: list[Entry] = []
        self.period: str | None = None

    def read(self, node: Node, context: Context) -> None:
        """Read a value that stands among objectives, among key results, or nowhere in particular."""
        if node.kind == "list":
            for item in node.items:
                self.read(item, context)
        elif node.kind == "scalar":
            self._scalar(node, context)
        else:
            self._map(node, _fields(node), context)

    def read_bare(self, node: Node) -> None:
        """Take every text of a list and the first text of every object."""
        if node.kind == "map":
            fields = _fields(node)
            text = _text_of(fields, "results") or _text_of(fields, "objectives")
            if text is not None:
                self._take_bare(text, *_values(fields))
        for item in node.items:
            if item.kind != "scalar":
                self.read_bare(item)
            elif node.kind == "list" and item.text:
                self._take_bare(item, None, None)

    def _take_bare(self, node: Node, baseline: str | None, target: str | None) -> None:
        self.bare.append(Entry(_plain(node.value), node.line, baseline=baseline, target=target))

    def _scalar(self, node: Node, context: Context) -> None:
        text = node.value.strip()
        if not node.text.strip():
            return
        label = goal_label(text.text)
        kind = label.kind if label is not None else None
        if kind == "key_result" or (kind != "objective" and context == "results"):
            self._add(text)
        elif kind == "objective" or context == "objectives":
            self._open(_plain(text))

    def _map(self, node: Node, fields: list[tuple[str, Passage, Node]], context: Context) -> None:
        self._note_period(fields)
        role = _role(fields, context)
        if role == "other":
            return
        if role == "key_result":
            self._key_result(fields, context)
        elif role == "objective":
            self._objective(fields)
        else:
            self._container(fields, context)

    def _objective(self, fields: list[tuple[str, Passage, Node]]) -> None:
        text = _text_of(fields, "objectives")
        if text is not None and text.text.strip():
            self._open(_plain(text.value.strip()))
        else:
            self.current = None
        current = self.current
        nested = [(key, item) for key, _, item in fields if item.kind != "scalar"]
        told = [item for key, item in nested if key in names("results")]
        told = told or [item for key, item in nested if key in names("children")]
        told += [
            item for key, _, item in fields if item.kind == "scalar" and key in names("results") and item is not text
        ]
        for item in told:
            self._results(item)
            self.current = current
        for _, passage, item in fields:
            if item.kind == "scalar" and item.text and _labelled(passage.text) == "key_result":
                self._add(item.value.strip())
            elif item.kind == "map" and _labelled(passage.text) == "key_result" and item not in told:
                self.read(item, "results")
        for key, item in nested:
            if key in names("objectives") and all(value is not text for value in item.items):
                self.read(item, "objectives")
        self.current = None if text is None else self.current

    def _results(self, node: Node) -> None:
        """Read key results: a list, one of them, or a map with a name or the text itself for each."""
        if node.kind != "map" or _text_of(_fields(node), "results") is not None:
            self.read(node, "results")
            return
        for key, item in node.entries:
            if item.kind == "scalar" and item.text:
                self.read(item, "results")
            elif item.kind == "map" and _text_of(_fields(item), "results") is None:
                baseline, target = _values(_fields(item))
                if key.text and (baseline or target):
                    self._add(key, baseline, target)
                else:
                    self.read(item, "results")
            else:
                self.read(item, "results")

    def _key_result(self, fields: list[tuple[str, Passage, Node]], context: Context) -> None:
        objective = next((item for key, _, item in fields if key in names("objectives") and item.text.strip()), None)
        text = _text_of(fields, "results")
        if text is None or not text.text.strip():
            self._container(fields, context)
            return
        baseline, target = _values(fields)
        if objective is not None and objective is not text and context is None and objective.text != target:
            self._open(_plain(objective.value.strip()))
        self._add(text.value.strip(), baseline, target)

    def _container(self, fields: list[tuple[str, Passage, Node]], context: Context) -> None:
        before = len(self.drafts)
        for key, passage, item in fields:
            label = _labelled(passage.text)
            if key in names("objectives"):
                self._objectives(item)
            elif key in names("results") and item.kind != "scalar":
                if len(self.drafts) != before + 1 or self.drafts[-1].entries:
                    self.current = None
                self._results(item)
            elif label == "objective" or (context == "objectives" and item.kind != "scalar"):
                self._named_objective(passage, item)
            elif label == "key_result" and item.kind == "scalar":
                self.read(item, "results")
            elif (
                item.kind != "scalar"
                and key not in phrases("closed", "phrases")
                and key not in phrases("sealed", "phrases")
            ):
                self.current = None
                self.read(item, None)

    def _objectives(self, node: Node) -> None:
        fields = _fields(node)
        if node.kind == "map" and _role(fields, None) is None and _text_of(fields, "objectives") is None:
            self._container(fields, "objectives")
        else:
            self.read(node, "objectives")

    def _named_objective(self, key: Passage, node: Node) -> None:
        """Read "Become first: [key results]" and "O1: {title: …}"."""
        if node.kind == "scalar":
            self.read(node, "objectives")
            return
        fields = _fields(node)
        if node.kind == "map" and _text_of(fields, "objectives") is not None:
            self._objective(fields)
            return
        label = goal_label(key.text)
        body = key.slice(label.end).strip() if label is not None and label.kind == "objective" else key
        if body.text and (len(body.text) > _LONGEST_ID or " " in body.text):
            self._open(body)
        else:
            self.current = None
        current = self.current
        if any(name in names("results") for name, _, _ in fields):
            for name, _, item in fields:
                if name in names("results"):
                    self.current = current
                    self._results(item)
        else:
            self._results(node)

    def _open(self, body: Passage) -> None:
        self.open_or_go_on(body, self._lines.line(body.offsets[0]))

    def _add(self, text: Passage, baseline: str | None = None, target: str | None = None) -> None:
        body = _plain(text)
        line = self._lines.line(body.offsets[0])
        self.add(Entry(body, line, labelled=True, in_section=True, baseline=baseline, target=target))

    def _note_period(self, fields: list[tuple[str, Passage, Node]]) -> None:
        for key, _, item in fields:
            if self.period is None and key in phrases("period", "keys") and item.text:
                self.period = item.text[:LONGEST_PERIOD]
            elif self.period is None and key in ("title", "name") and item.text:
                self.period = period_in(item.text)


def _fields(node: Node) -> list[tuple[str, Passage, Node]]:
    """Names, keys and values of a map; what is merged in by ``<<`` comes last, unless it stands there itself."""
    if node.kind != "map":
        return []
    own = [(field_name(key.text), key, item) for key, item in node.entries if key.text != "<<"]
    for key, item in node.entries:
        if key.text == "<<":
            known = {name for name, _, _ in own}
            merged = [item] if item.kind == "map" else list(item.items)
            own += [
                (name, inner, value)
                for one in merged
                for inner, value in one.entries
                if (name := field_name(inner.text)) not in known and inner.text != "<<"
            ]
    return own


def _role(fields: list[tuple[str, Passage, Node]], context: Context) -> Role | None:
    for key, _, item in fields:
        if key in names("type") and item.text and (role := role_of(item.text)) is not None:
            return role
    keys = {key for key, _, _ in fields}
    nested = {key for key, _, item in fields if item.kind != "scalar"}
    texts = {key for key, _, item in fields if item.kind == "scalar" and item.text}
    if context == "results":
        return "key_result"
    if nested & names("results") and _text_of(fields, "objectives") is not None:
        return "objective"
    named = any(_labelled(passage.text) == "key_result" for _, passage, _ in fields)
    if (texts & names("objectives")) and named and not texts & names("results"):
        return "objective"
    if context == "objectives":
        return "objective" if _text_of(fields, "objectives") is not None else None
    if texts & names("results") and not nested & names("objectives"):
        return "key_result"
    if keys & names("children") and texts & names("objectives"):
        return "objective"
    has_amounts = any(_values(fields))
    return "key_result" if has_amounts and _text_of(fields, "results") is not None else None


def _text_of(fields: list[tuple[str, Passage, Node]], kind: Literal["objectives", "results"]) -> Node | None:
    """The scalar that holds the text of a goal: by the name of its kind, else by the first name that texts have."""
    scalars = {key: item for key, _, item in reversed(fields) if item.kind == "scalar" and item.text.strip()}
    for key, item in scalars.items():
        if key in names(kind) and any(char.isalpha() for char in item.text):
            return item
    for key, _, item in fields:
        if item.kind == "map" and kind == "objectives" and key in names(kind):
            inner_fields = _fields(item)
            if not any(name in names("results") for name, _, _ in inner_fields):
                return _text_of(inner_fields, kind)
    for name in ranked("text"):
        if name in scalars and any(char.isalpha() for char in scalars[name].text):
            return scalars[name]
    for key, _, item in fields:
        if item.kind == "map" and key in names("values"):
            inner = {field_name(name.text): value for name, value in item.entries if value.text.strip()}
            for name in ranked("text"):
                if name in inner and any(char.isalpha() for char in inner[name].text):
                    return inner[name]
    return None


def _values(fields: list[tuple[str, Passage, Node]]) -> tuple[str | None, str | None]:
    """Baseline and target, in the object itself or in one of values within it, with their unit."""
    near = [(key, item) for key, _, item in fields if item.kind == "scalar"]
    near += [
        (field_name(key.text), value)
        for name, _, item in fields
        if item.kind == "map" and name in names("values")
        for key, value in item.entries
    ]
    today = phrases("fields", "baseline") & names("today")
    lists = ((phrases("fields", "baseline") - today) | names("values", "baseline"), today)
    baseline = next((found for one in lists if (found := _first(near, one))), None)
    target = _first(near, phrases("fields", "target")) or _amount(_first(near, names("values", "target")))
    unit = _first(near, names("unit")) or ""
    return with_unit(baseline, unit), with_unit(target, unit)


def _first(near: list[tuple[str, Node]], keys: frozenset[str]) -> str | None:
    return next((item.text.strip() for key, item in near if key in keys and item.text.strip()), None)


def _amount(text: str | None) -> str | None:
    """A field called "goal" is a target only with a number in it."""
    return text if text is not None and any(char.isdigit() for char in text) and len(text) <= 40 else None


def _labelled(key: str) -> str | None:
    label = goal_label(key.replace("_", " "))
    return label.kind if label is not None and label.numbered else None


def _plain(passage: Passage) -> Passage:
    rest = without_goal_label(passage)
    return rest if rest.text else passage


def _keys(node: Node) -> Iterator[str]:
    if node.kind == "map":
        yield from (key.text[:40] for key, _ in node.entries)
    elif node.kind == "list":
        for item in node.items:
            yield from (key.text[:40] for key, _ in item.entries)
