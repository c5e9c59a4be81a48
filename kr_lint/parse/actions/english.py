"""The actions of an English statement: verbs by their place, since many could be nouns, and nouns that open it."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN, WORD
from kr_lint.parse.actions.action import Action, read_action
from kr_lint.parse.actions.unknown import with_unknown
from kr_lint.parse.classes import (
    AND,
    ARTICLE,
    ATTAIN,
    CHANGE_NOUNS,
    CLAUSE,
    COPULA,
    METRIC,
    NOUN_BITS,
    NUMBER_CUES,
    OUTPUT,
    OUTSIDE,
    PHRASE_BREAK,
    PHRASE_OPENERS,
    POPULATION,
    PREPOSITION,
    THINGS,
    VERB_BITS,
    WORK,
)
from kr_lint.parse.reading import Reading

_CARRIERS: Final = bits("demand", "hedge", "and")
_METRIC_VERBS: Final = bits("reach", "raise", "lower", "hold", "continue", "show")
_SUBJECT_MARKS: Final = bits("auxiliary", "pronoun")
_BEFORE_MODIFIER: Final = bits("clause", "preposition", "article")
_PHASES: Final = bits("ensure", "begin", "finish", "continue")
_BEHIND_PRESENT: Final = bits(
    "vague", "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "preposition", "article", "negation", "all", "numeral"
)
_BEFORE_TO: Final = bits("ensure", "help", "demand", "hedge")
_ATTRIBUTIVE_NUMBERS: Final = bits("first", "numeral")
_BEHIND_METRIC: Final = bits(
    "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "cue_from", "cue_to", "copula", "upward", "downward"
)
_BEHIND_PREDICATE: Final = bits("preposition", "article", "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "all", "numeral")
_PEOPLE: Final = bits("stock", "outcome")
_BEHIND_VERB: Final = bits("article", "all", "preposition", "numeral")
_LONGEST_SUBJECT: Final = 4
_CLAUSE_EDGES: Final = bits("and", "clause", "preposition")
_BEFORE_PREDICATE: Final = bits("copula", "auxiliary", "pronoun")
_LEAD_IN: Final = bits(
    "ensure",
    "begin",
    "finish",
    "continue",
    "demand",
    "vague",
    "hedge",
    "and",
    "copula",
    "auxiliary",
    "pronoun",
    "negation",
    "all",
    "first",
    "frequency",
)
_OPENERS: Final = bits("hedge", "method", "until", "within", "clause", "preposition")


def english_actions(reading: Reading) -> list[Action]:
    """The actions in order; a verb that no lexicon knows counts where there is no other."""
    return _listed(reading) or with_unknown(reading, [], _acts)


def _listed(reading: Reading) -> list[Action]:
    """The verbs and action nouns of the lexicon; what stands behind a "to" of purpose is none."""
    found: list[Action] = []
    purpose = -1
    for match in reading.matches:
        if not match.bits & (VERB_BITS | NOUN_BITS):
            continue
        if (
            found
            and reading.low(match.first - 1) in reading.lists["infinitive_marker"]
            and match.bits & VERB_BITS
            and not reading.has(match.first - 2, _CARRIERS)
        ):
            purpose = match.first
        if 0 <= purpose < match.first and not any(
            reading.sign(position, ".;") for position in range(purpose, match.first)
        ):
            continue
        word = reading.words[match.first]
        if word is None or (match.first and not word.verb and "-" in word.low and match.last - match.first == 1):
            continue
        if match.bits & COPULA and _carries_participle(reading, match.last):
            continue
        if match.bits & VERB_BITS and _english_verb(reading, match, word, found):
            action = read_action(reading, match)
            if action.passive and _perfect(reading, match.first):
                action.form, action.passive = "past", False
            elif action.passive and _won(reading, match):
                action.bits = ATTAIN
            found.append(action)
        elif (
            not found
            and _names_action(reading, match)
            and (_starts_noun_phrase(reading, match) or _closes_metric(reading, match))
        ):
            action = read_action(reading, match)
            action.noun = True
            found.append(action)
    return found


def _won(reading: Reading, match: Match) -> bool:
    """ "Loan approved", "permission granted": what others grant, with the copula left out, unless it is our paper."""
    return (
        match.first > 0
        and match.last - match.first == 1
        and bool(reading.language.passives.get(reading.low(match.first), 0) & ATTAIN)
        and not any(other.bits & OUTPUT for other in reading.matches if other.last <= match.first)
    )


def _perfect(reading: Reading, position: int) -> bool:
    """ "have switched" is active, "have been switched" is not."""
    before = position - 1
    while before > 0 and reading.low(before).endswith(reading.endings["adverb"]):
        before -= 1
    word = reading.words[before] if before >= 0 else None
    return word is not None and word.lemma in reading.lists["perfect_auxiliary"]


def _absolute(reading: Reading, position: int) -> bool:
    """ "Without being asked": a gerund behind a preposition only carries circumstances."""
    word = reading.words[position]
    return word is not None and word.form == "gerund" and reading.has(position - 1, PREPOSITION)


def _modifier(reading: Reading, position: int, found: list[Action]) -> bool:
    """A participle that is no action: in "run and owned by volunteers" the second one modifies as the first does."""
    word = reading.words[position]
    return word is not None and word.form == "done" and not any(action.last == position + 1 for action in found)


def _carries_participle(reading: Reading, position: int) -> bool:
    """ "is implemented", "has been fully migrated": the participle is the verb, the copula only carries it."""
    while reading.low(position).endswith(reading.endings["adverb"]):
        position += 1
    word = reading.words[position] if position < len(reading.words) else None
    return word is not None and word.form == "done" and reading.has(position, VERB_BITS)


def _acts(reading: Reading, position: int, word: Word) -> bool:
    """An imperative before an article, or a participle behind a noun of ours: "Icon set redrawn on the new grid"."""
    if position == 0:
        return reading.has(1, ARTICLE)
    if word.form != "done" or reading.has(position - 1, _BEFORE_MODIFIER) or reading.words[position - 1] is None:
        return False
    following = position + 1 == len(reading.tokens) or reading.tokens[position + 1].kind == SIGN
    return (following or reading.has(position + 1, _CLAUSE_EDGES)) and not any(
        match.bits & OUTSIDE for match in reading.matches if match.last <= position
    )


def _english_verb(reading: Reading, match: Match, word: Word, found: list[Action]) -> bool:
    """Whether the word stands as a verb: at the head, behind "to", "will", a comma or "and", or as a predicate.

    Behind an action that has been found a bare participle modifies ("published by partners"), with all joined to it.
    """
    second = bool(found)
    position = match.first
    form = word.form
    before = position - 1
    multi = match.last - match.first > 1
    if form in ("past", "done"):
        if before < 0:
            return not (reading.has(match.last, THINGS) and match.bits & WORK and _another_verb(reading, match.last))
        if _auxiliary_before(reading, before):
            return not _absolute(reading, before)
        if second and form == "done" and not reading.has(before, AND) and not _new_clause(reading, position):
            return False
        if (
            not (second and reading.has(before, AND))
            and form == "done"
            and reading.has(match.last, THINGS)
            and not reading.has(match.last, ARTICLE)
        ):
            return False
        if reading.has(before, _BEFORE_MODIFIER) or reading.sign(before, ",("):
            return False
        if second and reading.has(before, AND):
            return not _modifier(reading, before - 1, found)
        if multi and (last := reading.words[match.last - 1]) is not None and last.number != "plural":
            return True
        return not (reading.has(before, _ATTRIBUTIVE_NUMBERS) or reading.tokens[before].kind == NUMBER)
    if form == "gerund":
        return (
            before < 0
            or (before <= 3 and reading.tokens[before].text in ":]")
            or _auxiliary_before(reading, before)
            or reading.has(before, _PHASES)
            or (reading.has(before, AND) and reading.has(before, CLAUSE))
        )
    if word.lemma in reading.lists["linking_verb"]:
        return True
    if form == "present":
        if before < 0:
            return False
        if reading.has(match.last, PREPOSITION) and word.lemma in reading.lists["noun_before_preposition"]:
            return False
        return (
            (multi and bool(match.bits & ATTAIN))
            or reading.has(match.last, _BEHIND_PRESENT)
            or (
                (reading.has(before, THINGS) or reading.low(before) in reading.lists["own_people"])
                and match.last < len(reading.tokens)
                and reading.tokens[match.last].kind == NUMBER
            )
            or reading.sign(match.last, "<>≤≥")
            or (reading.has(match.last, THINGS) and reading.has(before, THINGS))
            or reading.has(before, CLAUSE)
        )
    if word.lemma in reading.lists["perfect_auxiliary"] and match.last < len(reading.words):
        following = reading.words[match.last]
        if following is not None and following.form in ("done", "past"):
            return False
    if before < 0:
        if word.lemma in reading.lists["adjective_or_verb"] and not reading.has(match.last, _BEHIND_VERB):
            return False
        return not _names_metric(reading, match) and not _names_subject(reading, match)
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
    if (
        noun is not None
        and noun.number == "plural"
        and not second
        and (match.bits & _METRIC_VERBS or _predicate(reading, match))
    ):
        return True
    return _at_head(reading, before, second)


def _predicate(reading: Reading, match: Match) -> bool:
    """ "apprentices pass the exam", "classrooms use the app": a plural subject, and an article behind the verb."""
    if match.last >= len(reading.tokens):
        return False
    subject = reading.has(match.first - 1, THINGS | POPULATION) or not reading.bits[match.first - 1]
    if reading.has(match.first - 1, _PEOPLE) and reading.has(match.last, THINGS):
        return True
    return subject and (reading.has(match.last, _BEHIND_PREDICATE) or reading.tokens[match.last].kind == NUMBER)


def _names_metric(reading: Reading, match: Match) -> bool:
    """ "Forecast error ≤ 2 %", "Test coverage 80 %": what could be a verb is the first word of a metric's name."""
    thing = reading.match_at(match.last)
    if (
        not match.bits & WORK
        or match.last - match.first > 1
        or match.entry in reading.language.senses
        or thing is None
        or thing.first != match.last
        or not thing.bits & METRIC
    ):
        return False
    after = thing.last
    return after < len(reading.tokens) and (
        reading.tokens[after].kind in (NUMBER, SIGN) or reading.has(after, _BEHIND_METRIC)
    )


def _names_subject(reading: Reading, match: Match) -> bool:
    """ "Test suite takes 9 minutes", "Interview repo contains …": a noun of the subject of another verb."""
    if not match.bits & WORK:
        return False
    position = match.last
    while position < min(len(reading.tokens), match.last + _LONGEST_SUBJECT):
        word = reading.words[position]
        if word is None or reading.bits[position] & (ARTICLE | PREPOSITION | CLAUSE | AND):
            return False
        if position > match.last and (word.form == "present" or reading.has(position, COPULA)):
            return reading.has(position, VERB_BITS) and not reading.has(position, THINGS)
        position += 1
    return False


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


def _names_action(reading: Reading, match: Match) -> bool:
    """An action noun, or a verb that is also a noun ("launch of", "increase in")."""
    return bool(match.bits & NOUN_BITS) or reading.low(match.last) in reading.lists["noun_complement"]


def _closes_metric(reading: Reading, match: Match) -> bool:
    """ "Sales growth", "churn reduction": the change of a metric that stands right before it."""
    return (
        match.first > 0
        and bool(match.bits & CHANGE_NOUNS)
        and reading.has(match.first - 1, METRIC)
        and not any(reading.has(position, PHRASE_BREAK | VERB_BITS) for position in range(match.first - 1))
        and reading.words[0] is not None
    )


def _starts_noun_phrase(reading: Reading, match: Match) -> bool:
    return (
        not any(reading.has(position, THINGS) for position in range(match.first))
        and all(
            reading.tokens[position].kind != SIGN or reading.tokens[position].text in "[]():#"
            for position in range(match.first)
        )
        and not any(reading.has(position, PHRASE_BREAK) for position in range(match.first))
    )
