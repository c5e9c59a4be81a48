"""English means clauses: prepositions and participles of means."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Span
from kr_lint.parse.classes import (
    DUE_NOUN,
    GET,
    MOVING,
    PHASES,
    PHRASE_OPENERS,
    THINGS,
    VERB_BITS,
)
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.means.channels import defines_metric, says_which, time_follows, to_end, values_after
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.slots import Roles

_PEOPLE: Final = bits("stock", "outcome", "staff", "population")


def english_means(reading: Reading, match: Match, roles: Roles) -> Span | None:
    """The clause that ``match`` opens, None where it is no means but a channel, a time or an attribute."""
    after = match.last
    values = values_after(roles, match.last)
    if match.entry in reading.lists["loose_means"]:
        word = reading.words[after] if after < len(reading.words) else None
        if (
            match.entry not in reading.lists["means_with_gerund"]
            or word is None
            or word.form != "gerund"
            or reading.has(after, DUE_NOUN)
            or (values is not None and _attributive(reading, match))
        ):
            return None
    elif (
        match.entry in reading.lists["participial_means"]
        and match.first
        and (not _verb_before(reading, match) or _people_act(reading, match, values))
    ) or (
        match.entry in reading.lists["channel_prepositions"]
        and (
            defines_metric(reading, match)
            or match.first > subordinate(reading)
            or (match.first and not _verb_before(reading, match))
            or (values is not None and says_which(reading, match, values))
        )
    ):
        return None
    if match.first == 0 and match.entry not in reading.lists["opening_means"]:
        return None
    if match.entry in reading.lists["channel_prepositions"] and time_follows(reading, after):
        return None
    if reading.has(match.first - 1, PHRASE_OPENERS | PHASES):
        return None
    return to_end(reading, match.first, values)


def _people_act(reading: Reading, match: Match, values: Number | None) -> bool:
    """ "Customers using the app": what those who are counted do says which of them are counted."""
    before = reading.match_at(match.first - 1)
    if any(other.bits & GET and not other.bits & MOVING and other.last <= match.first for other in reading.matches):
        return False
    if before is not None and before.bits & THINGS:
        return bool(before.bits & _PEOPLE)
    word = reading.words[match.first - 1]
    return values is not None and word is not None and word.number == "plural"


def _attributive(reading: Reading, match: Match) -> bool:
    """ "Rent paid by …", "платящих через …": a participle behind the noun it describes, and what belongs to it."""
    word = reading.words[match.first - 1] if match.first > 1 else None
    if word is None or word.form not in ("done", "participle"):
        return False
    return any(other.bits & VERB_BITS and other.last < match.first for other in reading.matches)


def _verb_before(reading: Reading, match: Match) -> bool:
    return any(other.bits & VERB_BITS and other.last <= match.first for other in reading.matches)
