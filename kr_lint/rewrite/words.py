"""The words that rewrites add, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kr_lint.model import LanguageCode


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(files("kr_lint.rewrite").joinpath("words.toml").read_text(encoding="utf-8"))


def word(language: LanguageCode, name: str) -> str:
    """An added word or pattern.

    Raises:
        KeyError: the table has no such word.
    """
    found: str = _tables()[language][name]
    return found


def goal_verbs() -> frozenset[str]:
    """Kazakh verbs before which a bare dative is the new level, not the change."""
    return frozenset(_tables()["kk"]["goal_verbs"])


def multiple(language: LanguageCode, value: float, falls: bool) -> str | None:
    """What a multiple is called: 2 → "вдвое", "twice"; None where only digits name it."""
    table: Mapping[str, str] = _tables()["multiples"][language]["down" if falls else "up"]
    return table.get(f"{value:g}")


def carries_factor(language: LanguageCode, lemma: str) -> bool:
    """Whether a verb says the multiple itself ("удвоить", "halve")."""
    return lemma in _tables()["factor_verbs"][language]


def opposite(language: LanguageCode, lemma: str) -> str | None:
    """The verb that moves the other way."""
    table: Mapping[str, str] = _tables()["opposites"][language]
    return table.get(lemma)
