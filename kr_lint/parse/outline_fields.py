"""The words of ``fields.toml``: names of columns and keys, and what is said about tables and data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from kr_lint.parse.outline_labels import goal_label
from kr_lint.parse.outline_words import normal, phrases
from kr_lint.sources import Message

Role = Literal["objective", "key_result", "other"]

_CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
_JOINED = re.compile(r"[_\s-]+")
_BARE_NUMBER = re.compile(r"[+-]?\d[\d\s\u00a0\u202f.,]*\Z")
_GLUED_UNITS = frozenset("%‰x×")


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("kr_lint.parse").joinpath("fields.toml").read_text("utf-8"))


@cache
def names(table: str, key: str = "names") -> frozenset[str]:
    """Return a list of ``fields.toml`` in the form of :func:`field_name`."""
    return frozenset(field_name(name) for name in _tables()[table][key])


@cache
def ranked(table: str) -> tuple[str, ...]:
    """Return a list of ``fields.toml`` in its order, each name once."""
    return tuple(dict.fromkeys(field_name(name) for name in _tables()[table]["names"]))


def field_notice(id: str, **params: object) -> Message:
    """Return what the outline has to say about a table or a data file."""
    return Message(id, _tables()["notices"][id], params)


@lru_cache(4096)
def field_name(name: str) -> str:
    """Return the form in which keys are compared: "keyResults", "key_results" and "Key results" are one."""
    name = name[:200]
    return normal(_JOINED.sub(" ", _CAMEL.sub(" ", name))) or name


def role_of(value: str) -> Role | None:
    """Return what a value of a type column ("KR 1.2", "Цель") says, None when it says nothing."""
    key = field_name(value)
    if key in names("type", "objective"):
        return "objective"
    if key in names("type", "key_result"):
        return "key_result"
    if key in names("type", "other") or key in phrases("closed", "phrases"):
        return "other"
    label = goal_label(value)
    if label is not None and not value[label.end :].strip():
        return "objective" if label.kind == "objective" else "key_result"
    return None


def with_unit(amount: str | None, unit: str) -> str | None:
    """Return a bare number together with its unit from a column or field of its own, anything else as it is."""
    if amount is None or not unit or len(unit) > 20 or not _BARE_NUMBER.match(amount):
        return amount
    return f"{amount}{'' if unit in _GLUED_UNITS else ' '}{unit}"
