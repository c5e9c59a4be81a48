"""Reports as JSON and back, whole: what the cache keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Final

from kr_lint.model import (
    Diagnostic,
    Edit,
    Frame,
    KeyResult,
    Objective,
    Phrase,
    Placeholder,
    PlainTexts,
    Plan,
    Quantity,
    Report,
    Rewrite,
    Span,
    Statement,
    Suppressed,
)
from kr_lint.sources.messages import Message

#: The fields that hold more than texts and numbers: what they hold, in a list where it is a tuple of these. ``str`` is
#: a text that may be a message.
_SHAPES: Final[Mapping[type, Mapping[str, Any]]] = {
    Quantity: {"span": Span},
    Phrase: {"span": Span},
    Frame: {
        **dict.fromkeys(("baseline", "target", "delta"), Quantity),
        **dict.fromkeys(("action", "metric"), Phrase),
        **dict.fromkeys(("factor_span", "deadline", "method", "hedge", "vague", "jargon", "placeholder"), Span),
        **dict.fromkeys(("second_result", "own_work", "completion", "change", "hold", "vanity"), Span),
        "terms": [Phrase],
    },
    Statement: {"frame": Frame},
    KeyResult: {"statement": Statement, "offsets": [None]},
    Objective: {"statement": Statement, "offsets": [None], "key_results": [KeyResult]},
    Plan: {"objectives": [Objective], "notices": [str], "non_goals": [None]},
    Edit: {"span": Span},
    Placeholder: {},
    Rewrite: {"placeholders": [Placeholder], "edits": [Edit], "moved": [None]},
    PlainTexts: {"rewrites": [Rewrite]},
    Diagnostic: {"span": Span, "texts": PlainTexts, "parameters": [tuple]},
    Suppressed: {"diagnostic": Diagnostic},
    Report: {"plan": Plan, "diagnostics": [Diagnostic], "notices": [str], "error": str, "suppressed": [Suppressed]},
}


def to_data(value: Any) -> Any:
    """``value``, a report or a part of one, as lists, maps, texts and numbers. All texts of findings are made."""
    if isinstance(value, Message):
        return [value.id, dict(value.texts), dict(value.params)]
    if isinstance(value, tuple):
        return [to_data(one) for one in value]
    if isinstance(value, Diagnostic):
        told = PlainTexts(value.message, value.hint, value.rewrites)
        return {**_fields_of(value, leave_out="texts"), "texts": to_data(told)}
    return _fields_of(value) if is_dataclass(value) else value


def report_from(data: Any) -> Report:
    """The report that :func:`to_data` made ``data`` of; any other data raise an exception of any kind."""
    report = _from(Report, data)
    assert isinstance(report, Report)
    return report


def _fields_of(value: Any, leave_out: str = "") -> dict[str, Any]:
    found = ((name, getattr(value, name), default) for name, default in _defaults(value.__class__))
    return {name: to_data(own) for name, own, default in found if own != default and name != leave_out}


def _from(shape: Any, data: Any) -> Any:
    if shape is None or data is None:
        return data
    if isinstance(shape, list):
        (inner,) = shape
        return tuple(data) if inner is None else tuple(_from(inner, one) for one in data)
    if shape is str:
        return data if isinstance(data, str) else Message(*data)
    if shape is Span or shape is tuple:
        return Span(*data) if shape is Span else tuple(data)
    known = _SHAPES[shape]
    return shape(**{name: _from(known[name], own) if name in known else own for name, own in data.items()})


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a class, each with the value that is not written down."""
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: Field[Any]) -> Any:
    return object() if field.default is MISSING else field.default
