"""Parts of a statement that rewrite templates are made of, each in the statement's own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kr_lint.model import LanguageCode, Quantity, Span, Statement

NOW: Final[dict[LanguageCode, str]] = {"kk": "⟨қазіргі мән⟩", "ru": "⟨сейчас⟩", "en": "⟨now⟩"}
GOAL: Final[dict[LanguageCode, str]] = {"kk": "⟨мақсат⟩", "ru": "⟨цель⟩", "en": "⟨goal⟩"}
_CUE_BEFORE: Final[dict[LanguageCode, re.Pattern[str]]] = {
    "ru": re.compile(r"(?:до|на уровн[ея]|к)\s+$", re.IGNORECASE),
    "en": re.compile(r"(?:down to|up to|to|of|at)\s+$", re.IGNORECASE),
}
_SPACES: Final = re.compile(r"\s{2,}")
_EDGES: Final = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")


def part(name: str, statement: Statement) -> str | None:
    """The text of a template part for this statement, None when the statement has no such part."""
    make = _PARTS.get(name)
    return None if make is None else make(statement)


def _with_baseline(statement: Statement) -> str | None:
    """The statement with a slot for where the metric stands now, put where the language wants it."""
    frame, text, code = statement.frame, statement.text, statement.language
    quantity = frame.target
    if frame.baseline is not None:
        return None
    if quantity is None or quantity.comparator != "=":
        span = frame.measured
        return None if span is None else _aside(text, span, code)
    start = quantity.span.start
    before = text[:start]
    if code == "kk":
        if not text[quantity.span.end :].lstrip(" ,."):
            return _aside(text, quantity.span, code)
        return f"{before}{NOW[code]}{_kazakh_ablative(text, quantity)} {text[start:]}"
    cue = _CUE_BEFORE[code].search(before)
    if cue is None or cue.group().strip().lower() in ("of", "at", "на уровне"):
        return _aside(text, quantity.span, code)
    origin = "from" if code == "en" else "с"
    return f"{before[: cue.start()]}{origin} {NOW[code]} {before[cue.start() :]}{text[start:]}"


def _kazakh_ablative(text: str, quantity: Quantity) -> str:
    """The ending of the slot, with the unit repeated where it is a word: "⟨…⟩%-дан", "⟨…⟩ күннен", "⟨…⟩-нен"."""
    from kr_lint.languages import get_language
    from kr_lint.languages.kk.inflect import inflect

    if quantity.unit == "percent" and "%" in text[quantity.span.start : quantity.span.end]:
        return inflect("%", "ablative")
    word = re.search(r"[^\W\d_]+$", text[quantity.span.start : quantity.span.end])
    if word is not None and quantity.symbol is not None and "-" not in text[quantity.span.start : quantity.span.end]:
        lemma = get_language("kk").word(word.group().lower()).lemma
        return f" {inflect(lemma, 'ablative')}"
    return "-" + inflect("мән", "ablative").removeprefix("мән")


def _aside(text: str, span: Span, code: LanguageCode) -> str:
    """A note in brackets behind the number, for forms that have no from–to."""
    word = {"kk": "қазір", "ru": "сейчас", "en": "now"}[code]
    return f"{text[: span.end]} ({word} {NOW[code]}){text[span.end :]}"


def _with_target(statement: Statement) -> str | None:
    """The statement with slots for baseline and target at its end (before the verb in Kazakh)."""
    frame, text, code = statement.frame, statement.text.rstrip(), statement.language
    if frame.measured is not None or frame.action is None:
        return None
    stop = "." if text.endswith(".") else ""
    body = text.removesuffix(".")
    if code == "kk":
        at = frame.action.span.start
        if frame.action.span.end < len(body):
            return None
        return f"{body[:at]}{NOW[code]} → {GOAL[code]} {body[at:]}{stop}"
    joint = f"from {NOW[code]} to {GOAL[code]}" if code == "en" else f"с {NOW[code]} до {GOAL[code]}"
    return f"{body} {joint}{stop}"


def _without(statement: Statement, span: Span | None) -> str | None:
    if span is None:
        return None
    text = statement.text
    rest = text[: span.start].rstrip(" ,;") + " " + text[span.end :].lstrip(" ,;")
    rest = _EDGES.sub("", _SPACES.sub(" ", rest)).replace(" .", ".")
    if not rest.strip(" .!"):
        return None
    return rest[0].upper() + rest[1:] if text[:1].isupper() else rest


def _first(statement: Statement) -> str | None:
    second = statement.frame.second_result
    if second is None or second.start == 0:
        return None
    head = re.sub(r"[\s,;+&.]*(?:\b(?:and|и|а также|және|әрі|мен|пен|бен)\b)?[\s,;+&]*$", "", statement.text[: second.start])
    return _EDGES.sub("", head) or None


def _second(statement: Statement) -> str | None:
    second = statement.frame.second_result
    if second is None:
        return None
    rest = _EDGES.sub("", statement.text[second.start : second.end])
    return rest[0].upper() + rest[1:] if rest and statement.text[:1].isupper() else rest or None


def _metric(statement: Statement) -> str | None:
    metric = statement.frame.metric
    return None if metric is None else statement.text[metric.span.start : metric.span.end]


_PARTS: Final[dict[str, Callable[[Statement], str | None]]] = {
    "with_baseline": _with_baseline,
    "with_target": _with_target,
    "without_method": lambda statement: _without(statement, statement.frame.method),
    "without_hedge": lambda statement: _without(statement, statement.frame.hedge),
    "without_vague": lambda statement: _without(statement, statement.frame.vague),
    "without_number": lambda statement: _without(statement, statement.frame.measured),
    "first": _first,
    "second": _second,
    "metric": _metric,
    "text": lambda statement: statement.text,
}
#: What a rewrite template may name in braces.
PART_NAMES: Final = frozenset(_PARTS)
