"""Deadlines and periods: until when a result is due. A rate's period ("per month", "айына") is none."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.model import Span
from kr_lint.parse.numbers import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles import NOW

_PERIOD: Final = bit("period")
_MONTH: Final = bit("month")
_UNTIL: Final = bit("until")
_WITHIN: Final = bit("within")
_DUE: Final = bit("due_noun")
_RELATIVE: Final = bit("relative_time")
_PER: Final = bit("per")
_FREQUENCY: Final = bit("frequency")
_QUARTER: Final = re.compile(
    r"(?:q[1-4]|[1-4]q|h[12]|[12]h|fy\d{2,4}|[1-4]кв|кв[1-4])(?:[-'](?:\d{2,4}|[^\W\d_]+))?|q-[1-4]"
)
_ROMAN: Final = re.compile(r"i{1,3}|iv|і{1,3}|іv")
_NUMBERED: Final = frozenset(
    {"квартал", "полугодие", "тоқсан", "жартыжылдық", "quarter", "half", "триместр", "семестр"}
)
_UP_TO: Final = frozenset({"дейін", "шейін"})
_NO_EVENT: Final = bits("level_up", "level_down", "quality", "stock", "staff", "half", "numeral", "unit", "place")
_PAIR: Final = 2
_ORDINALS: Final = frozenset({"екінші", "үшінші", "төртінші", "келесі", "алдағы", "өткен", "ағымдағы"})
_LONG_UNITS: Final = frozenset({"sprint", "week", "month", "quarter", "year"})
_OUTPUT_NAME: Final = bits("output", "output")
_CUE_TO_OR_UNTIL: Final = bits("cue_to", "until")
_FIRST: Final = bit("first")
_CMP_LE_OR_CMP_LT: Final = bits("cmp_le", "cmp_lt")
_LEVEL_UP_LEVEL_DOWN_ETC: Final = bits("level_up", "level_down", "unit")
_NUMERAL: Final = bit("numeral")
_PRONOUN: Final = bit("pronoun")
_ARTICLE: Final = bit("article")
_CUE_NOW: Final = bit("cue_now")
_OUTPUT_FIELD_ETC: Final = bits("output", "field", "level_up", "level_down", "flow_up", "outcome")
_SINCE: Final = bit("since")
_ARTICLE_FIRST_ETC: Final = bits("article", "first", "named_number")
_OUTPUT: Final = bit("output")
_ARTICLE_FIRST_ETC_2: Final = bits("article", "first", "numeral")
_ARTICLE_OR_FIRST: Final = bits("article", "first")


def mark_times(reading: Reading, numbers: list[Number]) -> None:
    """Tell durations that say until when, and rates, from numbers that measure."""
    measured = sum(number.kind in ("measure", "factor") for number in numbers)
    times = sum(number.unit == "time" or number.cue == NOW for number in numbers if number.kind == "measure")
    for number in numbers:
        if number.kind != "measure" or (number.comparator in ("<", "<=") and number.unit != "time"):
            continue
        if _is_rate(reading, number) or (
            reading.language.code == "kk" and number.unit == "time" and _lasting(reading, number, measured > 1)
        ):
            number.kind = "rate"
        elif number.symbol == "age":
            attributive = reading.low(number.last - 1).endswith(("ғы", "гі")) or number.case != "dative"
            number.kind = "name" if attributive else "duration"
        elif (
            number.unit == "time"
            and number.symbol is not None
            and times < _PAIR
            and _says_until_when(reading, number, measured > 1)
        ):
            number.kind = "duration"


def _is_rate(reading: Reading, number: Number) -> bool:
    """The number counts the periods of a rate: "every 2 weeks", "в 2 недели раз"."""
    previous = reading.match_at(number.first - 1)
    if previous is None or previous.last != number.first or number.unit != "time":
        return False
    return bool(previous.bits & _PER) and previous.entry in ("every", "each", "каждый", "раз в", "әр", "сайын", "per")


def _lasting(reading: Reading, number: Number, others: bool) -> bool:
    """ "бір ай бойы", "3 жылға €300 000": how long something lasts, neither measure nor deadline."""
    if reading.low(number.last) in ("бойы", "кейін", "соң", "бері", "бұрын"):
        return True
    opens = number.core == 0 and number.case == "dative" and number.symbol in _LONG_UNITS
    return opens and others and not reading.has(number.last, _CUE_TO_OR_UNTIL)


def _says_until_when(reading: Reading, number: Number, others: bool) -> bool:
    previous = reading.match_at(number.first - 1)
    long_unit = number.symbol in _LONG_UNITS or (number.symbol == "day" and number.value >= 10 and others)
    if reading.language.code == "kk":
        following = reading.match_at(number.last)
        after = following is not None and following.first == number.last and following.bits & _WITHIN
        if number.case == "locative" or after:
            return long_unit or (others and number.symbol == "day")
        return False
    if previous is None or previous.last != number.first:
        return False
    if (
        reading.language.code != "kk"
        and number.first > 1
        and reading.has(number.first - 1, _FIRST)
        and reading.has(number.first - 2, _WITHIN)
    ):
        return long_unit
    if any(
        reading.low(position) in ("working", "business", "рабочих", "рабочего", "рабочие")
        for position in range(number.core, number.end)
    ):
        return False
    if previous.bits & _WITHIN and not previous.bits & _CMP_LE_OR_CMP_LT:
        if reading.language.code == "ru" and previous.entry in ("на", "в") and not others:
            return False
        if (
            reading.language.code == "en"
            and previous.entry in ("over", "for", "after")
            and not others
            and number.symbol != "month"
        ):
            return False
        return long_unit
    return False


def find_deadline(
    reading: Reading, numbers: list[Number], baseline: Number | None, target: Number | None
) -> Span | None:
    """The span that says by when, or in which period, the result is due."""
    for number in numbers:
        if number.kind in ("date", "duration") or (number.kind == "year" and _is_due_year(reading, number)):
            if (
                not _between(number.first, baseline, target)
                and not _names_a_plan(reading, number)
                and not _initial_phase(reading, number.core)
            ):
                return _widened(reading, number.first, number.last)
    tokens = reading.tokens
    aside = range(baseline.core - 3, baseline.end + 4) if baseline is not None and baseline.bracketed else range(0)
    for position, token in enumerate(tokens):
        low = token.low
        if position in aside:
            continue
        if (
            low[0] in "qhfкв1234"
            and _QUARTER.fullmatch(low)
            and not _between(position, baseline, target)
            and _is_due_quarter(reading, position)
        ):
            return _widened(reading, position, position + 1)
    if not reading.mask & (_PERIOD | _MONTH | _DUE | _RELATIVE | _UNTIL):
        return None
    for match in reading.matches:
        bits_here = match.bits
        if _between(match.first, baseline, target) and not reading.has(match.first - 1, _UNTIL):
            continue
        if reading.language.code == "kk" and match.entry in _UP_TO and _event_before(reading, match.first, numbers):
            return _widened(reading, match.first - 1, match.last)
        if bits_here & _RELATIVE and not _rated(reading, match.last):
            return reading.span(match.first, match.last)
        if reading.language.code == "ru" and match.entry == "до" and _russian_event(reading, match.last):
            return _widened(reading, match.last, match.last + 1)
        if match.entry == "before" and _event_follows(reading, match.last):
            return reading.span(
                match.first,
                len(reading.tokens) if not reading.sign(len(reading.tokens) - 1, ".") else len(reading.tokens) - 1,
            )
        if bits_here & _DUE and (_has_time_cue(reading, match.first, match.last) or _seasonal(reading, match.first)):
            return _widened(reading, match.first, match.last)
        if bits_here & _MONTH and _has_time_cue(reading, match.first, match.last):
            return _widened(reading, match.first, match.last)
        if bits_here & _PERIOD and _numbered_period(reading, match.first, numbers):
            return _widened(reading, match.first, match.last)
        if (
            bits_here & _PERIOD
            and _until_here(reading, match.first, match.last)
            and not _measured(numbers, match.first)
            and not _initial_phase(reading, match.first)
        ):
            return _widened(reading, match.first, match.last)
    return None


def _between(position: int, baseline: Number | None, target: Number | None) -> bool:
    """Inside the from–to stretch a period belongs to the baseline ("с 14 за год до 5")."""
    if baseline is None or target is None or baseline.first > target.first:
        return False
    return baseline.first <= position < target.first


def _event_before(reading: Reading, position: int, numbers: list[Number]) -> bool:
    """ "релизге дейін", "сату басталғанға дейін": a dative that is no number says until when."""
    word = reading.words[position - 1] if position else None
    if word is None or (word.case != "dative" and not word.low.endswith(("ғанға", "генге", "қанға", "кенге"))):
        return False
    return not any(
        number.core < position <= number.last + 2 and number.kind in ("measure", "factor", "place")
        for number in numbers
    ) and not reading.has(position - 1, _LEVEL_UP_LEVEL_DOWN_ETC)


def _russian_event(reading: Reading, position: int) -> bool:
    """ "до каникул", "до первых заморозков": a genitive that is neither number nor level."""
    word = reading.words[position] if position < len(reading.words) else None
    if word is None or word.case != "genitive" or reading.bits[position] & _NO_EVENT:
        return False
    return not any(
        reading.tokens[near].kind == NUMBER or reading.bits[near] & _NUMERAL
        for near in range(position, min(position + 3, len(reading.tokens)))
    )


def _event_follows(reading: Reading, position: int) -> bool:
    """ "before the first frost", "before winter": an event, no clause and no place."""
    word = reading.words[position] if position < len(reading.words) else None
    if word is None or word.form == "gerund" or reading.has(position, _PRONOUN):
        return False
    return not word.verb or reading.has(position, _ARTICLE | _DUE)


def _seasonal(reading: Reading, position: int) -> bool:
    """ "осенью": a season in the instrumental says when."""
    word = reading.words[position]
    return word is not None and word.case == "instrumental" and reading.language.code == "ru"


def _numbered_period(reading: Reading, position: int, numbers: list[Number]) -> bool:
    """ "III квартал", "3-тоқсан", "1-жартыжылдықта": a quarter or half by its number."""
    match = reading.match_at(position)
    if match is None or match.entry not in _NUMBERED:
        return False
    if _ROMAN.fullmatch(reading.low(position - 1)):
        return True
    if reading.language.code == "kk":
        return any(number.kind == "ordinal" and number.core <= position < number.last for number in numbers)
    return False


def _measured(numbers: list[Number], position: int) -> bool:
    return any(number.kind == "measure" and number.core <= position < number.end for number in numbers)


def _names_a_plan(reading: Reading, number: Number) -> bool:
    previous = reading.match_at(number.first - 1)
    return previous is not None and bool(previous.bits & _CUE_NOW) and number.kind == "year"


def _initial_phase(reading: Reading, position: int) -> bool:
    """ "churn in the first month" names the metric, it is no deadline (unless it opens the statement)."""
    before = position - 1
    if reading.language.code == "kk" or not reading.has(before, _FIRST):
        return False
    return before > 2


def _rated(reading: Reading, position: int) -> bool:
    return reading.sign(position, "/")


def _is_due_year(reading: Reading, number: Number) -> bool:
    """A year says when: behind a time preposition or month or quarter, with a word for year, or in brackets at the end."""
    tokens = reading.tokens
    if number.last - number.first > 1:
        return not (reading.language.code == "kk" and number.case == "ablative") and not _since(reading, number)
    previous = reading.match_at(number.first - 1)
    if (
        previous is not None
        and previous.last == number.first
        and previous.bits & (_UNTIL | _WITHIN | _MONTH | _PERIOD | _RELATIVE)
    ):
        return True
    before = reading.low(number.first - 1)
    if _QUARTER.fullmatch(before) or (number.first > 1 and reading.sign(number.first - 1, "-'.,/")):
        return True
    after = reading.match_at(number.last)
    if after is not None and after.first == number.last and after.bits & (_MONTH | _UNTIL):
        return True
    if reading.has(number.first - 1, _OUTPUT_NAME):
        return False
    return number.last == len(tokens) or reading.sign(number.last, ".)") or number.case in ("dative", "locative")


def _since(reading: Reading, number: Number) -> bool:
    previous = reading.match_at(number.first - 1)
    return previous is not None and previous.last == number.first and bool(previous.bits & _CUE_NOW)


def _is_due_quarter(reading: Reading, position: int) -> bool:
    """Q3 says when unless it names something ("Q1–Q2 journals", "the Q3 report")."""
    if reading.sign(position - 1, "-–") and _QUARTER.fullmatch(reading.low(position - 2)):
        return _is_due_quarter(reading, position - 2)
    if reading.sign(position + 1, "-–") and _QUARTER.fullmatch(reading.low(position + 2)):
        previous = reading.match_at(position - 1)
        return previous is not None and bool(previous.bits & (_UNTIL | _WITHIN))
    previous = reading.match_at(position - 1)
    cue = previous is not None and previous.last == position and previous.bits & (_UNTIL | _WITHIN | _PERIOD | _SINCE)
    if cue:
        return not (previous is not None and previous.bits & _CUE_NOW)
    following = position + 1
    if following < len(reading.tokens) and reading.tokens[following].kind == NUMBER:
        following += 1
    if reading.has(following, _OUTPUT_FIELD_ETC):
        return reading.language.code == "kk"
    low = reading.low(position)
    if low.startswith("fy") and not reading.sign(following, ".,;)"):
        return following >= len(reading.tokens)
    return True


def _has_time_cue(reading: Reading, first: int, last: int) -> bool:
    """A month or due noun with a preposition, a case ending or a day or year beside it."""
    tokens = reading.tokens
    if reading.language.code == "kk":
        word = reading.words[last - 1]
        following = reading.match_at(last)
        if word is not None and word.case in ("dative", "locative"):
            return not reading.has(last, _SINCE)
        if first and reading.sign(first - 1, ",–(") and (last == len(tokens) or reading.sign(last, ".)")):
            return True
        return following is not None and following.first == last and bool(following.bits & (_UNTIL | _WITHIN | _PERIOD))
    position = first - 1
    while position >= 0 and (tokens[position].kind in (NUMBER, SIGN) or reading.has(position, _ARTICLE_FIRST_ETC)):
        if tokens[position].kind == SIGN and tokens[position].text in ";(":
            break
        position -= 1
    previous = reading.match_at(position)
    if previous is not None and previous.entry == "for":
        return False
    if previous is not None and previous.bits & (_UNTIL | _WITHIN):
        return not (previous.bits & _SINCE and previous.entry in ("since",))
    return last < len(tokens) and tokens[last].kind == NUMBER and len(tokens[last].text) == 4


def _until_here(reading: Reading, first: int, last: int) -> bool:
    """A period noun behind "until the end of", "in the", "за": due; behind "per", "в", "каждый": a rate."""
    tokens = reading.tokens
    word = reading.words[last - 1]
    if reading.language.code == "kk":
        following = reading.match_at(last)
        if word is not None and word.low.endswith(("ғы", "гі", "қы", "кі")):
            return False
        if reading.low(last) in ("бойы", "бойына") and (
            first == 0 or not (tokens[first - 1].text.isdigit() or reading.has(first - 1, _NUMERAL))
        ):
            return _is_calendar(reading, first)
        if following is not None and following.first == last and following.bits & _UNTIL:
            if following.bits & _UNTIL and following.entry in ("дейін", "шейін", "қарай", "таман", "бастап"):
                return word is not None and word.case == "dative" and _is_calendar(reading, first)
            return _is_calendar(reading, first)
        if following is not None and following.first == last and following.bits & _WITHIN:
            return _is_calendar(reading, first) and not (
                word is not None and word.case == "ablative" and reading.low(first - 1) == "алғашқы"
            )
        previous = reading.match_at(first - 1)
        ordinal = first > 0 and (
            tokens[first - 1].text.isdigit()
            or (previous is not None and previous.bits & _ARTICLE_FIRST_ETC_2)
            or reading.low(first - 1) in _ORDINALS
        )
        return bool(
            word is not None and word.case in ("locative", "dative") and ordinal and _is_calendar(reading, first)
        )
    position = first - 1
    unknown = 0
    while position >= 0 and (
        _passes_over(reading, position, unknown := unknown + (not reading.bits[position]))
        or reading.has(position, _ARTICLE_FIRST_ETC_2)
        or tokens[position].kind == NUMBER
        or reading.low(position)
        in ("-", "й", "last", "current", "next", "coming", "fiscal", "текущий", "текущего", "следующего")
    ):
        position -= 1
    previous = reading.match_at(position)
    if previous is None or previous.last != position + 1:
        return False
    match = reading.match_at(first)
    entry = match.entry if match is not None else ""
    short = entry in ("day", "hour", "minute", "день", "час", "минута", "сутки", "смена")
    if previous.entry in ("по итогам", "по результатам") and reading.has(previous.first - 1, _OUTPUT):
        return False
    if previous.bits & _UNTIL and (len(previous.entry) > 3 or previous.entry in ("by", "до", "к", "ко")):
        if (
            entry in ("hour", "minute", "час", "минута", "milestone", "release", "day", "день")
            and len(previous.entry) <= 5
        ):
            return False
        return not (
            reading.language.code == "ru"
            and previous.entry in ("до", "к", "на")
            and tokens[first - 1].kind == NUMBER
            and short
        )
    if previous.bits & _WITHIN:
        if previous.entry in ("for", "across", "after", "over", "на", "через", "в", "within", "in") and (
            position + 1 == first or short
        ):
            return False
        if previous.entry in ("за", "за первый", "за первые") and reading.language.code == "ru":
            return not short
        return not short
    return False


def _passes_over(reading: Reading, position: int, unknown: int) -> bool:
    """An adjective no lexicon knows may stand before the period ("третьего квартала")."""
    return not reading.bits[position] and reading.words[position] is not None and unknown <= 1


def _is_calendar(reading: Reading, first: int) -> bool:
    match = reading.match_at(first)
    return match is not None and match.entry not in ("сағат", "минут", "тәулік", "күн")


def _widened(reading: Reading, first: int, last: int) -> Span:
    """The deadline with its preposition and the year or postposition behind it."""
    tokens = reading.tokens
    while last < len(tokens) and (
        (tokens[last].kind == NUMBER and len(tokens[last].text) == 4)
        or reading.has(last, _UNTIL | _PERIOD | _MONTH | _WITHIN)
    ):
        last += 1
    position = first - 1
    while position >= 0 and (
        reading.has(position, _UNTIL | _WITHIN | _ARTICLE_OR_FIRST)
        or (tokens[position].kind == NUMBER and len(tokens[position].text) <= 2 and position > 0)
    ):
        position -= 1
    return reading.span(position + 1, last)
