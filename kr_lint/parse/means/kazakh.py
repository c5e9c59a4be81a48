"""Kazakh means clauses, which арқылы, есебінен or негізінде closes."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.model import Span
from kr_lint.parse.actions.kazakh_chains import chained
from kr_lint.parse.classes import (
    ARTICLE,
    METHOD,
    METRIC,
    PRONOUN,
    VERB_BITS,
)
from kr_lint.parse.reading import Reading

#: So many nouns may stand before the one that names the metric: "жаңа клиенттер төлемдерінің үлесі".
_LONGEST_NAME: Final = 4
_MEASURE_WORDS: Final = bits("all", "unit")
_OWN_WORK: Final = bits("output", "conduct_noun", "deliver_noun", "improve_noun", "optimise_noun", "hire_noun")
#: What one brings down is brought down by a means; what comes in comes in through a channel.
_SUFFERED: Final = bits("level_down", "flow_down")
_MEANS_EDGES: Final = bits("method", "until", "within")


def kazakh_means(reading: Reading, match: Match) -> Span | None:
    """арқылы, есебінен, негізінде close the means; a noun they attach to metric or attribute makes a channel."""
    if (match.first == 0 and match.last == 1) or reading.has(match.first - 1, ARTICLE | PRONOUN):
        return None
    following = reading.words[match.last] if match.last < len(reading.words) else None
    if following is not None and chained(reading, match.last):
        return None
    if following is not None and following.verb and following.form == "participle":
        return None
    entered = following is not None and following.form == "infinitive" and following.case == "accusative"
    if entered and not reading.has(match.last, METRIC):
        return None
    if match.last >= len(reading.tokens) and not any(reading.sign(position, ",–") for position in range(match.first)):
        return None
    if (
        match.entry in reading.lists["channel_prepositions"]
        and match.last - match.first == 1
        and _is_counted(reading, match.last)
        and _noun_before(reading, match)
        and not _is_work(reading, match)
    ):
        return None
    first = max(match.first - 1, 0)
    tokens = reading.tokens
    while first > 0:
        if tokens[first - 1].kind == SIGN and tokens[first - 1].text in ",;:.–":
            break
        word = reading.words[first - 1]
        if word is not None and (
            word.form in ("gerund",) or reading.has(first - 1, _MEANS_EDGES) or word.case == "accusative"
        ):
            break
        if tokens[first - 1].kind == NUMBER or reading.has(first - 1, _MEASURE_WORDS):
            break
        first -= 1
    return reading.span(first, match.last)


def _is_counted(reading: Reading, position: int) -> bool:
    """Whether a metric stands here, or nouns without an ending that one closes: "төлемдер үлесі"."""
    if reading.has(position, METRIC):
        return bool(reading.bits[position] & METRIC & ~_SUFFERED)
    for index in range(position, min(position + _LONGEST_NAME, len(reading.words))):
        word = reading.words[index]
        if word is None:
            return False
        if index > position and word.possessive:
            return reading.has(index, METRIC & ~_SUFFERED) or word.lemma in reading.lists["amount_nouns"]
        plain = not word.verb or (word.form == "infinitive" and word.number == "plural")
        bare = plain and not word.possessive and word.case in ("", "nominative", "genitive")
        if not bare or reading.has(index, METHOD):
            return False
    return False


def _noun_before(reading: Reading, match: Match) -> bool:
    word = reading.words[match.first - 1]
    return word is not None and not word.verb and not reading.bits[match.first - 1] & VERB_BITS


def _is_work(reading: Reading, match: Match) -> bool:
    """ "жеке сұхбат арқылы", "тәлімгерлік арқылы": work of one's own is a means, a site or a partner a channel."""
    before = reading.match_at(match.first - 1)
    word = reading.words[match.first - 1]
    assert word is not None
    if word.low.endswith(reading.endings["relational"]) and word.lemma not in reading.lists["bodies"]:
        return True
    return before is not None and bool(before.bits & _OWN_WORK) and before.entry not in reading.lists["channel_nouns"]
