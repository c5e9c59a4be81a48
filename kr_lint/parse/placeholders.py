"""Slots left open: "from X to Y", "N %", "TBD", "[metric]"."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from kr_lint.model import Span
from kr_lint.parse.classes import NUMBER_CUES, PLACEHOLDER
from kr_lint.parse.reading import Reading

#: Cheap test before the tokens are looked at: a lone capital, X%, brackets, underscores.
_SLOT_HINT: Final = re.compile(r"(?<![^\W_])[XYZNMХНxyzn]{1,3}(?![^\W_])|[\[<{]|__")
_SLOT: Final = re.compile(r"(?:[xyznm]{1,3}|[хн]{1,2}|[#?_]{1,})", re.IGNORECASE)
#: Every token that may be a slot or open one.
_SLOT_LIKE: Final = frozenset(
    "".join(letters)
    for alphabet, longest in (("xyznmXYZNM", 3), ("хнХН", 2), ("#?_[<{", 1))
    for length in range(1, longest + 1)
    for letters in product(alphabet, repeat=length)
)


def find_placeholder(reading: Reading) -> Span | None:
    """Slots left open: "from X to Y", "N %", "TBD", "[metric]", "уточнить"."""
    match = reading.find(PLACEHOLDER)
    if match is not None:
        return reading.span(match.first, _slot_end(reading, match.last))
    tokens = reading.tokens
    if _SLOT_LIKE.isdisjoint([token.text for token in tokens]) and not (
        reading.language.code == "kk" and "-" in reading.source.text
    ):
        return None
    if not _SLOT_HINT.search(reading.source.text):
        return None
    for position, token in enumerate(tokens):
        text = token.text
        if len(text) <= 3 and _SLOT.fullmatch(text) and _stands_for_value(reading, position):
            return reading.span(position, _slot_end(reading, position + 1))
        if (
            "-" in text
            and reading.language.code == "kk"
            and _SLOT.fullmatch(text.partition("-")[0])
            and text[0].isupper()
        ):
            return reading.span(position, position + 1)
        if text in "[<{" and _bracketed_slot(reading, position):
            return _bracketed_slot(reading, position)
    return None


def _slot_end(reading: Reading, position: int) -> int:
    """Behind the sign and the Kazakh ending that belong to a slot: "X%-ға"."""
    if reading.sign(position, "%$€₸₽"):
        position += 1
    if (
        reading.sign(position, "-")
        and reading.tokens[position].glued
        and position + 1 < len(reading.tokens)
        and reading.tokens[position + 1].glued
    ):
        position += 2
    return position


def _stands_for_value(reading: Reading, position: int) -> bool:
    token = reading.tokens[position]
    if token.text in "#?":
        return False
    if token.text == "_":
        return reading.sign(position + 1, "_")
    if not token.text.isupper():
        return reading.sign(position + 1, "%") and reading.tokens[position + 1].glued
    if token.text == "M":
        return reading.sign(position - 1, "$€₸₽")
    beside = reading.sign(position + 1, "%$€₸₽+") or reading.sign(position - 1, "$€₸₽+≥≤<>")
    cue = reading.has(position - 1, NUMBER_CUES)
    kazakh = reading.low(position + 1) == "-" and reading.tokens[position + 1].glued
    return beside or cue or kazakh


def _bracketed_slot(reading: Reading, position: int) -> Span | None:
    opening = reading.tokens[position].text
    closing = {"[": "]", "<": ">", "{": "}"}[opening]
    for end in range(position + 1, min(position + 6, len(reading.tokens))):
        text = reading.tokens[end].text
        if text == closing:
            inner = " ".join(reading.low(i) for i in range(position + 1, end))
            if inner in reading.lists["slot_names"]:
                return reading.span(position, end + 1)
            return None
    return None
