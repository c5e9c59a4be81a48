"""Where the metric stands today, put where the language wants it: before the target, or as an aside."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.languages.scan import SIGN, WORD
from kr_lint.model import Quantity, Span
from kr_lint.parse.classes import VERB_BITS
from kr_lint.rewrite.absolute import absolute_forms
from kr_lint.rewrite.sentence import COMPARES, Candidate, Sentence
from kr_lint.rewrite.slots import NOW
from kr_lint.rewrite.words import word

_CUE_TO: Final = bit("cue_to")
_ORIGIN: Final = {"ru": "с", "en": "from"}
_TARGET_CUES: Final = {"ru": re.compile(r"^(?:вплоть )?(?:до|к|ко)\b"), "en": re.compile(r"^(?:down |up )?to$")}
_BREAKS: Final = bits(
    "preposition", "clause", "and", "or", "copula", "auxiliary", "until", "within", "cmp_ge", "cmp_le", "per", "hedge"
)
_JOINS: Final = bits("and", "or")
_TO_AGAIN: Final = re.compile(r"\s*(?:до|to)\s", re.IGNORECASE)
_LONGEST_PHRASE: Final = 5
_RATE: Final = re.compile(r"(?:\s?/\s?[^\W\d_]+|\+)")
_GLUED_ENDING: Final = re.compile(r"-[^\W\d_]+")
_SIGN_BEHIND: Final = re.compile(r"\d(\s?[%₸₽€$£]|\s?п\. ?п\.)$")


def with_baseline(sentence: Sentence) -> tuple[Candidate, ...]:
    """The statement with a slot for today's value; a change or a multiple becomes an absolute from–to."""
    frame = sentence.frame
    if frame.baseline is not None or frame.further_level is not None:
        return ()
    if frame.target is None or frame.factor is not None or frame.delta is not None:
        return absolute_forms(sentence)
    made = _kazakh(sentence, frame.target) if sentence.code == "kk" else _prepositional(sentence, frame.target)
    return () if made is None else (Candidate(made),)


def with_aside(sentence: Sentence) -> tuple[Candidate, ...]:
    """The statement with today's value in brackets behind its number, for forms that have no from–to."""
    frame = sentence.frame
    span = frame.unanchored
    if span is None or frame.baseline is not None:
        return ()
    return _noted(sentence, span, _phrase_end(sentence, span))


def with_note(sentence: Sentence) -> tuple[Candidate, ...]:
    """Today's value in brackets at the end, where a further number stands between."""
    span = sentence.frame.unanchored
    if span is None or sentence.frame.baseline is not None:
        return ()
    return _noted(sentence, span, sentence.end)


def _prepositional(sentence: Sentence, target: Quantity) -> str | None:
    """ "до 35 %" → "с ⟨сейчас⟩ до 35 %": only where the target has its own preposition."""
    at = sentence.comparators_before(target.span.start)
    match = sentence.match_before(at)
    if match is None or not match.bits & _CUE_TO or not _TARGET_CUES[sentence.code].match(match.entry):
        return None
    start = sentence.offset(match.first)
    sign = "%" if sentence.words(target.span).endswith("%") else ""
    return f"{sentence.text[:start]}{_ORIGIN[sentence.code]} {NOW[sentence.code]}{sign} {sentence.text[start:]}"


def _kazakh(sentence: Sentence, target: Quantity) -> str | None:
    """ "38%-ға жеткізу" → "⟨қазіргі мән⟩%-дан 38%-ға жеткізу": only for a target in the dative behind its metric."""
    from kr_lint.languages.kk.realise import from_value

    amount, end = kazakh_amount(sentence, target.span)
    slot = NOW["kk"]
    if kazakh_case(sentence, amount) == "dative":
        origin = from_value(slot, amount)
    elif _counted_in_dative(sentence, end):
        origin = from_value(slot, amount if _SIGN_BEHIND.search(amount) else "")
    else:
        return None
    at = sentence.comparators_before(target.span.start)
    if not sentence.text[sentence.start : at].strip():
        return None
    return f"{sentence.text[:at]}{origin} {sentence.text[at:]}"


def kazakh_amount(sentence: Sentence, span: Span) -> tuple[str, int]:
    """A number with its unit and the ending glued to it, and where that ends."""
    ending = _GLUED_ENDING.match(sentence.text, span.end)
    end = span.end if ending is None else ending.end()
    return sentence.text[span.start : end], end


def kazakh_case(sentence: Sentence, amount: str) -> str | None:
    """The case of a number with its unit, by its glued ending or its last word."""
    from kr_lint.languages.kk.inflect import ending_case

    glued = re.search(r"-([^\W\d_]+)$", amount)
    if glued is not None:
        possessive, case = ending_case(glued.group(1))
        return case if possessive is None else None
    last = amount.split()[-1].lower() if amount.split() else ""
    if not last or last[-1].isdigit() or not last[-1].isalpha():
        return None
    from kr_lint.languages.kk.realise import case_of

    return case_of(last)


def _counted_in_dative(sentence: Sentence, end: int) -> bool:
    reading = sentence.reading
    for index in range(sentence.index(end), min(sentence.index(end) + 3, len(reading.tokens))):
        found = reading.words[index]
        if found is None or reading.tokens[index].kind != WORD or found.verb:
            return False
        if found.case == "dative":
            return True
        if found.case not in ("", "nominative"):
            return False
    return False


def _noted(sentence: Sentence, span: Span, at: int | None) -> tuple[Candidate, ...]:
    """A note in brackets at an offset; behind a comma where brackets stand already."""
    if at is None:
        return ()
    code, text = sentence.code, sentence.text
    target = sentence.frame.target
    sign = None if target is None else _SIGN_BEHIND.search(_GLUED_ENDING.sub("", sentence.words(span)))
    note = f"{word(code, 'now')} {NOW[code]}{sign.group(1) if sign else ''}"
    bracketed = text.count("(", 0, at) > text.count(")", 0, at)
    return (Candidate(f"{text[:at]}, {note}{text[at:]}" if bracketed else f"{text[:at]} ({note}){text[at:]}"),)


def _phrase_end(sentence: Sentence, span: Span) -> int | None:
    """The end of the noun phrase that a number opens; right behind the number where the phrase has no clear end."""
    glued = _RATE.match(sentence.text, span.end)
    if sentence.code == "kk":
        amount, end = kazakh_amount(sentence, span)
        case = kazakh_case(sentence, amount)
        if case == "genitive":
            return None
        return (
            sentence.tail(end)
            if case == "ablative" or _counts_on(sentence, end)
            else end
            if glued is None
            else glued.end()
        )
    start = span.end if glued is None else glued.end()
    end = _noun_phrase_end(sentence, start)
    return None if _TO_AGAIN.match(sentence.text[end:]) else end


def _noun_phrase_end(sentence: Sentence, start: int) -> int:
    """Where the nouns behind a number end cleanly: before a verb, a preposition, a sign of a break; else ``start``."""
    reading = sentence.reading
    first = index = sentence.index(start)
    compared = reading.match_at(index)
    if compared is not None and compared.first == index and compared.bits & COMPARES:
        index = compared.last
    deadline = sentence.frame.deadline
    while index < len(reading.tokens):
        token = reading.tokens[index]
        if (deadline is not None and token.start >= deadline.start) or token.start >= sentence.end:
            break
        if token.kind != WORD:
            if token.kind != SIGN or token.text not in ",.;:()–-" or _lists(sentence, index):
                return start
            break
        if not _goes_on(sentence, index):
            if reading.has(index, _JOINS):
                return start
            break
        index += 1
        if index - first > _LONGEST_PHRASE:
            return start
    while index > first and reading.low(index - 1) == "of":
        index -= 1
    return reading.tokens[index - 1].end if index > first else start


def _lists(sentence: Sentence, index: int) -> bool:
    """A comma between nouns of a list, which no note may part: "pupils, parents and teachers"."""
    reading = sentence.reading
    if not reading.sign(index, ","):
        return False
    for position in range(index + 1, len(reading.tokens)):
        if reading.has(position, _JOINS):
            return position > index + 1
        if reading.tokens[position].kind != WORD or not _goes_on(sentence, position):
            return False
    return False


def _counts_on(sentence: Sentence, end: int) -> bool:
    """A bare number that counts a noun, or a share before the name of its metric: the note waits for the end."""
    reading = sentence.reading
    index = sentence.index(end)
    if end == 0 or index >= len(reading.tokens) or reading.tokens[index].kind != WORD:
        return end == 0
    return sentence.text[end - 1].isdigit() or (sentence.text[end - 1] == "%" and not _acts_behind(sentence, index))


def _acts_behind(sentence: Sentence, first: int) -> bool:
    """Whether a verb that is no verbal noun stands behind a token: then the words between are its own."""
    words = sentence.reading.words[first:]
    return any(found is not None and found.verb and found.form != "infinitive" for found in words)


def _goes_on(sentence: Sentence, index: int) -> bool:
    reading = sentence.reading
    found = reading.words[index]
    if found is None:
        return False
    if sentence.code == "ru":
        counted = found.case in ("genitive", "accusative") or reading.low(index).isascii()
        return counted and not found.verb and not reading.has(index, _BREAKS)
    if reading.low(index) == "of":
        return True
    if reading.low(index).endswith("s") and found.form == "present" and not reading.has(index, _BREAKS):
        return True  # behind a plural, a word in -s is a noun: "80 % of the unit tests"
    return not reading.has(index, _BREAKS | VERB_BITS) and not (
        found.verb and found.form in ("present", "past", "done")
    )
