"""Kazakh verbs in a chain: a converb in -п and the auxiliary behind it say one action."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.lexicon import Match
from kr_lint.parse.classes import DELIVER, PERIOD, VERB_BITS
from kr_lint.parse.reading import Reading

_FEW_TOKENS: Final = 3


def with_converb(reading: Reading, match: Match) -> Match | None:
    """ "жөндеп шығу", "сатып беру": the auxiliary as the converb before it is meant; None where nothing is chained.

    Behind a verb that no lexicon knows an auxiliary in the verbal noun closes a task.
    """
    if match.last - match.first > 1 or not chained(reading, match.first):
        return None
    before = reading.match_at(match.first - 1)
    if before is not None:
        return Match(before.first, match.last, before.bits, before.entry) if before.bits & VERB_BITS else None
    word, converb = reading.words[match.first], reading.words[match.first - 1]
    assert word is not None
    assert converb is not None
    task = word.form == "infinitive"
    return Match(match.first - 1, match.last, DELIVER, converb.lemma) if task else None


def chained(reading: Reading, position: int) -> bool:
    """Whether the word is an auxiliary behind a converb in -п."""
    word = reading.words[position]
    before = reading.words[position - 1] if position else None
    return (
        word is not None
        and before is not None
        and before.form == "gerund"
        and before.low.endswith("п")
        and word.lemma in reading.lists["auxiliaries"]
    )


def lasting(reading: Reading) -> bool:
    """ "жариялап отыру", "өткізіп тұрамыз": a chain that says that something goes on and on."""
    return any(
        word is not None and word.lemma in reading.lists["lasting_auxiliaries"] and chained(reading, position)
        for position, word in enumerate(reading.words)
    )


def so_many_times(reading: Reading) -> bool:
    """ "жарты жылда бір рет", "айына екі рет": so often in each period."""
    return any(
        reading.low(position) in reading.lists["occasions"]
        and any(
            match.bits & PERIOD and match.last <= position and position - match.last < _FEW_TOKENS
            for match in reading.matches
        )
        for position in range(2, len(reading.tokens))
    )


def tried(reading: Reading) -> int | None:
    """ "қолданып көру": the auxiliary that makes an action a try."""
    for position, word in enumerate(reading.words):
        if word is not None and word.lemma in reading.lists["trying"] and chained(reading, position):
            return position
    return None


def able(reading: Reading, position: int) -> bool:
    """ "көре алады", "сақтай алады": a converb in -а, -е, -й and what makes it an ability."""
    before, word = reading.words[position - 1] if position else None, reading.words[position]
    if before is None or word is None or word.lemma not in reading.lists["capable"]:
        return False
    return (before.form == "gerund" and not before.low.endswith("п")) or (
        not before.verb and before.low.endswith(reading.endings["converb"])
    )
