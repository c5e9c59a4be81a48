"""A rewrite taken over with its slots still open, read as what it will say once they are filled.

Each slot is replaced by a neutral value of the same length, so that every offset stays what it is; the slot itself is
the placeholder of the frame. Without this a text would be told again what its rewrite has answered already.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kr_lint.model import LanguageCode, Span, Statement
from kr_lint.rewrite.slots import SLOT, Side, fill_slots, role_of

_NUMBER: Final = re.compile(r"\d+(?:[\s\u00a0]\d{3})*(?:[.,]\d+)?")
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100
_FALLING: Final = frozenset({"lower", "eliminate"})


def read_unfilled(text: str, language: LanguageCode, read: Callable[[str], Statement]) -> Statement:
    """Read a text of ``language`` with open slots; ``read`` reads a plain text in that language."""
    statement = read(_levelled(text, language, "up"))
    frame = statement.frame
    falling = frame.action is not None and frame.action.category in _FALLING
    if falling or frame.polarity == "down":
        frame = read(_levelled(text, language, "down")).frame
    first = SLOT.search(text)
    assert first is not None
    return replace(statement, text=text, frame=replace(frame, placeholder=Span(*first.span())))


def has_slots(text: str) -> bool:
    """Whether a text holds a slot; cheap for the many that hold none."""
    return "⟨" in text and SLOT.search(text) is not None


def _levelled(text: str, language: LanguageCode, side: Side) -> str:
    """The text with values of the slots' own length in them, spaces before the value."""
    stated = _stated(text)
    open_start = any(role_of(name) == "start" for name in SLOT.findall(text))

    def value(match: re.Match[str]) -> str:
        filled = fill_slots(
            match.group(), language, side, stated if open_start else None, None if open_start else stated
        )
        room = len(match.group())
        if len(filled) > room:
            filled = "7" if filled[0].isdigit() else filled[:room]
        return filled.rjust(room)

    return SLOT.sub(value, text)


def _stated(text: str) -> float | None:
    """The first number that the author has written beside the slots."""
    for found in _NUMBER.finditer(SLOT.sub(lambda match: " " * len(match.group()), text)):
        value = float(re.sub(r"[\s\u00a0]", "", found.group()).replace(",", "."))
        if not _FIRST_YEAR <= value <= _LAST_YEAR:
            return value
    return None
