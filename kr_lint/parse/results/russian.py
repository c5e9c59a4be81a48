"""A second ambition of a Russian Objective: a clause, a noun phrase or a complement of its own behind a joint."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.classes import AND, BECOME, COMPARATIVE, NOUN_BITS, PREPOSITION, PRONOUN, RELATIVE
from kr_lint.parse.reading import Reading
from kr_lint.parse.subjects import is_subject

_ASIDE: Final = bits("clause", "relative", "purpose", "guardrail", "method", "example")
_GROWTH: Final = bits("raise", "optimise", "upward")
_SHRINKS: Final = bits("lower", "hold", "eliminate")
_FINITE: Final = ("present", "past")
_NEAR: Final = 5
_SEVERAL: Final = 2


def second_ambition(reading: Reading, guard: int) -> int | None:
    """Where the second ambition begins, None where there is one."""
    limit = min(guard, len(reading.tokens))
    finite = [position for position in range(limit) if _form(reading, position) in _FINITE]
    for joint in range(1, limit - 1):
        bare = reading.sign(joint, ",") and reading.low(joint + 1) not in reading.lists["contrast"]
        if any(reading.bits[before] & _ASIDE for before in range(joint)):
            return None
        start = _start(reading, joint)
        if start is None:
            continue
        if any(position < joint for position in finite):
            if _clause(reading, start, finite):
                return start
        elif bare or finite:
            continue
        elif _phrase(reading, joint, start, limit) or _second_role(reading, joint, start, limit):
            return start
    return None


def second_doing(reading: Reading, guard: int) -> int | None:
    """ "Ремонт кровли и замена окон": the second of two nouns of doing in the nominative, each with an object."""
    if not reading.has(0, NOUN_BITS):
        return None
    limit = min(guard, len(reading.tokens))
    for joint in range(1, limit - 1):
        if reading.bracketed(joint):
            continue
        start = None if reading.sign(joint, ",") else _start(reading, joint)
        if start is not None and _phrase(reading, joint, start, limit):
            head = _head(reading, start, limit)
            if head is not None and reading.has(head, NOUN_BITS):
                return start
    return None


def second_comparative(reading: Reading, guard: int) -> int | None:
    """ "Больше экспорта и меньше брака": the second comparative, None where there is one."""
    found = [match for match in reading.matches if match.bits & COMPARATIVE and match.first < guard]
    if len(found) < _SEVERAL or found[0].first > 1:
        return None
    second = found[1].first
    return second if reading.has(second - 1, AND) or reading.sign(second - 1, ",") else None


def _form(reading: Reading, position: int) -> str:
    word = reading.words[position]
    return "" if word is None else word.form


def _case(reading: Reading, position: int) -> str:
    word = reading.words[position] if position < len(reading.words) else None
    return "" if word is None or word.verb else word.case


def _start(reading: Reading, joint: int) -> int | None:
    """The first token behind "и", ";", ", а" or ", и", None where no joint stands."""
    if reading.sign(joint, ";"):
        return joint + 1
    if reading.has(joint, AND):
        return joint + 1
    if reading.sign(joint, ","):
        return joint + 2 if reading.low(joint + 1) in reading.lists["contrast"] else joint + 1
    return None


def _clause(reading: Reading, start: int, finite: list[int]) -> bool:
    """ "пациенты не ждут": a subject in the nominative and its verb right behind it.

    ", а качество не падает" only says what must not suffer.
    """
    verb = next((position for position in finite if position > start), None)
    if verb is None or verb - start > _NEAR or reading.has(start, PRONOUN):
        return False
    if reading.low(verb - 1) in reading.lists["not"] and _set_against(reading, start, verb):
        return False
    subject = next((position for position in range(start, verb) if _case(reading, position)), None)
    return (
        subject is not None
        and is_subject(reading, subject, verb)
        and not any(reading.bits[position] & (RELATIVE | PREPOSITION) for position in range(start, verb))
    )


def _set_against(reading: Reading, start: int, verb: int) -> bool:
    """ "…, но соседи не слышат", "растёт …, а качество не падает": "а" alone may open anything."""
    opener = next((near for near in (start, start - 1) if reading.low(near) in reading.lists["adversative"]), None)
    if opener is None:
        return False
    grows = any(reading.has(position, _GROWTH) for position in range(opener))
    return reading.low(opener) not in reading.lists["contrast"] or grows or reading.has(verb, _SHRINKS)


def _phrase(reading: Reading, joint: int, start: int, limit: int) -> bool:
    """ "Сильная сборная по химии и безопасная школа": two nominative phrases, each of several words."""
    if joint < _SEVERAL or _head(reading, 0, joint) is None or limit - start < _SEVERAL:
        return False
    head = _head(reading, start, limit)
    return head is not None and head - start <= 1


def _head(reading: Reading, first: int, last: int) -> int | None:
    """The noun that heads a nominative phrase, adjectives passed over."""
    for position in range(first, last):
        if _form(reading, position) == "adjective":
            continue
        return position if _case(reading, position) in ("nominative", "accusative") else None
    return None


def _second_role(reading: Reading, joint: int, start: int, limit: int) -> bool:
    """ "Стать опорой для врачей и местом, где …": two things to become, each with words of its own."""
    first = reading.matches[0] if reading.matches else None
    if first is None or first.first or not first.bits & BECOME:
        return False
    own = any(reading.bits[position] & PREPOSITION for position in range(first.last, joint))
    noun = next((p for p in range(start, min(limit, start + 2)) if _form(reading, p) != "adjective"), None)
    if noun is None or _case(reading, noun) != "instrumental":
        return False
    return own and (reading.sign(noun + 1, ",") or reading.has(noun + 1, PREPOSITION))
