"""What can only be done or not done."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Span
from kr_lint.parse.actions.kazakh_chains import able, lasting, so_many_times
from kr_lint.parse.classes import (
    ALL,
    ARTICLE,
    ATTAIN,
    CHANGE,
    CONDUCT,
    CONTINUE,
    COPULA,
    ELIMINATE,
    ENSURE,
    FIRST,
    FREQUENCY,
    GET,
    HEDGE,
    METRIC,
    OUTCOME,
    OUTPUT,
    PER,
    PERIOD,
    REACH,
    STOCK,
    UNCLEAR,
    VAGUE,
    WINNING,
)
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.facts import Facts
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.promises.doings import compared, find_ready, is_repeated, people_do
from kr_lint.parse.promises.others import done_by_others, tells_of_product
from kr_lint.parse.promises.own_work import only_aspires
from kr_lint.parse.reading import Reading
from kr_lint.parse.scene import FEW_TOKENS, Scene

_ENDPOINTS: Final = bits("begin", "finish")
_TURNING: Final = bits("eliminate", "become")
_OPEN_WORDING: Final = bits("vague", "hedge", "placeholder")
_LOOSE_PER: Final = bits("article", "within")
_DELIVERED: Final = bits("output", "outcome")
_DUTIES: Final = bits("conduct", "help")
_LONGEST_ATTRIBUTE: Final = 4
_SUBJECTS: Final = bits("outcome", "stock", "staff", "pronoun")


def find_completion(scene: Scene, facts: Facts, single: bool) -> Span | None:
    """Can only be done or not done."""
    reading = scene.reading
    action = scene.action
    work = scene.action_bits
    if only_aspires(scene) or (scene.open_slot is not None and facts.own_work is None):
        return None
    if work & ATTAIN and not single and not is_repeated(scene) and not people_do(scene):
        return scene.action_span()
    if work & GET and scene.first is None and _single_outcome(scene):
        return scene.action_span()
    if action is None and scene.first is None and facts.own_work is None and _names_a_prize(scene):
        return reading.span(0, len(reading.tokens))
    if scene.reading.language.code == "ru" and work & REACH and scene.first is None and scene.thing_bits & OUTPUT:
        return scene.action_span()
    if single and _recurs(scene):
        return None
    if single and facts.own_work is None:
        wins = not work or work & WINNING or reading.has(0, FIRST)
        return scene.action_span() if reading.mask & FIRST and wins else None
    if facts.own_work is not None:
        if scene.first is None and _recurs(scene):
            return None
        return scene.action_span()
    if work & CHANGE or facts.hold is not None or people_do(scene):
        return None
    ready = find_ready(reading)
    if ready is not None:
        return reading.span(ready.first, ready.last)
    ensures = work & ENSURE and not work & ~ENSURE and scene.metric is None and reading.language.code != "kk"
    if ensures and (reading.language.code == "en" or facts.vague is None):
        return scene.action_span()
    if reading.language.code == "kk" and action is not None and work & ELIMINATE and done_by_others(scene):
        return None
    if work & _ENDPOINTS or (work & _TURNING and (scene.metric is None or work & ELIMINATE) and facts.vague is None):
        return scene.action_span()
    if facts.vague is None and not reading.mask & HEDGE and compared(scene) is None and _is_state(scene):
        return scene.action_span() if action is not None else reading.span(0, len(reading.tokens))
    return None


def _names_a_prize(scene: Scene) -> bool:
    """ "Лицензия на перевозку": one thing won, named by a Russian noun that opens the statement."""
    thing = scene.object
    if scene.reading.language.code != "ru" or thing is None or thing.first > 1 or not thing.bits & OUTCOME:
        return False
    if scene.reading.mask & VAGUE:
        return False
    word = scene.reading.words[thing.last - 1]
    return word is not None and word.number != "plural" and word.case in ("nominative", "accusative")


def _single_outcome(scene: Scene) -> bool:
    """ "Get a driving licence": one thing won, not a flow of them."""
    thing = scene.object
    named = scene.action is not None and scene.action.last - scene.action.first > 1
    tries = HEDGE if scene.reading.language.code == "ru" else 0
    if thing is None or (named and scene.reading.language.code == "kk"):
        return not scene.reading.mask & (_OPEN_WORDING & ~tries | METRIC) and scene.open_slot is None
    if not thing.bits & OUTCOME and not _one_of_many(scene, thing):
        return False
    word = scene.reading.words[thing.last - 1 if scene.reading.language.code != "ru" else thing.first]
    return word is not None and word.number != "plural" and not scene.reading.mask & UNCLEAR & ~tries


def _one_of_many(scene: Scene, thing: Match) -> bool:
    """ "Find a supplier": the article makes one of a population a single thing won."""
    reading = scene.reading
    return bool(thing.bits & STOCK) and any(
        reading.has(position, ARTICLE) and reading.has(position, PER)
        for position in range(max(0, thing.first - _LONGEST_ATTRIBUTE), thing.first)
    )


def _recurs(scene: Scene) -> bool:
    """A duty that comes again and again is never done; "a weekly report" is a thing, "send it weekly" a duty."""
    reading = scene.reading
    ongoing = scene.action is not None and scene.action.lemma in reading.lists["ongoing"]
    rated = any(number.kind == "rate" for number in scene.numbers)
    if scene.action_bits & CONTINUE or ongoing or rated or is_repeated(scene):
        return True
    if scene.first is not None and _for_each(scene, scene.first):
        return True
    if reading.language.code == "kk" and (lasting(reading) or so_many_times(reading)):
        return True
    every = reading.lists["every"]
    if any(match.entry in every and reading.has(match.last, PERIOD) for match in reading.matches):
        return True
    match = reading.find(FREQUENCY)
    if match is None:
        each = reading.find(ALL)
        if (
            each is not None
            and each.entry in reading.lists["each"]
            and (reading.low(each.last) in reading.lists["alternate"] or reading.has(each.last, PERIOD))
        ):
            return True
        return (
            each is not None
            and each.entry in reading.lists["each"]
            and reading.low(each.first - 1) in reading.lists["before_after"]
        )
    followed = reading.has(match.last, _DELIVERED) or (
        match.last < len(reading.tokens) and not reading.bits[match.last]
    )
    if reading.language.code == "kk":
        return bool(scene.action_bits & _DUTIES) or scene.action is None or _again_and_again(scene, match)
    return not followed or bool(scene.action_bits & CONDUCT) or scene.action is None


def _again_and_again(scene: Scene, match: Match) -> bool:
    """ "апта сайын мақала жазу": an adverb says how often it is done, an adjective what the thing is."""
    reading = scene.reading
    following = reading.words[match.last] if match.last < len(reading.words) else None
    described = following is not None and following.form == "participle"
    return (
        match.entry in reading.lists["adverbs_of_frequency"]
        and not described
        and not any(action.last <= match.first for action in scene.actions)
    )


def _for_each(scene: Scene, number: Number) -> bool:
    """ "1 test per language", "әр аптада бір сабақ": so many for each, or each time; Kazakh says it in front."""
    reading = scene.reading
    return any(
        (match.first >= number.last or reading.language.code == "kk")
        and (
            match.entry in reading.lists["quarter"]
            or (match.bits & PER and (not match.bits & _LOOSE_PER or reading.has(match.last, PERIOD)))
        )
        for match in reading.matches
    )


def _finite_copula(reading: Reading) -> bool:
    """A copula of the main clause that stands for itself: "is", not "being"."""
    limit = subordinate(reading)
    return any(
        match.bits & COPULA
        and match.last <= limit
        and (word := reading.words[match.first]) is not None
        and word.form != "gerund"
        for match in reading.matches
    )


def _is_state(scene: Scene) -> bool:
    """A clause that says how things will be: a subject with a finite verb or a copula."""
    reading = scene.reading
    if reading.mask & METRIC and scene.action is None and not reading.mask & COPULA:
        return False
    code = reading.language.code
    if any(word is not None and word.lemma in reading.lists["capable"] for word in reading.words[1:]):
        return code != "kk" or (able(reading, len(reading.words) - 1) and _finite(reading.words[-1]))
    if code == "en":
        if (_finite_copula(reading) and len(reading.tokens) > FEW_TOKENS) or (
            scene.action is not None and scene.thing_bits & OUTPUT
        ):
            return True
        people = any(match.bits & _SUBJECTS for match in reading.matches[:2])
        main = reading.words[1 : subordinate(reading)]
        return not people and any(word is not None and word.form == "present" for word in main)
    if code == "ru":
        if reading.low(0) in reading.lists["we"] and reading.sign(1, "–-"):
            return True
        forms = ("past", "done", "present") if scene.thing_bits & OUTPUT else ("past", "done")
        return any(word is not None and word.form in forms for word in reading.words)
    if tells_of_product(scene):
        return True
    last = next((word for word in reversed(reading.words) if word is not None), None)
    return last is not None and last.verb and last.form in ("past", "done")


def _finite(word: Word | None) -> bool:
    return word is not None and word.form == "present"
