"""Statement → Frame: the detectors called in order, their answers put into slots."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from kr_lint.languages import get_language
from kr_lint.languages.categories import bits, names
from kr_lint.languages.identify import identify
from kr_lint.languages.lexicon import Lexicon, Match
from kr_lint.languages.scan import WORD, normalise, own_words, scan
from kr_lint.model import Frame, Kind, LanguageCode, Phrase, Quantity, Span, Statement, Unit
from kr_lint.parse.actions.action import Action
from kr_lint.parse.actions.finding import find_actions, governing_action, main_action
from kr_lint.parse.actions.kazakh_chains import tried
from kr_lint.parse.classes import HEDGE, JARGON, LIGHT, NEGATION, THINGS, VANITY
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.direction import factor_value, polarity_of, read_direction
from kr_lint.parse.labels import drop_label
from kr_lint.parse.letters import read_foreign_letters
from kr_lint.parse.means.finding import find_method
from kr_lint.parse.numbers.attributes import mark_attributes
from kr_lint.parse.numbers.defining import mark_defining
from kr_lint.parse.numbers.finding import find_numbers
from kr_lint.parse.numbers.metric_units import complete_units
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.numbers.places import mark_asides, mark_bases, mark_places
from kr_lint.parse.objectives import objective_facts
from kr_lint.parse.objects import metric_of
from kr_lint.parse.population import first_one, none_left, whole_population
from kr_lint.parse.promises.reading import read_facts
from kr_lint.parse.reading import Reading
from kr_lint.parse.results.mixed import outcome_beside, stands_already
from kr_lint.parse.results.second import guard_position, second_result
from kr_lint.parse.roles.assignment import assign
from kr_lint.parse.roles.cues import read_cues
from kr_lint.parse.roles.slots import Roles
from kr_lint.parse.scene import Scene
from kr_lint.parse.times.deadlines import find_deadline
from kr_lint.parse.times.durations import mark_times
from kr_lint.parse.wording import find_span

_TO_DO: Final = bits("deliver", "conduct", "eliminate")
#: A statement is a sentence or two; what stands behind this many tokens is counted, not read.
_LONGEST_READ: Final = 400
_ARTICLE_AND_TOP: Final = 2


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
        read_foreign_letters(tokens)
    reading = Reading(source, tokens, get_language(code))
    return Statement(text, kind, code, read_frame(reading, kind, terms, count))


def language_of(text: str) -> LanguageCode | None:
    """The language that :func:`parse_statement` tells of a text; None when too little is said."""
    return identify(own_words(scan(normalise(text).text)[:_LONGEST_READ]))


def read_frame(reading: Reading, kind: Kind, terms: Terms, words: int) -> Frame:
    """Fill the frame from a reading; ``words`` counts those of the whole text."""
    drop_label(reading)
    numbers = find_numbers(reading)
    if kind == "objective":
        numbers = [number for number in numbers if not _only_stresses(reading, number)]
    actions = find_actions(reading)
    action = main_action(reading, actions)
    roles = Roles()
    if numbers:
        read_cues(reading, numbers)
        mark_attributes(reading, numbers)
        mark_defining(reading, numbers)
        mark_times(reading, numbers)
        mark_bases(reading, numbers)
        mark_places(reading, numbers)
        mark_asides(reading, numbers, actions)
        complete_units(reading, numbers)
        governing = governing_action(reading, actions, numbers)
        roles = assign(reading, numbers, governing.bits if governing is not None else 0)
        if governing is not None and governing.bits & ~LIGHT and (roles.target or roles.delta or roles.factor):
            action = governing
    if kind == "kr":
        whole_population(reading, actions, roles)
        first_one(reading, action, roles)
    method = find_method(reading, roles)
    metric = metric_of(reading, action, method)
    if kind == "kr":
        none_left(reading, metric, roles)
    scene = Scene(reading, numbers, actions, action, roles, metric, method)
    _count_ranked(scene)
    facts = read_facts(scene)
    direction = read_direction(scene, facts.hold is not None)
    second = second_result(scene, kind, guard_position(reading, actions, method))
    further = outcome_beside(scene, second) if kind == "kr" and facts.own_work is not None else None
    if further is not None:
        facts.own_work = None
    extra = objective_facts(scene) if kind == "objective" else None
    return Frame(
        baseline=_quantity(reading, roles.baseline),
        target=_quantity(reading, roles.target),
        delta=_quantity(reading, roles.delta),
        factor=factor_value(roles.factor, direction),
        factor_span=None if roles.factor is None else reading.span(roles.factor.core, roles.factor.end),
        unit=_unit(roles),
        direction=direction,
        deadline=find_deadline(reading, numbers, roles.baseline, roles.target),
        action=_action_phrase(reading, action),
        metric=_phrase(reading, metric),
        polarity=polarity_of(scene),
        method=method,
        hedge=_hedge(reading),
        vague=facts.vague,
        jargon=find_span(reading, JARGON),
        placeholder=scene.open_slot,
        results=1 if second is None else 2,
        second_result=second,
        own_work=extra.own_work if extra else facts.own_work,
        completion=facts.completion,
        change=extra.change if extra else facts.change,
        hold=facts.hold,
        level=facts.level,
        further_level=_further_level(scene, further),
        absolute=facts.absolute,
        negated=bool(reading.mask & NEGATION),
        generic=extra.generic if extra else False,
        ambition=extra.ambition if extra else False,
        vanity=find_span(reading, VANITY),
        terms=_found_terms(reading, terms),
        words=words,
    )


def _further_level(scene: Scene, number: Number | None) -> Span | None:
    if number is None or number is scene.first or not stands_already(scene, number):
        return None
    return scene.reading.span(number.core, number.end)


def _hedge(reading: Reading) -> Span | None:
    """Words of trying and escape, a condition in front; in Kazakh also a verb that is only tried ("қолданып көру")."""
    if reading.language.code != "kk":
        if reading.low(0) in reading.lists["conditions"]:
            return reading.span(0, 1)
        return find_span(reading, HEDGE, subordinate(reading))
    found = find_span(reading, HEDGE)
    if found is None and (position := tried(reading)) is not None:
        return reading.span(position - 1, position + 1)
    return found


def _found_terms(reading: Reading, terms: Terms) -> tuple[Phrase, ...]:
    lexicon = terms.lexicons.get(reading.language.code)
    if lexicon is None:
        return ()
    found: list[Phrase] = []
    for match in lexicon.match_foreign(reading.words):
        span = reading.span(match.first, match.last)
        text = reading.source.text[reading.tokens[match.first].start : reading.tokens[match.last - 1].end]
        found.extend(
            Phrase(text, match.entry, name, span) for index, name in enumerate(terms.names) if match.bits >> index & 1
        )
    return tuple(found)


def _only_stresses(reading: Reading, number: Number) -> bool:
    """ "Depend on no one supplier", "ни одного": in a direction the words for one and none measure nothing."""
    return number.value in (0, 1) and reading.tokens[number.core].kind == WORD


def _count_ranked(scene: Scene) -> None:
    """ "Resolve the top 5" counts things to do; "place in the top 5" is a rank."""
    target = scene.roles.target
    if (
        target is not None
        and target.symbol == "rank"
        and any(
            action.bits & _TO_DO and 0 <= target.first - action.last <= _ARTICLE_AND_TOP for action in scene.actions
        )
    ):
        target.unit, target.symbol, target.comparator = "count", None, "="


def _unit(roles: Roles) -> Unit | None:
    for number in (roles.target, roles.delta, roles.baseline, roles.factor):
        if number is not None:
            return number.unit
    return None


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
