"""Numbers written in words: "екі жүз елу", "девять из десяти", "half", "twice"."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import WORD
from kr_lint.parse.classes import ARTICLE, COMPARISON, FIRST, MORE_THAN, NAMED_NUMBER, NUMERAL, PREPOSITION, UNIT
from kr_lint.parse.numbers.kazakh_words import compose, share_in_words
from kr_lint.parse.numbers.names import ROMAN
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.numbers.units import read_after
from kr_lint.parse.reading import Reading

_QUARTER_OF_A_YEAR: Final = bits("output", "outcome", "level_up", "per", "until", "within")
_NOT_COUNTED: Final = bits("vague", "cmp_ge", "cmp_gt", "cmp_le")
_NUMBER_PREPOSITIONS: Final = bits("cue_from", "cue_to", "until")
_OBLIQUE: Final = ("ablative", "genitive", "locative", "dative", "instrumental")
_BEHIND_NAME: Final = bits("clause", "preposition", "and")
_FRACTION_DATIVE: Final = ("ге", "ке")


def top_before(reading: Reading, position: int) -> bool:
    """Whether the word there makes the number behind it a rank ("топ 10", "үздік 10")."""
    low = reading.low(position)
    return low in reading.lists["top"] or low in reading.lists["best"]


def worded(reading: Reading, position: int) -> Number | None:
    """The number that the words from a token on say; None where they say none."""
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
        if entry in reading.lists["quarter"] and (
            reading.has(match.first - 1, _QUARTER_OF_A_YEAR)
            or ROMAN.fullmatch(reading.low(match.first - 1))
            or reading.low(match.first - 1) in reading.lists["ordinals"]
        ):
            return None
        number.unit = "percent"
        number.symbol = "percent"
        if reading.low(number.first - 1) in reading.lists["minus"]:
            number.minus = True
            number.first -= 1
        word = reading.words[match.last - 1]
        if language.code == "kk" and match.last - match.first > 1 and word is not None:
            number.case = word.case or ("dative" if word.low.endswith(_FRACTION_DATIVE) else "")
        return number
    if entry not in language.numerals or not _counts(reading, match):
        return None
    if _numbers_a_name(reading, match):
        return None
    number = Number(language.numerals[entry], match.first, match.last)
    number.magnitude = language.magnitudes.get(entry, 1.0)
    if entry in reading.lists["rank_groups"]:
        number.unit, number.symbol, number.comparator = "score", "rank", "<="
        return number
    if language.code == "kk":
        share = share_in_words(reading, match)
        if share is not None:
            return share
        compose(reading, match, number)
    following = reading.match_at(number.last)
    if following is not None and following.entry in language.magnitudes and following.bits & NUMERAL:
        number.value *= language.numerals[following.entry]
        number.last = following.last
    elif (
        following is not None
        and language.code != "kk"
        and following.entry in language.numerals
        and 0 < language.numerals[following.entry] < 10 <= number.value < 100
    ):
        number.value += language.numerals[following.entry]
        number.last = following.last
    if reading.low(number.last) in reading.lists["and_half"]:
        number.value += 0.5
        number.last += 1
    read_after(reading, number)
    return number


def _numbers_a_name(reading: Reading, match: Match) -> bool:
    """ "in week two", "phase three": the numeral behind a singular name counts nothing."""
    word = reading.words[match.first - 1] if match.first else None
    return (
        reading.language.code == "en"
        and word is not None
        and word.number != "plural"
        and (reading.has(match.first - 1, NAMED_NUMBER) or _both_capitalised(reading, match.first))
        and (
            match.last >= len(reading.words)
            or reading.words[match.last] is None
            or reading.has(match.last, _BEHIND_NAME)
        )
    )


def _both_capitalised(reading: Reading, position: int) -> bool:
    """ "Division Two": a numeral with a capital inside a sentence belongs to the name before it."""
    return position > 1 and all(reading.tokens[index].text.istitle() for index in (position - 1, position))


def _counts(reading: Reading, match: Match) -> bool:
    """ "no longer", "on one bank" count nothing."""
    if match.entry in reading.lists["none"]:
        return (
            not reading.quoted(match.first)
            and not reading.sign(match.last, ".")
            and bool(reading.bits[match.last : match.last + 1])
            and not reading.has(match.last, _NOT_COUNTED)
            and reading.low(match.last) not in reading.lists["behind_no"]
        )
    if reading.quoted(match.first):
        return False
    if match.entry in reading.lists["rank_groups"]:
        return top_before(reading, match.first - 1) or reading.has(match.first - 1, FIRST)
    if reading.language.code == "kk" and match.entry in reading.lists["one"]:
        word = reading.words[match.last] if match.last < len(reading.words) else None
        if word is not None and word.case in _OBLIQUE and not reading.has(match.last, UNIT):
            return False
    if reading.language.code == "ru":
        word = reading.words[match.first]
        if reading.low(match.last) in reading.lists["clock"]:
            return False
        if reading.has(match.last, UNIT):
            return True
        if match.entry in reading.lists["one"] and word is not None and word.case == "instrumental":
            return False
    if match.entry in reading.lists["one"]:
        previous = reading.match_at(match.first - 1)
        if previous is not None and previous.bits & (ARTICLE | FIRST | COMPARISON):
            return bool(previous.bits & COMPARISON) and previous.bits & MORE_THAN == 0
        english = reading.language.code == "en"
        if english and (
            (match.first and previous is None and reading.tokens[match.first - 1].kind == WORD)
            or reading.has(match.first - 2, ARTICLE)
        ):
            return False
        if previous is None or not previous.bits & PREPOSITION:
            return True
        if reading.language.code == "ru":
            return previous.entry in reading.lists["value_prepositions"]
        return bool(previous.bits & _NUMBER_PREPOSITIONS)
    return True
