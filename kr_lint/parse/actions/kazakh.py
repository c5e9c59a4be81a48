"""The actions of a Kazakh statement: predicates and verbal nouns, which close their clause."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.parse.actions.action import Action, read_action
from kr_lint.parse.actions.kazakh_chains import with_converb
from kr_lint.parse.actions.unknown import with_unknown
from kr_lint.parse.classes import AND, BECOME, COPULA, ENSURE, HOLD, MOVING, NOUN_BITS, VAGUE, VERB_BITS
from kr_lint.parse.reading import Reading

_BEHIND_VERBAL_NOUN: Final = bits("ensure", "begin", "finish", "continue", "demand", "hedge", "and")
_GOVERNS_DATIVE: Final = bits("conduct", "ensure", "begin", "finish", "continue", "help", "demand", "hedge")
_BEHIND_NUMBER: Final = bits("unit", "numeral", "half")
_VERBAL_NOUN: Final = ("у", "ю")
_CLAUSE_END: Final = bits("demand", "and", "or", "auxiliary", "negation")


def kazakh_actions(reading: Reading) -> list[Action]:
    """Predicates and verbal nouns that close a clause, in order, with the verbs that no lexicon knows.

    What modifies a noun or stands in an oblique case does not count.
    """
    return with_unknown(reading, _listed(reading), _acts)


def _listed(reading: Reading) -> list[Action]:
    found: list[Action] = []
    count = len(reading.tokens)
    for match in reading.matches:
        if not match.bits & (VERB_BITS | NOUN_BITS):
            continue
        word = reading.words[match.last - 1]
        if match.first > 1 and reading.sign(match.first - 1, "-–") and reading.tokens[match.first - 2].kind == NUMBER:
            continue
        if word is None or _only_carries(reading, match, word) or (word.negative and match.bits & HOLD):
            continue
        if (chained := with_converb(reading, match)) is not None:
            if found and found[-1].last > chained.first:
                found.pop()
            match = chained
        if not match.bits & VERB_BITS:
            if match.last == count or reading.tokens[match.last].kind == SIGN:
                found.append(read_action(reading, match))
            continue
        if not word.verb and not match.last - match.first > 1 and word.case not in ("", "nominative"):
            continue
        if word.negative and (word.form == "gerund" or _denies(reading, match, word)):
            continue
        if word.form == "conditional" and not _wishes(reading, match.last):
            continue
        if word.form == "participle" and match.last < count and not _ends_predicate(reading, match.last):
            continue
        verbal = word.form == "infinitive" or (not word.verb and word.low.endswith(_VERBAL_NOUN))
        if verbal and not _verbal_noun_acts(reading, match, word):
            continue
        found.append(read_action(reading, match))
        if word.form == "participle" and _carried(reading, match.last):
            found[-1].form = "present"
    return found


def _verbal_noun_acts(reading: Reading, match: Match, word: Word) -> bool:
    """A verbal noun that closes its clause acts, one that modifies ("сатып алу үлесі") does not."""
    if _closes_clause(reading, match.last) or (not word.case and reading.has(match.last, ENSURE)):
        return True
    if word.case in ("", "nominative", "accusative") and not word.possessive:
        following = reading.match_at(match.last)
        if following is not None and following.first == match.last and following.bits & (_BEHIND_VERBAL_NOUN):
            return True
        return reading.has(match.last, AND) or reading.sign(match.last, ",;")
    if word.case in ("dative", "accusative"):
        position = match.last + reading.has(match.last, VAGUE)
        following = reading.match_at(position)
        return following is not None and following.first == position and bool(following.bits & _GOVERNS_DATIVE)
    return False


def _acts(reading: Reading, position: int, word: Word) -> bool:
    """A verbal noun or passive that closes its clause."""
    bare = word.form in ("infinitive", "done") and word.case in ("", "accusative") and not word.possessive
    return bare and position > 0 and _closes_clause(reading, position + 1)


def _closes_clause(reading: Reading, position: int) -> bool:
    if position >= len(reading.tokens):
        return True
    token = reading.tokens[position]
    if token.kind == SIGN:
        return token.text in '.,;:!?()–-—/|[]→"'
    return reading.has(position, _CLAUSE_END)


def _ends_predicate(reading: Reading, position: int) -> bool:
    """Behind a participle: the clause ends, or "болады", "болуы тиіс" only give it its time and mood."""
    return _closes_clause(reading, position) or (_carried(reading, position) and _closes_clause(reading, position + 1))


def _carried(reading: Reading, position: int) -> bool:
    """Whether болу behind a participle only carries it; the wish "болсын" says what someone shall be like."""
    word = reading.words[position] if position < len(reading.words) else None
    if word is None or word.low.endswith(reading.endings["optative"]):
        return False
    return word.lemma in reading.lists["carriers"]


def _modifies_with(reading: Reading, position: int) -> bool:
    """ "жүгіріп өту уақыты": behind a converb a verbal noun that only says which noun is meant."""
    word = reading.words[position] if position < len(reading.words) else None
    noun = reading.words[position + 1] if position + 1 < len(reading.words) else None
    if word is None or noun is None or word.form != "infinitive" or word.case or word.possessive:
        return False
    return not noun.verb and noun.possessive and not reading.has(position + 1, VERB_BITS)


def _only_carries(reading: Reading, match: Match, word: Word) -> bool:
    """Copulas behind a number ("17% болатын"), questions ("бола ма") and converbs of participles promise nothing."""
    if word.form == "gerund":
        following = reading.words[match.last] if match.last < len(reading.words) else None
        if reading.low(match.last) in reading.lists["asking"]:
            return True
        if following is not None and following.form == "participle" and not _ends_predicate(reading, match.last + 1):
            return True
        if _modifies_with(reading, match.last):
            return True
    if word.low.endswith(reading.endings["wanting"]) or (
        word.form == "gerund" and word.low.endswith(reading.endings["until_converb"])
    ):
        return True
    if not match.bits & BECOME or not match.bits & COPULA or not match.first:
        return False
    before, carried = reading.tokens[match.first - 1], reading.words[match.first - 1]
    finite = word.form in ("present", "past") and _carried(reading, match.first)
    if carried is not None and carried.form == "participle" and finite:
        return True
    return before.kind == NUMBER or before.text in "%₸$€" or reading.has(match.first - 1, _BEHIND_NUMBER)


def _wishes(reading: Reading, position: int) -> bool:
    """ "арттырсақ дейміз", "түссе екен", "түссе": a condition that nothing follows from is a wish."""
    if position >= len(reading.tokens) or reading.tokens[position].kind == SIGN:
        return not reading.sign(position, ",")
    return reading.low(position) in reading.lists["wishing"]


def _denies(reading: Reading, match: Match, word: Word) -> bool:
    """ "Медбике жетіспейді": what others do not do is no action; a level that does not move is kept."""
    return (
        word.form in ("present", "past")
        and not match.bits & MOVING
        and not word.low.endswith(reading.endings["first_person"])
    )
