"""Russian means clauses: "за счёт", "через", "путём" and what stands around them."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Span
from kr_lint.parse.classes import (
    SHOW,
    VERB_BITS,
)
from kr_lint.parse.means.channels import defines_metric, says_which, time_follows, to_end, values_after
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.slots import Roles

_TIME_WORDS: Final = bits("period", "numeral", "unit", "month", "relative_time", "due_noun")
_DOING: Final = VERB_BITS | bits("raise_noun", "lower_noun", "improve_noun", "optimise_noun")
_BEHIND_VALUE: Final = _TIME_WORDS | bits("per", "until", "within")
_PREDICATES: Final = ("infinitive", "present", "past", "done")
_CHANNEL_REACH: Final = 3


def russian_means(reading: Reading, match: Match, roles: Roles) -> Span | None:
    """The clause that ``match`` opens, None where it is no means but a channel, a time or an attribute."""
    before = reading.words[match.first - 1] if match.first else None
    if before is not None and before.form in ("participle", "done_full"):
        return None
    told = roles.target or roles.delta or roles.factor
    values = values_after(roles, match.last)
    if match.entry in reading.lists["channel_prepositions"]:
        if told is not None and told.end <= match.first and _closes_promise(reading, match, told):
            return None if time_follows(reading, match.last) else to_end(reading, match.first, None)
        counted = (
            defines_metric(reading, match)
            or (match.first and not _change_before(reading, match))
            or (values is not None and says_which(reading, match, values))
        )
        if counted or time_follows(reading, match.last):
            return None
    elif match.entry in reading.lists["loose_means"]:
        return None
    if told is not None and told.core > match.last:
        return _to_promise(reading, match, told, values)
    return to_end(reading, match.first, values)


def _change_before(reading: Reading, match: Match) -> bool:
    """A verb that does or changes something or a noun of change stands before; "оформляется через" only tells where."""
    return any(
        other.last <= match.first and other.bits & _DOING and not (other.bits & SHOW and other.bits & VERB_BITS == SHOW)
        for other in reading.matches
    )


def _closes_promise(reading: Reading, match: Match, told: Number) -> bool:
    """ "2% → 4% через новый лендинг", "…, через обзвон": behind the values and no channel like "через сайт"."""
    if reading.sign(match.first - 1, ","):
        return True
    channel = any(
        word is not None and not {word.lemma, word.low}.isdisjoint(reading.lists["channel_nouns"])
        for word in reading.words[match.last : match.last + _CHANNEL_REACH]
    )
    return not channel and all(reading.bits[position] & _BEHIND_VALUE for position in range(told.end, match.first))


def _to_promise(reading: Reading, match: Match, told: Number, values: Number | None) -> Span:
    """ "За счёт второй смены поднять …", "…, за счёт автоматизации, срок …": the promise goes on behind the means."""
    for position in range(match.last + 1, told.core):
        word = reading.words[position]
        if (word is None and reading.sign(position, ",")) or (word is not None and word.form in _PREDICATES):
            return reading.span(match.first, position)
    return to_end(reading, match.first, values)
