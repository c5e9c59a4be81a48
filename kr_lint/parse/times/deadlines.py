"""Deadlines: until when a result is due. The period of a rate ("per month", "айына") is none."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER
from kr_lint.model import Span
from kr_lint.parse.classes import CUE_NOW, DUE_NOUN, FIRST, MONTH, OUTPUT, PERIOD, RELATIVE_TIME, UNTIL, WITHIN
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.times.events import event_before, event_follows, russian_event, seasonal, until_converb
from kr_lint.parse.times.periods import has_time_cue, numbered_period, until_here
from kr_lint.parse.times.quarters import QUARTER, QUARTER_BEGINS, is_due_quarter, is_due_year

_TIME_WORDS: Final = bits("period", "month", "due_noun", "relative_time")
_DETERMINERS: Final = bits("article", "first")


def find_deadline(
    reading: Reading, numbers: list[Number], baseline: Number | None, target: Number | None
) -> Span | None:
    """The span that says by when, or in which period, the result is due."""
    tokens = reading.tokens
    aside = range(baseline.core - 3, baseline.end + 4) if baseline is not None and baseline.bracketed else range(0)
    for number in numbers:
        if (
            _says_when(reading, number)
            and not (number.bracketed and number.core in aside)
            and (not _between(number.first, baseline, target) or _right_before(reading, number, target))
            and not _names_a_plan(reading, number)
            and not _initial_phase(reading, number.core)
            and number.core not in aside
            and not _tells_of_metric(reading, number, target)
        ):
            return _widened(reading, number.first, number.last)
    tokens = reading.tokens
    for position in reading.figures:
        low = tokens[position].low
        if (
            low[0] in QUARTER_BEGINS
            and QUARTER.fullmatch(low)
            and position not in aside
            and not _between(position, baseline, target)
            and is_due_quarter(reading, position)
        ):
            return _widened(reading, position, position + 1)
    if reading.language.code == "kk" and (converb := until_converb(reading)) is not None:
        return reading.span(max(0, converb - 1), converb + 1)
    if not reading.mask & (PERIOD | MONTH | DUE_NOUN | RELATIVE_TIME | UNTIL):
        return None
    for match in reading.matches:
        bits_here = match.bits
        if not bits_here & _TIME_WORDS and not _bounds_event(reading, match):
            continue
        if (
            match.first in aside
            or _done_already(reading, match.first)
            or reading.low(match.last) in reading.lists["no_time_behind"]
        ):
            continue
        if (
            _between(match.first, baseline, target)
            and not reading.has(match.first - 1, UNTIL)
            and not _opens_target(reading, match, target)
        ):
            continue
        if reading.low(match.first - 1) in reading.lists["than"] or _aside_before(reading, match.first, target):
            continue
        if match.entry in reading.lists["up_to"] and event_before(reading, match.first, numbers):
            return _widened(reading, match.first - 1, match.last)
        if bits_here & RELATIVE_TIME and not _rated(reading, match.last) and not _names_report(reading, match):
            return reading.span(match.first, match.last)
        if (
            match.entry in reading.lists["until_event"]
            and match.first < subordinate(reading)
            and russian_event(reading, match.first, match.last)
        ):
            return _widened(reading, match.last, match.last + 1)
        if match.entry in reading.lists["before_event"] and event_follows(reading, match.last):
            return reading.span(
                match.first,
                len(reading.tokens) if not reading.sign(len(reading.tokens) - 1, ".") else len(reading.tokens) - 1,
            )
        if bits_here & DUE_NOUN and (has_time_cue(reading, match.first, match.last) or seasonal(reading, match.first)):
            return _widened(reading, match.first, match.last)
        if bits_here & MONTH and has_time_cue(reading, match.first, match.last):
            return _widened(reading, match.first, match.last)
        if bits_here & PERIOD and numbered_period(reading, match.first, numbers):
            return _widened(reading, match.first, match.last)
        if (
            bits_here & PERIOD
            and until_here(reading, match.first, match.last)
            and not _measured(numbers, match.first)
            and not _initial_phase(reading, match.first)
        ):
            return _widened(reading, match.first, match.last)
    return None


def _bounds_event(reading: Reading, match: Match) -> bool:
    """ "до", "before": what follows may be an event."""
    entry, lists = match.entry, reading.lists
    return entry in lists["up_to"] or entry in lists["until_event"] or entry in lists["before_event"]


def _says_when(reading: Reading, number: Number) -> bool:
    return number.kind in ("date", "duration") or (number.kind == "year" and is_due_year(reading, number))


def _between(position: int, baseline: Number | None, target: Number | None) -> bool:
    """Inside the from–to stretch a period belongs to the baseline ("с 14 за год до 5")."""
    if baseline is None or target is None or baseline.first > target.first:
        return False
    return baseline.first <= position < target.first


def _opens_target(reading: Reading, match: Match, target: Number | None) -> bool:
    """ "now 6, in June 25": behind a comma and right before the target."""
    if target is None or not (reading.sign(match.first - 1, ",;") or reading.language.code == "kk"):
        return False
    return all(reading.bits[position] & (PERIOD | UNTIL) for position in range(match.last, target.first))


def _right_before(reading: Reading, number: Number, target: Number | None) -> bool:
    """ "12%-дан 2028 жылы 30%-ға": in Kazakh a year right before the target is when it is due."""
    if reading.language.code != "kk" or target is None:
        return False
    between = range(number.last, target.first)
    return number.kind == "year" and all(reading.bits[position] & (PERIOD | UNTIL) for position in between)


def _measured(numbers: list[Number], position: int) -> bool:
    return any(number.kind in ("measure", "rate") and number.core <= position < number.end for number in numbers)


def _aside_before(reading: Reading, position: int, target: Number | None) -> bool:
    """ "Повторные визиты (в течение года) с 31 до 45 %": a period in brackets before the number names the metric."""
    return (
        reading.language.code == "ru"
        and target is not None
        and not target.bracketed
        and position < target.first
        and reading.bracketed(position)
    )


def _tells_of_metric(reading: Reading, number: Number, target: Number | None) -> bool:
    """A duration that runs from an event ("в течение трёх месяцев после выпуска"), or years of what is dealt with."""
    if reading.language.code != "ru":
        return False
    if number.kind == "duration" and reading.low(number.last) in reading.lists["runs_from"]:
        return target is not None and target.core < number.core
    return number.kind == "year" and number.bracketed and reading.sign(number.first - 1, "-–")


def _done_already(reading: Reading, position: int) -> bool:
    """ "(документы поданы в августе)": what a bracket says has been done."""
    if not reading.bracketed(position):
        return False
    opening = next((before for before in range(position - 1, -1, -1) if reading.sign(before, "([")), position)
    return any(word is not None and word.form in ("done", "past") for word in reading.words[opening:position])


def _names_report(reading: Reading, match: Match) -> bool:
    """ "отчёт по итогам квартала": the period names what is made."""
    return any(match.entry.startswith(opening) for opening in reading.lists["results_of"]) and reading.has(
        match.first - 1, OUTPUT
    )


def _names_a_plan(reading: Reading, number: Number) -> bool:
    if reading.low(number.last) in reading.lists["intended"]:
        return True
    previous = reading.match_at(number.first - 1)
    return previous is not None and bool(previous.bits & CUE_NOW) and number.kind == "year"


def _initial_phase(reading: Reading, position: int) -> bool:
    """ "churn in the first month" names the metric, it is no deadline (unless it opens the statement)."""
    before = position - 1
    while reading.language.code == "ru" and before > 0 and reading.tokens[before].kind == NUMBER:
        before -= 1
    if not reading.has(before, FIRST):
        return False
    if reading.language.code == "kk":
        return reading.low(before - 1) in reading.lists["counted_from"]
    return before > (1 if reading.language.code == "ru" else 2)


def _rated(reading: Reading, position: int) -> bool:
    return reading.sign(position, "/")


def _widened(reading: Reading, first: int, last: int) -> Span:
    """The deadline with its preposition and the year or postposition behind it."""
    tokens = reading.tokens
    while last < len(tokens) and (
        (tokens[last].kind == NUMBER and len(tokens[last].text) == 4)
        or reading.has(last, UNTIL | PERIOD | MONTH | WITHIN)
    ):
        last += 1
    position = first - 1
    while position >= 0 and (
        reading.has(position, UNTIL | WITHIN | _DETERMINERS)
        or (tokens[position].kind == NUMBER and len(tokens[position].text) <= 2 and position > 0)
    ):
        position -= 1
    return reading.span(position + 1, last)
