"""Which measuring number is the baseline, which the target, which the change.

Kazakh says it in endings (ablative → dative), Russian and English in prepositions, all three also by arrows, signs and
words ("currently", "сейчас", "мақсат"). A number's cue is read first; the first measured result then gives the slots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kr_lint.languages.categories import VERBS, bit, bits
from kr_lint.languages.scan import SIGN
from kr_lint.parse.comparison import comparators
from kr_lint.parse.numbers import ARROWS, BY, CMP_ANY, TO, Number
from kr_lint.parse.reading import Reading

FROM: Final = 1
NOW: Final = 4
GOAL: Final = 5
MORE: Final = 6
LIMIT_TO: Final = 7
DEFINES: Final = 8

_CUE_FROM = bit("cue_from")
_CUE_TO = bit("cue_to")
_CUE_BY = bit("cue_by")
_CUE_NOW = bit("cue_now")
_CUE_GOAL = bit("cue_goal")
_MORE = bit("more")
_ARTICLE = bits("article", "total")
_PER = bit("per")
_WITHIN = bit("within")
_UNTIL = bit("until")
_THINGS = bits(
    "output",
    "outcome",
    "stock",
    "staff",
    "population",
    "flow_up",
    "flow_down",
    "level_up",
    "level_down",
    "field",
    "quality",
)
_MEASURED = bits("level_up", "level_down", "stock", "flow_up", "flow_down")
_CHANGE_NOUNS = bits("raise_noun", "lower_noun")
_CHANGE = bits("raise", "lower", "raise_noun", "lower_noun", "improve", "improve_noun")


VERB_CLASSES = bits(*VERBS)
_PAST_YEAR = re.compile(r"(?:19|20)\d\d")
_ARROW_REACH = 4
_LONGEST_ASIDE = 8
_MONTH: Final = bit("month")
_COPULA: Final = bit("copula")
_UPWARD_OR_DOWNWARD: Final = bits("upward", "downward")
_FREQUENCY_CMP_GT_ETC: Final = bits("frequency", "cmp_gt", "article", "unit")
_WITHIN_AND_ETC: Final = bits("within", "and", "per")
_HOLD: Final = bit("hold")
_AND: Final = bit("and")
_HALF: Final = bit("half")
_GET_REACH_ETC: Final = bits("get", "reach", "attain", "deliver", "eliminate")
_LOWER_OR_LOWER_NOUN: Final = bits("lower", "lower_noun")
_RAISE_IMPROVE_ETC: Final = bits("raise", "improve", "raise_noun")
_RAISE_LOWER_ETC: Final = bits("raise", "lower", "raise_noun", "lower_noun")


@dataclass(slots=True)
class Roles:
    """The numbers that fill the slots of the frame, and those that measure further results."""

    baseline: Number | None = None
    target: Number | None = None
    delta: Number | None = None
    factor: Number | None = None
    others: tuple[Number, ...] = ()


def read_cues(reading: Reading, numbers: list[Number]) -> None:
    """Read comparison and cue of every measuring number."""
    kazakh = reading.language.code == "kk"
    for index, number in enumerate(numbers):
        if number.kind not in ("measure", "factor"):
            continue
        comparators(reading, number)
        if _told_as_past(reading, number):
            number.cue = NOW
            continue
        if kazakh:
            _kazakh_cue(reading, number, numbers[index + 1] if index + 1 < len(numbers) else None)
        _cue_before(reading, number)
        _cue_after(reading, number)
        if (number.plus or number.minus) and number.cue in (0, TO) and not (index and numbers[index - 1].cue == FROM):
            number.cue = BY


def _told_as_past(reading: Reading, number: Number) -> bool:
    """ "(Jan: 41 min)", "(19 last winter)", ", not 22": what stood before, told beside the target."""
    previous = number.core - 1
    if reading.low(previous) in ("not", "не", "rather than") and (
        reading.sign(previous - 1, ",") or reading.low(previous - 1) == "а"
    ):
        return True
    if not number.bracketed or number.plus:
        return False
    first, last = number.core, number.end
    while first > 0 and not reading.sign(first - 1, "(["):
        first -= 1
    while last < len(reading.tokens) and not reading.sign(last, ")]"):
        last += 1
    if last - first > _LONGEST_ASIDE:
        return False
    aside = range(first, last)
    if any(reading.bits[position] & _CUE_NOW for position in aside):
        return True
    dated = any(reading.bits[position] & _MONTH or _PAST_YEAR.fullmatch(reading.low(position)) for position in aside)
    return dated and not any(reading.bits[position] & (_CUE_TO | _CUE_GOAL | _UNTIL) for position in aside)


def _cue_before(reading: Reading, number: Number) -> None:
    position = number.first - 1
    while position >= 0 and (
        reading.has(position, _ARTICLE)
        or (reading.has(position, _COPULA) and reading.has(position - 1, _CUE_GOAL | _CUE_NOW))
        or (reading.tokens[position].kind == SIGN and reading.tokens[position].text in "(:=\"'–-")
    ):
        if reading.sign(position, ":=–") and position > 0:
            match = reading.match_at(position - 1)
            if match is not None and match.bits & (_CUE_NOW | _CUE_GOAL) and not number.cue:
                number.cue = NOW if match.bits & _CUE_NOW else GOAL
                number.first = match.first
                return
            if reading.sign(position, "=") and reading.sign(position - 1, "-"):
                return
        if reading.sign(position, "-–") and reading.tokens[number.first].glued:
            break
        position -= 1
    match = reading.match_at(position)
    if match is None or match.last != position + 1:
        return
    found = match.bits
    russian = reading.language.code == "ru"
    if number.cue in (0, TO):
        if found & _MORE:
            number.cue = MORE
            number.first = match.first
            return
        if found & _CUE_NOW and not (found & _COPULA and number.comparator != "="):
            number.cue = NOW
        elif found & _CUE_GOAL:
            number.cue = GOAL
    if number.cue or reading.language.code == "kk":
        return
    if found & _CUE_FROM and not (russian and match.entry == "от" and number.comparator == ">="):
        number.cue = FROM
    elif found & _CUE_BY and (found & ~_CUE_TO) and not (found & _CUE_TO and not found & _CUE_BY):
        number.cue = BY
    elif found & _CUE_TO:
        number.cue = TO
    elif (found & _UPWARD_OR_DOWNWARD and reading.language.code == "en" and number.unit != "count") or (
        found & _CHANGE and reading.language.code == "en" and number.unit in ("percent", "ratio")
    ):
        number.cue = BY
    if number.cue:
        number.first = match.first


def _cue_after(reading: Reading, number: Number) -> None:
    """ "a 28 % lift", "5% өсім", "two additional stores": the words behind the number make it a change."""
    if number.cue not in (0, TO) or number.kind != "measure":
        return
    position = number.last
    while position < min(len(reading.tokens), number.last + 3):
        found = reading.bits[position]
        if found & _UPWARD_OR_DOWNWARD and number.unit not in (None, "count") and reading.language.code != "kk":
            number.cue = BY
            return
        if (
            found & _CHANGE_NOUNS
            and (number.unit is not None or position == number.last)
            and not number.comparator.startswith("<")
        ):
            number.cue = BY
            return
        if found & _MORE and reading.language.code != "kk":
            number.cue = MORE
            return
        if reading.tokens[position].kind == SIGN or (not found & _FREQUENCY_CMP_GT_ETC and found):
            return
        if not found and position > number.last:
            return
        position += 1


def _kazakh_cue(reading: Reading, number: Number, following: Number | None) -> None:
    """Case of the number phrase, on the number, its unit, or the noun it counts, and the postposition behind it."""
    case, end = number.case, number.last
    if number.case == "genitive" and reading.low(number.last) == "орнына":
        number.cue = NOW
        return
    if not number.ending:
        limit = following.first if following is not None else len(reading.tokens)
        for position in range(number.last, min(limit, number.last + 4)):
            word = reading.words[position]
            if word is None:
                if reading.tokens[position].kind == SIGN and reading.tokens[position].text in ",;:.→–":
                    break
                continue
            if word.verb or reading.bits[position] & (CMP_ANY | _WITHIN_AND_ETC):
                break
            if word.case in ("ablative", "dative") and not case:
                case, end = word.case, position + 1
                break
            if word.case in ("genitive", "locative", "instrumental"):
                break
            if case:
                break
    if not case and _habitual_behind(reading, end):
        number.cue = NOW
        return
    after = reading.match_at(end)
    comparison = after is not None and after.first == end and after.bits & CMP_ANY
    if case == "ablative":
        if comparison or number.comparator != "=":
            number.case = ""
            return
        number.cue = FROM
        number.case = case
        number.last = max(number.last, end if number.ending else number.last)
    elif case == "dative":
        limit_word = after is not None and after.first == end and after.bits & _CUE_TO
        number.cue = LIMIT_TO if limit_word else TO
        number.case = case
    elif after is not None and after.first == end and after.bits & _CUE_TO:
        number.cue = LIMIT_TO


def _habitual_behind(reading: Reading, position: int) -> bool:
    """ "11 литр сауатынбыз, 16 литрге …": what was or is usual, told with -атын, before the goal."""
    for index in range(position, min(len(reading.words), position + 5)):
        word = reading.words[index]
        if word is None:
            return False
        if word.verb:
            return (
                word.low.rstrip("бызпіз").endswith(("атын", "етін", "йтын", "йтін")) and reading.sign(index + 1, ",")
            ) or word.low.endswith(("тынбыз", "тінбіз"))
    return False


def assign(reading: Reading, numbers: list[Number], direction_class: int) -> Roles:
    """Give the numbers of the first measured result their roles.

    ``direction_class`` is the class bits of the action: a bare number behind "increase" is a change, behind "get" a target.
    """
    roles = Roles()
    measures = [number for number in numbers if number.kind in ("measure", "factor")]
    outside = [number for number in measures if not number.bracketed]
    if not measures:
        places = [number for number in numbers if number.kind == "place"]
        if places:
            roles.target = places[0]
        return roles
    _pairs(reading, measures, roles)
    if (
        direction_class & _HOLD
        and roles.baseline is not None
        and roles.target is not None
        and roles.baseline.cue == FROM
    ):
        roles.baseline, roles.target = None, roles.baseline
    taken = {id(number) for number in (roles.baseline, roles.target) if number is not None}
    rest = [
        number
        for number in measures
        if id(number) not in taken and (not number.bracketed or not outside or _aside_counts(number))
    ]
    _remaining(reading, rest, roles, direction_class)
    if roles.baseline is None and (roles.target or roles.delta or roles.factor):
        roles.baseline = next(
            (
                number
                for number in measures
                if number.cue in (FROM, NOW) and number is not roles.target and number.kind == "measure"
            ),
            None,
        )
    used = {id(number) for number in (roles.baseline, roles.target, roles.delta, roles.factor) if number is not None}
    roles.others = tuple(number for number in measures if id(number) not in used and number.cue != DEFINES)
    return roles


def _pairs(reading: Reading, measures: list[Number], roles: Roles) -> None:
    """Baseline and target said together: from–to, arrows, to–from, was–now."""
    for index, number in enumerate(measures):
        following = measures[index + 1] if index + 1 < len(measures) else None
        if number.kind != "measure":
            continue
        if following is not None and following.kind == "measure":
            if _arrow_between(reading, number, following):
                roles.baseline, roles.target = number, following
                return
            if (
                number.cue == FROM
                and following.cue in (TO, LIMIT_TO, GOAL, 0)
                and _same_result(reading, number, following)
            ):
                roles.baseline, roles.target = number, following
                return
            if number.cue in (TO, LIMIT_TO, GOAL) and following.cue == FROM and reading.language.code != "kk":
                roles.baseline, roles.target = following, number
                return
            if (
                number.cue == 0
                and following.cue == TO
                and reading.low(following.first) in ("down", "up")
                and following.core - number.end <= 3
            ):
                roles.baseline, roles.target = number, following
                return
            if number.cue == NOW and following.cue in (GOAL, TO, LIMIT_TO, 0):
                roles.baseline, roles.target = number, following
                return
        if number.cue == NOW and index:
            roles.baseline = number
            return
    if _headline(reading, measures, roles):
        return
    _scattered(reading, measures, roles)


def _headline(reading: Reading, measures: list[Number], roles: Roles) -> bool:
    """ "Backlog older than 14 days – 0": the number behind colon or dash is the target, those before it define the metric."""
    for index, number in enumerate(measures):
        if (
            index
            and not number.bracketed
            and number.cue == 0
            and not _has_verb(reading, number.first)
            and reading.sign(number.first - 1, ":–")
            and not reading.tokens[number.first].glued
        ):
            if all(before.cue == 0 and before.kind == "measure" for before in measures[:index]):
                roles.target = number
                for before in measures[:index]:
                    before.cue = DEFINES
                return True
    return False


def _has_verb(reading: Reading, before: int) -> bool:
    return any(match.bits & VERB_CLASSES and match.last <= before for match in reading.matches)


def _scattered(reading: Reading, measures: list[Number], roles: Roles) -> None:
    """ "Today patients wait 142 minutes, the target is 75": now and goal in clauses of their own."""
    goal = next((number for number in measures if number.cue == GOAL), None)
    if goal is None or roles.target is not None or not reading.mask & _CUE_NOW:
        return
    before = [
        number for number in measures if number.end <= goal.first and number.cue == 0 and number.kind == "measure"
    ]
    now = reading.find(_CUE_NOW)
    if before and now is not None and now.first < goal.first:
        roles.baseline, roles.target = before[-1], goal


def _arrow_between(reading: Reading, number: Number, following: Number) -> bool:
    for position in range(number.end, following.core):
        text = reading.tokens[position].text
        if text in ARROWS or (text in "-=–" and reading.sign(position + 1, ">")):
            return position - number.end <= _ARROW_REACH and following.core - position <= _ARROW_REACH
    return False


def _aside_counts(number: Number) -> bool:
    """Asides that give a role of their own: "(+100 %)", "(from 19 to 16)", "(currently 8 %)"."""
    return number.plus or number.cue in (FROM, NOW, GOAL)


def _same_result(reading: Reading, number: Number, following: Number) -> bool:
    """From and to belong together: no comma-like break and not too far apart."""
    if following.first - number.last > 8:
        return False
    if following.cue == 0:
        return following.first - number.last <= 3 and not any(
            reading.sign(position, ",;(") or reading.has(position, _AND)
            for position in range(number.last, following.first)
        )
    return not any(reading.sign(position, ";") for position in range(number.last, following.first))


def _remaining(reading: Reading, rest: list[Number], roles: Roles, action: int) -> None:
    moving = bool(action & _CHANGE)
    for number in rest:
        if number.cue == DEFINES or (number.cue in (FROM, NOW) and len(rest) > 1):
            continue
        if number.kind == "factor":
            paired = roles.baseline is not None and roles.target is not None
            if (
                roles.factor is None
                and roles.delta is None
                and (roles.target is None or (paired and number.first < roles.target.first))
            ):
                roles.factor = number
            continue
        is_change = _is_change(reading, number, action, moving)
        if is_change and number.cue == BY and _agent(reading, number):
            is_change = False
        if (
            is_change
            and roles.delta is None
            and roles.factor is None
            and (roles.target is None or _growth_aside(reading, number, roles.target))
        ):
            roles.delta = number
        elif not is_change and roles.target is None and (roles.delta is None or number.cue == GOAL):
            if roles.factor is None:
                roles.target = number


def _growth_aside(reading: Reading, number: Number, target: Number) -> bool:
    """A growth told beside the target: "300 (+100 %)", "by 15 % (from 19 to 16)"."""
    if number.cue in (BY, MORE) or number.plus or number.minus:
        return number.unit in ("percent", target.unit) and abs(number.first - target.last) < 12
    return False


def roles_before(reading: Reading, number: Number, action: int) -> bool:
    """ "80 % of questions are solved": a bare share that opens the statement is its subject."""
    return (
        number.core == 0
        and number.unit == "percent"
        and (reading.low(number.last) == "of" or reading.language.code != "en")
    )


def _lifts(reading: Reading, number: Number) -> bool:
    """Verbs whose bare dative is the new level ("4,8-ге көтеру"), unlike "3 литрге көбейту"."""
    lifting = reading.language.grammar.get("level_verbs", ())
    return any(match.first >= number.core and match.entry in lifting for match in reading.matches)


def _agent(reading: Reading, number: Number) -> bool:
    """ "performed by at least two people": by names who does it, not how much."""
    if number.unit != "count" or reading.language.code != "en":
        return False
    word = reading.words[number.first - 1] if number.first else None
    if reading.has(number.first - 1, _CHANGE):
        return False
    return word is not None and word.form == "done" and bool(reading.mask & _COPULA)


def _is_change(reading: Reading, number: Number, action: int, moving: bool) -> bool:
    if number.symbol == "percent" and reading.has(number.core, _HALF) and reading.low(number.core) in ("на", "by"):
        return True
    if (
        number.cue == BY
        and reading.language.code == "ru"
        and not moving
        and not number.plus
        and action & _GET_REACH_ETC
    ):
        return False
    if number.cue in (BY, MORE):
        return not (number.cue == BY and number.comparator in ("<", "<=") and not moving)
    if number.cue in (GOAL, LIMIT_TO, FROM, NOW):
        return False
    if reading.language.code == "kk" and number.cue == TO:
        if action & _LOWER_OR_LOWER_NOUN:
            return True
        if not action & _RAISE_IMPROVE_ETC:
            return False
        return (
            number.unit in ("percent", "ratio")
            or number.symbol in ("point", "score_point")
            or not _lifts(reading, number)
        )
    if number.cue == TO:
        return False
    if roles_before(reading, number, action):
        return False
    if not moving or number.comparator not in ("=", "~", ">=", ">"):
        return False
    if number.unit == "percent":
        return number.comparator in ("=", "~") and number.value != 100
    if number.unit in ("time", "money") or number.symbol == "point":
        return number.comparator == "=" and bool(action & _RAISE_LOWER_ETC)
    return False
