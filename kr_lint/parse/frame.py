"""Statement → Frame: the detectors called in order, their answers put into slots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from kr_lint.languages import get_language
from kr_lint.languages.categories import bit, bits, names
from kr_lint.languages.identify import identify
from kr_lint.languages.lexicon import Lexicon, Match
from kr_lint.languages.scan import NUMBER, WORD, Token, normalise, own_words, scan
from kr_lint.model import Direction, Frame, Kind, LanguageCode, Phrase, Quantity, Statement
from kr_lint.parse.action import LIGHT, THINGS, Action, drop_label, find_actions, main_action, subordinate
from kr_lint.parse.coordination import guard_position, second_result
from kr_lint.parse.facts import Scene, read_facts
from kr_lint.parse.numbers import NUMERIC, Number
from kr_lint.parse.objectives import objective_facts
from kr_lint.parse.objects import metric_of
from kr_lint.parse.period import find_deadline, mark_times
from kr_lint.parse.quantities import find_numbers
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles import MORE, Roles, assign, read_cues
from kr_lint.parse.units import complete_units
from kr_lint.parse.wording import find_method, find_span

#: A statement is a sentence or two; what stands behind this many tokens is counted, not read.
_LONGEST_READ: Final = 400
_LONGEST_ENDING: Final = 5
_RESULTS: Final = bits("reach", "get", "raise", "lower", "improve", "attain")
_DIGIT: Final = re.compile(r"\d")
_RAISE: Final = bits("raise", "raise_noun")
_LOWER: Final = bits("lower", "lower_noun")
_UP: Final = bits("raise", "improve")
_ALL: Final = bit("all")
_NEGATION: Final = bit("negation")
_PLACE: Final = bit("place")
_PREPOSITION: Final = bit("preposition")
_READY: Final = bit("ready")
_FIRST: Final = bit("first")
_GET_ATTAIN_ETC: Final = bits("get", "attain", "reach")
_OUTCOME: Final = bit("outcome")
_REACH_OR_HOLD: Final = bits("reach", "hold")
_ARTICLE: Final = bit("article")
_COPULA_OR_READY: Final = bits("copula", "ready")
_LOWER_2: Final = bit("lower")
_HOLD: Final = bit("hold")
_ELIMINATE: Final = bit("eliminate")
_REACH_OR_GET: Final = bits("reach", "get")
_PLACEHOLDER: Final = bit("placeholder")
_DOWNWARD: Final = bit("downward")
_UPWARD: Final = bit("upward")
_DELIVER_CONDUCT_ETC: Final = bits("deliver", "conduct", "eliminate")
_LEVEL_UP_OR_FLOW_UP: Final = bits("level_up", "flow_up")
_LEVEL_DOWN_OR_FLOW_DOWN: Final = bits("level_down", "flow_down")


class Terms(NamedTuple):
    """Words that rules look for beyond the languages' own lexicons; a match's bit is the index of its name."""

    names: tuple[str, ...]
    lexicons: Mapping[LanguageCode, Lexicon]


NO_TERMS: Final = Terms((), {})


def parse_statement(
    text: str, kind: Kind, language: LanguageCode | None = None, default: LanguageCode = "en", terms: Terms = NO_TERMS
) -> Statement:
    """Read one statement. ``language`` overrides identification; ``default`` is taken when too little is said."""
    source = normalise(text)
    tokens = scan(source.text)
    count = len([token for token in tokens if token.kind <= WORD])
    tokens = own_words(tokens[:_LONGEST_READ])
    code = language or identify(tokens) or default
    if not tokens:
        return Statement(text, kind, code, Frame())
    if code == "kk":
        _read_latin_letters(tokens)
    reading = Reading(source, tokens, get_language(code))
    return Statement(text, kind, code, read_frame(reading, kind, terms, count))


def _read_latin_letters(tokens: list[Token]) -> None:
    """Look Kazakh words in Latin letters up as Cyrillic ones; a statement with Cyrillic words has Latin terms only."""
    words = [token for token in tokens if token.kind == WORD]
    if any("\u0400" <= token.low[-1] <= "\u04ff" for token in words):
        return
    from kr_lint.languages.kk.latin import ending_to_cyrillic, to_cyrillic

    for token in words:
        if token.glued and token.start and len(token.low) <= _LONGEST_ENDING:
            token.low = ending_to_cyrillic(token.low)
        else:
            token.low = to_cyrillic(token.low) or token.low


def read_frame(reading: Reading, kind: Kind, terms: Terms, words: int) -> Frame:
    """Fill the frame from a reading; ``words`` counts those of the whole text."""
    drop_label(reading)
    numbers = find_numbers(reading) if _has_numbers(reading) else []
    actions = find_actions(reading)
    action = main_action(reading, actions)
    roles = Roles()
    if numbers:
        read_cues(reading, numbers)
        mark_times(reading, numbers)
        _mark_places(reading, numbers)
        _mark_asides(reading, numbers, actions)
        complete_units(reading, numbers)
        governing = _governing(reading, actions, numbers)
        roles = assign(reading, numbers, governing.bits if governing is not None else 0)
        if governing is not None and governing.bits & ~LIGHT and (roles.target or roles.delta or roles.factor):
            action = governing
    _whole_population(reading, actions, roles)
    _first_one(reading, action, roles)
    metric = metric_of(reading, action)
    scene = Scene(reading, numbers, actions, action, roles, metric)
    facts = read_facts(scene)
    method = find_method(reading)
    direction = _direction(scene, facts.hold is not None)
    _count_ranked(scene)
    second = second_result(scene, kind, guard_position(reading, actions, method))
    frame_numbers = (roles.target, roles.delta, roles.factor, roles.baseline)
    extra = objective_facts(scene) if kind == "objective" else None
    return Frame(
        baseline=_quantity(reading, roles.baseline),
        target=_quantity(reading, roles.target),
        delta=_quantity(reading, roles.delta),
        factor=_factor_value(roles.factor, direction),
        factor_span=None if roles.factor is None else reading.span(roles.factor.core, roles.factor.end),
        unit=next((number.unit for number in frame_numbers if number is not None), None),
        direction=direction,
        deadline=find_deadline(reading, numbers, roles.baseline, roles.target),
        action=_action_phrase(reading, action),
        metric=_phrase(reading, metric),
        polarity=_polarity(metric),
        method=method,
        hedge=find_span(reading, "hedge", None if reading.language.code == "kk" else subordinate(reading)),
        vague=facts.vague,
        jargon=find_span(reading, "jargon"),
        placeholder=scene.open_slot,
        results=1 if second is None else 2,
        second_result=second,
        own_work=extra.own_work if extra else facts.own_work,
        completion=facts.completion,
        change=extra.change if extra else facts.change,
        hold=facts.hold,
        level=facts.level,
        absolute=facts.absolute,
        negated=bool(reading.mask & _NEGATION),
        generic=extra.generic if extra else False,
        ambition=extra.ambition if extra else False,
        vanity=find_span(reading, "vanity"),
        terms=_found_terms(reading, terms),
        words=words,
    )


def _found_terms(reading: Reading, terms: Terms) -> tuple[Phrase, ...]:
    lexicon = terms.lexicons.get(reading.language.code)
    if lexicon is None or not lexicon.touches(reading.words):
        return ()
    found = []
    for match in lexicon.match_foreign(reading.words):
        span = reading.span(match.first, match.last)
        text = reading.source.text[reading.tokens[match.first].start : reading.tokens[match.last - 1].end]
        found.extend(
            Phrase(text, match.entry, name, span) for index, name in enumerate(terms.names) if match.bits >> index & 1
        )
    return tuple(found)


def _has_numbers(reading: Reading) -> bool:
    return bool(reading.mask & NUMERIC) or _DIGIT.search(reading.source.text) is not None


def _governing(reading: Reading, actions: list[Action], numbers: list[Number]) -> Action | None:
    """The action that governs the first number: the nearest one before it (after it in Kazakh)."""
    first = next((number for number in numbers if number.kind in ("measure", "factor") and not number.bracketed), None)
    if first is None or not actions:
        return None
    if reading.language.code == "kk":
        return next(
            (action for action in actions if action.first >= first.core or action.last > first.core), actions[-1]
        )
    before = [action for action in actions if action.first <= first.core]
    return before[-1] if before else actions[0]


def _possessed(reading: Reading, number: Number) -> bool:
    """ "our 3 busiest stores" are known already; the number defines whom the result is about."""
    return (
        number.unit is None and reading.low(number.core - 1) in ("our", "наших", "наши", "біздің") and number.core <= 1
    )


def _mark_places(reading: Reading, numbers: list[Number]) -> None:
    """Counts of the things a number is taken over ("in 3 regions") step back when another number measures."""
    for number in numbers:
        if number.kind == "measure" and (
            _possessed(reading, number) or (number.symbol == "rank" and reading.low(number.first - 3) in ("for", "для"))
        ):
            number.kind = "place"
            continue
        if number.kind != "measure" or number.unit is not None or number.cue:
            continue
        previous = reading.match_at(number.first - 1)
        place = reading.match_at(number.last)
        if place is None or place.first != number.last or not place.bits & _PLACE:
            continue
        located = (
            _kazakh_located(reading, place)
            if reading.language.code == "kk"
            else previous is not None
            and previous.last == number.first
            and previous.bits & _PREPOSITION
            and previous.entry not in ("до", "к", "to", "from", "с", "of")
        )
        if located:
            number.kind = "place"


def _mark_asides(reading: Reading, numbers: list[Number], actions: list[Action]) -> None:
    """ ", identifying 1–2 strengths": numbers of an English participle clause describe the deliverable."""
    if reading.language.code != "en" or not actions:
        return
    for number in numbers:
        for position in range(actions[0].last, number.core):
            word = reading.words[position]
            if (
                word is not None
                and word.form == "gerund"
                and reading.sign(position - 1, ",")
                and not reading.has(position, _RESULTS)
            ):
                number.kind = "rate" if number.kind == "measure" else number.kind


def _kazakh_located(reading: Reading, place: Match) -> bool:
    word = reading.words[place.last - 1]
    return word is not None and word.case == "locative"


def _whole_population(reading: Reading, actions: list[Action], roles: Roles) -> None:
    """ "All", "every", "барлық" is 100 percent where a population meets a standard and no other number measures."""
    if (
        roles.target is not None
        or roles.delta is not None
        or roles.factor is not None
        or roles.baseline is not None
        or not reading.mask & _ALL
    ):
        return
    match = reading.find(_ALL)
    done = reading.find(_READY)
    if done is not None and done.entry in (
        "done",
        "complete",
        "completed",
        "finished",
        "in place",
        "ready",
        "готовый",
        "завершенный",
        "дайын",
    ):
        return
    if match is None or match.entry in ("any", "entire", "whole", "любой", "целиком", "полностью", "толық", "өз"):
        return
    noun = reading.words[match.last] if match.last < len(reading.words) else None
    if noun is None:
        return
    target = Number(100, match.first, match.last)
    target.unit = "percent"
    target.symbol = "percent"
    if _is_population(reading, actions, match):
        roles.target = target


def _first_one(reading: Reading, action: Action | None, roles: Roles) -> None:
    """ "Close the first deal" counts one."""
    if any((roles.target, roles.delta, roles.factor, roles.baseline)):
        return
    match = reading.find(_FIRST)
    if match is None or match.entry in reading.language.numerals or match.last >= len(reading.words):
        return
    if action is None:
        if match.first or not reading.mask & _OUTCOME:
            return
    elif not action.bits & _GET_ATTAIN_ETC:
        return
    noun = reading.words[match.last]
    if noun is not None and noun.number != "plural":
        roles.target = Number(1, match.first, match.last)
        roles.target.unit = "count"


def _is_population(reading: Reading, actions: list[Action], match: Match) -> bool:
    """The population is the subject of a state or passive, not the object of one task."""
    if reading.language.code == "kk":
        word = reading.words[match.last]
        return word is not None and (
            word.case in ("nominative", "", "genitive") or (reading.has(match.last, _PLACE) and word.case == "locative")
        )
    before = [action for action in actions if action.first < match.first]
    if before and before[0].bits & ~LIGHT and not before[0].bits & _REACH_OR_HOLD:
        return False
    after = [action for action in actions if action.first > match.first]
    if match.first == 0 and not before and reading.find(_ARTICLE, match.last) is not None:
        return True
    return (
        (match.first <= 2 and bool(after))
        or (bool(before) and bool(after))
        or (match.first <= 1 and bool(reading.mask & _COPULA_OR_READY))
    )


def _direction(scene: Scene, holds: bool) -> Direction | None:
    roles = scene.roles
    if roles.baseline is not None and roles.target is not None:
        low, high = roles.baseline, roles.target
        if low.unit == high.unit == "time":
            first, second = low.value * _seconds(low.symbol), high.value * _seconds(high.symbol)
            return "up" if second > first else "down" if second < first else "hold"
        return "up" if high.value > low.value else "down" if high.value < low.value else "hold"
    work = scene.action_bits
    if holds or work & _HOLD:
        return "hold"
    if work & _UP and not work & _LOWER_2:
        return "up"
    if work & _LOWER_2:
        return "down"
    if work & _ELIMINATE and scene.first is None:
        return "down" if scene.metric is not None else None
    changed = roles.delta or roles.factor
    if changed is not None and (told := _told_direction(scene.reading, changed)) is not None:
        return told
    if roles.delta is not None:
        if roles.delta.minus:
            return "down"
        if roles.delta.plus or roles.delta.cue == MORE:
            return "up"
        other = _any_direction(scene)
        return other or "up"
    if roles.factor is not None:
        return _any_direction(scene) or "up"
    if roles.target is not None:
        if scene.reading.low(roles.target.core - 2) == "down" and scene.reading.low(roles.target.core - 1) == "to":
            return "down"
        return "reach"
    if work & _REACH_OR_GET and (scene.metric is not None or scene.reading.mask & _PLACEHOLDER):
        return "reach"
    return None


def _told_direction(reading: Reading, number: Number) -> Direction | None:
    """ "up 15 %", "на треть меньше", "a third lower": the word beside the change."""
    for position in (number.core - 1, number.core - 2, number.end, number.end + 1):
        if reading.has(position, _DOWNWARD):
            return "down"
        if reading.has(position, _UPWARD):
            return "up"
    return None


def _count_ranked(scene: Scene) -> None:
    """ "Resolve the top 5" counts things to do; "place in the top 5" is a rank."""
    target = scene.roles.target
    if target is not None and target.symbol == "rank" and scene.action_bits & _DELIVER_CONDUCT_ETC:
        target.unit, target.symbol = "count", None


def _any_direction(scene: Scene) -> Direction | None:
    for action in scene.actions:
        if action.bits & _UP:
            return "up"
        if action.bits & _LOWER_2:
            return "down"
    if scene.reading.mask & _LOWER:
        return "down"
    return "up" if scene.reading.mask & _RAISE else None


_SECONDS: Final = {
    "ms": 0.001, "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2592000, "quarter": 7776000, "year": 31536000,
}  # fmt: skip


def _seconds(symbol: str | None) -> float:
    return _SECONDS.get(symbol or "", 1)


def _factor_value(number: Number | None, direction: Direction | None) -> float | None:
    if number is None:
        return None
    return 1 / number.value if direction == "down" and number.value > 1 else number.value


def _quantity(reading: Reading, number: Number | None) -> Quantity | None:
    if number is None:
        return None
    return Quantity(number.value, number.unit, number.comparator, reading.span(number.core, number.end), number.symbol)


def _action_phrase(reading: Reading, action: Action | None) -> Phrase | None:
    if action is None:
        return None
    span = reading.span(action.first, action.last)
    return Phrase(reading.source.text[span.start : span.end], action.lemma, action.category, span)


def _phrase(reading: Reading, match: Match | None) -> Phrase | None:
    if match is None:
        return None
    span = reading.span(match.first, match.last)
    found = names(match.bits & THINGS)
    return Phrase(reading.source.text[span.start : span.end], match.entry, found[0] if found else "", span)


def _polarity(metric: Match | None) -> Literal["up", "down"] | None:
    if metric is None:
        return None
    if metric.bits & _LEVEL_UP_OR_FLOW_UP:
        return "up"
    if metric.bits & _LEVEL_DOWN_OR_FLOW_DOWN:
        return "down"
    return None
