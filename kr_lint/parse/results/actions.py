"""A second action of its own: "launch the card and hire two engineers"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER
from kr_lint.model import Kind
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import (
    AND,
    ARTICLE,
    CLAUSE,
    COPULA,
    CUE_GOAL,
    CUE_NOW,
    FINISH,
    NOUN_BITS,
    OUTPUT,
    POPULATION,
    READY,
    RELATIVE,
    THINGS,
    VERB_BITS,
)
from kr_lint.parse.reading import Reading
from kr_lint.parse.results.groups import group_of, joint_between
from kr_lint.parse.results.kazakh import goes_further, parallel_part, without_means
from kr_lint.parse.results.russian import second_ambition

_RESULT_VERBS: Final = bits(
    "deliver",
    "conduct",
    "hire",
    "attain",
    "get",
    "reach",
    "raise",
    "lower",
    "eliminate",
    "hold",
    "improve",
    "optimise",
    "become",
)
_LEAST_WORDS: Final = 2
#: Longer entries hold their object: "scale our business".
_VERB_WITH_OBJECT: Final = 2
#: Work and winning with one object are one result: "train and certify fifteen nurses".
_TRAINED_FOR: Final = {0, 2}
_OBJECTS: Final = THINGS | NOUN_BITS | POPULATION
_PHASES: Final = bits("begin", "finish")
_SUBORDINATING: Final = bits("demand", "purpose", "clause", "auxiliary")


def second_action(reading: Reading, actions: list[Action], guard: int, kind: Kind) -> int | None:
    """Another action of its own behind a conjunction, comma or full stop; one thing done in two steps is one result."""
    if reading.language.code == "kk" and (position := parallel_part(reading, kind)) is not None:
        return position
    if kind == "objective" and (position := _second_clause(reading, guard)) is not None:
        return position
    if (position := _second_state(reading, guard)) is not None:
        return position
    real = [
        action
        for action in actions
        if action.first < guard
        and _gives_result(reading, action)
        and not reading.bracketed(action.first)
        and not reading.has(action.first, CUE_NOW | CUE_GOAL)
        and not _in_condition(reading, action)
    ]
    if reading.language.code == "kk":
        real = without_means(reading, real)
    if len(real) == 1 and reading.mask & READY and (position := _ready_beside(reading, real[0])) is not None:
        return position
    if len(real) < 2:
        return None
    kazakh = reading.language.code == "kk"
    for previous, action in pairwise(real):
        joint = joint_between(reading, previous.last, action.first)
        if joint is None:
            continue
        start = joint
        if kazakh and goes_further(reading, previous, start, action):
            continue
        if reading.language.code == "ru" and reading.has(joint, CLAUSE):
            continue
        if (
            kind == "kr"
            and group_of(previous) != group_of(action)
            and (kazakh or start - 1 > previous.last or {group_of(previous), group_of(action)} != _TRAINED_FOR)
            and (reading.has(start - 1, AND) or reading.sign(start - 1, ",;+"))
            and not (kazakh and _goes_on(reading, previous, start, action))
        ):
            return start
        if kazakh:
            goes_on = previous.form == "gerund" and _only_oblique(reading, start, action)
            counted = previous.form != "participle" and any(
                token.kind == NUMBER for token in reading.tokens[start : action.first]
            )
            if not goes_on and (counted or _has_object(reading, start, action.first)):
                return start
        elif (
            _has_object(reading, previous.last, start)
            or _own_subject(reading, previous, start, action)
            or previous.last - previous.first > _VERB_WITH_OBJECT
            or reading.sign(start - 1, ".;")
        ):
            return start
    return None


def _in_condition(reading: Reading, action: Action) -> bool:
    """ "Если согласуют смету, …": what the condition in front says is no result."""
    return reading.low(0) in reading.lists["conditions"] and not any(
        reading.sign(position, ",–") for position in range(action.first)
    )


def _own_subject(reading: Reading, previous: Action, start: int, action: Action) -> bool:
    """ "Страница переписана, фото обновлены": a second Russian participle with a subject of its own before it."""
    return reading.language.code == "ru" and previous.form == action.form == "done" and action.first > start


def _gives_result(reading: Reading, action: Action) -> bool:
    """A verb of doing, changing or winning; "wrapped up the survey and …" ends something of its own.

    In Kazakh also beginning and finishing what stands before the verb as object or subject.
    """
    if action.bits & _RESULT_VERBS:
        return True
    if reading.language.code == "kk":
        word = reading.words[action.first - 1] if action.bits & _PHASES and action.first else None
        return word is not None and not word.verb and word.case in ("", "nominative", "accusative")
    if not action.bits & FINISH or action.noun:
        return False
    joint = next(
        (position for position in range(action.last, len(reading.tokens)) if reading.bits[position] & AND), None
    )
    return joint is not None and _has_object(reading, action.last, joint) and action.form in ("done", "past")


def _second_imperative(reading: Reading, guard: int) -> int | None:
    """ "Be the easiest tool … and win the public sector": a bare verb opens, another follows with its object."""
    opens = reading.words[0]
    if opens is None or not (opens.low in reading.lists["linking_verb"] or opens.form == "base"):
        return None
    for match in reading.matches:
        if (
            match.first < 3
            or match.first >= guard
            or not match.bits & VERB_BITS
            or not reading.has(match.first - 1, AND)
        ):
            continue
        word = reading.words[match.first]
        if opens.low not in reading.lists["linking_verb"] and any(
            reading.low(position - 1) in reading.lists["infinitive_marker"] and reading.has(position, VERB_BITS)
            for position in range(1, match.first)
        ):
            return None
        if (
            word is not None
            and word.form == "base"
            and not reading.has(match.first - 2, VERB_BITS)
            and match.last < len(reading.tokens)
        ):
            return match.first
    return None


def _ready_beside(reading: Reading, action: Action) -> int | None:
    """ "Room refurbished and kiosks live by 1 October": a participle and a state, joined."""
    ready = reading.find(READY, action.last)
    if ready is None or not action.passive:
        return None
    for position in range(action.last, ready.first):
        if reading.has(position, AND) and any(
            reading.words[between] is not None for between in range(position + 1, ready.first)
        ):
            return position + 1
    return None


def _second_state(reading: Reading, guard: int) -> int | None:
    """ "Deliveries are free and returns are simple": two subjects, each with a copula of its own."""
    if reading.language.code != "en":
        return None
    copulas = [match.first for match in reading.matches if match.bits & COPULA and match.first < guard]
    for first, second in pairwise(copulas):
        for position in range(first + 1, second - 1):
            if reading.has(position, AND) and not any(
                reading.bits[between] & (RELATIVE | CLAUSE) for between in range(first, second)
            ):
                return position + 1
    return None


def _second_clause(reading: Reading, guard: int) -> int | None:
    """A second infinitive (Kazakh: verbal noun) with words of its own behind a conjunction or comma."""
    code = reading.language.code
    if (position := _behind_semicolon(reading, guard)) is not None:
        return position
    if code == "en":
        return _second_imperative(reading, guard) or _second_phrase(reading, guard)
    limit = min(guard, len(reading.tokens))
    infinitives = [
        position
        for position in range(limit)
        if (word := reading.words[position]) is not None
        and word.verb
        and ((word.form == "infinitive" and word.case in ("", "accusative")) or _wishes_of_another(reading, word))
    ]
    if code == "kk":
        closing = [
            position
            for position in infinitives
            if position + 1 >= len(reading.tokens)
            or reading.sign(position + 1, ",;.")
            or reading.low(position + 1) in reading.lists["clause_and"]
        ]
        for first, second in pairwise(closing):
            start = first + 2
            if any(reading.words[position] is not None for position in range(start, second)):
                return start
        return None
    for first, second in pairwise(infinitives):
        if (
            second - first > 1
            and (reading.has(second - 1, AND) or reading.sign(second - 1, ",;"))
            and second + 1 < len(reading.tokens)
        ):
            resumes = reading.has(second - 1, AND) and reading.sign(second - 2, ",")
            subordinate = not resumes and any(
                reading.bits[position] & _SUBORDINATING for position in range(first, second)
            )
            if not subordinate and any(
                reading.words[position] is not None for position in range(first + 1, second - 1)
            ):
                return second
    return second_ambition(reading, guard)


def _second_phrase(reading: Reading, guard: int) -> int | None:
    """ "A warm hall, and a choir that sells it out": two things wished for, each with its article."""
    if not reading.has(0, ARTICLE):
        return None
    for position in range(_LEAST_WORDS + 1, min(guard, len(reading.tokens) - _LEAST_WORDS)):
        joined = reading.sign(position - 1, ",") or reading.low(position) in reading.lists["plus"]
        if joined and reading.has(position, AND) and reading.has(position + 1, ARTICLE):
            return position + 1
    return None


def _behind_semicolon(reading: Reading, guard: int) -> int | None:
    """ "Pupils bake their own bread; parents eat with them": two sentences, each with words enough for one."""
    for position in range(_LEAST_WORDS, min(guard, len(reading.tokens) - _LEAST_WORDS)):
        if reading.sign(position, ";") and not reading.bracketed(position):
            return position + 1
    return None


def _has_object(reading: Reading, first: int, last: int) -> bool:
    return any(
        reading.bits[position] & _OBJECTS or (reading.words[position] is not None and not reading.bits[position])
        for position in range(first, last)
    )


def _goes_on(reading: Reading, previous: Action, start: int, action: Action) -> bool:
    """ "сипаттап, келісу": a converb, then a verb without an object of its own, are steps of one result."""
    return previous.form == "gerund" and all(reading.words[between] is None for between in range(start, action.first))


def _only_oblique(reading: Reading, first: int, action: Action) -> bool:
    """ "талдап, тізілімге енгізу": no object or passive subject of its own, only where or whom it goes to."""
    last = action.first
    if action.passive and last > first and reading.has(first, OUTPUT) and not reading.has(first, CLAUSE):
        subject, following = reading.words[first], reading.words[first + 1]
        if subject is not None and not subject.case and following is not None and not following.possessive:
            return False
    head = reading.words[last - 1] if last > first else None
    return (
        head is not None
        and head.case in ("dative", "locative", "ablative", "instrumental")
        and not any(word is not None and word.case == "accusative" for word in reading.words[first:last])
        and not any(token.kind == NUMBER for token in reading.tokens[first:last])
    )


def _wishes_of_another(reading: Reading, word: Word) -> bool:
    """ "келсін және кетпесін": in Kazakh a wish closes its clause like a verbal noun."""
    return reading.language.code == "kk" and word.low.endswith(reading.endings["optative"])
