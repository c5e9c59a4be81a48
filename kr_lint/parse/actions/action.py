"""One action: a verb or action noun with its class, which its object may change."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import ACTION_NOUNS, bit, bits, names
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER
from kr_lint.parse.classes import (
    DEMAND,
    HOLD,
    MOVING,
    NOUN_BITS,
    NUMBER_OBJECT,
    OTHERWISE,
    PHRASE_BREAK,
    PREPOSITION,
    SHOW,
    THINGS,
    UNIT,
    VERB_BITS,
    WORK,
)
from kr_lint.parse.numbers.number import CURRENCIES
from kr_lint.parse.reading import Reading

_WRAPPERS: Final = bits("demand", "hedge")
_AMOUNT_REACH: Final = 2
_LIMITS: Final = bits("cmp_ge", "cmp_gt", "cmp_le", "cmp_lt")
_NOUN_TO_VERB: Final = {bit(name): bit(name.removesuffix("_noun")) for name in ACTION_NOUNS}


class Action:
    """One action: tokens ``first`` to ``last`` (exclusive) with their entry ``lemma``.

    ``bits`` are verb classes, those of a noun turned into its verb's; ``noun`` says that it is a noun. ``form`` is that
    of the word, "" where it has none.
    """

    __slots__ = ("bits", "first", "form", "last", "lemma", "noun", "passive")

    def __init__(self, match: Match, bits_: int, form: str, passive: bool, noun: bool) -> None:
        self.first = match.first
        self.last = match.last
        self.lemma = match.entry
        self.bits = bits_
        self.form = form
        self.passive = passive
        self.noun = noun

    @property
    def category(self) -> str:
        """The name of the class, the heaviest one where the verb stands in several."""
        found = names(self.bits & VERB_BITS)
        return found[0] if found else ""


def verb_bits(match: Match) -> int:
    """The verb classes of an entry; action nouns count as their verbs."""
    mask = match.bits & VERB_BITS
    if match.bits & _WRAPPERS:
        return match.bits & (DEMAND | WORK)
    if match.bits & _LIMITS:
        mask &= ~HOLD
    nouns = match.bits & NOUN_BITS
    if nouns:
        for noun, verb in _NOUN_TO_VERB.items():
            if nouns & noun:
                mask |= verb
    return mask


def read_action(reading: Reading, match: Match) -> Action:
    """The action an entry names; the form is that of its verb, the last word in Kazakh, the first one elsewhere."""
    word = reading.words[match.last - 1 if reading.language.code == "kk" else match.first]
    bits_ = _sense(reading, match, verb_bits(match))
    if reading.language.code == "kk" and word is not None and word.negative and bits_ & MOVING:
        bits_ = HOLD
    if match.entry in reading.lists["remaining"] and word is not None and word.form == "past":
        bits_ = SHOW
    if reading.language.code == "kk" and word is not None and _keeps_within(reading, match, word):
        bits_ |= HOLD
    noun = not match.bits & VERB_BITS
    passive = word is not None and (word.passive or _passive_converb(reading, match))
    return Action(match, bits_, word.form if word is not None else "", passive, noun)


def _passive_converb(reading: Reading, match: Match) -> bool:
    """ "жүктеліп тұрады": of a Kazakh chain the converb says whether something is done or done to."""
    head = reading.words[match.first] if match.last - match.first > 1 else None
    return reading.language.code == "kk" and head is not None and head.form == "gerund" and head.passive


def _keeps_within(reading: Reading, match: Match, word: Word) -> bool:
    """ "15 минуттан аспайды", "8%-дан асырмау": told as a fact or task it keeps a level, as a wish it sets one."""
    if not match.bits & HOLD or reading.has(match.last, DEMAND):
        return False
    return word.form == "infinitive" or (word.form == "present" and not word.low.endswith(reading.endings["optative"]))


def _sense(reading: Reading, match: Match, bits_: int) -> int:
    """Verbs that mean another thing with another object ("hold a meeting", "hold CAC at $60")."""
    senses = reading.language.senses.get(match.entry)
    if senses is None:
        return bits_
    following = reading.tokens[match.last : match.last + 1]
    if following and (following[0].kind == NUMBER or following[0].text in CURRENCIES):
        for object_bits, verb in senses:
            if object_bits & NUMBER_OBJECT:
                return verb
    head = _head_object(reading, match)
    for object_bits, verb in senses:
        if head & object_bits:
            return verb
    return next((verb for object_bits, verb in senses if object_bits & OTHERWISE), bits_)


def _head_object(reading: Reading, match: Match) -> int:
    """The classes of the object's head, 0 without one.

    It is the noun before the verb in Kazakh, the first one behind it in Russian, the last one before a preposition in
    English, whose comparison or preposition counts where no noun comes.
    """
    code = reading.language.code
    if code == "kk":
        if match.first and (_bare_amount(reading, match.first - 1) or _amount_of(reading, match.first - 1)):
            return NUMBER_OBJECT
        return _kazakh_object(reading, match.first)
    head = 0
    for other in reading.matches:
        if other.first < match.last:
            continue
        if code == "ru" and other.bits & PREPOSITION and other.first > match.last:
            break
        if other.bits & THINGS:
            head = other.bits
            if code == "ru":
                return head
        elif other.bits & PHRASE_BREAK and head:
            break
        elif not head and other.first == match.last:
            head = other.bits
    return head


def _bare_amount(reading: Reading, position: int) -> bool:
    """ "8 млн ₸ түседі": money without a case is what the verb is about."""
    token = reading.tokens[position]
    if token.text in CURRENCIES:
        return True
    word, match = reading.words[position], reading.match_at(position)
    name = reading.unit_of(match) if match is not None and match.bits & UNIT else None
    return name is not None and name.unit == "money" and word is not None and word.case in ("", "nominative")


def _amount_of(reading: Reading, position: int) -> bool:
    """ "12 млн теңге қайырымдылық ақша түседі": what the bare amount is of may stand behind it."""
    for index in range(position, max(0, position - _AMOUNT_REACH), -1):
        word = reading.words[index]
        if word is None or word.verb or word.case or word.possessive:
            return False
        if _bare_amount(reading, index - 1):
            return True
    return False


def _kazakh_object(reading: Reading, before: int) -> int:
    """The classes of the last noun in the accusative, else of the last one without a case of place."""
    for position in range(before - 1, -1, -1):
        word = reading.words[position]
        if word is not None and word.case == "accusative" and not word.verb:
            return reading.bits[position]
    plain = [
        other
        for other in reading.matches
        if other.last <= before
        and (word := reading.words[other.last - 1]) is not None
        and word.case in ("", "nominative", "accusative")
    ]
    return plain[-1].bits if plain else 0
