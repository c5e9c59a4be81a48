"""The actions of a Russian statement: verbs by their form, and action nouns that head a clause."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import SIGN
from kr_lint.parse.actions.action import Action, read_action
from kr_lint.parse.actions.unknown import with_unknown
from kr_lint.parse.classes import (
    COMPARISON,
    DEMAND,
    HEDGE,
    HOLD,
    IMPROVE,
    LIGHT,
    METRIC,
    MOVING,
    NOUN_BITS,
    PHRASE_BREAK,
    SHOW,
    THINGS,
    VAGUE,
    VERB_BITS,
)
from kr_lint.parse.reading import Reading

_BECOMES_OF: Final = bits("deliver", "conduct", "attain", "get")
_MOVES: Final = bits("raise", "lower", "reach")
_LET_REACH: Final = 5
_BEFORE_HEAD: Final = bits("hedge", "and", "frequency")
_CIRCUMSTANCE: Final = bits("hedge", "frequency", "until", "within", "period", "month", "relative_time", "due_noun")


def russian_actions(reading: Reading) -> list[Action]:
    """The actions in order, with the verbs that no lexicon knows; what we say we do only where nothing else is done."""
    return with_unknown(reading, _listed(reading), _acts) or with_unknown(reading, [], _we_do)


def _listed(reading: Reading) -> list[Action]:
    found: list[Action] = []
    for match in reading.matches:
        if not match.bits & (VERB_BITS | NOUN_BITS):
            continue
        word = reading.words[match.first]
        if word is None:
            continue
        if match.bits & VERB_BITS:
            if word.form == "infinitive" and _wished_by_others(reading, match.first):
                continue
            if word.verb and word.form in ("participle", "done_full", "gerund"):
                if word.form == "done_full" and word.case == "nominative" and match.first == 0:
                    found.append(read_action(reading, match))
                continue
            action = read_action(reading, match)
            if (action.bits & _MOVES and _prevented(reading, match.first, word)) or _forbids(reading, match.first):
                action.bits = HOLD
            elif action.bits & MOVING and _denied(reading, match.first):
                action.bits = HOLD if word.form == "infinitive" or reading.find(METRIC, 0, match.first) else SHOW
            elif action.lemma in reading.lists["make"] and _betters(reading, match.last):
                action.bits = IMPROVE
            if len(found) == 1 and found[0].noun and _predicates(reading, found[0], action):
                found.pop()
            found.append(action)
        elif (not found and _russian_head_noun(reading, match, word)) or (
            found and found[-1].bits & LIGHT and not found[-1].bits & ~LIGHT and match.first - found[-1].last <= 3
        ):
            found.append(read_action(reading, match))
    return found


def _wished_by_others(reading: Reading, position: int) -> bool:
    """ "Учителя просят поделиться": an infinitive behind a verb in the third person is what others want."""
    word = reading.words[position - 1] if position else None
    return (
        word is not None
        and word.form == "present"
        and not reading.has(position - 1, DEMAND)
        and word.low.endswith(reading.endings["third_person"])
    )


def _denied(reading: Reading, position: int) -> bool:
    """ "Цены не растут", "заказы не теряются": a change that does not come."""
    return reading.low(position - 1) in reading.lists["not"]


def _betters(reading: Reading, first: int) -> bool:
    """ "Сделать кабинет удобнее": a comparative of praise says that something shall become better."""
    return any(
        reading.has(position, VAGUE) and word is not None and word.form == "comparative"
        for position, word in enumerate(reading.words[first:], first)
    )


def _prevented(reading: Reading, position: int, word: Word) -> bool:
    """ "Не дать запасам упасть": a change that is not let happen keeps the level."""
    return word.form == "infinitive" and any(
        reading.low(near) in reading.lists["letting"] and reading.low(near - 1) in reading.lists["not"]
        for near in range(max(1, position - _LET_REACH), position)
    )


def _forbids(reading: Reading, position: int) -> bool:
    """ "Не давать просрочке превысить 2 %": a limit that is not let be crossed keeps the level."""
    return (
        reading.low(position) in reading.lists["letting"]
        and reading.low(position - 1) in reading.lists["not"]
        and reading.find(COMPARISON, position) is not None
    )


def _predicates(reading: Reading, noun: Action, verb: Action) -> bool:
    """ "Аудит пройден": an action noun is the subject of the verb that says what becomes of it."""
    return (
        verb.form in ("done", "past")
        and bool(verb.bits & _BECOMES_OF)
        and not any(reading.tokens[position].kind == SIGN for position in range(noun.last, verb.first))
    )


def _russian_head_noun(reading: Reading, match: Match, word: Word) -> bool:
    """An action noun in the nominative that opens the statement or its clause, or whose attempt is promised.

    An adjective may stand before it.
    """
    if reading.has(match.first - 1, HEDGE) and not reading.has(match.first - 1, VERB_BITS):
        return True
    if word.case not in ("nominative", "accusative", "") or reading.bracketed(match.first):
        return False
    position = match.first - 1
    while position >= 0:
        previous = reading.words[position]
        if previous is None:
            return reading.tokens[position].kind == SIGN
        if reading.bits[position] & (THINGS | VERB_BITS | PHRASE_BREAK):
            return False
        position -= 1
    return True


def _acts(reading: Reading, position: int, word: Word) -> bool:
    """A short participle, or an infinitive that heads its clause."""
    return word.form == "done" or (word.form == "infinitive" and _heads_clause(reading, position))


def _we_do(reading: Reading, position: int, word: Word) -> bool:
    """ "Обзваниваем должников": the first person plural of the present."""
    return word.form == "present" and word.low.endswith(reading.endings["we_do"])


def _heads_clause(reading: Reading, position: int) -> bool:
    """Nothing, a conjunction or a separator stands before, or only words that say when or how surely."""
    if all(reading.bits[first] & _CIRCUMSTANCE for first in range(position)):
        return True
    if _denied(reading, position):
        match = reading.match_at(position - 1)
        return (position - 1 if match is None else match.first) == 0
    before = position - 1
    return reading.has(before, _BEFORE_HEAD) or (
        reading.sign(before, ",;:.–-") and not reading.tokens[before + 1].glued
    )
