"""Two deliverables or two metrics under one verb."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.model import Kind
from kr_lint.parse.actions.action import Action
from kr_lint.parse.actions.kazakh_chains import able
from kr_lint.parse.classes import (
    ALL,
    AND,
    ARTICLE,
    COPULA,
    DELIVER,
    FIELD,
    LEVELS,
    PER,
    PHRASE_BREAK,
    PREPOSITION,
    READY,
    SHIFTING,
    STAFF,
    THINGS,
    VERB_BITS,
    WON,
)
from kr_lint.parse.reading import Reading
from kr_lint.parse.results.groups import GROUPS

_DELIVERABLES: Final = bits("output", "outcome", "staff")
_MOVED_THINGS: Final = bits("flow_up", "flow_down", "quality")
_SIDES: Final = bits("quality", "level_up")
_LISTED: Final = 3
_DEADLINE_WORDS: Final = bits("until", "within", "period", "month", "relative_time", "due_noun", "article")


def second_thing(reading: Reading, actions: list[Action], guard: int, kind: Kind) -> int | None:
    """Two deliverables or two metrics under one verb ("a webinar and an eBook", "traffic and revenue")."""
    if reading.language.code == "kk" and kind == "kr" and able(reading, len(reading.words) - 1):
        return None
    if reading.language.code == "kk" and (inside := _quality_in_verb(reading, actions)) is not None:
        return inside
    if reading.language.code == "en":
        for found in (_listed_thing(reading, actions, guard), _one_more_thing(reading, actions, guard)):
            if found is not None:
                return found
    changes = bool(actions and actions[0].bits & SHIFTING)
    wanted = _DELIVERABLES | LEVELS
    if kind == "objective" or changes:
        wanted |= _MOVED_THINGS | (FIELD if kind == "objective" else 0)
    verbs = {action.first for action in actions}
    things = [
        match for match in reading.matches if match.bits & wanted and match.first < guard and match.first not in verbs
    ]
    worked = bool(actions and actions[0].bits & GROUPS[0])
    if actions and not any(action.bits & (GROUPS[0] | GROUPS[1] | GROUPS[2] | GROUPS[3]) for action in actions):
        return None
    for previous, thing in pairwise(things):
        between = range(previous.last, thing.first)
        conjunction = [
            position
            for position in between
            if _joins(reading, position)
            or reading.sign(position, "+&")
            or (reading.sign(position, ",") and position > previous.last and worked)
        ]
        if (
            any(reading.sign(position, ":") for position in range(actions[0].last if actions else 0, thing.first))
            or len(conjunction) != 1
            or reading.bracketed(thing.first)
            or reading.low(thing.last) in reading.lists["between"]
        ):
            continue
        if any(reading.bits[position] & PHRASE_BREAK for position in range(conjunction[0], thing.first)) or _modifies(
            reading, previous, thing
        ):
            continue
        if (
            thing.last - conjunction[0] > 5
            or not _adjoining(reading, previous.last, conjunction[0])
            or (reading.mask & ALL and reading.has(previous.first - 1, ALL))
        ):
            continue
        before = reading.words[conjunction[0] - 1]
        if before is not None and before.form == "done" and reading.language.code == "en":
            continue
        if kind == "objective" and _two_sides(reading, previous, thing):
            continue
        alike = bool(previous.bits & _DELIVERABLES) == bool(thing.bits & _DELIVERABLES)
        if (alike or changes) and not _under_preposition(reading, previous, actions):
            return conjunction[0] + 1
    return None


def _quality_in_verb(reading: Reading, actions: list[Action]) -> int | None:
    """ "жылдамдық пен сапаны арттыру": the second thing stands inside the verb's phrase."""
    for action in actions:
        named = action.bits & SHIFTING and action.last - action.first > 1
        if named and reading.has(action.first - 1, AND) and reading.has(action.first - 2, _MOVED_THINGS | LEVELS):
            return action.first
    return None


def _joins(reading: Reading, position: int) -> bool:
    """A conjunction; "да" behind one noun alone only means "too"."""
    if reading.language.code == "kk" and reading.low(position) in reading.lists["too"]:
        return reading.sign(position + 1, ",")
    return bool(reading.bits[position] & AND)


def _two_sides(reading: Reading, previous: Match, thing: Match) -> bool:
    """ "Lab accuracy and safety", "a nurse's skill and calm": two qualities of one thing named before."""
    if (
        reading.language.code != "en"
        or not (previous.bits & _SIDES and thing.bits & _SIDES)
        or thing.first - previous.last != 1
    ):
        return False
    owner = reading.words[previous.first - 1] if previous.first else None
    return owner is not None and (
        owner.case == "genitive"
        or bool(reading.bits[previous.first - 1] & THINGS)
        or not reading.bits[previous.first - 1]
    )


def _listed_thing(reading: Reading, actions: list[Action], guard: int) -> int | None:
    """ "Publish the prices, the terms and the warranty": the second of three things made, if only unknown ones.

    "A fast, safe and simple checkout" is one thing: its last member alone has several words.
    """
    stretch = _list_stretch(reading, actions, guard)
    if stretch is None:
        return None
    first, last = stretch
    members = [first]
    for position in range(first, last):
        verb = reading.has(position, VERB_BITS) and not reading.has(position - 1, ARTICLE)
        if verb or reading.bits[position] & (PHRASE_BREAK | COPULA) or _participle_behind(reading, position):
            last = position
            break
        if reading.sign(position, ",") and position > members[-1]:
            members.append(position + 1)
        elif reading.bits[position] & AND:
            if position > members[-1]:
                members.append(position + 1)
            else:
                members[-1] = position + 1
            last = min(last, _phrase_end(reading, position + 1))
            break
        elif reading.tokens[position].kind == SIGN and not reading.tokens[position].glued:
            return None
    else:
        return None
    if len(members) < _LISTED or not reading.has(members[-1] - 1, AND):
        return None
    lengths = [_length(reading, start, end) for start, end in pairwise([*members, last])]
    return members[1] if min(lengths) and not (lengths[-1] > 1 and max(lengths[:-1]) <= 1) else None


def _participle_behind(reading: Reading, position: int) -> bool:
    """ "…, owned and run by volunteers": a participle with nothing of its own behind it tells of what came before."""
    word = reading.words[position]
    return word is not None and word.form == "done" and reading.has(position + 1, PHRASE_BREAK | AND)


def _list_stretch(reading: Reading, actions: list[Action], guard: int) -> tuple[int, int] | None:
    """Where the things made stand: behind an active verb, or before "are live", "are published"."""
    ready = reading.find(READY)
    if ready is not None and ready.first and reading.has(ready.first - 1, COPULA):
        return 0, ready.first - 1
    if not actions or not actions[0].bits & DELIVER or actions[0].noun:
        return None
    if actions[0].passive:
        return (0, actions[0].first) if reading.has(actions[0].first - 1, COPULA) else None
    return actions[0].last, guard


def _one_more_thing(reading: Reading, actions: list[Action], guard: int) -> int | None:
    """ "Hire 2 cooks and a baker": one more of another kind behind what is counted."""
    if not actions or not actions[0].bits & (GROUPS[0] | GROUPS[3]) or actions[0].noun:
        return None
    counted = False
    for position in range(actions[0].last, min(guard, len(reading.tokens) - 1)):
        if reading.tokens[position].kind == NUMBER:
            counted = True
        elif reading.bits[position] & (PHRASE_BREAK | VERB_BITS) and not reading.bits[position] & THINGS:
            return None
        elif counted and reading.bits[position] & AND:
            return position + 1 if reading.has(position + 1, ARTICLE) and reading.has(position + 1, PER) else None
    return None


def _phrase_end(reading: Reading, first: int) -> int:
    end = first
    while (
        end < len(reading.tokens)
        and reading.tokens[end].kind != SIGN
        and not reading.bits[end] & (PHRASE_BREAK | COPULA)
    ):
        end += 1
    return end


def _length(reading: Reading, first: int, last: int) -> int:
    """How many words stand there, articles and joining words left out."""
    return sum(
        reading.words[position] is not None and not reading.bits[position] & (ARTICLE | AND)
        for position in range(first, last)
    )


def _adjoining(reading: Reading, first: int, last: int) -> bool:
    """Nothing but a deadline stands between the first deliverable and the conjunction."""
    return last - first <= 1 or all(
        reading.bits[position] & _DEADLINE_WORDS or reading.tokens[position].low[0] in "qh,"
        for position in range(first, last)
    )


def _modifies(reading: Reading, previous: Match, thing: Match) -> bool:
    """A second member in an oblique case says where or whose; "users and customers" are one population."""
    word = reading.words[thing.last - 1]
    if word is not None and word.case in ("genitive", "dative", "locative", "instrumental"):
        return True
    people = WON | STAFF if reading.language.code == "kk" and word is not None and word.number == "plural" else WON
    return bool(previous.bits & people and thing.bits & people)


def _under_preposition(reading: Reading, match: Match, actions: list[Action]) -> bool:
    """The pair stands behind a preposition: it says where or for whom."""
    position = match.first - 1
    while position >= 0 and position > match.first - 4:
        if reading.bits[position] & PREPOSITION:
            return True
        if any(action.first <= position < action.last for action in actions):
            return False
        position -= 1
    return False
