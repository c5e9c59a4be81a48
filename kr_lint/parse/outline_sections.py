"""What the name of a section says about its contents."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from kr_lint.parse.outline_period import find_period
from kr_lint.parse.outline_words import normal, phrases

Section = Literal["closed", "sealed", "results", "title", "period"]

_MAX_NAME_WORDS = 8
_TITLE_WORDS = 5
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def section_of(text: str) -> Section | None:
    """Return what a heading (or a line that serves as one) opens, None if its name says nothing.

    Labels of objectives and key results are not looked at here.
    """
    name = normal(text)
    if not name or len(text) > 200:
        return None
    if names_section(name, "sealed") or names_section(_without_period(text), "sealed"):
        return "sealed"
    if name in phrases("key_result", "sections"):
        return "results"
    if is_title(text):
        return "title"
    if names_section(name, "closed"):
        return "closed"
    return "period" if is_period_only(text) else None


def _without_period(text: str) -> str:
    """The name of a section without its period, in normal form: "Итоги Q3 2026", "Retro, H1"."""
    period = find_period(text)
    return "" if period is None else normal(text[: period[0]] + " " + text[period[1] :])


def names_section(name: str, table: str) -> bool:
    """Tell whether ``name``, in normal form, is a section of ``table``, alone or with a few more words."""
    known = phrases(table, "phrases")
    if name in known:
        return True
    known -= phrases("alone", "phrases")
    parts = re.split(r"\s*[:—–|/,]\s*|\s-\s", name, maxsplit=1)
    if len(parts) == 2 and parts[0] in known and len(parts[1].split()) <= 3:
        return True
    tokens = name.split()
    if not 1 < len(tokens) <= _MAX_NAME_WORDS:
        return False
    connectives = phrases("connectives", "words")
    for size in range(min(len(tokens) - 1, 5), 0, -1):
        if " ".join(tokens[:size]) in known and (
            tokens[size] in connectives or tokens[size] == "&" or len(tokens) == 2
        ):
            return True
        if len(tokens) <= 3 and size < len(tokens) and " ".join(tokens[-size:]) in known:
            return _is_short_name(tokens)
    return False


def is_title(text: str) -> bool:
    """Tell whether ``text`` names an OKR document or a part of it: "OKR 2026 Q3", "OKR команды роста"."""
    name = normal(text)
    tokens = name.split()
    titles = phrases("title", "words")
    at = [index for index, token in enumerate(tokens) if token.strip(".,:;—–-()") in titles]
    if not at:
        return False
    return at[0] == 0 or at[-1] == len(tokens) - 1 or len(tokens) <= _TITLE_WORDS or find_period(text) is not None


def names_objectives(text: str) -> bool:
    """Tell whether ``text`` speaks of objectives in the plural."""
    return any(word in phrases("objective", "plural") for word in normal(text).split())


def is_period_only(text: str) -> bool:
    """Tell whether a heading says nothing but a period, with words such as "Goals for"."""
    period = find_period(text)
    if period is None:
        return False
    rest = normal(text[: period[0]] + " " + text[period[1] :])
    fillers = _fillers()
    return all(word in fillers for word in _WORD.findall(rest))


@cache
def _fillers() -> frozenset[str]:
    return phrases("period", "fillers") | phrases("title", "words") | phrases("objective", "words")


def _is_short_name(tokens: list[str]) -> bool:
    return all(token.isalpha() or "-" in token for token in tokens)
