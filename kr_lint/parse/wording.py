"""Means clauses, hedges, placeholders, jargon and vague words: spans of wording."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.model import Span
from kr_lint.parse.action import VERB_BITS
from kr_lint.parse.objects import METRIC
from kr_lint.parse.reading import Reading

_METHOD: Final = bit("method")
#: Cheap test before the tokens are looked at: a lone capital, X%, brackets, underscores.
_SLOT_HINT: Final = re.compile(r"(?<![^\W_])[XYZNMХНxyzn]{1,3}(?![^\W_])|[\[<{]|__")
_SLOT: Final = re.compile(r"(?:[xyznm]{1,3}|[хн]{1,2}|[#?_]{1,})", re.IGNORECASE)
_CHANNEL: Final = bits("outcome", "level_up", "level_down", "flow_up", "stock", "hire_noun", "get", "attain_noun")
_PREPOSITION_OR_ARTICLE: Final = bits("preposition", "article")
_DUE_NOUN: Final = bit("due_noun")
_OUTCOME: Final = bit("outcome")
_GET: Final = bit("get")
_PERIOD_UNIT_ETC: Final = bits("period", "unit", "numeral")
_UNIT_OR_ALL: Final = bits("unit", "all")
_UNTIL_WITHIN_ETC: Final = bits("until", "within", "method")
_PLACEHOLDER: Final = bit("placeholder")
_CUE_FROM_CUE_TO_ETC: Final = bits("cue_from", "cue_to", "cue_by", "cmp_ge", "cmp_le", "cmp_gt", "cmp_lt")


def find_method(reading: Reading, purpose_first: bool = False) -> Span | None:
    """The means clause with its opening word (Kazakh: from the clause's start to its closing word)."""
    if not reading.mask & _METHOD:
        return None
    for match in reading.matches:
        if not match.bits & _METHOD or reading.bracketed(match.first):
            continue
        if reading.language.code == "kk":
            span = _kazakh_means(reading, match)
        elif reading.language.code == "ru":
            span = _russian_means(reading, match)
        else:
            span = _english_means(reading, match)
        if span is not None:
            return span
    return None


def _english_means(reading: Reading, match: Match) -> Span | None:
    after = match.last
    if match.entry in ("by", "with", "on", "in"):
        word = reading.words[after] if after < len(reading.words) else None
        if match.entry != "by" or word is None or word.form != "gerund" or reading.has(after, _DUE_NOUN):
            return None
    elif match.entry in ("via", "through", "from", "over") and (
        _defines_metric(reading, match) or (match.first and not _verb_before(reading, match))
    ):
        return None
    if match.first == 0 and match.entry not in ("by", "through", "via", "using", "with the help of", "thanks to"):
        return None
    if reading.has(match.first - 1, _PREPOSITION_OR_ARTICLE):
        return None
    return _to_end(reading, match.first)


def _defines_metric(reading: Reading, match: Match) -> bool:
    """A channel that says what is counted: "conversion via the site form", "sales through partners"."""
    previous = reading.match_at(match.first - 1)
    if previous is None or previous.last != match.first or not previous.bits & _CHANNEL:
        return False
    return not (
        previous.bits & _OUTCOME and any(other.bits & _GET and other.last <= match.first for other in reading.matches)
    )


def _verb_before(reading: Reading, match: Match) -> bool:
    return any(other.bits & VERB_BITS and other.last <= match.first for other in reading.matches)


def _russian_means(reading: Reading, match: Match) -> Span | None:
    if match.entry in ("через", "по", "из", "с", "в"):
        if (
            match.entry != "через"
            or _defines_metric(reading, match)
            or (match.first and not _verb_before(reading, match))
            or _time_follows(reading, match.last)
        ):
            return None
    return _to_end(reading, match.first)


def _time_follows(reading: Reading, position: int) -> bool:
    return position < len(reading.tokens) and (
        reading.tokens[position].kind == NUMBER or reading.has(position, _PERIOD_UNIT_ETC)
    )


def _to_end(reading: Reading, first: int) -> Span:
    end = first + 1
    tokens = reading.tokens
    while end < len(tokens):
        if tokens[end].kind == SIGN and (
            tokens[end].text in ";" or (tokens[end].text in ",.(" and end + 1 >= len(tokens))
        ):
            break
        if (
            tokens[end].kind == SIGN
            and tokens[end].text in "."
            and not (end + 1 < len(tokens) and tokens[end + 1].glued)
        ):
            break
        end += 1
    return reading.span(first, end)


def _kazakh_means(reading: Reading, match: Match) -> Span | None:
    """арқылы, есебінен, негізінде close the means; a noun they attach to metric or attribute makes a channel."""
    if match.first == 0:
        return None
    following = reading.words[match.last] if match.last < len(reading.words) else None
    if following is not None and following.verb and following.form == "participle":
        return None
    if match.last >= len(reading.tokens) and not any(reading.sign(position, ",–") for position in range(match.first)):
        return None
    if (
        reading.has(match.last, METRIC)
        and match.entry == "арқылы"
        and match.last - match.first == 1
        and _noun_before(reading, match)
    ):
        return None
    first = match.first - 1
    tokens = reading.tokens
    while first > 0:
        if tokens[first - 1].kind == SIGN and tokens[first - 1].text in ",;:.–":
            break
        word = reading.words[first - 1]
        if word is not None and (
            word.form in ("gerund",) or reading.has(first - 1, _UNTIL_WITHIN_ETC) or word.case == "accusative"
        ):
            break
        if tokens[first - 1].kind == NUMBER or reading.has(first - 1, _UNIT_OR_ALL):
            break
        first -= 1
    return reading.span(first, match.last)


def _noun_before(reading: Reading, match: Match) -> bool:
    word = reading.words[match.first - 1]
    return word is not None and not word.verb and not reading.bits[match.first - 1] & VERB_BITS


def find_span(reading: Reading, category: str, before: int | None = None) -> Span | None:
    """The first entry of a class of wording outside quotation marks, before token ``before``."""
    mask = bit(category)
    if not reading.mask & mask:
        return None
    for match in reading.matches:
        if before is not None and match.first >= before:
            return None
        if match.bits & mask and not reading.quoted(match.first):
            return reading.span(match.first, match.last)
    return None


def find_placeholder(reading: Reading) -> Span | None:
    """Slots left open: "from X to Y", "N %", "TBD", "[metric]", "уточнить"."""
    match = reading.find(_PLACEHOLDER)
    if match is not None:
        return reading.span(match.first, _slot_end(reading, match.last))
    if not _SLOT_HINT.search(reading.source.text):
        return None
    tokens = reading.tokens
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
    cue = reading.has(position - 1, _CUE_FROM_CUE_TO_ETC)
    kazakh = reading.low(position + 1) == "-" and reading.tokens[position + 1].glued
    return beside or cue or kazakh


def _bracketed_slot(reading: Reading, position: int) -> Span | None:
    opening = reading.tokens[position].text
    closing = {"[": "]", "<": ">", "{": "}"}[opening]
    for end in range(position + 1, min(position + 6, len(reading.tokens))):
        text = reading.tokens[end].text
        if text == closing:
            inner = " ".join(reading.low(i) for i in range(position + 1, end))
            if inner in (
                "metric",
                "number",
                "value",
                "x",
                "n",
                "name",
                "date",
                "метрика",
                "число",
                "значение",
                "дата",
                "көрсеткіш",
                "сан",
                "мән",
                "күні",
            ):
                return reading.span(position, end + 1)
            return None
    return None
