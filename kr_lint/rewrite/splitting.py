"""One key result with several results → each of them whole: with the verb, the object and the deadline they share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.model import Span, Statement
from kr_lint.parse.classes import THINGS
from kr_lint.rewrite.sentence import Candidate, Sentence, decapitalised

Read = Callable[[str], Statement]
_GAP: Final = r"(?:[\s,;&]|(?<=\s)\+)*"
_JOINT: Final = re.compile(
    _GAP
    + r"(?:(?<=[\s,;])(?:and also|and|as well as|plus|и|а также|да|затем|және|әрі|сонымен қатар|мен|пен|бен)(?=\s|$))?"
    + _GAP
    + "$",
    re.IGNORECASE,
)
_POINTING: Final = re.compile(
    r"\b(?:it|its|them|these|those|they|их|его|её|ее|них|ним|ими|оны|оның|олар|оларды|солар|соны|соның)\b",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(r"^\d+\s?%\s(?P<of>of\b)?")
_OPENING: Final = re.compile(r"^[\s,;+&]*(?:(?:and|и|және|әрі|ал|а|then|затем)\s+)?", re.IGNORECASE)
_LEAD: Final = re.compile(r"^[^\W\d_][^\d.,;:]*?\s(?=[≥≤<>~$€]?\s?\d)")
_MODIFIERS: Final = frozenset({"participle", "done_full", "gerund"})
_LONGEST_CHOICE: Final = 14  # words: a longer Objective is no choice between two
_MOST_PARTS: Final = 4
_DASH: Final = re.compile(r"\s+[–—-]\s+(?=(?:с|от|from|до|на|to|by)\s|\d)")
_EDGES: Final = " ,;:–—"


def split(sentence: Sentence, read: Read) -> tuple[str, ...]:
    """The results of a compound statement, each a whole statement; empty when they cannot be told apart cleanly."""
    second = sentence.frame.second_result
    if second is None or second.start <= sentence.start or _listed_before_verb(sentence, second):
        return ()
    left = sentence.text[sentence.start : second.start]
    left = left[: _joint(left)].strip(_EDGES)
    if left.endswith(".") and sentence.text[second.start : second.start + 1].isupper():
        left = left.rstrip(".")
    right_end = min(second.end, sentence.end)
    right = _OPENING.sub("", sentence.text[second.start : right_end]).strip(_EDGES)
    rest = sentence.text[right_end : sentence.end].strip(_EDGES)
    if not left or not right or _POINTING.search(right):
        return ()
    whole = {"kk": _kazakh, "ru": _shared, "en": _shared}[sentence.code](sentence, left, right)
    if whole is None:
        return ()
    if rest and sentence.frame.method is None:
        whole = (whole[0], f"{whole[1]} {rest}")
    parts = _with_deadline(sentence, whole, left, right, read)
    if parts[0] is None:
        return ()
    found: list[str] = []
    for part in parts:
        dressed = sentence.dress(part, from_middle=True)
        again = Sentence(read(dressed))
        if again.frame.second_result is not None and len(found) < _MOST_PARTS:
            more = split(again, read)
            if not more:
                return ()
            found.extend(more)
        else:
            found.append(dressed)
    return tuple(found) if len(found) <= _MOST_PARTS else ()


def _listed_before_verb(sentence: Sentence, second: Span) -> bool:
    """ "The map, the fares and the rota are live": an English verb behind its list cannot be given to each part."""
    frame = sentence.frame
    return (
        sentence.code == "en"
        and frame.target is None
        and frame.action is not None
        and frame.action.span.start > second.start
        and not _has_own_verb(sentence, Span(sentence.start, second.start))
    )


def compound_parts(sentence: Sentence, read: Read) -> tuple[Candidate, ...]:
    """All results, one key result a line."""
    parts = split(sentence, read)
    return (Candidate("\n".join(parts), frozenset({"metric", "target", "deadline"}), mendable=True),) if parts else ()


def compound_choices(sentence: Sentence, read: Read) -> tuple[Candidate, ...]:
    """Each ambition of an Objective alone: a choice, not a list."""
    parts = split(sentence, read) if sentence.frame.words <= _LONGEST_CHOICE else ()
    return tuple(Candidate(part, frozenset({"deadline"})) for part in parts)


def _joint(left: str) -> int:
    found = _JOINT.search(left)
    return len(left) if found is None else found.start()


def _with_deadline(sentence: Sentence, parts: tuple[str, str], left: str, right: str, read: Read) -> tuple[str, str]:
    """A deadline at the edge of the statement holds for both parts; one in the middle belongs to its own."""
    phrase = sentence.deadline
    if phrase is None:
        return parts
    first, second = parts
    if left.startswith(phrase) and phrase not in right:
        return first, _dated_in_front(second, phrase) if sentence.code != "kk" else sentence.dated(second)
    if sentence.code != "kk" and right.endswith(phrase) and not re.search(rf"\b{re.escape(phrase.split()[0])}\b", left):
        return sentence.dated(first), second
    return parts


def _dated_in_front(text: str, phrase: str) -> str:
    return text if phrase.lower() in text.lower() else f"{phrase} {decapitalised(text)}"


def _shared(sentence: Sentence, left: str, right: str) -> tuple[str, str] | None:
    """Russian and English: the verb stands first, so the second part may lack it, or the first part its object."""
    action = sentence.frame.action
    offset = sentence.start
    if _ends_in_verb(sentence, offset + len(left)):
        return _first_object(sentence, left, right)
    share, other = _SHARE.match(left), _SHARE.match(right)
    if share is not None and other is not None and share["of"] and not other["of"]:
        return None
    if action is None or action.span.start - offset > len(left):
        found = _LEAD.match(left)
        return left, f"{found.group() if found is not None and right[:1].isdigit() else ''}{right}"
    if _has_own_verb(sentence, Span(sentence.text.find(right, action.span.end), 0)) and " " in right:
        return None if sentence.code == "en" and _is_participle(right) else (left, right)
    if _told(sentence, action.span, offset + len(left)):
        return None
    if not _opens(sentence, action.span):
        return None if action.span.start > offset else (left, right)
    lead = sentence.text[offset : action.span.start].strip()
    right = _DASH.sub(" ", right)
    shared = _shared_metric(sentence, right) or _preposition_behind(sentence, action.span, right)
    return left, f"{lead} {sentence.words(action.span)}{shared} {decapitalised(right)}".strip()


def _ends_in_verb(sentence: Sentence, end: int) -> bool:
    """ "Recruit and onboard …": the first part is nothing but its verb."""
    from kr_lint.parse.classes import VERB_BITS

    reading = sentence.reading
    index = sentence.index(end) - 1
    found = reading.words[index] if index >= 0 else None
    before = range(sentence.index(sentence.start), index)
    leads = all(reading.has(position, bits("pronoun", "auxiliary", "copula")) for position in before)
    return found is not None and found.verb and reading.has(index, VERB_BITS) and leads


def _is_participle(right: str) -> bool:
    from kr_lint.languages.en.realise import form_of

    return form_of(right.split()[0]) in ("done", "gerund")


def _told(sentence: Sentence, span: Span, end: int) -> bool:
    """The first part tells something with a finite verb: its verb is not the second part's."""
    reading = sentence.reading
    forms = ("done", "past", "present") if sentence.code == "ru" else ("present",)
    first = sentence.index(span.start) + (sentence.code == "en")
    return any(
        found is not None and found.verb and found.form in forms and not found.number
        for found in reading.words[first : sentence.index(end)]
    )


def _shared_metric(sentence: Sentence, right: str) -> str:
    """ "Increase coverage for A to 100% and B to 70%": the metric and its preposition are shared by an unknown name."""
    metric, action = sentence.frame.metric, sentence.frame.action
    reading = sentence.reading
    first = sentence.index(sentence.text.find(right, metric.span.end if metric is not None else 0))
    if (
        sentence.code != "en"
        or metric is None
        or action is None
        or not right[:1].isalpha()
        or first >= len(reading.tokens)
        or reading.bits[first]
    ):
        return ""
    found = re.match(r"\s+(?:for|in|of|on|at)\s", sentence.text[metric.span.end :])
    return "" if found is None else sentence.text[action.span.end : metric.span.end + found.end() - 1]


def _preposition_behind(sentence: Sentence, span: Span, right: str) -> str:
    """ "Growth of X and Y": the preposition is shared too."""
    found = re.match(r"\s+(of|in)\s", sentence.text[span.end :])
    return (
        f" {found.group(1)}"
        if found is not None and sentence.code == "en" and not right.lower().startswith(("of ", "in "))
        else ""
    )


def _opens(sentence: Sentence, span: Span) -> bool:
    """Only adverbs, a deadline or a label stand before the action."""
    lead = sentence.text[sentence.start : span.start]
    return len(lead.split()) <= 3


def _has_own_verb(sentence: Sentence, span: Span) -> bool:
    """Whether the second part has an action of its own that opens it."""
    from kr_lint.parse.classes import ARTICLE, NOUN_BITS, VERB_BITS

    reading = sentence.reading
    if span.start < 0:
        return True
    first = sentence.index(span.start)
    if sentence.code == "en" and reading.has(first, ARTICLE):
        return False
    for index in range(first, min(first + 3, len(reading.tokens))):
        found = reading.words[index]
        if (
            reading.has(index, VERB_BITS)
            and found is not None
            and ((found.verb and found.form not in _MODIFIERS) or (sentence.code == "en" and index == first))
        ):
            return True
        if reading.has(index, NOUN_BITS) and index == first and sentence.code == "ru":
            return (
                found is not None
                and found.case in ("nominative", "accusative")
                and sentence.frame.action is not None
                and sentence.frame.action.text.lower() != found.low
            )
    return False


def _first_object(sentence: Sentence, left: str, right: str) -> tuple[str, str] | None:
    """ "Recruit and onboard a host": the object of the second verb belongs to the first one as well."""
    reading = sentence.reading
    match = reading.match_at(sentence.index(sentence.text.find(right, sentence.start + len(left))))
    count = 1 if match is None else match.last - match.first
    shared = " ".join(right.split()[count:])
    lead = " ".join(left.split()[:-1])
    return (f"{left} {shared}", f"{lead} {right}".strip()) if shared else None


def _kazakh(sentence: Sentence, left: str, right: str) -> tuple[str, str] | None:
    """Kazakh: the verb stands last, so the first part may lack it, and the case it asks for."""
    from kr_lint.languages.kk import realise as kk

    action = sentence.frame.action
    last = left.split()[-1]
    reading = kk.read(last)
    if action is None:
        return left, right
    closing = _bare_verb(sentence, action.text) if action.span.end > sentence.text.find(right) else right.split()[-1]
    following = kk.read(right.split()[0])
    if reading is not None and reading.verb_form in ("converb", "present_converb"):
        if following is not None and following.verb_form is not None and "participle" in following.verb_form:
            return None
        made = kk.converb_to(last, closing)
        return None if made is None else (f"{left[: -len(last)]}{made}", right)
    if (
        reading is not None
        and reading.verb_form is not None
        and reading.case in (None, "nominative")
        and reading.pos == "verb"
    ):
        own_object = right[: right.rfind(closing)].strip() or _has_object(sentence, right)
        return left, right if own_object else f"{left[: -len(last)]}{decapitalised(right)}"
    if closing.split()[0].lower() == last.lower():
        closing = " ".join(closing.split()[1:])
    position = right.rfind(closing)
    if position <= 0 or action.span.end <= sentence.text.find(left) + len(left):
        return (left, right) if action.span.end <= sentence.start + len(left) else None
    before = right[:position].split()
    bound = kk.read(before[-1]) if before else None
    if (
        bound is not None
        and bound.case == "accusative"
        and reading is not None
        and reading.case in (None, "nominative")
    ):
        accusative = kk.in_case(left, "accusative")
        if accusative is None:
            return None
        left = accusative
    return f"{left} {right[position:]}", right


def _bare_verb(sentence: Sentence, verb: str) -> str:
    """ "семинар өткізу" is one entry, but its object is not shared: "өткізу"; "іске қосу" stays whole."""
    nodes = sentence.reading.language.lexicon.root.next
    words = verb.split()
    while len(words) > 1 and (node := nodes.get(words[0].lower())) is not None and node.bits & THINGS:
        words = words[1:]
    return " ".join(words)


def _has_object(sentence: Sentence, right: str) -> bool:
    """The verb of the second part brings its own object along, or a clause of its own."""
    return len(right.split()) > len(sentence.frame.action.text.split()) if sentence.frame.action is not None else True
