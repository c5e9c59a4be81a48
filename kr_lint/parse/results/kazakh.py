"""Second results that Kazakh says by parallel parts: same cases, same clauses, "да … да"."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.model import Kind
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import HOLD, METHOD, MOVING, VERB_BITS
from kr_lint.parse.reading import Reading

_PARALLEL: Final = ("accusative", "dative")
_LEAST_WORDS: Final = 2
_OF_NUMBERS: Final = bits("unit", "numeral", "cmp_ge", "cmp_le", "cmp_about", "cue_to", "upward", "downward")


def parallel_part(reading: Reading, kind: Kind) -> int | None:
    """Where the second of two parallel parts begins; None where there is one."""
    both = _each_of_both(reading)
    if both is not None or kind != "objective":
        return both
    return _same_case(reading) or _same_clause(reading) or _set_against(reading)


def goes_further(reading: Reading, previous: Action, start: int, action: Action) -> bool:
    """ "6 тармаққа азайтып, 18%-ға түсіру": a change, then the same metric's new level with nothing else between."""
    if previous.form != "gerund" or not previous.bits & MOVING:
        return False
    return all(
        reading.words[position] is None or reading.has(position, _OF_NUMBERS) or reading.sign(position - 1, "-–")
        for position in range(start, action.first)
    )


def without_means(reading: Reading, actions: list[Action]) -> list[Action]:
    """ "газетке жазып, кездесу өткізу арқылы": converbs before a verbal noun that is the means belong to the means."""
    means = next(
        (
            match.first
            for match in reading.matches
            if match.bits & METHOD and match.first and _is_infinitive(reading, match.first - 1)
        ),
        0,
    )
    return [action for action in actions if action.first >= means or action.form != "gerund"]


def _is_infinitive(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    if word is None or word.case:
        return False
    return word.form == "infinitive" or (word.low.endswith(("у", "ю")) and reading.has(position, VERB_BITS))


def _each_of_both(reading: Reading) -> int | None:
    """ "кітап санын да, оқырман санын да өсіру": two objects, each with its "too"."""
    too = [position for position, token in enumerate(reading.tokens) if token.low in reading.lists["too"]]
    if len(too) < _LEAST_WORDS or not reading.sign(too[0] + 1, ","):
        return None
    objects = all(position and _case(reading, position - 1) == "accusative" for position in too[:_LEAST_WORDS])
    return too[0] + 2 if objects else None


def _same_case(reading: Reading) -> int | None:
    """ "Ауылды таза сумен, жастарды жұмыспен қамту": behind the comma the parts begin again, in the same case."""
    for position in range(_LEAST_WORDS, len(reading.tokens) - _LEAST_WORDS):
        if not reading.sign(position, ",") or _is_verb(reading, position - 1):
            continue
        if reading.low(position - 1) in reading.lists["no_longer"]:
            continue
        case = _case(reading, position + 1)
        if case in _PARALLEL and case == _case(reading, 0):
            return position + 1
    return None


def _same_clause(reading: Reading) -> int | None:
    """ "Клиент сүйетін банк және түлек армандайтын орын": two nouns, each with a relative clause."""
    for position in range(_LEAST_WORDS, len(reading.tokens) - _LEAST_WORDS):
        if reading.low(position) not in reading.lists["clause_and"] or _is_verb(reading, position - 1):
            continue
        if _has_relative(reading, 0, position) and _has_relative(reading, position + 1, len(reading.tokens)):
            return position + 1
    return None


def closes_in_negation(reading: Reading) -> bool:
    """ "…, ал сапа төмендемейді", "…, бірақ жоғалтпаймыз": the last verb denies a loss or keeps a level."""
    last = next((index for index in range(len(reading.words) - 1, -1, -1) if reading.words[index] is not None), 0)
    word = reading.words[last] if reading.words else None
    return word is not None and word.form == "present" and (word.negative or reading.has(last, HOLD))


def _set_against(reading: Reading) -> int | None:
    """ "Қойма таза, ал касса жылдам": a clause of its own behind "ал"; a negative one only guards the first."""
    if closes_in_negation(reading):
        return None
    for position in range(_LEAST_WORDS, len(reading.tokens) - _LEAST_WORDS):
        if reading.sign(position, ",") and reading.low(position + 1) in reading.lists["against"]:
            return position + 2
    return None


def _has_relative(reading: Reading, first: int, last: int) -> bool:
    return any(word is not None and word.form == "participle" for word in reading.words[first:last])


def _case(reading: Reading, position: int) -> str:
    word = reading.words[position]
    return word.case if word is not None and not word.verb else ""


def _is_verb(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    return word is None or word.verb
