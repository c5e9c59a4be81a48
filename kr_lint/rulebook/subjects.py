"""What a statement speaks of, apart from what is done and until when: its content words and its topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kr_lint.languages import get_language
from kr_lint.languages.base import Word
from kr_lint.languages.categories import GRAMMAR, bits
from kr_lint.languages.scan import normalise, scan
from kr_lint.model import Statement
from kr_lint.parse.reading import Reading
from kr_lint.rulebook.topics import topics_among

_SUBJECT: Final = frozenset({"place", "share_of", "named_number", "rank", "frequency", "first"})
_BARE: Final = bits(*(name for name in GRAMMAR if name not in _SUBJECT), "become")
#: Verbs that say nothing of what a statement is about; in Kazakh "жеткізу" is both to reach and to deliver.
_MOVES: Final = frozenset({"reach", "raise", "lower", "hold", "improve", "become"})


def content_words(statement: Statement, with_action: bool = True) -> frozenset[str]:
    """The lemmas that carry the subject of a statement: no grammar, deadline or method; on demand no main action."""
    reading = _read(statement)
    functions = frozenset(reading.language.grammar["function_words"])
    return frozenset(
        word.lemma
        for position, word in _outside(reading, statement, with_action)
        if not reading.bits[position] & _BARE and word.low not in functions and word.lemma not in functions
    )


def topics_of(statement: Statement) -> int:
    """The topics of a statement without deadline, method and the verb that only moves a metric, as bits."""
    reading = _read(statement)
    words: list[Word | None] = [None] * len(reading.words)
    action = statement.frame.action
    for position, word in _outside(reading, statement, with_action=action is None or action.category not in _MOVES):
        words[position] = word
    return topics_among(statement.language, words)


def _read(statement: Statement) -> Reading:
    source = normalise(statement.text)
    return Reading(source, scan(source.text), get_language(statement.language))


def _outside(reading: Reading, statement: Statement, with_action: bool) -> Iterator[tuple[int, Word]]:
    """The words outside deadline, method and, on demand, main action."""
    frame = statement.frame
    action = frame.action.span if frame.action is not None and not with_action else None
    aside = [span for span in (frame.deadline, frame.method, action) if span is not None]
    for position, word in enumerate(reading.words):
        if word is None or _is_ending(reading, position):
            continue
        start = reading.span(position, position + 1).start
        if not any(span.start <= start < span.end for span in aside):
            yield position, word


def _is_ending(reading: Reading, position: int) -> bool:
    """Whether a word is an ending written with a hyphen behind a number."""
    tokens = reading.tokens
    return tokens[position].glued and tokens[position - 1].text == "-"
