"""The actions of an English statement: its verbs, and the nouns that open it."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.parse.actions.action import Action, read_action
from kr_lint.parse.actions.english_verbs import stands_as_verb
from kr_lint.parse.actions.unknown import with_unknown
from kr_lint.parse.classes import (
    ARTICLE,
    ATTAIN,
    CHANGE_NOUNS,
    COPULA,
    METRIC,
    NOUN_BITS,
    OUTPUT,
    OUTSIDE,
    PHRASE_BREAK,
    THINGS,
    VERB_BITS,
)
from kr_lint.parse.reading import Reading

_CARRIERS: Final = bits("demand", "hedge", "and")
_BEFORE_MODIFIER: Final = bits("clause", "preposition", "article")
_ORDERED: Final = bits("article", "all", "numeral")
_CLAUSE_EDGES: Final = bits("and", "clause", "preposition")


def english_actions(reading: Reading) -> list[Action]:
    """The actions in order; a verb that no lexicon knows counts where there is no other."""
    return _listed(reading) or with_unknown(reading, [], _acts)


def _listed(reading: Reading) -> list[Action]:
    """The verbs and action nouns of the lexicon; what stands behind a "to" of purpose is none."""
    found: list[Action] = []
    purpose = -1
    for match in reading.matches:
        if not match.bits & (VERB_BITS | NOUN_BITS):
            continue
        if (
            found
            and reading.low(match.first - 1) in reading.lists["infinitive_marker"]
            and match.bits & VERB_BITS
            and not reading.has(match.first - 2, _CARRIERS)
        ):
            purpose = match.first
        if 0 <= purpose < match.first and not any(
            reading.sign(position, ".;") for position in range(purpose, match.first)
        ):
            continue
        word = reading.words[match.first]
        if word is None or _modifies(reading, match, word):
            continue
        if match.bits & COPULA and _carries_participle(reading, match.last):
            continue
        if match.bits & VERB_BITS and stands_as_verb(reading, match, word, found):
            action = read_action(reading, match)
            if action.passive and _perfect(reading, match.first):
                action.form, action.passive = "past", False
            elif action.passive and _won(reading, match):
                action.bits = ATTAIN
            found.append(action)
        elif (
            not found
            and _names_action(reading, match)
            and (_starts_noun_phrase(reading, match) or _closes_metric(reading, match))
        ):
            action = read_action(reading, match)
            action.noun = True
            found.append(action)
    return found


def _modifies(reading: Reading, match: Match, word: Word) -> bool:
    """ "Self-serve upgrades", "first-call resolution": joined words modify, or order ("cold-call 40 mills")."""
    if word.verb or "-" not in word.low or match.last - match.first > 1:
        return False
    ordered = match.first == 0 and (
        reading.has(1, _ORDERED) or (len(reading.tokens) > 1 and reading.tokens[1].kind == NUMBER)
    )
    return not ordered


def _acts(reading: Reading, position: int, word: Word) -> bool:
    """An imperative before an article, or a participle behind a noun of ours: "Icon set redrawn on the new grid"."""
    if position == 0:
        return reading.has(1, ARTICLE)
    if word.form != "done" or reading.has(position - 1, _BEFORE_MODIFIER) or reading.words[position - 1] is None:
        return False
    if reading.low(position - 1) in reading.lists["infinitive_marker"]:
        return False
    following = position + 1 == len(reading.tokens) or reading.tokens[position + 1].kind == SIGN
    return (following or reading.has(position + 1, _CLAUSE_EDGES)) and not any(
        match.bits & OUTSIDE for match in reading.matches if match.last <= position
    )


def _won(reading: Reading, match: Match) -> bool:
    """ "Loan approved", "permission granted": what others grant, with the copula left out, unless it is our paper."""
    return (
        match.first > 0
        and match.last - match.first == 1
        and bool(reading.language.passives.get(reading.low(match.first), 0) & ATTAIN)
        and not any(other.bits & OUTPUT for other in reading.matches if other.last <= match.first)
    )


def _perfect(reading: Reading, position: int) -> bool:
    """ "have switched" is active, "have been switched" is not."""
    before = position - 1
    while before > 0 and reading.low(before).endswith(reading.endings["adverb"]):
        before -= 1
    word = reading.words[before] if before >= 0 else None
    return word is not None and word.lemma in reading.lists["perfect_auxiliary"]


def _carries_participle(reading: Reading, position: int) -> bool:
    """ "is implemented", "has been fully migrated": the participle is the verb, the copula only carries it."""
    while reading.low(position).endswith(reading.endings["adverb"]):
        position += 1
    word = reading.words[position] if position < len(reading.words) else None
    return word is not None and word.form == "done" and reading.has(position, VERB_BITS)


def _names_action(reading: Reading, match: Match) -> bool:
    """An action noun, or a verb that is also a noun ("launch of", "increase in")."""
    return bool(match.bits & NOUN_BITS) or reading.low(match.last) in reading.lists["noun_complement"]


def _closes_metric(reading: Reading, match: Match) -> bool:
    """ "Sales growth", "churn reduction": the change of a metric that stands right before it."""
    return (
        match.first > 0
        and bool(match.bits & CHANGE_NOUNS)
        and reading.has(match.first - 1, METRIC)
        and not any(reading.has(position, PHRASE_BREAK | VERB_BITS) for position in range(match.first - 1))
        and reading.words[0] is not None
    )


def _starts_noun_phrase(reading: Reading, match: Match) -> bool:
    return (
        not any(reading.has(position, THINGS) for position in range(match.first))
        and all(
            reading.tokens[position].kind != SIGN or reading.tokens[position].text in "[]():#"
            for position in range(match.first)
        )
        and not any(reading.has(position, PHRASE_BREAK) for position in range(match.first))
    )
