"""Numbers said without digits: "all" is 100 percent, "the first" is one."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import ALL, ARTICLE, FIRST, LIGHT, OUTCOME, PLACE, PREPOSITION, READY, SHOW
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.slots import Roles

_PAIR: Final = 2
_BAD: Final = bits("level_down", "flow_down")
_WINS_ONE: Final = bits("attain", "get", "reach")
_OUTSIDERS: Final = bits("outcome", "stock")
_MEETS_STANDARD: Final = bits("reach", "hold")
_PREDICATES: Final = ("past", "present", "done")
_STATE_MARKS: Final = bits("copula", "ready")


def whole_population(reading: Reading, actions: list[Action], roles: Roles) -> None:
    """ "All", "every", "барлық" is 100 percent where a population meets a standard and no other number measures."""
    if (
        roles.target is not None
        or roles.delta is not None
        or roles.factor is not None
        or roles.baseline is not None
        or not reading.mask & ALL
    ):
        return
    match = reading.find(ALL)
    done = reading.find(READY)
    if done is not None and done.entry in reading.lists["finished"]:
        return
    if match is None or match.entry in reading.lists["no_population"]:
        return
    if (each := _every_nth(reading, match)) is not None:
        roles.target = each
        return
    behind = match.last
    if reading.language.code == "ru" and behind < len(reading.tokens) and reading.tokens[behind].kind == NUMBER:
        behind += 1
    if behind >= len(reading.words) or reading.words[behind] is None:
        return
    target = Number(100.0, match.first, match.last)
    target.unit = "percent"
    target.symbol = "percent"
    if _is_population(reading, actions, match):
        roles.target = target


def _is_subject(reading: Reading, actions: list[Action], match: Match) -> bool:
    """ "Инструктаж прошли все подрядчики", "все остановки с табло": Russian "all" in the nominative plural."""
    word = reading.words[match.last] if match.last < len(reading.words) else None
    if word is None or word.case != "nominative" or word.number != "plural":
        return False
    if any(word is not None and word.form in _PREDICATES for word in reading.words[: match.first]):
        return True
    return not actions and match.first == 0 and reading.has(match.last + 1, PREPOSITION)


def _owns(reading: Reading, actions: list[Action], match: Match) -> bool:
    """ "Онлайн-запись — у всех школ", "наставник есть у каждого": Russian "all have"."""
    return all(action.bits & SHOW for action in actions) and reading.low(match.first - 1) in reading.lists["possession"]


def first_one(reading: Reading, action: Action | None, roles: Roles) -> None:
    """ "Close the first deal" counts one."""
    if any((roles.target, roles.delta, roles.factor, roles.baseline)):
        return
    match = reading.find(FIRST)
    if match is None or match.entry in reading.language.numerals or match.last >= len(reading.words):
        return
    if action is None:
        if match.first or not reading.mask & OUTCOME:
            return
    elif not action.bits & _WINS_ONE and not (match.first == 0 and _comes_of_itself(reading, match, action)):
        return
    noun = reading.words[match.last]
    if noun is not None and noun.number != "plural":
        roles.target = Number(1.0, match.first, match.last)
        roles.target.unit = "count"


def _comes_of_itself(reading: Reading, match: Match, action: Action) -> bool:
    """ "First outside author writes a chapter": the first of those outside does something."""
    return any(
        match.last <= thing.first and thing.last <= action.first and thing.bits & _OUTSIDERS
        for thing in reading.matches
    )


def _is_population(reading: Reading, actions: list[Action], match: Match) -> bool:
    """The population is the subject of a state or passive, not the object of one task."""
    if reading.language.code == "kk":
        word = reading.words[match.last]
        return word is not None and (
            word.case in ("nominative", "", "genitive") or (reading.has(match.last, PLACE) and word.case == "locative")
        )
    if reading.language.code == "ru" and (_is_subject(reading, actions, match) or _owns(reading, actions, match)):
        return True
    before = [action for action in actions if action.first < match.first]
    if before and before[0].bits & ~LIGHT and not before[0].bits & _MEETS_STANDARD:
        return False
    after = [action for action in actions if action.first > match.first]
    if match.first == 0 and not before and reading.find(ARTICLE, match.last) is not None:
        return True
    return (
        (match.first <= 2 and bool(after))
        or (bool(before) and bool(after))
        or (match.first <= 1 and bool(reading.mask & _STATE_MARKS))
    )


def _every_nth(reading: Reading, match: Match) -> Number | None:
    """ "әр төртінші клиент": one of four."""
    if reading.language.code != "kk" or match.entry not in reading.lists["each"]:
        return None
    low = reading.low(match.last)
    stems = (low.removesuffix(ending) for ending in reading.lists["ordinal_endings"] if low.endswith(ending))
    count = next((reading.language.numerals[stem] for stem in stems if stem in reading.language.numerals), 0)
    if count < _PAIR or match.last + 1 >= len(reading.words) or reading.words[match.last + 1] is None:
        return None
    share = Number(100 / count, match.first, match.last + 1)
    share.unit, share.symbol = "percent", "percent"
    return share


def none_left(reading: Reading, metric: Match | None, roles: Roles) -> None:
    """ "Салық берешегі жоқ": in Kazakh what there shall be none of has the target zero."""
    if reading.language.code != "kk" or any((roles.target, roles.delta, roles.factor, roles.baseline)):
        return
    last = len(reading.tokens) - 1
    if metric is None or not metric.bits & _BAD or reading.low(last) not in reading.lists["there_is_none"]:
        return
    roles.target = Number(0, last, last + 1)
    roles.target.unit = "count"
