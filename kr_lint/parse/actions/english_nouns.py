"""English words that could be verbs and are nouns of a metric or a subject, and verbs behind a plural subject."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.parse.classes import (
    AND,
    ARTICLE,
    CLAUSE,
    COPULA,
    CUE_FROM,
    METRIC,
    POPULATION,
    PREPOSITION,
    THINGS,
    VERB_BITS,
    WORK,
)
from kr_lint.parse.reading import Reading

_BEHIND_METRIC: Final = bits(
    "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "cue_from", "cue_to", "copula", "upward", "downward"
)
_BEHIND_PREDICATE: Final = bits("preposition", "article", "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "all", "numeral")
_PEOPLE: Final = bits("stock", "outcome")
_LONGEST_SUBJECT: Final = 4


def predicate(reading: Reading, match: Match) -> bool:
    """ "apprentices pass the exam", "classrooms use the app": a plural subject, and an article behind the verb."""
    if match.last >= len(reading.tokens):
        return False
    subject = reading.has(match.first - 1, THINGS | POPULATION) or not reading.bits[match.first - 1]
    if reading.has(match.first - 1, _PEOPLE) and reading.has(match.last, THINGS):
        return True
    return subject and (reading.has(match.last, _BEHIND_PREDICATE) or reading.tokens[match.last].kind == NUMBER)


def names_metric(reading: Reading, match: Match) -> bool:
    """ "Forecast error ≤ 2 %", "Test coverage 80 %": what could be a verb is the first word of a metric's name."""
    thing = reading.match_at(match.last)
    if (
        not match.bits & WORK
        or match.last - match.first > 1
        or match.entry in reading.language.senses
        or thing is None
        or thing.first != match.last
        or not thing.bits & METRIC
    ):
        return False
    after = thing.last
    return after < len(reading.tokens) and (
        reading.tokens[after].kind in (NUMBER, SIGN) or reading.has(after, _BEHIND_METRIC)
    )


def moves_itself(reading: Reading, match: Match) -> bool:
    """ "Churn from 3 % to 5 %", "monthly spend: $4k": a word that also names a metric, right before its values."""
    if not match.bits & METRIC or match.first > _LONGEST_SUBJECT:
        return False
    if any(reading.has(position, VERB_BITS | ARTICLE) for position in range(match.first)):
        return False
    return reading.has(match.last, CUE_FROM) or reading.sign(match.last, ":→≤<–")


def names_subject(reading: Reading, match: Match) -> bool:
    """ "Test suite takes 9 minutes", "Interview repo contains …": a noun of the subject of another verb."""
    if not match.bits & WORK:
        return False
    position = match.last
    while position < min(len(reading.tokens), match.last + _LONGEST_SUBJECT):
        word = reading.words[position]
        if word is None or reading.bits[position] & (ARTICLE | PREPOSITION | CLAUSE | AND):
            return False
        if position > match.last and (word.form == "present" or reading.has(position, COPULA)):
            return reading.has(position, VERB_BITS) and not reading.has(position, THINGS)
        position += 1
    return False
