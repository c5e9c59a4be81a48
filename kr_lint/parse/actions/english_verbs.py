"""Whether an English word stands as a verb: many could be nouns or modify one, and only their place tells."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN, WORD
from kr_lint.parse.actions.action import Action
from kr_lint.parse.actions.english_nouns import moves_itself, names_metric, names_subject, predicate
from kr_lint.parse.classes import (
    AND,
    ARTICLE,
    ATTAIN,
    AUXILIARY,
    CLAUSE,
    METRIC,
    NUMBER_CUES,
    PHRASE_OPENERS,
    PREPOSITION,
    THINGS,
    VERB_BITS,
    WORK,
)
from kr_lint.parse.reading import Reading

_METRIC_VERBS: Final = bits("reach", "raise", "lower", "hold", "continue", "show")
_SUBJECT_MARKS: Final = bits("auxiliary", "pronoun")
_BEFORE_MODIFIER: Final = bits("clause", "preposition", "article")
_PHASES: Final = bits("ensure", "begin", "finish", "continue")
_BEHIND_PRESENT: Final = bits(
    "vague", "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "preposition", "article", "negation", "all", "numeral"
)
_BEFORE_TO: Final = bits("ensure", "help", "demand", "hedge")
_ATTRIBUTIVE_NUMBERS: Final = bits("first", "numeral")
_BEHIND_VERB: Final = bits("article", "all", "preposition", "numeral")
_CLAUSE_EDGES: Final = bits("and", "clause", "preposition")
_BEFORE_PREDICATE: Final = bits("copula", "auxiliary", "pronoun")
_LEAD_IN: Final = bits(
    "ensure", "begin", "finish", "continue", "demand", "vague", "hedge", "and", "copula", "auxiliary", "pronoun",
    "negation", "all", "first", "frequency",
)  # fmt: skip
_OPENERS: Final = bits("hedge", "method", "until", "within", "clause", "preposition")


def stands_as_verb(reading: Reading, match: Match, word: Word, found: list[Action]) -> bool:
    """Whether the word stands as a verb: at the head, behind "to", "will", a comma or "and", or as a predicate.

    Behind an action in ``found`` a bare participle modifies ("published by partners"), with all joined to it.
    """
    if word.form in ("past", "done"):
        return _participle(reading, match, word.form == "done", found)
    if word.form == "gerund":
        return _gerund(reading, match.first - 1)
    if word.lemma in reading.lists["linking_verb"]:
        return True
    if word.form == "present":
        return _present(reading, match, word)
    return _bare(reading, match, word, bool(found))


def _participle(reading: Reading, match: Match, done: bool, found: list[Action]) -> bool:
    """ "Launched the app", "is launched", "app launched": a predicate, unless it stands before its noun."""
    before = match.first - 1
    if before < 0:
        return not (reading.has(match.last, THINGS) and match.bits & WORK and _another_verb(reading, match.last))
    if _auxiliary_before(reading, before):
        return not _absolute(reading, before)
    joined = bool(found) and reading.has(before, AND)
    if found and done and not joined and not _new_clause(reading, match.first):
        return False
    if not joined and done and reading.has(match.last, THINGS) and not reading.has(match.last, ARTICLE):
        return False
    if reading.has(before, _BEFORE_MODIFIER) or reading.sign(before, ",("):
        return False
    if reading.low(before) in reading.lists["infinitive_marker"]:
        return False
    if joined:
        return not _modifier(reading, before - 1, found)
    last = reading.words[match.last - 1]
    if match.last - match.first > 1 and last is not None and last.number != "plural":
        return True
    return not (reading.has(before, _ATTRIBUTIVE_NUMBERS) or reading.tokens[before].kind == NUMBER)


def _gerund(reading: Reading, before: int) -> bool:
    """At the head, behind a label, an auxiliary or a verb of phase, or beside the main verb ("while keeping")."""
    return (
        before < 0
        or (before <= 3 and reading.tokens[before].text in ":]")
        or _auxiliary_before(reading, before)
        or reading.has(before, _PHASES)
        or (reading.has(before, AND) and reading.has(before, CLAUSE))
    )


def _present(reading: Reading, match: Match, word: Word) -> bool:
    """ "Churn falls below 3 %", "the shop breaks even": a predicate by what stands around it."""
    before = match.first - 1
    if before < 0:
        return False
    if reading.has(match.last, PREPOSITION) and word.lemma in reading.lists["noun_before_preposition"]:
        return False
    named = reading.has(before, THINGS) or reading.low(before) in reading.lists["own_people"]
    return (
        (match.last - match.first > 1 and bool(match.bits & ATTAIN))
        or (reading.has(match.last, _BEHIND_PRESENT) and not reading.has(match.last, AUXILIARY))
        or (named and match.last < len(reading.tokens) and reading.tokens[match.last].kind == NUMBER)
        or reading.sign(match.last, "<>≤≥")
        or (reading.has(match.last, THINGS) and reading.has(before, THINGS))
        or reading.has(before, CLAUSE)
    )


def _bare(reading: Reading, match: Match, word: Word, second: bool) -> bool:
    """An imperative or infinitive, or the predicate of a plural subject; else the word is a noun."""
    before = match.first - 1
    if word.low in reading.lists["we"]:
        return True
    if moves_itself(reading, match):
        return False
    if word.lemma in reading.lists["perfect_auxiliary"] and match.last < len(reading.words):
        following = reading.words[match.last]
        if following is not None and following.form in ("done", "past"):
            return False
    if before < 0:
        if word.lemma in reading.lists["adjective_or_verb"] and not reading.has(match.last, _BEHIND_VERB):
            return False
        return not names_metric(reading, match) and not names_subject(reading, match)
    if (
        match.bits & _METRIC_VERBS
        and reading.has(match.last, NUMBER_CUES)
        and not reading.has(before, PHRASE_OPENERS)
        and not reading.has(before - 1, ARTICLE)
        and not (second and match.bits & THINGS)
    ):
        return True
    infinitive = reading.low(before) in reading.lists["infinitive_marker"]
    if infinitive or reading.has(before, _SUBJECT_MARKS):
        if infinitive and before <= 2 and reading.has(before - 1, METRIC):
            return False
        return not infinitive or not second or reading.has(before - 1, _BEFORE_TO)
    noun = reading.words[before]
    plural = noun is not None and noun.number == "plural"
    if plural and not second and (match.bits & _METRIC_VERBS or predicate(reading, match)):
        return True
    return _at_head(reading, before, second)


def _absolute(reading: Reading, position: int) -> bool:
    """ "Without being asked": a gerund behind a preposition only carries circumstances."""
    word = reading.words[position]
    return word is not None and word.form == "gerund" and reading.has(position - 1, PREPOSITION)


def _modifier(reading: Reading, position: int, found: list[Action]) -> bool:
    """A participle that is no action: in "run and owned by volunteers" the second one modifies as the first does."""
    word = reading.words[position]
    return word is not None and word.form == "done" and not any(action.last == position + 1 for action in found)


def _another_verb(reading: Reading, first: int) -> bool:
    return any(match.first >= first and match.bits & VERB_BITS for match in reading.matches)


def _new_clause(reading: Reading, position: int) -> bool:
    """ "…; dark-mode palette agreed": a separator and a noun of its own stand before the participle."""
    before = position - 1
    while before >= 0 and reading.tokens[before].kind == WORD and not reading.bits[before] & _CLAUSE_EDGES:
        before -= 1
    return before < position - 1 and before >= 0 and (reading.sign(before, ",;") or reading.has(before, AND))


def _auxiliary_before(reading: Reading, before: int) -> bool:
    """ "is", "has been", "we've already": an adverb may stand between."""
    if before > 0 and reading.low(before).endswith(reading.endings["adverb"]) and not reading.has(before, THINGS):
        before -= 1
    return reading.has(before, _BEFORE_PREDICATE)


def _at_head(reading: Reading, before: int, second: bool) -> bool:
    """Only a lead-in, a label or, behind another action, a conjunction stands before."""
    token = reading.tokens[before]
    if token.kind == SIGN:
        if token.text in ";:.–-]":
            return True
        if token.text == "," and not second:
            return bool(reading.bits[0] & _OPENERS) or (
                reading.words[0] is not None and reading.words[0].form == "gerund"
            )
        return token.text in ",+&" or (token.text == ")" and before < 4)
    if reading.has(before, AND):
        return second
    if token.kind == WORD and token.low.endswith(reading.endings["adverb"]):
        return before == 0 or _at_head(reading, before - 1, second)
    return before == 0 and reading.has(before, _LEAD_IN)
