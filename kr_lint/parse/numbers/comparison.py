"""The comparison before or behind a number: "at least", "не более", "≥", "астам"."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bit
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import SIGN
from kr_lint.model import Comparator
from kr_lint.parse.classes import COMPARATIVE, COMPARISON
from kr_lint.parse.numbers.number import BY, TO, Number
from kr_lint.parse.reading import Reading

_SIGN_COMPARATORS: Final[dict[str, Comparator]] = {"≥": ">=", ">": ">", "≤": "<=", "<": "<", "~": "~", "≈": "~"}
_CMP: Final[tuple[tuple[int, Comparator], ...]] = (
    (bit("cmp_ge"), ">="),
    (bit("cmp_gt"), ">"),
    (bit("cmp_le"), "<="),
    (bit("cmp_lt"), "<"),
    (bit("cmp_about"), "~"),
)


def _cue_inside(reading: Reading, match: Match) -> int:
    """A comparison that also says by or to: "by at least", "не менее чем на", "минимум до"."""
    if match.entry in reading.lists["compares_change"]:
        return BY
    return TO if match.entry in reading.lists["compares_goal"] else 0


def comparators(reading: Reading, number: Number) -> None:
    """Read the comparison before or after a number into it, and move ``first`` over the words that make it."""
    position = number.first - 1
    while position >= 0:
        token = reading.tokens[position]
        if token.kind == SIGN and token.text in _SIGN_COMPARATORS:
            number.comparator = _SIGN_COMPARATORS[token.text]
            if position > 0 and reading.sign(position - 1, "<>") and token.text == "=":
                position -= 1
        elif token.kind == SIGN and token.text == "=" and reading.sign(position - 1, "<>"):
            number.comparator = ">=" if reading.sign(position - 1, ">") else "<="
            position -= 1
        elif reading.bits[position] & COMPARISON:
            match = reading.match_at(position)
            assert match is not None
            number.cue = number.cue or _cue_inside(reading, match)
            for mask, comparator in _CMP:
                if match.bits & mask:
                    number.comparator = comparator
                    break
            position = match.first
        else:
            break
        number.first = position
        position -= 1
    match = comparison_behind(reading, number.last)
    if match is not None and number.comparator in ("=", "~"):
        kazakh = reading.language.code == "kk"
        if kazakh and number.unit == "percent" and not number.case and match.bits & COMPARATIVE:
            return
        if not (kazakh and number.case == "ablative") and match.entry not in reading.lists["compares_behind"]:
            return
        for mask, comparator in _CMP:
            if match.bits & mask:
                number.comparator = comparator
                break
        if kazakh:
            number.case = ""
        number.last = match.last


def comparison_behind(reading: Reading, position: int) -> Match | None:
    """The comparison that begins at a token and belongs to the number before it."""
    match = reading.match_at(position)
    if match is None or match.first != position or not match.bits & COMPARISON:
        return None
    return None if match.entry in reading.lists["compares_before"] else match
