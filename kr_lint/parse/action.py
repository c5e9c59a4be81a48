"""What is done: the main action of a statement, as verb or noun, and the thing it is done to."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import ACTION_NOUNS, VERBS, bit, bits, names
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN, WORD
from kr_lint.parse.numbers import CURRENCIES
from kr_lint.parse.reading import Reading

VERB_BITS: Final = bits(*VERBS)
NOUN_BITS: Final = bits(*ACTION_NOUNS)
_NOUN_TO_VERB: Final = {bit(name): bit(name.removesuffix("_noun")) for name in ACTION_NOUNS}
LIGHT: Final = bits("ensure", "begin", "finish", "continue", "demand", "help")
THINGS: Final = bits(
    "output", "outcome", "stock", "level_up", "level_down", "flow_up", "flow_down", "quality", "field", "staff"
)
_LEAD_IN: Final = bits(
    "pronoun",
    "auxiliary",
    "copula",
    "negation",
    "demand",
    "and",
    "hedge",
    "first",
    "all",
    "ensure",
    "begin",
    "continue",
    "finish",
    "frequency",
    "vague",
)
_DELIVER: Final = bit("deliver")
_WORK: Final = bits("deliver", "conduct", "hire")
_PHASES: Final = bits("begin", "continue", "finish", "ensure")
_NUMBER_CUES: Final = bits("cue_to", "cue_by", "cue_from", "cmp_ge", "cmp_le", "cmp_lt", "cmp_gt")
_STATES: Final = bits("hold", "show", "raise", "lower", "reach", "continue")
_METRICS: Final = bits("level_up", "level_down", "flow_up", "flow_down", "stock")
_LIMITS: Final = bits("cmp_le", "cmp_ge", "cmp_lt", "cmp_gt")
_HOLD: Final = bit("hold")
_COMPARATIVE: Final = bits("upward", "downward")
_FINITE_MARKS: Final = bits("auxiliary", "copula")
_OPENERS: Final = bits("preposition", "method", "clause", "hedge", "within", "until")
_LONGEST_LABEL: Final = 6
_CUES: Final = bits("cue_goal", "cue_now")
_NUMBER: Final = bit("number")
_OTHERWISE: Final = bit("otherwise")
_DEMAND: Final = bit("demand")
_WRAPPERS: Final = bits("demand", "hedge")
_BREAK: Final = bits("preposition", "clause")
RELATIVES: Final = frozenset(
    {
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "so",
        "when",
        "if",
        "который",
        "чтобы",
        "где",
        "чей",
        "когда",
        "если",
        "после чего",
    }
)
_RAISE: Final = bit("raise")
_LOWER: Final = bit("lower")
_UPWARD: Final = bit("upward")
_AND_HEDGE_ETC: Final = bits("and", "hedge", "frequency")
_CLAUSE: Final = bit("clause")
_AND_OR_OR: Final = bits("and", "or")
_AND: Final = bit("and")
_ALL_OR_AUXILIARY: Final = bits("all", "auxiliary")
_HEDGE_DEMAND_ETC: Final = bits("hedge", "demand", "and")
_PRONOUN_OR_AUXILIARY: Final = bits("pronoun", "auxiliary")
_ARTICLE_PREPOSITION_ETC: Final = bits("article", "preposition", "clause")
_PREPOSITION: Final = bit("preposition")
_ARTICLE_NUMERAL_ETC: Final = bits(
    "article", "numeral", "preposition", "vague", "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "all", "negation"
)
_ARTICLE_OR_PREPOSITION: Final = bits("article", "preposition")
_HEDGE_DEMAND_ETC_2: Final = bits("hedge", "demand", "ensure", "help")
_ARTICLE: Final = bit("article")
_FIRST_OR_NUMERAL: Final = bits("first", "numeral")
_POPULATION: Final = bit("population")
_COPULA_CMP_GE_ETC: Final = bits(
    "copula", "cmp_ge", "cmp_le", "cmp_lt", "cmp_gt", "cue_from", "cue_to", "upward", "downward"
)
_PREPOSITION_CLAUSE_ETC: Final = bits("preposition", "clause", "and")
_COPULA_AUXILIARY_ETC: Final = bits("copula", "auxiliary", "pronoun")
_HEDGE_DEMAND_ETC_3: Final = bits("hedge", "demand", "ensure", "begin", "finish", "continue", "and")
_HEDGE_DEMAND_ETC_4: Final = bits("hedge", "demand", "help", "ensure", "begin", "finish", "continue", "conduct")
_AND_DEMAND_ETC: Final = bits("and", "demand", "negation", "auxiliary", "or")


class Action:
    """The main action. ``bits`` are verb classes (a noun's class is turned into the verb's); ``noun`` says it is a noun."""

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
        return match.bits & (_DEMAND | _WORK)
    if match.bits & _LIMITS:
        mask &= ~_HOLD
    nouns = match.bits & NOUN_BITS
    if nouns:
        for noun, verb in _NOUN_TO_VERB.items():
            if nouns & noun:
                mask |= verb
    return mask


def find_actions(reading: Reading) -> list[Action]:
    """The actions of a statement in order, the governing one of each clause; light verbs give way to what they carry."""
    code = reading.language.code
    if code == "kk":
        return _with_unknown(reading, _kazakh(reading))
    found = _english(reading) if code == "en" else _with_unknown(reading, _russian(reading))
    if not found and (comparative := _comparative(reading)) is not None:
        return [comparative]
    limit = subordinate(reading)
    return [action for action in found if action.first < limit or _resumes(reading, limit, action)]


def _comparative(reading: Reading) -> Action | None:
    """ "Fewer complaints", "больше заявок": a comparative that opens the statement promises a change."""
    for match in reading.matches[:2]:
        if match.bits & _COMPARATIVE and match.first <= 1:
            bits_ = _RAISE if match.bits & _UPWARD else _LOWER
            return Action(match, bits_, "", False, True)
    return None


def _with_unknown(reading: Reading, found: list[Action]) -> list[Action]:
    """Add verbs that no lexicon knows: what people do with them is a task, since outcomes and changes have few verbs.

    Russian: an infinitive that heads its clause, or a short participle; Kazakh: a verbal noun or passive that closes it.
    """
    kazakh = reading.language.code == "kk"
    unknown = []
    for position, word in enumerate(reading.words):
        if word is None or not word.verb or reading.bits[position] or word.negative:
            continue
        if kazakh:
            heads = word.form in ("infinitive", "done") and word.case in ("", "accusative") and not word.possessive
            heads = heads and _closes_clause(reading, position + 1) and position > 0
        else:
            heads = word.form == "done" or word.form == "infinitive" and _heads_clause(reading, position)
        if heads:
            match = Match(position, position + 1, _DELIVER, word.lemma)
            unknown.append(Action(match, _DELIVER, word.form, word.passive, False))
    return sorted(found + unknown, key=lambda action: action.first) if unknown else found


def _heads_clause(reading: Reading, position: int) -> bool:
    """Nothing, a conjunction or a separator stands before, perhaps with an adverb or a label."""
    if position == 0:
        return True
    return (
        reading.has(position - 1, _AND_HEDGE_ETC)
        or reading.sign(position - 1, ",;:.–-")
        and not reading.tokens[position].glued
    )


def subordinate(reading: Reading) -> int:
    """The token that opens a relative or final clause behind a noun or comma; what is done there is not promised."""
    for match in reading.matches:
        if match.bits & _CLAUSE and match.entry in RELATIVES and match.first:
            return match.first
    return len(reading.tokens)


def _resumes(reading: Reading, limit: int, action: Action) -> bool:
    """Behind the subordinate clause the main one goes on: a new sentence, or ", and validate …"."""
    if any(reading.sign(position, ".;") for position in range(limit, action.first)):
        return True
    if (
        reading.has(action.first - 1, _FINITE_MARKS)
        and action.form in ("done", "past")
        and reading.language.code == "en"
    ):
        return any(reading.has(position, VERB_BITS) for position in range(limit, action.first - 1))
    if reading.has(action.first - 2, VERB_BITS) or (
        reading.has(action.first - 3, VERB_BITS) and reading.has(action.first - 1, _AND_OR_OR)
    ):
        return False
    comma = reading.sign(action.first - 1, ",") or (
        reading.has(action.first - 1, _AND) and reading.sign(action.first - 2, ",")
    )
    return comma and action.form in ("base", "infinitive")


def drop_label(reading: Reading) -> None:
    """Forget the words of a label in front ("VP Marketing: launch …"), which name a team, not a result."""
    for position in range(1, min(len(reading.tokens) - 1, _LONGEST_LABEL)):
        if reading.sign(position, ":"):
            inside = [match for match in reading.matches if match.last <= position]
            following = reading.match_at(position + 1)
            opens = (
                following is not None
                and following.first == position + 1
                and following.bits & (VERB_BITS | _ALL_OR_AUXILIARY)
            )
            if opens and not any(match.bits & (VERB_BITS | _CUES | _METRICS) for match in inside):
                reading.forget(position)
            return
        if reading.tokens[position].kind == NUMBER:
            return


def main_action(reading: Reading, actions: list[Action]) -> Action | None:
    """The action that says what the statement promises: the last one in Kazakh, the first one elsewhere; light verbs last."""
    if not actions:
        return None
    ordered = actions[::-1] if reading.language.code == "kk" else actions
    for action in ordered:
        if action.bits & ~LIGHT:
            return action
    return ordered[0]


def _sense(reading: Reading, match: Match, bits_: int) -> int:
    """Verbs that mean another thing with another object ("hold a meeting", "hold CAC at $60")."""
    senses = reading.language.senses.get(match.entry)
    if senses is None:
        return bits_
    kazakh = reading.language.code == "kk"
    following = reading.tokens[match.last : match.last + 1]
    if following and (following[0].kind == NUMBER or following[0].text in CURRENCIES):
        for object_bits, verb in senses:
            if object_bits & _NUMBER:
                return verb
    head = _head_object(reading, match)
    for object_bits, verb in senses:
        if head & object_bits:
            return verb
    return next((verb for object_bits, verb in senses if object_bits & _OTHERWISE), bits_)


def _head_object(reading: Reading, match: Match) -> int:
    """The classes of the object's head: the noun before the verb in Kazakh, the first one behind it in Russian, the last one
    before a preposition in English, whose comparison or preposition counts where no noun comes.
    """
    code = reading.language.code
    if code == "kk":
        before = [other for other in reading.matches if other.last <= match.first]
        return before[-1].bits if before else 0
    head = 0
    for other in reading.matches:
        if other.first < match.last:
            continue
        if other.bits & THINGS:
            head = other.bits
            if code == "ru":
                return head
        elif other.bits & _BREAK and head:
            break
        elif not head and other.first == match.last:
            head = other.bits
    return head


def _action(reading: Reading, match: Match) -> Action:
    word = reading.words[match.last - 1 if reading.language.code == "kk" else match.first]
    bits_ = _sense(reading, match, verb_bits(match))
    noun = not match.bits & VERB_BITS
    return Action(match, bits_, word.form if word is not None else "", word is not None and word.passive, noun)


def _english(reading: Reading) -> list[Action]:
    found: list[Action] = []
    purpose = -1
    for match in reading.matches:
        if not match.bits & (VERB_BITS | NOUN_BITS):
            continue
        if (
            found
            and reading.low(match.first - 1) == "to"
            and match.bits & VERB_BITS
            and not reading.has(match.first - 2, _HEDGE_DEMAND_ETC)
        ):
            purpose = match.first
        if 0 <= purpose < match.first and not any(
            reading.sign(position, ".;") for position in range(purpose, match.first)
        ):
            continue
        word = reading.words[match.first]
        if word is None:
            continue
        if match.bits & VERB_BITS and _english_verb(reading, match, word, bool(found)):
            found.append(_action(reading, match))
        elif match.bits & NOUN_BITS or (match.bits & VERB_BITS and _english_noun_head(reading, match)):
            if not found and _starts_noun_phrase(reading, match):
                action = _action(reading, match)
                action.noun = True
                found.append(action)
    return found


def _english_verb(reading: Reading, match: Match, word: Word, second: bool) -> bool:
    """Whether the word stands as a verb: at the head, behind "to", "will", a comma or "and", or as a predicate.

    ``second`` says that an action has been found: then a bare participle modifies ("published by partners").
    """
    position = match.first
    form = word.form
    before = position - 1
    multi = match.last - match.first > 1
    if form in ("past", "done"):
        if before < 0:
            return not (reading.has(match.last, THINGS) and match.bits & _WORK and _another_verb(reading, match.last))
        if _auxiliary_before(reading, before):
            return True
        if second and form == "done" and not reading.has(before, _AND) and not _new_clause(reading, position):
            return False
        if (
            not (second and reading.has(before, _AND))
            and form == "done"
            and reading.has(match.last, THINGS)
            and not reading.has(match.last, _ARTICLE)
        ):
            return False
        if reading.has(before, _ARTICLE_PREPOSITION_ETC) or reading.sign(before, ",("):
            return False
        if second and reading.has(before, _AND):
            return True
        return not (reading.has(before, _FIRST_OR_NUMERAL) or reading.tokens[before].kind == NUMBER) or multi
    if form == "gerund":
        return (
            before < 0
            or (before <= 3 and reading.tokens[before].text in ":]")
            or _auxiliary_before(reading, before)
            or reading.has(before, _PHASES)
        )
    if word.lemma == "be":
        return True
    if form == "present":
        if before < 0:
            return False
        if reading.has(match.last, _PREPOSITION) and word.lemma in (
            "report",
            "test",
            "plan",
            "call",
            "visit",
            "order",
        ):
            return False
        return (
            reading.has(
                match.last,
                _ARTICLE_NUMERAL_ETC,
            )
            or (
                reading.has(before, THINGS)
                and match.last < len(reading.tokens)
                and reading.tokens[match.last].kind == NUMBER
            )
            or reading.sign(match.last, "<>≤≥")
            or (reading.has(match.last, THINGS) and reading.has(before, THINGS))
            or reading.has(before, _CLAUSE)
        )
    if word.lemma == "have" and match.last < len(reading.words):
        following = reading.words[match.last]
        if following is not None and following.form in ("done", "past"):
            return False
    if before < 0:
        return not _names_metric(reading, match)
    if (
        match.bits & _STATES
        and reading.has(match.last, _NUMBER_CUES)
        and not reading.has(before, _ARTICLE_OR_PREPOSITION)
    ):
        return True
    if reading.low(before) == "to" or reading.has(before, _PRONOUN_OR_AUXILIARY):
        if reading.low(before) == "to" and before <= 2 and reading.has(before - 1, _METRICS):
            return False
        return reading.low(before) != "to" or not second or reading.has(before - 1, _HEDGE_DEMAND_ETC_2)
    noun = reading.words[before]
    if (
        noun is not None
        and noun.number == "plural"
        and not second
        and (match.bits & _STATES or _predicate(reading, match))
    ):
        return True
    return _at_head(reading, before, second)


def _predicate(reading: Reading, match: Match) -> bool:
    """ "apprentices pass the exam", "classrooms use the app": a plural subject and an article or preposition behind the verb."""
    return reading.has(match.first - 1, THINGS | _POPULATION) and reading.has(match.last, _ARTICLE_OR_PREPOSITION)


def _names_metric(reading: Reading, match: Match) -> bool:
    """ "Forecast error ≤ 2 %", "Test coverage 80 %": what could be a verb is the first word of a metric's name."""
    thing = reading.match_at(match.last)
    if (
        not match.bits & _WORK
        or match.last - match.first > 1
        or thing is None
        or thing.first != match.last
        or not thing.bits & _METRICS
    ):
        return False
    after = thing.last
    return after < len(reading.tokens) and (
        reading.tokens[after].kind in (NUMBER, SIGN) or reading.has(after, _COPULA_CMP_GE_ETC)
    )


def _another_verb(reading: Reading, first: int) -> bool:
    return any(match.first >= first and match.bits & VERB_BITS for match in reading.matches)


def _new_clause(reading: Reading, position: int) -> bool:
    """ "…; dark-mode palette agreed": a separator and a noun of its own stand before the participle."""
    before = position - 1
    while before >= 0 and reading.tokens[before].kind == WORD and not reading.bits[before] & _PREPOSITION_CLAUSE_ETC:
        before -= 1
    return before < position - 1 and before >= 0 and (reading.sign(before, ",;") or reading.has(before, _AND))


def _auxiliary_before(reading: Reading, before: int) -> bool:
    """ "is", "has been", "we've already": an adverb may stand between."""
    if before > 0 and reading.low(before).endswith("ly") and not reading.has(before, THINGS):
        before -= 1
    return reading.has(before, _COPULA_AUXILIARY_ETC)


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
    if reading.has(before, _AND):
        return second
    if token.kind == WORD and token.low.endswith("ly"):
        return before == 0 or _at_head(reading, before - 1, second)
    return before == 0 and reading.has(before, _LEAD_IN)


def _english_noun_head(reading: Reading, match: Match) -> bool:
    """A verb that is also a noun ("launch of", "increase in") opens the statement."""
    return reading.low(match.last) in ("of", "in", "to", "from")


def _starts_noun_phrase(reading: Reading, match: Match) -> bool:
    return (
        not any(reading.has(position, THINGS) for position in range(match.first))
        and all(
            reading.tokens[position].kind != SIGN or reading.tokens[position].text in "[]():#"
            for position in range(match.first)
        )
        and not any(reading.has(position, _BREAK) for position in range(match.first))
    )


def _russian(reading: Reading) -> list[Action]:
    found: list[Action] = []
    for match in reading.matches:
        if not match.bits & (VERB_BITS | NOUN_BITS):
            continue
        word = reading.words[match.first]
        if word is None:
            continue
        if match.bits & VERB_BITS:
            if word.verb and word.form in ("participle", "done_full", "gerund"):
                if word.form == "done_full" and word.case == "nominative" and match.first == 0:
                    found.append(_action(reading, match))
                continue
            found.append(_action(reading, match))
        elif (not found and _russian_head_noun(reading, match, word)) or (
            found and found[-1].bits & LIGHT and not found[-1].bits & ~LIGHT and match.first - found[-1].last <= 3
        ):
            found.append(_action(reading, match))
    return found


def _russian_head_noun(reading: Reading, match: Match, word: Word) -> bool:
    """An action noun in the nominative that opens the statement or its clause, possibly behind an adjective."""
    if word.case not in ("nominative", "accusative", ""):
        return False
    position = match.first - 1
    while position >= 0:
        previous = reading.words[position]
        if previous is None:
            return reading.tokens[position].text in ":;,.–-" or reading.tokens[position].kind == SIGN
        if reading.bits[position] & (THINGS | VERB_BITS | _BREAK):
            return reading.bits[position] & THINGS == reading.bits[position] and False
        position -= 1
    return True


def _kazakh(reading: Reading) -> list[Action]:
    """Predicates and verbal nouns that close a clause; what modifies a noun or stands in an oblique case does not count."""
    found: list[Action] = []
    count = len(reading.tokens)
    for match in reading.matches:
        if not match.bits & (VERB_BITS | NOUN_BITS):
            continue
        word = reading.words[match.last - 1]
        if word is None:
            continue
        if not match.bits & VERB_BITS:
            if match.last == count or reading.tokens[match.last].kind == SIGN:
                found.append(_action(reading, match))
            continue
        if not word.verb and not match.last - match.first > 1 and word.case not in ("", "nominative"):
            continue
        if word.negative and word.form == "gerund":
            continue
        if word.form == "participle" and match.last < count and not _closes_clause(reading, match.last):
            continue
        if word.form == "infinitive" and not _verbal_noun_is_action(reading, match, word):
            continue
        found.append(_action(reading, match))
    return found


def _verbal_noun_is_action(reading: Reading, match: Match, word: Word) -> bool:
    """A verbal noun is an action when it closes its clause, not when it modifies ("сатып алу үлесі") or serves ("алуға арналған")."""
    if _closes_clause(reading, match.last):
        return True
    if word.case in ("", "nominative", "accusative") and not word.possessive:
        following = reading.match_at(match.last)
        if following is not None and following.first == match.last and following.bits & (_HEDGE_DEMAND_ETC_3):
            return True
        return reading.has(match.last, _AND) or reading.sign(match.last, ",;")
    if word.case in ("dative", "accusative"):
        following = reading.match_at(match.last)
        return following is not None and following.first == match.last and bool(following.bits & _HEDGE_DEMAND_ETC_4)
    return False


def _closes_clause(reading: Reading, position: int) -> bool:
    if position >= len(reading.tokens):
        return True
    token = reading.tokens[position]
    if token.kind == SIGN:
        return token.text in '.,;:!?()–-—/|[]→"'
    return reading.has(position, _AND_DEMAND_ETC)


def head_thing(reading: Reading, first: int, last: int, *, from_end: bool) -> Match | None:
    """The thing a noun phrase is about: its last noun where modifiers stand before the head, its first one otherwise."""
    found: Match | None = None
    for match in reading.matches:
        if match.first < first:
            continue
        if match.first >= last:
            break
        if match.bits & THINGS:
            found = match
            if not from_end:
                return match
    return found
