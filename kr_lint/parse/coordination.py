"""How many results a statement names: coordinated actions, metrics with numbers of their own, lists of deliverables."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Kind, Span
from kr_lint.parse.action import RELATIVES, THINGS, VERB_BITS, Action
from kr_lint.parse.facts import Scene
from kr_lint.parse.numbers import Number
from kr_lint.parse.reading import Reading

_GROUPS: Final = (
    bits("deliver", "conduct"),
    bits("raise", "lower", "improve", "optimise", "eliminate"),
    bits("get", "attain", "reach"),
    bits("hire"),
)
_TIMES: Final = bits("until", "within", "period", "month", "due_noun", "relative_time", "article")
_READY: Final = bit("ready")
_CLAUSE_AND: Final = frozenset({"және", "әрі"})
_FUNCTION: Final = bits(
    "preposition",
    "article",
    "cue_from",
    "cue_to",
    "cue_by",
    "cue_now",
    "cue_goal",
    "cmp_ge",
    "cmp_gt",
    "cmp_le",
    "cmp_lt",
    "cmp_about",
    "until",
    "within",
    "period",
    "month",
    "relative_time",
    "upward",
    "downward",
    "copula",
    "raise",
    "lower",
    "more",
)
_STATES: Final = bits("show", "become", "hold", "attain")
_AND: Final = bit("and")
_GUARD: Final = bit("guardrail")
_OUTPUTS: Final = bits("output", "staff", "outcome")
_METRICS: Final = bits("level_up", "level_down", "stock", "flow_up", "flow_down", "quality")
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
    "improve",
    "optimise",
    "become",
    "hold",
)
_CLAUSE_AUXILIARY_ETC: Final = bits("clause", "auxiliary", "demand", "purpose")
_WITHIN_OR_UNTIL: Final = bits("within", "until")
_LEVEL_UP_OR_LEVEL_DOWN: Final = bits("level_up", "level_down")
_QUALITY_FLOW_UP_ETC: Final = bits("quality", "flow_up", "flow_down")
_RAISE_LOWER_ETC: Final = bits("raise", "lower", "improve")
_FIELD: Final = bit("field")
_ALL: Final = bit("all")
_PREPOSITION_OR_CLAUSE: Final = bits("preposition", "clause")
_STOCK_OR_OUTCOME: Final = bits("stock", "outcome")
_PREPOSITION: Final = bit("preposition")
_EXAMPLE: Final = bit("example")
_CLAUSE: Final = bit("clause")
_GUARDRAIL_OR_METHOD: Final = bits("guardrail", "method")


def second_result(scene: Scene, kind: Kind, guard: int) -> Span | None:
    """The span of the second result, from its first word to the end of its clause; None when there is one result.

    ``guard`` is the token from which guardrails and means clauses begin; what stands behind it is no result.
    """
    reading, actions = scene.reading, scene.actions
    position = _second_action(reading, actions, guard, kind)
    if position is None:
        position = _second_measure(reading, scene.roles.others, scene.first, guard)
    if position is None:
        position = _work_before_measure(reading, actions, scene.first)
    if position is None and not (actions and actions[0].bits & _STATES):
        position = _second_thing(reading, actions, guard, kind)
    return (
        None
        if position is None
        else reading.span(position, min(guard, len(reading.tokens)) if guard > position else len(reading.tokens))
    )


def _second_action(reading: Reading, actions: list[Action], guard: int, kind: Kind) -> int | None:
    """Another action of its own behind a conjunction, a comma or a full stop; one thing done in two steps is one result."""
    if kind == "objective" and (position := _second_clause(reading, guard)) is not None:
        return position
    real = [action for action in actions if action.bits & _RESULT_VERBS and action.first < guard]
    if len(real) == 1 and reading.mask & _READY and (position := _ready_beside(reading, real[0])) is not None:
        return position
    if len(real) < 2:
        return None
    kazakh = reading.language.code == "kk"
    for previous, action in zip(real, real[1:], strict=False):
        joint = _joint(reading, previous.last, action.first)
        if joint is None:
            continue
        start = joint
        if (
            kind == "kr"
            and _group(previous) != _group(action)
            and (reading.has(start - 1, _AND) or reading.sign(start - 1, ",;+"))
        ):
            return start
        if kazakh:
            if _has_object(reading, start, action.first):
                return start
        elif _has_object(reading, previous.last, start) or reading.sign(start - 1, ".;"):
            return start
    return None


def _second_imperative(reading: Reading, guard: int) -> int | None:
    """ "Be the easiest tool … and win the public sector": a bare verb opens, another one follows "and" with an object."""
    opens = reading.words[0]
    if opens is None or not (opens.low == "be" or opens.form == "base"):
        return None
    for match in reading.matches:
        if (
            match.first < 3
            or match.first >= guard
            or not match.bits & VERB_BITS
            or not reading.has(match.first - 1, _AND)
        ):
            continue
        word = reading.words[match.first]
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
    ready = reading.find(_READY, action.last)
    if ready is None or not action.passive:
        return None
    for position in range(action.last, ready.first):
        if reading.has(position, _AND) and any(
            reading.words[between] is not None for between in range(position + 1, ready.first)
        ):
            return position + 1
    return None


def _second_clause(reading: Reading, guard: int) -> int | None:
    """A second infinitive (Kazakh: verbal noun) with words of its own behind a conjunction or comma, whatever the verb."""
    code = reading.language.code
    if code == "en":
        return _second_imperative(reading, guard)
    limit = min(guard, len(reading.tokens))
    infinitives = [
        position
        for position in range(limit)
        if (word := reading.words[position]) is not None
        and word.verb
        and word.form == "infinitive"
        and word.case in ("", "accusative")
    ]
    if code == "kk":
        closing = [
            position
            for position in infinitives
            if position + 1 >= len(reading.tokens)
            or reading.sign(position + 1, ",;.")
            or reading.low(position + 1) in _CLAUSE_AND
        ]
        for first, second in zip(closing, closing[1:], strict=False):
            start = first + 2
            if any(reading.words[position] is not None for position in range(start, second)):
                return start
        return None
    for first, second in zip(infinitives, infinitives[1:], strict=False):
        if (
            second - first > 1
            and (reading.has(second - 1, _AND) or reading.sign(second - 1, ",;"))
            and second + 1 < len(reading.tokens)
        ):
            subordinate = any(reading.bits[position] & _CLAUSE_AUXILIARY_ETC for position in range(first, second))
            if not subordinate and any(
                reading.words[position] is not None for position in range(first + 1, second - 1)
            ):
                return second
    return None


def _group(action: Action) -> int:
    """Doing, changing and winning are different results even with one object; "develop and introduce" is one."""
    for index, group in enumerate(_GROUPS):
        if action.bits & group:
            return index
    return len(_GROUPS)


def _joint(reading: Reading, first: int, last: int) -> int | None:
    """Where a conjunction or separator between two actions ends."""
    for position in range(last - 1, first - 1, -1):
        if reading.bits[position] & _AND:
            return position + 1
        if reading.sign(position, ",;.+"):
            if (
                reading.sign(position, ".")
                and position + 1 < len(reading.tokens)
                and reading.tokens[position + 1].glued
            ):
                continue
            return position + 1
    if reading.language.code == "kk" and first < len(reading.words):
        word = reading.words[first - 1]
        if word is not None and word.form == "gerund":
            return first
    return None


def _has_object(reading: Reading, first: int, last: int) -> bool:
    return any(
        reading.bits[position] & THINGS or (reading.words[position] is not None and not reading.bits[position])
        for position in range(first, last)
    )


def _second_measure(reading: Reading, others: tuple[Number, ...], first: Number | None, guard: int) -> int | None:
    """A further number with a metric or counted thing of its own, outside brackets."""
    if first is None:
        return None
    for number in others:
        if number.first < first.first or number.first >= guard or number.kind not in ("measure", "factor"):
            continue
        if number.bracketed:
            continue
        joint = _joint(reading, first.last, number.first)
        if joint is None or reading.bracketed(joint):
            continue
        start = joint
        between_first = range(first.last, start)
        if (
            number.unit == first.unit
            and start == number.first
            and not _same_metric_again(reading, number)
            and any(word is not None for word in reading.words[number.last : number.last + 2])
        ):
            return start
        if (
            number.unit == first.unit in ("percent", "score")
            and number.cue == first.cue
            and not _same_metric_again(reading, number)
        ):
            return start
        own = _names_something(reading, start, number.first) or any(
            reading.bits[position] & (THINGS | _METRICS)
            for position in range(number.last, min(len(reading.tokens), number.last + 5))
        )
        before = any(reading.bits[position] & (THINGS | _METRICS) for position in between_first) or _names_something(
            reading, 0, first.first
        )
        if own and before and not _same_metric_again(reading, number):
            return start
    return None


def _names_something(reading: Reading, first: int, last: int) -> bool:
    """A word that is no preposition, cue or article stands between, if only an unknown one."""
    return any(
        reading.words[position] is not None and not reading.bits[position] & _FUNCTION
        for position in range(first, last)
    )


def _same_metric_again(reading: Reading, number: Number) -> bool:
    """A later stage of the same metric: "10 % in Q1, 20 % in Q2"."""
    return reading.has(number.last, _WITHIN_OR_UNTIL) and not any(
        reading.bits[position] & THINGS for position in range(number.last, min(len(reading.tokens), number.last + 4))
    )


def _work_before_measure(reading: Reading, actions: list[Action], first: Number | None) -> int | None:
    """ "Launch the card and have 4,000 shoppers scan it": a task, then a measured result with a verb of its own."""
    if first is None or not actions or not actions[0].bits & _GROUPS[0] or first.core < actions[0].last:
        return None
    for position in range(actions[0].last + 1, first.core):
        if reading.has(position, _AND) and any(
            reading.bits[between] & VERB_BITS for between in range(position, first.core)
        ):
            return position + 1
    return None


def _second_thing(reading: Reading, actions: list[Action], guard: int, kind: Kind) -> int | None:
    """Two deliverables or two metrics under one verb ("a webinar and an eBook", "traffic and revenue")."""
    changes = bool(actions and actions[0].bits & _RAISE_LOWER_ETC)
    wanted = _OUTPUTS | _LEVEL_UP_OR_LEVEL_DOWN
    if kind == "objective" or changes:
        wanted |= _QUALITY_FLOW_UP_ETC | (_FIELD if kind == "objective" else 0)
    things = [match for match in reading.matches if match.bits & wanted and match.first < guard]
    worked = bool(actions and actions[0].bits & _GROUPS[0])
    if actions and not any(action.bits & (_GROUPS[0] | _GROUPS[1] | _GROUPS[2] | _GROUPS[3]) for action in actions):
        return None
    for previous, thing in zip(things, things[1:], strict=False):
        between = range(previous.last, thing.first)
        conjunction = [
            position
            for position in between
            if reading.bits[position] & _AND
            or reading.sign(position, "+&")
            or (reading.sign(position, ",") and position > previous.last and worked)
        ]
        if (
            any(reading.sign(position, ":") for position in range(actions[0].last if actions else 0, thing.first))
            or len(conjunction) != 1
            or reading.bracketed(thing.first)
        ):
            continue
        if any(
            reading.bits[position] & _PREPOSITION_OR_CLAUSE for position in range(conjunction[0], thing.first)
        ) or _modifies(reading, previous, thing):
            continue
        if (
            thing.last - conjunction[0] > 5
            or not _adjoining(reading, previous.last, conjunction[0])
            or (reading.mask & _ALL and reading.has(previous.first - 1, _ALL))
        ):
            continue
        alike = bool(previous.bits & _OUTPUTS) == bool(thing.bits & _OUTPUTS)
        if (alike or changes) and not _under_preposition(reading, previous, actions):
            return conjunction[0] + 1
    return None


def _adjoining(reading: Reading, first: int, last: int) -> bool:
    """Nothing but a deadline stands between the first deliverable and the conjunction."""
    return last - first <= 1 or all(
        reading.bits[position] & _TIMES or reading.tokens[position].low[0] in "qh," for position in range(first, last)
    )


def _modifies(reading: Reading, previous: Match, thing: Match) -> bool:
    """In Kazakh a genitive or bare first member belongs to a longer noun phrase; "users and customers" are one population."""
    word = reading.words[thing.last - 1]
    if word is not None and word.case in ("genitive", "dative", "locative", "instrumental"):
        return True
    return bool(previous.bits & _STOCK_OR_OUTCOME and thing.bits & _STOCK_OR_OUTCOME)


def _under_preposition(reading: Reading, match: Match, actions: list[Action]) -> bool:
    """The pair stands behind a preposition: it says where or for whom."""
    position = match.first - 1
    while position >= 0 and position > match.first - 4:
        if reading.bits[position] & _PREPOSITION:
            return True
        if any(action.first <= position < action.last for action in actions):
            return False
        position -= 1
    return False


def guard_position(reading: Reading, actions: list[Action], method: Span | None) -> int:
    """The token from which guardrails ("without losing …") or a means clause at the end begin."""
    count = len(reading.tokens)
    guard = count
    if reading.language.code == "kk":
        return _kazakh_guard(reading)
    found = reading.find(_GUARD)
    if found is not None:
        guard = min(guard, found.first)
    example = reading.find(_EXAMPLE)
    if example is not None and example.first > 1:
        guard = min(guard, example.first)
    for match in reading.matches:
        if match.bits & _CLAUSE and match.entry in RELATIVES and match.first > 1:
            if not any(action.first > match.first for action in actions):
                guard = min(guard, match.first)
            break
    if method is not None:
        guard = min(guard, reading.token_at(method.start))
    return max(guard, 1)


def _kazakh_guard(reading: Reading) -> int:
    """A negative converb that closes the statement ("…, сапаны түсірмей") guards from its comma on."""
    count = len(reading.tokens)
    last = next((index for index in range(count - 1, -1, -1) if reading.words[index] is not None), 0)
    word = reading.words[last] if count else None
    if (word is not None and word.negative and word.form == "gerund") or reading.has(last, _GUARDRAIL_OR_METHOD):
        commas = [index for index in range(last) if reading.sign(index, ",–")]
        if commas:
            return max(commas[-1], 1)
    return max(count, 1)
