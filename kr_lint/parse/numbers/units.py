"""What stands right before and behind a number: currency, sign, multiplier, unit, times, Kazakh ending."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import SIGN, WORD
from kr_lint.parse.classes import CUE_TO, RANK, STAFF, TIMES, UNIT
from kr_lint.parse.numbers.names import is_year
from kr_lint.parse.numbers.number import CURRENCIES, TIMES_SIGNS, Number
from kr_lint.parse.reading import Reading

_REPEATED: Final = bits("per", "period", "frequency")
_PEOPLE: Final = bits("staff", "stock", "outcome", "population")
_PLACES: Final = bits("place", "population", "output")
#: Celsius in both alphabets, Fahrenheit.
_SCALES: Final = frozenset({"c", "с", "f"})
_MOST_STARS: Final = 10
#: 1С, the accounting software, and 5С, the order of workplaces.
_BRAND_DIGITS: Final = (1, 5)


def read_before(reading: Reading, number: Number) -> None:
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
    elif _minus_before(reading, position, glued):
        number.minus = True
        number.first = position
    elif previous in TIMES_SIGNS and glued:
        number.kind, number.unit = "factor", "ratio"
        number.first = position


def _minus_before(reading: Reading, position: int, glued: bool) -> bool:
    """Minus as a word, or as a sign that touches the number and nothing before it."""
    low = reading.low(position)
    if low in reading.lists["minus"]:
        return True
    return low in ("-", "–") and glued and not reading.tokens[position].glued and position > 0


def _currency(reading: Reading, position: int) -> str | None:
    """The currency before a number, as a sign or a code ("$", "CHF")."""
    low = reading.low(position)
    if low in CURRENCIES:
        return CURRENCIES[low]
    match = reading.match_at(position)
    if (
        match is None
        or match.last - match.first != 1
        or not match.bits & UNIT
        or not reading.tokens[position].text.isupper()
    ):
        return None
    name = reading.unit_of(match)
    return name.symbol if name is not None and name.unit == "money" else None


def read_after(reading: Reading, number: Number) -> None:
    """Multiplier, unit, times, plus and ending right after the number."""
    language = reading.language
    tokens = reading.tokens
    position = number.last
    count = len(tokens)
    if position < count and tokens[position].kind == WORD:
        token = tokens[position]
        if token.glued and "-" in token.text and number.value == 1 and _is_brand(reading, token.text):
            number.kind, number.last = "name", position + 1
            return
        if token.glued and "-" in token.low and _glued_with_ending(reading, number, token.low):
            number.last = number.end = position + 1
            return
        if (
            token.low in language.magnitudes
            and (token.glued or len(token.low) > 1)
            and not _is_unit_here(reading, position, token.glued)
        ):
            _multiply(number, language.magnitudes[token.low])
            position += 1
        else:
            word = reading.words[position]
            if word is not None and word.lemma in language.magnitudes and len(word.lemma) > 2:
                _multiply(number, language.magnitudes[word.lemma])
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
    elif token.text == "°":
        number.unit, number.symbol = "other", "temperature"
        number.last = position + 1
        if reading.low(position + 1) in _SCALES and tokens[position + 1].glued:
            number.last = position + 2
    _ending(reading, number)
    if not (reading.language.code == "kk" and number.ending and not number.case and number.unit is None):
        _unit_word(reading, number)


def _multiply(number: Number, magnitude: float) -> None:
    number.value *= magnitude
    number.magnitude = magnitude


def _is_unit_here(reading: Reading, position: int, glued: bool) -> bool:
    low = reading.low(position)
    return low in reading.lists["unit_letters"] and not glued


def _unit_word(reading: Reading, number: Number) -> None:
    position = number.last
    tokens = reading.tokens
    if reading.low(position) in reading.lists["unit_abbreviations"]:
        position += 2 if reading.sign(position + 1, ".") else 1
    match = reading.match_at(position)
    if position >= len(tokens):
        return
    token = tokens[position]
    glued_letters = token.kind == WORD and token.glued and number.unit is None
    if glued_letters and token.text in reading.lists["brand_letters"] and number.value in _BRAND_DIGITS:
        number.kind, number.last = "name", position + 1
        return
    if (
        reading.language.code == "kk"
        and number.unit is None
        and token.kind == WORD
        and _descriptive(reading, number, token.low)
    ):
        return
    if glued_letters and token.low in reading.lists["ordinal_endings"] and token.low not in reading.language.units:
        number.kind = "ordinal"
        number.last = position + 1
        if reading.has(number.last, RANK):
            number.kind, number.unit, number.symbol = "measure", "score", "rank"
            number.last += 1
        return
    if match is None or match.first != position:
        if glued_letters:
            number.kind = "name"
            number.last = position + 1
        return
    if match.bits & TIMES and number.unit is None and (token.glued or len(match.entry) > 1):
        if not _multiplies(reading, number, match):
            return
        number.kind, number.unit = "factor", "ratio"
        number.last = match.last
        return
    name = reading.unit_of(match) if match.bits & UNIT else None
    if name is None:
        if glued_letters:
            number.kind = "name"
            number.last = position + 1
        return
    if match.entry in reading.lists["small_units"] and not token.glued and not _stands_alone(reading, match):
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
    if name.symbol == "star" and number.value > _MOST_STARS:
        return
    if (
        name.symbol == "age"
        and reading.low(match.last - 1) == match.entry
        and reading.has(match.last, _PEOPLE)
        and not reading.has(match.last, UNIT)
    ):
        return
    if _counts_places(reading, number, match):
        return
    number.unit, number.symbol = name.unit, name.symbol
    number.last = match.last
    word = reading.words[match.last - 1]
    if word is not None and (word.case or word.low in reading.lists["locatives"]):
        number.case = word.case or "locative"


def _counts_places(reading: Reading, number: Number, match: Match) -> bool:
    """ "25 позиций": several places are counted, unless the words before make them a climb ("на 5 мест")."""
    word = reading.words[match.last - 1]
    return (
        match.entry in reading.lists["rank_words"]
        and word is not None
        and word.number == "plural"
        and word.case == "genitive"
        and reading.low(number.first - 1) not in reading.lists["change_prepositions"]
        and reading.low(number.first - 1) not in reading.lists["value_prepositions"]
    )


def _stands_alone(reading: Reading, match: Match) -> bool:
    """A one-letter unit behind a space ("3.4 s → 900 ms", "1,9 с"): nothing it could belong to follows."""
    if match.last >= len(reading.tokens) or (
        reading.low(match.last) in reading.lists["rate_prepositions"] and match.entry in reading.lists["hour_letters"]
    ):
        return True
    if reading.has(match.last, CUE_TO):
        return True
    following = reading.tokens[match.last]
    arrow = reading.sign(match.last, "-") and reading.sign(match.last + 1, ">")
    return (
        arrow or (following.kind == SIGN and following.text in ",.;)→/") or (match.entry in reading.lists["free_units"])
    )


def _multiplies(reading: Reading, number: Number, match: Match) -> bool:
    """ "в 3 раза" multiplies, "3 раза в неделю" counts; so does "3 times a week"."""
    if match.entry in reading.lists["occasions_or_times"]:
        return reading.low(number.first - 1) in reading.lists["times_prepositions"]
    if match.entry in reading.lists["occasions"]:
        return not reading.has(match.last, _REPEATED)
    return not (match.entry in reading.lists["fold_signs"] and reading.has(match.last, STAFF))


def _descriptive(reading: Reading, number: Number, low: str) -> bool:
    """ "24 сағаттық жауап", "18 сұрақтық тест": a number that describes a thing steps back when another measures."""
    if _of_parts(reading, number, low):
        number.kind = "name"
        number.last += 1
        return True
    if not low.endswith(reading.endings["relational"]) or len(low) < 6:
        return False
    if reading.has(number.last, UNIT) and low.startswith(reading.stems["percent"]):
        return False
    name = reading.language.units.get(low[:-3])
    if name is not None and name.unit == "percent":
        return False
    number.kind = "place"
    if name is not None:
        number.symbol, number.unit = name
    number.last += 1
    return True


def _is_brand(reading: Reading, text: str) -> bool:
    """ "1С-ке": the name 1С with an ending."""
    return text.partition("-")[0] in reading.lists["brand_letters"]


def _of_parts(reading: Reading, number: Number, low: str) -> bool:
    """ "үш ауысымды мектептер", "екі қабатты үй": made of so many parts, before the noun that is."""
    position = number.last + 1
    following = reading.words[position] if position < len(reading.words) else None
    return (
        low.endswith(reading.endings["of_parts"])
        and not low.endswith(reading.endings["deverbal"])
        and reading.has(position, _PLACES)
        and following is not None
        and following.case in ("", "nominative", "accusative", "genitive")
    )


def _glued_with_ending(reading: Reading, number: Number, low: str) -> bool:
    """Multiplier or unit and Kazakh ending in one word behind the digits: "5M-нан", "200ms-тан"."""
    head, _, ending = low.rpartition("-")
    case = case_of_ending(ending) if reading.language.code == "kk" else None
    if case is None:
        return False
    language = reading.language
    if head in language.magnitudes:
        _multiply(number, language.magnitudes[head])
    elif head in language.units:
        number.symbol, number.unit = language.units[head]
    else:
        return False
    number.case, number.ending = case, ending
    return True


def _ending(reading: Reading, number: Number) -> None:
    """A hyphen and letters: a Kazakh ending ("8%-дан"), an ordinal ("2-й"), an adjective ("30-дневный")."""
    position = number.last
    tokens = reading.tokens
    if reading.language.code == "kk" and reading.low(position) in reading.lists["loose_endings"]:
        number.case, number.ending = case_of_ending(reading.low(position)) or "", reading.low(position)
        number.last = position + 1
        return
    if position + 1 >= len(tokens) or not reading.sign(position, "-–") or not tokens[position].glued:
        return
    following = tokens[position + 1]
    if following.kind != WORD or not following.glued:
        return
    if reading.language.code == "kk":
        if following.low in reading.lists["collective_endings"]:
            number.ending, number.last = following.low, position + 2
            return
        read = case_of_ending(following.low)
        if read is not None:
            number.case, number.ending = read, following.low
            number.last = position + 2
            return
    if number.unit is None:
        word = reading.words[position + 1]
        if word is not None and word.lemma in reading.lists["rank_words"]:
            number.unit, number.symbol, number.case, number.ending = "score", "rank", word.case, following.low
            number.last = position + 2
            return
        name = (
            reading.unit_of(unit) if (unit := reading.match_at(position + 1)) is not None and unit.bits & UNIT else None
        )
        if reading.language.code == "en" and name is not None and word is not None and word.number == "plural":
            number.unit, number.symbol = name.unit, name.symbol
            number.last = position + 2
            return
        number.kind = "year" if is_year(number.value) else "ordinal"
        number.last = position + 2
        if reading.has(number.last, RANK) and reading.low(number.last) not in reading.lists["top"]:
            number.kind, number.unit, number.symbol = "measure", "score", "rank"
            number.last += 1
            return
        if following.low in reading.lists["fold_words"]:
            number.kind, number.unit = "factor", "ratio"


def case_of_ending(ending: str) -> str | None:
    """The case of a Kazakh ending behind a number or sign, "" for a possessive without case; None for no ending."""
    from kr_lint.languages.kk.morphology import ending_case

    possessive, case = ending_case(ending)
    if case is not None:
        return case
    return "" if possessive is not None else None
