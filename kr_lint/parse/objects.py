"""The thing an action or a number is about: output, outcome, level metric, population."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.model import Span
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import AND, ARTICLE, LEVELS, METRIC, PHRASE_BREAK, PREPOSITION, THINGS, VERB_BITS
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading

_LONGEST_TAIL: Final = 2
_COUNTED_BREAK: Final = bits("and", "clause", "preposition", "copula")
_PHRASE_END: Final = bits("clause", "preposition", "copula", "auxiliary", "method")
_AMOUNTS: Final = bits("share_of", "total")


def counted_thing(reading: Reading, number: Number) -> Match | None:
    """The noun a number counts ("5 paying customers", "10 глубинных интервью", "20 суық қоңырау")."""
    first = number.last
    last = min(len(reading.tokens), first + 7)
    end = first
    while end < last:
        token = reading.tokens[end]
        if token.kind == NUMBER or (token.kind == SIGN and token.text not in "-\"'/&"):
            break
        if end > first and reading.bits[end] & _COUNTED_BREAK and not reading.bits[end] & THINGS:
            break
        if end > first + 1 and reading.bits[end] & ARTICLE and not reading.has(end - 1, PREPOSITION):
            break
        if end == first and reading.bits[end] & _PHRASE_END and reading.low(end) not in reading.lists["inside_phrase"]:
            break
        word = reading.words[end]
        if (
            reading.language.code == "kk"
            and word is not None
            and word.verb
            and word.form not in ("participle", "infinitive")
        ):
            break
        end += 1
    if reading.language.code == "ru":
        return _first_noun(reading, first, end)
    return _head(reading, first, end)


def _head(reading: Reading, first: int, end: int) -> Match | None:
    """The head of a noun phrase, its last noun; None where that one is in no lexicon."""
    found = _last_thing(reading, first, end)
    return None if found is not None and _only_modifies(reading, found, end) else found


def _only_modifies(reading: Reading, match: Match, end: int) -> bool:
    """ "2,000 newsletter subs", "40 көрсеткіш тақта": the head of a compound comes last, if only as an unknown noun."""
    if reading.language.code == "kk":
        return _unknown_head(reading, match, end)
    if reading.language.code != "en":
        return False
    behind = range(match.last, min(end, match.last + _LONGEST_TAIL))
    if _unknown_noun(reading, match.last, end) and (match.last + 1 == end):
        return True
    return any(
        (word := reading.words[position]) is not None
        and word.number == "plural"
        and not word.verb
        and not reading.bits[position]
        for position in behind
    )


def _unknown_noun(reading: Reading, position: int, end: int) -> bool:
    word = reading.words[position] if position < end else None
    if word is None or word.verb or word.form or reading.bits[position]:
        return False
    return not word.low.endswith(reading.endings["adverb"])


def _unknown_head(reading: Reading, found: Match, end: int) -> bool:
    word = reading.words[found.last] if found.last < end else None
    return (
        word is not None
        and not word.verb
        and not reading.bits[found.last]
        and word.case in ("", "nominative", "accusative")
    )


def action_object(reading: Reading, action: Action | None) -> Match | None:
    """The noun the action is done to: behind the verb in English and Russian, before it in Kazakh."""
    if action is None:
        return _subject(reading, len(reading.tokens))
    if reading.language.code == "kk":
        first = _clause_start(reading, action.first)
        found = _last_thing(reading, first, action.first)
        return found if found is not None else _last_thing(reading, action.last, len(reading.tokens))
    last = _phrase_end(reading, action.last)
    found = (
        _first_noun(reading, action.last, last) if reading.language.code == "ru" else _head(reading, action.last, last)
    )
    if found is None or action.passive or action.form in ("past", "present"):
        subject = _subject(reading, action.first) if action.first else None
        return subject if subject is not None else found
    return found


def _subject(reading: Reading, before: int) -> Match | None:
    end = 0
    while end < before:
        token = reading.tokens[end]
        if (token.kind == SIGN and token.text in ";–→") or (
            reading.bits[end] & PHRASE_BREAK
            and end
            and not reading.bits[end] & THINGS
            and reading.language.code != "kk"
        ):
            break
        end += 1
    if reading.language.code == "ru":
        return _first_noun(reading, 0, end)
    found = _last_thing(reading, 0, end)
    if found is not None or (reading.language.code == "en" and _unknown_word(reading, end)):
        return found
    return _last_thing(reading, 0, before)


def _unknown_word(reading: Reading, before: int) -> bool:
    return any(word is not None and not reading.bits[index] for index, word in enumerate(reading.words[:before]))


def _phrase_end(reading: Reading, first: int) -> int:
    end = first
    while end < len(reading.tokens):
        token = reading.tokens[end]
        if token.kind == SIGN and token.text in ",;:.–→(":
            if end > first:
                break
        elif end > first and reading.bits[end] & _PHRASE_END and not reading.bits[end] & THINGS:
            if not (reading.low(end) in reading.lists["of"] and reading.has(end - 1, _AMOUNTS)) and not _number_of(
                reading, end
            ):
                break
        elif end > first and reading.bits[end] & AND and reading.has(end - 1, THINGS):
            break
        end += 1
    return end


def _number_of(reading: Reading, end: int) -> bool:
    """ "the number of snapshots" is about snapshots."""
    return reading.low(end) in reading.lists["of"] and reading.low(end - 1) in reading.lists["collective"]


def _clause_start(reading: Reading, before: int) -> int:
    position = before - 1
    while position >= 0:
        token = reading.tokens[position]
        if (token.kind == SIGN and token.text in ";:–→") or (
            token.text == "," and reading.has(position - 1, VERB_BITS)
        ):
            return position + 1
        if reading.has(position, AND) and reading.has(position - 1, VERB_BITS):
            return position + 1
        position -= 1
    return 0


def _last_thing(reading: Reading, first: int, last: int) -> Match | None:
    found = None
    for match in reading.matches:
        if match.first < first:
            continue
        if match.first >= last:
            break
        if match.bits & THINGS:
            found = match
    return found


def _first_noun(reading: Reading, first: int, last: int) -> Match | None:
    """Russian: the head comes first; "количество", "число" and the like give way to what they count."""
    for match in reading.matches:
        if match.first < first:
            continue
        if match.first >= last:
            return None
        if match.bits & THINGS and match.entry not in reading.lists["amount_nouns"]:
            return match
    return None


def metric_of(reading: Reading, action: Action | None, means: Span | None) -> Match | None:
    """The metric a statement speaks of: the first one named, levels first; in Kazakh the last one before the action.

    What stands in the clause of ``means`` is no metric of the result.
    """
    if not reading.mask & METRIC:
        return None
    verb = action if action is not None and not action.noun else None
    found = [match for match in reading.matches if match.bits & METRIC and (verb is None or match.first != verb.first)]
    if means is not None:
        found = [match for match in found if not means.start <= reading.span(match.first, match.last).start < means.end]
    if not found:
        return None
    if reading.language.code == "kk":
        found = [match for match in found if not _attributive(reading, match)]
        if not found:
            return None
    if reading.language.code == "kk" and action is not None:
        before = [match for match in found if match.first < action.first]
        return (before or found)[-1]
    levels = [match for match in found if match.bits & LEVELS]
    return (levels or found)[0]


def _attributive(reading: Reading, match: Match) -> bool:
    """ "кезектегі отбасы": a noun in -дағы, -дегі says where."""
    word = reading.words[match.last - 1]
    return word is not None and word.case == "locative" and word.low.endswith(reading.endings["attributive"])
