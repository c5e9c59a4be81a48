"""Second results that Kazakh says by parallel parts: same cases, same clauses, "да … да"."""

from __future__ import annotations

from typing import Final

from kr_lint.model import Kind
from kr_lint.parse.reading import Reading

_PARALLEL: Final = ("accusative", "dative")
_LEAST_WORDS: Final = 2


def parallel_part(reading: Reading, kind: Kind) -> int | None:
    """Where the second of two parallel parts begins; None where there is one."""
    both = _each_of_both(reading)
    if both is not None or kind != "objective":
        return both
    return _same_case(reading) or _same_clause(reading)


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


def _has_relative(reading: Reading, first: int, last: int) -> bool:
    return any(word is not None and word.form == "participle" for word in reading.words[first:last])


def _case(reading: Reading, position: int) -> str:
    word = reading.words[position]
    return word.case if word is not None and not word.verb else ""


def _is_verb(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    return word is None or word.verb
