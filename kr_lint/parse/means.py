"""Means clauses: by which way a result shall come."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.model import Span
from kr_lint.parse.actions.kazakh_chains import chained
from kr_lint.parse.classes import (
    ARTICLE,
    CHANGE,
    DUE_NOUN,
    GET,
    METHOD,
    METRIC,
    MOVING,
    OUTCOME,
    PHASES,
    PHRASE_OPENERS,
    PRONOUN,
    SHOW,
    STOCK,
    THINGS,
    VERB_BITS,
)
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.numbers.number import BY, FROM, TO, Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.slots import Roles
from kr_lint.parse.times.quarters import QUARTER

_CHANNEL: Final = bits("get", "hire_noun", "attain_noun", "outcome", "stock", "level_up", "level_down", "flow_up")
_TIME_WORDS: Final = bits("period", "numeral", "unit", "month", "relative_time", "due_noun")
_DOING: Final = VERB_BITS | bits("raise_noun", "lower_noun", "improve_noun", "optimise_noun")
#: So many nouns may stand before the one that names the metric: "жаңа клиенттер төлемдерінің үлесі".
_LONGEST_NAME: Final = 4
_MEASURE_WORDS: Final = bits("all", "unit")
_PEOPLE: Final = bits("stock", "outcome", "staff", "population")
_OWN_WORK: Final = bits("output", "conduct_noun", "deliver_noun", "improve_noun", "optimise_noun", "hire_noun")
#: What one brings down is brought down by a means; what comes in comes in through a channel.
_SUFFERED: Final = bits("level_down", "flow_down")
_BEHIND_VALUE: Final = _TIME_WORDS | bits("per", "until", "within")
_PREDICATES: Final = ("infinitive", "present", "past", "done")
_CHANNEL_REACH: Final = 3
_MEANS_EDGES: Final = bits("method", "until", "within")


def find_method(reading: Reading, roles: Roles) -> Span | None:
    """The means clause with its opening word (Kazakh: from the clause's start to its closing word).

    The values of the result that stand behind a clause are no part of it.
    """
    if not reading.mask & METHOD:
        return None
    for match in reading.matches:
        if not match.bits & METHOD or reading.bracketed(match.first):
            continue
        if reading.language.code == "kk":
            span = _kazakh_means(reading, match)
        elif reading.language.code == "ru":
            span = _russian_means(reading, match, roles)
        else:
            span = _english_means(reading, match, roles)
        if span is not None:
            return span
    return None


def _english_means(reading: Reading, match: Match, roles: Roles) -> Span | None:
    after = match.last
    values = _values_behind(roles, match.last)
    if match.entry in reading.lists["loose_means"]:
        word = reading.words[after] if after < len(reading.words) else None
        if (
            match.entry not in reading.lists["means_with_gerund"]
            or word is None
            or word.form != "gerund"
            or reading.has(after, DUE_NOUN)
            or (values is not None and _attributive(reading, match))
        ):
            return None
    elif (
        match.entry in reading.lists["participial_means"]
        and match.first
        and (not _verb_before(reading, match) or _people_act(reading, match, values))
    ) or (
        match.entry in reading.lists["channel_prepositions"]
        and (
            _defines_metric(reading, match)
            or match.first > subordinate(reading)
            or (match.first and not _verb_before(reading, match))
            or (values is not None and _says_which(reading, match, values))
        )
    ):
        return None
    if match.first == 0 and match.entry not in reading.lists["opening_means"]:
        return None
    if match.entry in reading.lists["channel_prepositions"] and _time_follows(reading, after):
        return None
    if reading.has(match.first - 1, PHRASE_OPENERS | PHASES):
        return None
    return _to_end(reading, match.first, values)


def _values_behind(roles: Roles, position: int) -> Number | None:
    """The first value of the result that stands behind a token with a word that makes it one: "from 5% to 20%"."""
    values = [
        number
        for number in (roles.baseline, roles.target, roles.delta)
        if number is not None and number.first > position and number.cue in (FROM, TO, BY)
    ]
    return min(values, key=lambda number: number.first, default=None)


def _people_act(reading: Reading, match: Match, values: Number | None) -> bool:
    """ "Customers using the app": what those who are counted do says which of them are counted."""
    before = reading.match_at(match.first - 1)
    if any(other.bits & GET and not other.bits & MOVING and other.last <= match.first for other in reading.matches):
        return False
    if before is not None and before.bits & THINGS:
        return bool(before.bits & _PEOPLE)
    word = reading.words[match.first - 1]
    return values is not None and word is not None and word.number == "plural"


def _attributive(reading: Reading, match: Match) -> bool:
    """ "Rent paid by …", "платящих через …": a participle behind the noun it describes, and what belongs to it."""
    word = reading.words[match.first - 1] if match.first > 1 else None
    if word is None or word.form not in ("done", "participle"):
        return False
    return any(other.bits & VERB_BITS and other.last < match.first for other in reading.matches)


def _says_which(reading: Reading, match: Match, values: Number) -> bool:
    """ "Payments via Apple Pay from 5% to 20%": before the values a channel, unless it is one's own work."""
    word = reading.words[match.first - 1] if match.first else None
    if word is None or (reading.has(match.first - 1, _DOING) and not _describes(reading, word, match.first - 1)):
        return False
    if any(_works(word, reading.language.code) for word in reading.words[match.last : values.first]):
        return False
    return not any(
        other.bits & _OWN_WORK and other.entry not in reading.lists["channel_nouns"]
        for other in reading.matches
        if match.last <= other.first < values.first
    )


def _describes(reading: Reading, word: Word, position: int) -> bool:
    """A participle behind its noun ("parcels sent via …"), unless it tells the change itself ("costs cut via …")."""
    return position > 0 and word.form in ("done", "participle") and not reading.has(position, CHANGE)


def _works(word: Word | None, code: str) -> bool:
    """An English verb in -ing that opens a doing: "through calling all of them"."""
    return code == "en" and word is not None and word.form == "gerund"


def _defines_metric(reading: Reading, match: Match) -> bool:
    """A channel that says what is counted: "conversion via the site form", "sales through partners"."""
    previous = reading.match_at(match.first - 1)
    word = reading.words[match.first - 1] if match.first else None
    if word is not None and word.form == "done" and previous is not None and previous.first > 0:
        previous = reading.match_at(previous.first - 1)
        return previous is not None and bool(previous.bits & THINGS)
    if previous is None or previous.last != match.first or not previous.bits & _CHANNEL:
        return False
    return not (
        previous.bits & (OUTCOME | STOCK)
        and any(other.bits & GET and other.last <= match.first for other in reading.matches)
    )


def _verb_before(reading: Reading, match: Match) -> bool:
    return any(other.bits & VERB_BITS and other.last <= match.first for other in reading.matches)


def _change_before(reading: Reading, match: Match) -> bool:
    """A verb that does or changes something or a noun of change stands before; "оформляется через" only tells where."""
    return any(
        other.last <= match.first and other.bits & _DOING and not (other.bits & SHOW and other.bits & VERB_BITS == SHOW)
        for other in reading.matches
    )


def _russian_means(reading: Reading, match: Match, roles: Roles) -> Span | None:
    before = reading.words[match.first - 1] if match.first else None
    if before is not None and before.form in ("participle", "done_full"):
        return None
    told = roles.target or roles.delta or roles.factor
    values = _values_behind(roles, match.last)
    if match.entry in reading.lists["channel_prepositions"]:
        if told is not None and told.end <= match.first and _behind_values(reading, match, told):
            return None if _time_follows(reading, match.last) else _to_end(reading, match.first, None)
        counted = (
            _defines_metric(reading, match)
            or (match.first and not _change_before(reading, match))
            or (values is not None and _says_which(reading, match, values))
        )
        if counted or _time_follows(reading, match.last):
            return None
    elif match.entry in reading.lists["loose_means"]:
        return None
    if told is not None and told.core > match.last:
        return _to_promise(reading, match, told, values)
    return _to_end(reading, match.first, values)


def _behind_values(reading: Reading, match: Match, told: Number) -> bool:
    """ "2% → 4% через новый лендинг", "…, через обзвон": behind the values and no channel like "через сайт"."""
    if reading.sign(match.first - 1, ","):
        return True
    channel = any(
        word is not None and not {word.lemma, word.low}.isdisjoint(reading.lists["channel_nouns"])
        for word in reading.words[match.last : match.last + _CHANNEL_REACH]
    )
    return not channel and all(reading.bits[position] & _BEHIND_VALUE for position in range(told.end, match.first))


def _to_promise(reading: Reading, match: Match, told: Number, values: Number | None) -> Span:
    """ "За счёт второй смены поднять …", "…, за счёт автоматизации, срок …": the promise goes on behind the means."""
    for position in range(match.last + 1, told.core):
        word = reading.words[position]
        if (word is None and reading.sign(position, ",")) or (word is not None and word.form in _PREDICATES):
            return reading.span(match.first, position)
    return _to_end(reading, match.first, values)


def _time_follows(reading: Reading, position: int) -> bool:
    return position < len(reading.tokens) and (
        reading.tokens[position].kind == NUMBER
        or reading.has(position, _TIME_WORDS)
        or QUARTER.fullmatch(reading.low(position)) is not None
    )


def _to_end(reading: Reading, first: int, values: Number | None) -> Span:
    """From the opening word to the end of the sentence, or to the values of the result."""
    end = first + 1
    tokens = reading.tokens
    limit = len(tokens) if values is None else values.first
    while end < limit:
        if tokens[end].kind == SIGN and (
            tokens[end].text in ";" or (tokens[end].text in ",.(" and end + 1 >= len(tokens))
        ):
            break
        if (
            tokens[end].kind == SIGN
            and tokens[end].text in "."
            and not (end + 1 < len(tokens) and tokens[end + 1].glued)
        ):
            break
        end += 1
    if end == limit and end < len(tokens) and reading.sign(end - 1, ",–:"):
        end -= 1
    return reading.span(first, end)


def _kazakh_means(reading: Reading, match: Match) -> Span | None:
    """арқылы, есебінен, негізінде close the means; a noun they attach to metric or attribute makes a channel."""
    if (match.first == 0 and match.last == 1) or reading.has(match.first - 1, ARTICLE | PRONOUN):
        return None
    following = reading.words[match.last] if match.last < len(reading.words) else None
    if following is not None and chained(reading, match.last):
        return None
    if following is not None and following.verb and following.form == "participle":
        return None
    entered = following is not None and following.form == "infinitive" and following.case == "accusative"
    if entered and not reading.has(match.last, METRIC):
        return None
    if match.last >= len(reading.tokens) and not any(reading.sign(position, ",–") for position in range(match.first)):
        return None
    if (
        match.entry in reading.lists["channel_prepositions"]
        and match.last - match.first == 1
        and _is_counted(reading, match.last)
        and _noun_before(reading, match)
        and not _is_work(reading, match)
    ):
        return None
    first = max(match.first - 1, 0)
    tokens = reading.tokens
    while first > 0:
        if tokens[first - 1].kind == SIGN and tokens[first - 1].text in ",;:.–":
            break
        word = reading.words[first - 1]
        if word is not None and (
            word.form in ("gerund",) or reading.has(first - 1, _MEANS_EDGES) or word.case == "accusative"
        ):
            break
        if tokens[first - 1].kind == NUMBER or reading.has(first - 1, _MEASURE_WORDS):
            break
        first -= 1
    return reading.span(first, match.last)


def _is_counted(reading: Reading, position: int) -> bool:
    """Whether a metric stands here, or nouns without an ending that one closes: "төлемдер үлесі"."""
    if reading.has(position, METRIC):
        return bool(reading.bits[position] & METRIC & ~_SUFFERED)
    for index in range(position, min(position + _LONGEST_NAME, len(reading.words))):
        word = reading.words[index]
        if word is None:
            return False
        if index > position and word.possessive:
            return reading.has(index, METRIC & ~_SUFFERED) or word.lemma in reading.lists["amount_nouns"]
        plain = not word.verb or (word.form == "infinitive" and word.number == "plural")
        bare = plain and not word.possessive and word.case in ("", "nominative", "genitive")
        if not bare or reading.has(index, METHOD):
            return False
    return False


def _noun_before(reading: Reading, match: Match) -> bool:
    word = reading.words[match.first - 1]
    return word is not None and not word.verb and not reading.bits[match.first - 1] & VERB_BITS


def _is_work(reading: Reading, match: Match) -> bool:
    """ "жеке сұхбат арқылы", "тәлімгерлік арқылы": work of one's own is a means, a site or a partner a channel."""
    before = reading.match_at(match.first - 1)
    word = reading.words[match.first - 1]
    assert word is not None
    if word.low.endswith(reading.endings["relational"]) and word.lemma not in reading.lists["bodies"]:
        return True
    return before is not None and bool(before.bits & _OWN_WORK) and before.entry not in reading.lists["channel_nouns"]
