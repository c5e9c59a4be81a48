"""Labels at the front of a line: "KR 1.2:", "Цель 1.", "1-мақсат —", "Owner:"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from kr_lint.parse.outline_words import alternatives, normal, phrases, words
from kr_lint.sources import Passage

LabelKind = Literal["objective", "key_result", "baseline", "target", "other"]

_LONGEST_LABEL = 160
_LONGEST_FIELD = 48
_ORDINAL = r"(?:(?P<ordinal>\d{1,2})\s?[-–]\s?(?:(?:ші|шы|shi|shy|ая|я|й|ый)\s{1,2})?|(?:\d{1,2}[.)]\s{1,3}))?"
_NUMBER = (
    r"(?P<number>(?P<gap>\s{0,2})[№#-]?\s?(?:\d{1,3}(?:[.\-–]\d{1,3}){0,3}[a-zа-я]?|[IVX]{1,4}"
    r"|(?-i:[A-ZА-Я])(?:\d{1,2}|(?=\s?[:：.)])))(?![\w%]))?"
)
_SEPARATOR = r"\s{0,3}(?P<separator>[:：]|[.)|](?=\s|$)|[—–]|-(?=\s|$)|→(?=\s)|$|(?=\s))\s{0,3}"


class Label(NamedTuple):
    """What a line says it is; ``end`` is where its text begins, ``word`` whether a full word says so."""

    kind: LabelKind
    end: int
    numbered: bool
    plural: bool
    word: bool

    @property
    def names_goal(self) -> bool:
        """Whether the line is an objective or a key result, and no field of one."""
        return self.kind in ("objective", "key_result")


def read_label(text: str, strong: int = 0) -> Label | None:
    """Return the label at the front of ``text``, of which ``strong`` leading code points are bold."""
    head = text[:_LONGEST_LABEL]
    label = _goal_label(head, strong)
    if label is None:
        return _field(head, strong)
    # "Objective 1 — O1: …", "O1.KR2: …": the innermost label says what the line is.
    for _ in range(2):
        inner = _goal_label(head[label.end :], max(0, strong - label.end))
        if inner is None or (label.kind == "key_result" and inner.kind == "objective"):
            break
        label = inner._replace(end=label.end + inner.end, numbered=label.numbered or inner.numbered)
    return label


def goal_label(text: str, strong: int = 0) -> Label | None:
    """Return the label of an objective or a key result at the front of ``text``; see :func:`read_label`."""
    label = read_label(text, strong)
    return label if label is not None and label.names_goal else None


def without_goal_label(passage: Passage) -> Passage:
    """Return what stands behind the label of a goal: all where there is none, nothing where it is only a label."""
    label = goal_label(passage.text)
    return passage if label is None else passage.slice(label.end).strip()


def _goal_label(text: str, strong: int) -> Label | None:
    compound = _compound().match(text)
    if compound:
        return Label("key_result", compound.end(), True, False, False)
    match = _pattern().match(text)
    if match is None:
        return None
    end = match.end()
    at_end = end == len(text) and end < _LONGEST_LABEL
    bold_ends_here = 0 < strong <= end and strong >= match.start("separator")
    separator = match["separator"] if not (at_end and not match["separator"]) else "end"
    if not _is_label(match, separator, text[end : end + 1], bold_ends_here):
        return None
    word = match["objective"] or match["result"]
    kind: LabelKind = "objective" if match["objective"] or match["objective_short"] else "key_result"
    plural = bool(word) and normal(word) in phrases("objective", "plural")
    return Label(kind, end, bool(match["number"] or match["ordinal"]), plural, bool(word))


def _is_label(match: re.Match[str], separator: str, following: str, bold_ends_here: bool) -> bool:
    number = match["number"] or match["ordinal"]
    spaced = bool(match["gap"]) or not match["number"]
    if separator == ")" and not number:
        return False
    firm = separator not in ("", "end") or bold_ends_here
    if match["objective"] or match["result"]:
        if match["qualifier"] and not (firm or separator == "end"):
            return False
        return firm or separator == "end" or bool(number and (following.isupper() or following in '«"“'))
    if match["result_short"]:
        acronym = match["result_short"][:2].isupper() and match["result_short"][:2].lower() in ("kr", "кр")
        return (
            bool(number)
            or separator in (":", "：")
            or bold_ends_here
            or (acronym and separator != "end")
            or (acronym and not number)
        )
    if not match["objective_short"][0].isupper():
        return False
    if number:
        return firm or not spaced
    return separator in (":", "：") and match["objective_short"].lower() != "м"


def _field(text: str, strong: int) -> Label | None:
    colon = text.find(":", 0, _LONGEST_FIELD)
    ends = [(colon, colon + 1)] if colon > 0 else []
    if 0 < strong < len(text) and strong <= _LONGEST_FIELD:
        ends.append((strong, strong))
    for stop, end in ends:
        kind = _field_kind(normal(text[:stop]))
        if kind:
            end += len(text[end:]) - len(text[end:].lstrip(" \t\u00a0—–-"))
            return Label(kind, end, False, False, True)
    return None


def _field_kind(key: str) -> LabelKind | None:
    if key in phrases("fields", "baseline"):
        return "baseline"
    if key in phrases("fields", "target"):
        return "target"
    if key in phrases("fields", "other") or key in phrases("closed", "phrases"):
        return "other"
    return None


@cache
def _pattern() -> re.Pattern[str]:
    table = words()
    qualifier = alternatives(table["qualifiers"]["phrases"])
    return re.compile(
        _ORDINAL
        + rf"(?:(?P<objective>{alternatives(table['objective']['words'])})"
        + rf"|(?P<result>{alternatives(table['key_result']['words'])})"
        + rf"|(?P<result_short>{alternatives(table['key_result']['short'])})"
        + rf"|(?P<objective_short>{alternatives(table['objective']['short'])}))"
        + r"(?![^\W\d_]|[-–]\s?[^\W\d_])"
        + _NUMBER
        + rf"(?P<qualifier>\s{{0,2}}\([^()]{{0,60}}\)|\s{{1,2}}(?:{qualifier})(?!\w)(?:\s\d{{4}})?"
        + r"|\s{1,2}[—–-]?\s?(?:Q\d\s\d{4}|\d{4}\sQ\d|Q\d|\d{4}))?"
        + _SEPARATOR,
        re.IGNORECASE,
    )


@cache
def _compound() -> re.Pattern[str]:
    table = words()
    objective = alternatives(table["objective"]["short"])
    result = alternatives(table["key_result"]["short"])
    return re.compile(
        rf"(?:{objective})\s?\d{{1,2}}\s?[.\-–/_: ]?\s?(?:{result})\s?[-.]?\d{{1,3}}(?:\.\d{{1,3}})*(?!\w)"
        r"\s{0,3}[:：.)—–-]?\s{0,3}",
        re.IGNORECASE,
    )
