"""Slots of rewrites: their names, what they mean to the reader, and what fills them when a rewrite is verified."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from kr_lint.model import LanguageCode, Placeholder

Side = Literal["up", "down"]
SLOT: Final = re.compile(r"⟨([^⟩]*)⟩")
#: Where the metric stands today.
NOW: Final[Mapping[LanguageCode, str]] = {"kk": "⟨қазіргі мән⟩", "ru": "⟨сейчас⟩", "en": "⟨now⟩"}
GOAL: Final[Mapping[LanguageCode, str]] = {"kk": "⟨мақсатты мән⟩", "ru": "⟨цель⟩", "en": "⟨goal⟩"}
_NEUTRAL: Final = 14.0
_CEILINGS: Final = (5.0, 100.0)  # of ratings and of shares


@cache
def _roles() -> Mapping[str, Any]:
    return tomllib.loads(files("kr_lint.rewrite").joinpath("slots.toml").read_text(encoding="utf-8"))


@cache
def role_of(name: str) -> str:
    """The role of a slot by its name, "words" for what no role claims."""
    low = name.lower()
    roles = _roles()
    for role, entry in roles.items():
        if low in (known.lower() for known in entry["names"]):
            return role
    for role, entry in roles.items():
        if any(word in low for word in entry.get("contains", ())):
            return role
    return "words"


def placeholders_of(text: str, reader: LanguageCode) -> tuple[Placeholder, ...]:
    """The slots of a rewrite in their order, each once, described in the reader's language."""
    names = dict.fromkeys(SLOT.findall(text))
    return tuple(Placeholder(f"⟨{name}⟩", _roles()[role_of(name)]["tell"][reader]) for name in names)


def fill_slots(
    text: str, language: LanguageCode, side: Side, target: float | None = None, baseline: float | None = None
) -> str:
    """``text`` with neutral values in its slots: numbers on the given side of each other, plain words elsewhere.

    ``target`` and ``baseline`` are the values the statement itself gives; the other end stands at half or twice.
    """
    goal = (
        target
        if target is not None
        else _beyond(baseline, side)
        if baseline is not None
        else _NEUTRAL
        if side == "up"
        else _NEUTRAL / 2
    )
    start = baseline if baseline is not None else _beyond(goal, "down" if side == "up" else "up")
    numbers = {"start": start, "goal": goal, "changed": _beyond(start, side), "count": 7.0}

    def value(match: re.Match[str]) -> str:
        role = role_of(match.group(1))
        number = numbers.get(role)
        if number is not None:
            return f"{number:.0f}" if number >= 10 else f"{number:g}"
        word: str = _roles()[role]["fill"][language]
        return word[:1].upper() + word[1:] if match.start() == 0 else word

    return SLOT.sub(value, text)


def _beyond(value: float, side: Side) -> float:
    if not value:
        return 7.0
    if side == "down":
        return value / 2
    ceiling = next((top for top in _CEILINGS if top / 2 < value < top), None)
    return value * 2 if ceiling is None else (value + ceiling) / 2
