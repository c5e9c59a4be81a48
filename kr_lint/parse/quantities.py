"""The numbers of a statement: value, multiplier, unit, comparison, and what kind of number each is.

Not every number measures: dates, years, names ("ISO 27001"), ordinals, durations that say until when and rates are told
apart here. Which of the measuring numbers is baseline, target or change is decided in :mod:`kr_lint.parse.roles`.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from kr_lint.languages.categories import bit, bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import DATE, NAME, NUMBER, SIGN, WORD, number_value
from kr_lint.model import Comparator, Unit
from kr_lint.parse.reading import Reading

NumberKind = Literal["measure", "factor", "date", "year", "name", "ordinal", "duration", "rate", "place"]

CURRENCIES: Final = {"$": "usd", "€": "eur", "₸": "kzt", "₽": "rub", "£": "gbp", "¥": "other_currency", "₴": "other_currency"}
ARROWS: Final = "→⟶"
_SIGN_COMPARATORS: Final[dict[str, Comparator]] = {"≥": ">=", ">": ">", "≤": "<=", "<": "<", "~": "~", "≈": "~"}
_CMP: Final[tuple[tuple[int, Comparator], ...]] = (
    (bit("cmp_ge"), ">="),
    (bit("cmp_gt"), ">"),
    (bit("cmp_le"), "<="),
    (bit("cmp_lt"), "<"),
    (bit("cmp_about"), "~"),
)
TO: Final = 2
BY: Final = 3
CMP_ANY: Final = bits("cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "cmp_about")
NUMERIC: Final = bits("numeral", "half", "twice")
_UNIT: Final = bit("unit")
_TIMES: Final = bit("times")
_NAMED: Final = bit("named_number")
_THINGS: Final = bits("output", "outcome", "stock", "staff", "population", "flow_up", "flow_down", "level_up", "level_down")
_PERIOD: Final = bits("period", "month")
_TIME_CUES: Final = bits("until", "within", "month", "period", "relative_time", "due_noun")
_LONGEST_MONTH: Final = 31
_SCALES: Final = (5, 10, 100)
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100
_VERSION_WORDS: Final = frozenset({"version", "release", "релиз", "версия", "нұсқа"})
_ATTACHED: Final = re.compile(r"(?:(?P<times>[xх])|(?:топ|top)-?)(?P<value>\d+)")
#: Endings written apart from the number: "98,7% дан 99,9% ға".
_LOOSE_ENDINGS: Final = frozenset({"дан", "ден", "тан", "тен", "нан", "нен", "ға", "ге", "қа", "ке"})
_DAY_MONTH: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
_RANKS: Final = frozenset({"place", "место", "позиция", "орын", "rank", "position"})
_SMALL_UNITS: Final = frozenset({"s", "m", "h", "d", "w", "t", "с", "ч", "м", "т", "р", "г", "л", "д", "мо", "к", "k", "b", "x", "х", "v", "p", "c"})
_ORDINAL_ENDINGS: Final = frozenset(
    {"st", "nd", "rd", "th", "й", "я", "е", "го", "му", "м", "х", "ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ых", "ю", "ом", "ші", "шы", "нші", "ншы", "інші", "ыншы"}
)


class Number:
    """One number as found, in token indices: ``core`` to ``end`` are number and unit, ``first`` to ``last`` also take in the words
    that compare it or give it its role; ``last`` and ``end`` are exclusive.
    """

    __slots__ = (
        "bracketed", "case", "comparator", "core", "cue", "end", "ending", "first", "high", "kind", "last", "minus", "plus", "symbol", "unit", "value",
    )  # fmt: skip

    def __init__(self, value: float, first: int, last: int) -> None:
        self.value = value
        self.first = first
        self.last = last
        self.kind: NumberKind = "measure"
        self.unit: Unit | None = None
        self.symbol: str | None = None
        self.comparator: Comparator = "="
        self.case = ""
        self.ending = ""
        self.high: float | None = None
        self.plus = False
        self.minus = False
        self.cue = 0
        self.core = first
        self.end = last
        self.bracketed = False

    def __repr__(self) -> str:
        return f"Number({self.value}, {self.kind}, {self.unit}, cue={self.cue}, case={self.case!r})"


def find_numbers(reading: Reading) -> list[Number]:
    """Every number of the statement, in order, each with its kind."""
    numbers: list[Number] = []
    tokens = reading.tokens
    count = len(tokens)
    position = 0
    while position < count:
        token = tokens[position]
        number: Number | None = None
        if token.kind == NUMBER:
            number = _digits(reading, position)
        elif token.kind == DATE:
            number = Number(0, position, position + 1)
            number.kind = "date"
        elif token.kind == WORD:
            if reading.bits[position] & NUMERIC:
                number = _worded(reading, position)
            elif token.low[-1].isdigit():
                number = _attached(reading, position)
        if number is None:
            position += 1
            continue
        number.core, number.end = number.first, number.last
        numbers.append(number)
        position = max(number.last, position + 1)
    return _mark_brackets(reading, _join(reading, numbers))


def _mark_brackets(reading: Reading, numbers: list[Number]) -> list[Number]:
    """Note which numbers stand in brackets: an aside steps back behind a number outside."""
    depth = 0
    position = 0
    for number in numbers:
        while position < number.core:
            text = reading.tokens[position].text
            depth = depth + 1 if text in "([{" else max(0, depth - 1) if text in ")]}" else depth
            position += 1
        number.bracketed = depth > 0
    return numbers


def _digits(reading: Reading, position: int) -> Number:
    tokens = reading.tokens
    token = tokens[position]
    number = Number(number_value(token.text), position, position + 1)
    if _year_with_word(reading, number, token.text):
        return number
    if reading.sign(position - 1, "+") and tokens[position].glued and tokens[position - 1].glued and tokens[position - 2].kind == WORD:
        number.kind = "name"
        return number
    percent_follows = reading.sign(position + 1, "%")
    if percent_follows and "." in token.text:
        number.value = float(token.text.replace(" ", "").replace(",", "")) if token.text.count(".") == 1 else number.value
    _before(reading, number)
    _after(reading, number)
    if number.unit is None and reading.low(number.first - 1) in ("top", "топ", "үздік"):
        number.unit, number.symbol, number.comparator = "score", "rank", "<="
    if number.kind == "measure" and number.unit is None and number.symbol is None:
        _name_or_year(reading, number, token.text)
    return number


def _attached(reading: Reading, position: int) -> Number | None:
    """Digits behind letters that still measure: "x3", "топ-10"."""
    match = _ATTACHED.fullmatch(reading.low(position))
    if match is None:
        return None
    number = Number(number_value(match["value"]), position, position + 1)
    if match["times"]:
        number.kind, number.unit = "factor", "ratio"
    else:
        number.unit, number.symbol, number.comparator = "score", "rank", "<="
    return number


def _worded(reading: Reading, position: int) -> Number | None:
    match = reading.match_at(position)
    if match is None or match.first != position:
        return None
    language = reading.language
    entry = match.entry
    if entry in language.factors:
        number = Number(language.factors[entry], match.first, match.last)
        number.kind = "factor"
        number.unit = "ratio"
        return number if number.value else None
    if entry in language.fractions:
        number = Number(language.fractions[entry], match.first, match.last)
        if entry in ("a quarter", "one quarter", "ширегі", "четверть") and reading.has(match.first - 1, bits("within", "per", "until", "level_up", "output", "outcome")):
            return None
        number.unit = "percent"
        number.symbol = "percent"
        return number
    if entry not in language.numerals or not _counts(reading, match):
        return None
    number = Number(language.numerals[entry], match.first, match.last)
    following = reading.match_at(match.last)
    if following is not None and following.entry in language.magnitudes and following.bits & bit("numeral"):
        number.value *= language.numerals[following.entry]
        number.last = following.last
    elif following is not None and following.entry in language.numerals and 0 < language.numerals[following.entry] < 10 <= number.value < 100:
        number.value += language.numerals[following.entry]
        number.last = following.last
    _after(reading, number)
    return number


def _counts(reading: Reading, match: Match) -> bool:
    """ "no longer", "on one bank" count nothing."""
    if match.entry in ("no", "нет"):
        return bool(reading.bits[match.last : match.last + 1]) and not reading.has(match.last, bits("vague", "cmp_ge", "cmp_gt", "cmp_le")) and reading.low(match.last) not in ("longer", "more", "one", "less", "later")
    if _quoted(reading, match.first):
        return False
    if match.entry == "бір":
        word = reading.words[match.last] if match.last < len(reading.words) else None
        if word is not None and word.case in ("ablative", "genitive", "locative") and not reading.has(match.last, _UNIT):
            return False
    if match.entry in ("one", "один", "бір"):
        previous = reading.match_at(match.first - 1)
        if previous is not None and previous.bits & bit("article"):
            return False
        if match.entry == "one" and match.first and previous is None and reading.tokens[match.first - 1].kind == WORD:
            return False
        return not (previous is not None and previous.bits & bit("preposition") and not previous.bits & bits("cue_to", "cue_from", "until"))
    return True


def _quoted(reading: Reading, position: int) -> bool:
    return sum(token.text == '"' for token in reading.tokens[:position]) % 2 == 1


def _before(reading: Reading, number: Number) -> None:
    """Currency, sign and multiplication sign right before the number."""
    position = number.first - 1
    previous = reading.low(position)
    tokens = reading.tokens
    currency = _currency(reading, position)
    if currency is not None:
        number.unit, number.symbol = "money", currency
        number.first = position
        position -= 1
        previous = reading.low(position)
    glued = tokens[number.first].glued
    if previous in ("+", "±") and glued:
        if position == 0 or not tokens[position].glued or reading.sign(position - 1, "([:→"):
            number.plus = previous == "+"
            number.first = position
    elif previous in ("-", "–") and glued and not tokens[position].glued and position > 0:
        number.minus = True
        number.first = position
    elif previous in ("×", "x", "х") and glued:
        number.kind, number.unit = "factor", "ratio"
        number.first = position


def _currency(reading: Reading, position: int) -> str | None:
    """The currency before a number, as a sign or a code ("$", "CHF")."""
    low = reading.low(position)
    if low in CURRENCIES:
        return CURRENCIES[low]
    match = reading.match_at(position)
    if match is None or match.last - match.first != 1 or not match.bits & _UNIT or not reading.tokens[position].text.isupper():
        return None
    name = reading.unit_of(match)
    return name.symbol if name is not None and name.unit == "money" else None


def _after(reading: Reading, number: Number) -> None:
    """Multiplier, unit, times, plus and ending right after the number."""
    language = reading.language
    tokens = reading.tokens
    position = number.last
    count = len(tokens)
    if position < count and tokens[position].kind == WORD:
        token = tokens[position]
        if token.glued and "-" in token.low and _glued_with_ending(reading, number, token.low):
            number.last = number.end = position + 1
            return
        if token.low in language.magnitudes and (token.glued or len(token.low) > 1) and not _is_unit_here(reading, position, token.glued):
            number.value *= language.magnitudes[token.low]
            position += 1
        else:
            word = reading.words[position]
            if word is not None and word.lemma in language.magnitudes and len(word.lemma) > 2:
                number.value *= language.magnitudes[word.lemma]
                number.case = word.case
                position += 1
        if position > number.last and reading.sign(position, ".") and position + 1 < count and tokens[position].glued:
            position += 1
    if reading.sign(position, "+") and tokens[position].glued:
        number.comparator = ">="
        position += 1
    number.last = position
    if position >= count:
        return
    token = tokens[position]
    if token.text in CURRENCIES:
        number.unit, number.symbol = "money", CURRENCIES[token.text]
        number.last = position = position + 1
    elif token.text in "%٪":
        number.unit, number.symbol = "percent", "percent"
        number.last = position = position + 1
        if reading.sign(position, "+") and tokens[position].glued:
            number.comparator = ">="
            number.last = position = position + 1
    _ending(reading, number)
    _unit_word(reading, number)


def _glued_with_ending(reading: Reading, number: Number, low: str) -> bool:
    """Multiplier or unit and Kazakh ending in one word behind the digits: "5M-нан", "200ms-тан"."""
    head, _, ending = low.rpartition("-")
    case = case_of_ending(ending) if reading.language.code == "kk" else None
    if case is None:
        return False
    language = reading.language
    if head in language.magnitudes:
        number.value *= language.magnitudes[head]
    elif head in language.units:
        number.symbol, number.unit = language.units[head]
    else:
        return False
    number.case, number.ending = case, ending
    return True


def _is_unit_here(reading: Reading, position: int, glued: bool) -> bool:
    low = reading.low(position)
    return low in ("м", "т", "m", "b", "к") and not glued


def _ending(reading: Reading, number: Number) -> None:
    """A hyphen and letters: a Kazakh ending ("8%-дан"), an ordinal ("2-й"), an adjective ("30-дневный")."""
    position = number.last
    tokens = reading.tokens
    if reading.language.code == "kk" and reading.low(position) in _LOOSE_ENDINGS:
        number.case, number.ending = case_of_ending(reading.low(position)) or "", reading.low(position)
        number.last = position + 1
        return
    if position + 1 >= len(tokens) or not reading.sign(position, "-–") or not tokens[position].glued:
        return
    following = tokens[position + 1]
    if following.kind != WORD or not following.glued:
        return
    if reading.language.code == "kk":
        read = case_of_ending(following.low)
        if read is not None:
            number.case, number.ending = read, following.low
            number.last = position + 2
            return
    if number.unit is None:
        word = reading.words[position + 1]
        if word is not None and word.lemma in _RANKS:
            number.unit, number.symbol, number.case, number.ending = "score", "rank", word.case, following.low
            number.last = position + 2
            return
        name = reading.unit_of(unit) if (unit := reading.match_at(position + 1)) is not None and unit.bits & _UNIT else None
        if reading.language.code == "en" and name is not None and word is not None and word.number == "plural":
            number.unit, number.symbol = name.unit, name.symbol
            number.last = position + 2
            return
        number.kind = "ordinal"
        number.last = position + 2
        if reading.has(number.last, bit("rank")) and reading.low(number.last) not in ("топ", "top"):
            number.kind, number.unit, number.symbol = "measure", "score", "rank"
            number.last += 1
            return
        if following.low in ("fold", "кратный", "кратное", "кратного", "кратном", "еселік"):
            number.kind, number.unit = "factor", "ratio"


def case_of_ending(ending: str) -> str | None:
    """The case of a Kazakh ending written behind a number or sign, "" for a possessive without case; None for no ending."""
    from kr_lint.languages.kk.morphology import ending_case

    possessive, case = ending_case(ending)
    if case is not None:
        return case
    return "" if possessive is not None else None


def _unit_word(reading: Reading, number: Number) -> None:
    position = number.last
    tokens = reading.tokens
    match = reading.match_at(position)
    if position >= len(tokens):
        return
    token = tokens[position]
    glued_letters = token.kind == WORD and token.glued and number.unit is None
    if glued_letters and token.text in ("С", "C") and number.value == 1:
        number.kind, number.last = "name", position + 1
        return
    if reading.language.code == "kk" and token.kind == WORD and _descriptive(reading, number, token.low):
        return
    if glued_letters and token.low in _ORDINAL_ENDINGS and token.low not in reading.language.units:
        number.kind = "ordinal"
        number.last = position + 1
        if reading.has(number.last, bit("rank")):
            number.kind, number.unit, number.symbol = "measure", "score", "rank"
            number.last += 1
        return
    if match is None or match.first != position:
        if glued_letters:
            number.kind = "name"
            number.last = position + 1
        return
    if match.bits & _TIMES and number.unit is None and (token.glued or len(match.entry) > 1):
        if not _multiplies(reading, number, match):
            return
        number.kind, number.unit = "factor", "ratio"
        number.last = match.last
        return
    name = reading.unit_of(match) if match.bits & _UNIT else None
    if name is None:
        if glued_letters:
            number.kind = "name"
            number.last = position + 1
        return
    if match.entry in _SMALL_UNITS and not token.glued and not _stands_alone(reading, match):
        return
    if number.unit == "percent":
        if name.symbol == "point":
            number.symbol = "point"
            number.last = match.last
        return
    if number.unit == "money" and name.unit != "money":
        return
    if name.unit == "score" and name.symbol == "score":
        word = reading.words[match.last - 1]
        if word is not None and word.number == "plural" and reading.language.code == "en":
            return
    number.unit, number.symbol = name.unit, name.symbol
    number.last = match.last
    word = reading.words[match.last - 1]
    if word is not None and (word.case or word.low == "күнде"):
        number.case = word.case or "locative"


def _stands_alone(reading: Reading, match: Match) -> bool:
    """A one-letter unit behind a space ("3.4 s → 900 ms", "1,9 с"): nothing it could belong to follows."""
    if match.last >= len(reading.tokens):
        return True
    following = reading.tokens[match.last]
    return following.kind == SIGN and following.text in ",.;)→/" or reading.language.code == "en" and match.entry in ("s", "h")


def _multiplies(reading: Reading, number: Number, match: Match) -> bool:
    """ "в 3 раза" multiplies, "3 раза в неделю" counts; so does "3 times a week"."""
    if match.entry in ("раз", "раза"):
        return reading.low(number.first - 1) in ("в", "во")
    if match.entry in ("time", "times"):
        return not reading.has(match.last, bits("per", "frequency", "period"))
    return not (reading.language.code == "en" and match.entry == "x" and reading.has(match.last, bit("staff")))


def _descriptive(reading: Reading, number: Number, low: str) -> bool:
    """ "24 сағаттық жауап", "18 сұрақтық тест": the number describes a thing and steps back when another one measures."""
    if not low.endswith(("лық", "лік", "дық", "дік", "тық", "тік")) or len(low) < 6:
        return False
    if reading.has(number.last, _UNIT) and low.startswith("пайыз"):
        return False
    name = reading.language.units.get(low[:-3])
    if name is not None and name.unit == "percent":
        return False
    number.kind = "place"
    if name is not None:
        number.symbol, number.unit = name
    number.last += 1
    return True


def _name_or_year(reading: Reading, number: Number, text: str) -> None:
    """Years and numbers that are part of a name."""
    following = reading.match_at(number.last)
    previous = reading.match_at(number.first - 1)
    language = reading.language
    if _DAY_MONTH.fullmatch(text) and previous is not None and previous.last == number.first and (previous.bits & bit("until") or text[0] == "0"):
        number.kind = "date"
        return
    month = following is not None and following.first == number.last and following.bits & bit("month")
    slash = reading.sign(number.last, "/") and reading.tokens[number.last].glued and number.last + 1 < len(reading.tokens) and reading.tokens[number.last + 1].text.isdigit()
    if slash and number.value <= _LONGEST_MONTH and previous is not None and previous.last == number.first and previous.bits & bit("until"):
        number.kind = "date"
        number.last += 2
        return
    if number.value <= _LONGEST_MONTH and (month or previous is not None and previous.last == number.first and previous.bits & bit("month") and reading.language.code == "en"):
        number.kind = "date"
        if month and following is not None:
            number.last = following.last
        return
    if len(text) == 4 and text.isdigit() and _spans_years(reading, number):
        number.kind = "year"
        return
    if len(text) == 4 and text.isdigit() and _FIRST_YEAR <= number.value <= _LAST_YEAR and _stands_as_year(reading, number, previous):
        number.kind = "year"
        return
    if previous is not None and previous.last == number.first and previous.bits & _NAMED and number.comparator == "=":
        counted = following is not None and following.bits & _THINGS and previous.bits & _PERIOD
        if language.code == "kk":
            word = reading.words[previous.last - 1]
            counted = counted or word is not None and word.case not in ("", "nominative")
        counted = counted or reading.has(previous.first - 1, bit("per")) or reading.sign(number.last, ARROWS)
        if not counted and not previous.bits & CMP_ANY and "," not in text and " " not in text and number.value < 100_000:
            number.kind = "name"
    if following is not None and following.first == number.last and following.entry in _VERSION_WORDS and "." in text:
        number.kind = "name"
    if reading.sign(number.first - 1, "№#") or reading.sign(number.first - 1, ".") and reading.low(number.first - 2) == "no":
        number.kind = "name"
    if number.first >= 2 and reading.low(number.first - 1) in ("с", "c") and reading.tokens[number.first - 1].glued and reading.low(number.first - 2) == "1":
        number.kind = "name"
    if _names_a_thing(reading, number, following):
        number.kind = "name"
    if language.code == "kk" and number.first == 0 and reading.sign(number.last, ")"):
        number.kind = "name"
    if reading.sign(number.first - 1, "-") and reading.tokens[number.first - 1].glued and reading.tokens[number.first].glued:
        before = reading.tokens[number.first - 2] if number.first > 1 else None
        if before is not None and before.kind in (WORD, NAME):
            number.kind = "name"


def _names_a_thing(reading: Reading, number: Number, following: Match | None) -> bool:
    """ "Django 5", "AS/400": a number behind a capitalised name that no lexicon knows, before nothing it could count."""
    before = number.first - 1
    if before < 0 or number.kind != "measure" or number.comparator != "=":
        return False
    token = reading.tokens[before]
    if token.text == "/" and token.glued and reading.tokens[number.first].glued and before and reading.tokens[before - 1].kind == WORD:
        return True
    counted = number.last < len(reading.words) and reading.words[number.last] is not None and not reading.has(number.last, bits("and", "preposition"))
    named = token.kind == WORD and before > 0 and token.text[:1].isupper() and not token.text.isupper() and not reading.bits[before]
    return named and not counted and following is None


def _year_with_word(reading: Reading, number: Number, text: str) -> bool:
    """ "2026 жылға", "2026 году", "2026 г.": the word makes it a year, whose case says when."""
    if len(text) != 4 or not text.isdigit() or not 1900 <= number.value <= _LAST_YEAR or number.last >= len(reading.words):
        return False
    position = number.last
    if reading.sign(position, "-–") and reading.tokens[position].glued and position + 1 < len(reading.words):
        position += 1
    word = reading.words[position]
    if word is not None and word.low.startswith("жыл") and reading.language.code == "kk":
        number.kind, number.case, number.last = "year", word.case or "locative", position + 1
        return True
    if word is None or not (word.lemma in ("year", "год", "жыл", "г", "гг") or word.low in ("г", "гг", "ж", "жж")):
        return False
    number.kind = "year"
    number.case = word.case
    number.last = position + 1
    return True


def _spans_years(reading: Reading, number: Number) -> bool:
    """ "1978–2004", "2025/26": a span of years or a school year."""
    if not 1900 <= number.value <= _LAST_YEAR:
        return False
    for sign, other in ((number.last, number.last + 1), (number.first - 1, number.first - 2)):
        if reading.sign(sign, "-–/") and 0 <= other < len(reading.tokens) and reading.tokens[other].kind == NUMBER:
            text = reading.tokens[other].text
            if text.isdigit() and (len(text) == 4 and 1900 <= int(text) <= _LAST_YEAR or len(text) == 2 and reading.sign(sign, "/")):
                return True
    return False


def _stands_as_year(reading: Reading, number: Number, previous: Match | None) -> bool:
    """A bare four-digit number is a year behind a time word or a dash or at the end, not before a counted noun."""
    if number.case == "locative" and number.ending:
        return True
    if number.case == "ablative" or number.cue:
        return False
    if previous is not None and previous.last == number.first:
        if previous.bits & bit("article") and reading.language.code == "en" and number.last < len(reading.words) and reading.words[number.last] is not None:
            return True
        if previous.bits & _TIME_CUES:
            return not reading.has(number.last, _THINGS) or bool(previous.bits & bits("month", "period"))
        if previous.bits & (CMP_ANY | bits("get", "reach", "raise", "lower", "cue_by")):
            return False
    if number.last >= len(reading.tokens):
        return number.first > 0
    following = reading.tokens[number.last]
    return following.kind == SIGN and following.text in ").,;:–-/" and number.first > 0 or reading.sign(number.first - 1, "-–/(")


def _join(reading: Reading, numbers: list[Number]) -> list[Number]:
    """Ranges ("10-15 %"), fractions ("3/4"), shares ("9 out of 10") become one number each."""
    if len(numbers) < 2:
        return numbers
    joined: list[Number] = []
    index = 0
    while index < len(numbers):
        number = numbers[index]
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if following is not None and following.kind == "ordinal" and number.unit is None and number.last + 1 == following.core and reading.sign(number.last, ",-–/"):
            number.kind = "ordinal"
        if following is not None and number.kind in ("measure", "name") and following.kind in ("measure", "factor", "place"):
            if _is_range(reading, number, following):
                number.high = following.value
                if number.unit is None:
                    if following.unit == "money" and following.value >= 1000 * number.value > 0:
                        number.value *= _shared_multiplier(number.value, following.value)
                    number.unit, number.symbol = following.unit, following.symbol
                number.kind = following.kind
                number.case, number.ending = following.case, following.ending
                number.last = number.end = following.last
                number.comparator = "=" if number.comparator == ">=" else number.comparator
                joined.append(number)
                index += 2
                continue
            share = _share(reading, number, following)
            if share is not None:
                joined.append(share)
                index += 2
                continue
        joined.append(number)
        index += 1
    return joined


def _shared_multiplier(low: float, high: float) -> float:
    for multiplier in (1e9, 1e6, 1e3):
        if high >= multiplier and low < high / multiplier * 10:
            return multiplier
    return 1.0


def _is_range(reading: Reading, number: Number, following: Number) -> bool:
    gap = following.first - number.last
    if gap == 1 and reading.low(number.core - 1) in ("between", "между") and reading.has(number.last, bit("and")):
        number.first = number.core - 1
        return True
    if following.minus and gap == 0 and following.first > 0:
        return False
    if gap != 1 or not reading.sign(number.last, "-–…"):
        return False
    dash = reading.tokens[number.last]
    return (dash.glued or dash.text == "–") and number.value <= following.value and not number.ending


def _share(reading: Reading, number: Number, following: Number) -> Number | None:
    if number.unit is not None or following.value <= 0:
        return None
    gap = following.first - number.last
    tokens = reading.tokens
    slash = gap == 1 and reading.sign(number.last, "/") and tokens[number.last].glued and tokens[following.first].glued
    out_of = gap in (1, 2, 3) and reading.has(number.last, bit("out_of")) and _only(reading, number.last, following.first, "out_of")
    if out_of and reading.low(number.last) == "in" and following.value > 10:
        out_of = False
    if (slash or out_of) and 0 < number.value <= following.value and following.unit is None:
        if number.value % 1 and following.value in _SCALES:
            number.unit, number.symbol, number.last, number.end = "score", "score", following.last, following.last
            return number
        share = Number(100 * number.value / following.value, number.first, following.last)
        share.unit, share.symbol = "percent", "percent"
        share.comparator = number.comparator
        share.case = following.case
        return share
    if reading.language.code == "kk" and _nine_of_ten(reading, number, following):
        share = Number(100 * following.value / number.value, number.first, following.last)
        share.unit, share.symbol = "percent", "percent"
        return share
    if reading.language.code == "kk" and following.ending and following.case in ("", "dative", "accusative") and following.value < number.value:
        between = range(number.last, following.first)
        genitive = number.case in ("genitive", "ablative") or any(
            (word := reading.words[i]) is not None and word.case in ("genitive", "ablative") for i in between
        )
        if genitive and len(between) <= 4 and following.ending not in ("ке", "ға", "ге", "қа", "на", "не"):
            share = Number(100 * following.value / number.value, number.first, following.last)
            share.ending = following.ending
            share.unit, share.symbol = "percent", "percent"
            share.case = following.case
            return share
    return None


def _nine_of_ten(reading: Reading, number: Number, following: Number) -> bool:
    """ "10-нан 9": an ablative and a bare smaller number that ends its clause."""
    if number.case != "ablative" or not number.ending or following.core != number.last or following.ending or following.unit is not None:
        return False
    ends = following.last >= len(reading.tokens) or reading.tokens[following.last].kind == SIGN
    return ends and following.value < number.value <= 100


def _cue_inside(match: Match) -> int:
    """A comparison that also says by or to: "by at least", "не менее чем на", "минимум до"."""
    words = match.entry.split(" ")
    if words[0] in ("by", "на") or words[-1] == "на":
        return BY
    return TO if words[0] == "to" or words[-1] == "до" else 0


def _only(reading: Reading, first: int, last: int, category: str) -> bool:
    mask = bit(category)
    return all(reading.bits[i] & mask for i in range(first, last))


def comparators(reading: Reading, number: Number) -> None:
    """Read the comparison before or after a number into it, and move ``first`` over the words that make it."""
    position = number.first - 1
    while position >= 0:
        token = reading.tokens[position]
        if token.kind == SIGN and token.text in _SIGN_COMPARATORS:
            number.comparator = _SIGN_COMPARATORS[token.text]
            if position > 0 and reading.sign(position - 1, "<>") and token.text == "=":
                position -= 1
        elif token.kind == SIGN and token.text == "=" and reading.sign(position - 1, "<>"):
            number.comparator = ">=" if reading.sign(position - 1, ">") else "<="
            position -= 1
        elif reading.bits[position] & CMP_ANY:
            match = reading.match_at(position)
            assert match is not None
            number.cue = number.cue or _cue_inside(match)
            for mask, comparator in _CMP:
                if match.bits & mask:
                    number.comparator = comparator
                    break
            position = match.first
        else:
            break
        number.first = position
        position -= 1
    match = reading.match_at(number.last)
    if match is not None and match.first == number.last and match.bits & CMP_ANY and number.comparator in ("=", "~"):
        kazakh = reading.language.code == "kk"
        if kazakh and not (number.case == "ablative" or match.entry.endswith(("емес", "астам", "артық", "жуық", "шақты"))):
            return
        if not kazakh and not match.entry.startswith(("or ", "and ", "или ", "и ")):
            return
        for mask, comparator in _CMP:
            if match.bits & mask:
                number.comparator = comparator
                break
        if kazakh:
            number.case = ""
        number.last = match.last
