"""What English and Russian means clauses share: channels that say what is counted, and where a clause ends."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.model import Span
from kr_lint.parse.classes import (
    CHANGE,
    GET,
    OUTCOME,
    STOCK,
    THINGS,
    VERB_BITS,
)
from kr_lint.parse.numbers.number import BY, FROM, TO, Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.slots import Roles
from kr_lint.parse.times.quarters import QUARTER

_CHANNEL: Final = bits("get", "hire_noun", "attain_noun", "outcome", "stock", "level_up", "level_down", "flow_up")
_TIME_WORDS: Final = bits("period", "numeral", "unit", "month", "relative_time", "due_noun")
_DOING: Final = VERB_BITS | bits("raise_noun", "lower_noun", "improve_noun", "optimise_noun")
_OWN_WORK: Final = bits("output", "conduct_noun", "deliver_noun", "improve_noun", "optimise_noun", "hire_noun")


def values_after(roles: Roles, position: int) -> Number | None:
    """The first value of the result that stands behind a token with a word that makes it one: "from 5% to 20%"."""
    values = [
        number
        for number in (roles.baseline, roles.target, roles.delta)
        if number is not None and number.first > position and number.cue in (FROM, TO, BY)
    ]
    return min(values, key=lambda number: number.first, default=None)


def says_which(reading: Reading, match: Match, values: Number) -> bool:
    """ "Payments via Apple Pay from 5% to 20%": before the values a channel, unless it is one's own work."""
    word = reading.words[match.first - 1] if match.first else None
    if word is None or (reading.has(match.first - 1, _DOING) and not _describes(reading, word, match.first - 1)):
        return False
    if any(_works(word, reading.language.code) for word in reading.words[match.last : values.first]):
        return False
    return not any(
        other.bits & _OWN_WORK and other.entry not in reading.lists["channel_nouns"]
        for other in reading.matches
        if match.last <= other.first < values.first
    )


def _describes(reading: Reading, word: Word, position: int) -> bool:
    """A participle behind its noun ("parcels sent via …"), unless it tells the change itself ("costs cut via …")."""
    return position > 0 and word.form in ("done", "participle") and not reading.has(position, CHANGE)


def _works(word: Word | None, code: str) -> bool:
    """An English verb in -ing that opens a doing: "through calling all of them"."""
    return code == "en" and word is not None and word.form == "gerund"


def defines_metric(reading: Reading, match: Match) -> bool:
    """A channel that says what is counted: "conversion via the site form", "sales through partners"."""
    previous = reading.match_at(match.first - 1)
    word = reading.words[match.first - 1] if match.first else None
    if word is not None and word.form == "done" and previous is not None and previous.first > 0:
        previous = reading.match_at(previous.first - 1)
        return previous is not None and bool(previous.bits & THINGS)
    if previous is None or previous.last != match.first or not previous.bits & _CHANNEL:
        return False
    return not (
        previous.bits & (OUTCOME | STOCK)
        and any(other.bits & GET and other.last <= match.first for other in reading.matches)
    )


def time_follows(reading: Reading, position: int) -> bool:
    """Whether a time stands here, so that the preposition before it tells when: "через месяц", "through May"."""
    return position < len(reading.tokens) and (
        reading.tokens[position].kind == NUMBER
        or reading.has(position, _TIME_WORDS)
        or QUARTER.fullmatch(reading.low(position)) is not None
    )


def to_end(reading: Reading, first: int, values: Number | None) -> Span:
    """From the opening word to the end of the sentence, or to the values of the result."""
    tokens = reading.tokens
    limit = len(tokens) if values is None else values.first
    end = first + 1
    while end < limit and not _ends_sentence(reading, end):
        end += 1
    if end == limit and end < len(tokens) and reading.sign(end - 1, ",–:"):
        end -= 1
    return reading.span(first, end)


def _ends_sentence(reading: Reading, position: int) -> bool:
    """A semicolon, a full stop outside of a number or name, or a sign at the very end."""
    tokens = reading.tokens
    if tokens[position].kind != SIGN:
        return False
    last = position + 1 >= len(tokens)
    sign = tokens[position].text
    return sign == ";" or (last and sign in (",", "(")) or (sign == "." and (last or not tokens[position + 1].glued))
