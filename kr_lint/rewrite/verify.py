"""A rewrite is offered only when it answers its finding, brings no new one, and leaves the other facts as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Protocol

from kr_lint.model import SEVERITIES, Frame, Kind, LanguageCode, Statement
from kr_lint.rewrite.sentence import Candidate
from kr_lint.rewrite.slots import SLOT, Side, fill_slots, role_of
from kr_lint.rulebook.rulebook import Finding

#: What opens a line that is a key result of its own.
KEY_RESULT: Final = "KR: "
_SIDES: Final[tuple[Side, ...]] = ("up", "down")
_NUMBER: Final = re.compile(r"\d+(?:[.,\s\u00a0\u202f'’]\d+)*")


class Rules(Protocol):
    """The rules a candidate is held to."""

    def check(self, statement: Statement) -> list[Finding]:
        """The findings of one statement."""


class Judge(Protocol):
    """Whoever can read a statement and judge it; :class:`kr_lint.Linter` is one."""

    @property
    def rulebook(self) -> Rules:
        """The rules in force."""

    def parse(self, text: str, kind: Kind = ..., language: LanguageCode | None = ...) -> Statement:
        """Read one statement."""


class Verifier:
    """Holds candidates for one statement against its own reading."""

    def __init__(self, statement: Statement, judge: Judge) -> None:
        self.statement = statement
        self.judge = judge
        self._before = {finding.rule.name for finding in judge.rulebook.check(statement)}
        self._numbers = numbers_in(statement.text)

    def holds(self, candidate: Candidate, finding: Finding) -> bool:
        """Whether a candidate may be offered for a finding."""
        if candidate.text == self.statement.text or not numbers_in(candidate.text) <= self._numbers:
            return False
        if not all(any(letter.isalpha() for letter in line) for line in candidate.text.split("\n")):
            return False
        passes = any(self._passes(candidate, finding, side) for side in _SIDES)
        return passes and self._answers_unfilled(candidate, finding)

    def _answers_unfilled(self, candidate: Candidate, finding: Finding) -> bool:
        """Taken over with its slots open, in whatever language it is found to be, the text is not told the same."""
        kind, language = self.statement.kind, self.statement.language
        name = finding.rule.name
        lines = candidate.text.split("\n")
        again = (self.judge.parse(line, kind, code) for line in lines for code in (None, language))
        return not any(found.rule.name == name for statement in again for found in self.judge.rulebook.check(statement))

    def _passes(self, candidate: Candidate, finding: Finding, side: Side) -> bool:
        lines = candidate.text.split("\n")
        read = [self._read(line, side, len(lines) == 1) for line in lines]
        if any(self.faults(statement, finding) for statement in read):
            return False
        return all(any(self._kept(fact, *pair) for pair in zip(read, lines, strict=True)) for fact in candidate.keeps)

    def is_sound(self, line: str) -> bool:
        """Whether a line beside a rewrite may stand: a key result must be free of warnings and bring no number."""
        if not line.startswith(KEY_RESULT):
            return True
        text = line.removeprefix(KEY_RESULT)
        if not numbers_in(text) <= self._numbers:
            return False
        return any(not self._weak(text, side) for side in _SIDES)

    def _weak(self, text: str, side: Side) -> bool:
        statement = self.statement
        frame = statement.frame
        filled = fill_slots(text, statement.language, side, frame.target.value if frame.target is not None else None)
        found = self.judge.rulebook.check(self.judge.parse(filled, "kr", statement.language))
        return any(one.rule.severity != "info" for one in found)

    def faults(self, read: Statement, finding: Finding) -> list[Finding]:
        """What forbids a statement as an answer to a finding: the finding itself, or a new one as grave."""
        weight = SEVERITIES.index(finding.rule.severity)
        return [
            found
            for found in self.judge.rulebook.check(read)
            if found.rule.name == finding.rule.name
            or (found.rule.name not in self._before and SEVERITIES.index(found.rule.severity) >= weight)
        ]

    def _read(self, line: str, side: Side, alone: bool) -> Statement:
        statement = self.statement
        frame = statement.frame
        roles = {role_of(name) for name in SLOT.findall(line)}
        known = frame.target.value if alone and frame.target is not None else None
        target = None if "goal" in roles else known
        baseline = frame.baseline.value if alone and frame.baseline is not None else known if "goal" in roles else None
        if "start" in roles:
            baseline = None
        filled = fill_slots(line, statement.language, side, target, baseline)
        return self.judge.parse(filled, statement.kind, statement.language)

    def _kept(self, fact: str, read: Statement, line: str) -> bool:
        before, after = self.statement.frame, read.frame
        if fact == "deadline":
            if before.deadline is None:
                return after.deadline is None
            phrase = self.statement.text[before.deadline.start : before.deadline.end].lower()
            return after.deadline is not None and phrase in line.lower()
        if fact == "target":
            if before.target is None:
                return before.delta is None or after.target is not None or _value(after.delta) == _value(before.delta)
            return _value(after.target) == _value(before.target)
        named = before.metric
        return (
            named is None
            or after.metric is None
            or _head(named.lemma) == _head(after.metric.lemma)
            or named.text[:1].isdigit()
            or _counts(before)
        )


def _head(lemma: str) -> str:
    """The first word: an entry may take in a preposition that stands elsewhere in the rewrite ("конверсия в")."""
    return lemma.split(" ")[0]


def _counts(frame: Frame) -> bool:
    """The parser took a unit for the metric: it says nothing of what is measured."""
    spans = [quantity.span for quantity in (frame.target, frame.delta, frame.baseline) if quantity is not None]
    metric = frame.metric
    return metric is not None and any(span.start <= metric.span.start < span.end for span in spans)


def _value(quantity: object) -> tuple[object, object] | None:
    return None if quantity is None else (getattr(quantity, "value", None), getattr(quantity, "unit", None))


def numbers_in(text: str) -> frozenset[str]:
    """The digits of every number of a text, group marks and decimal marks left out."""
    return frozenset(_digits(text))


def _digits(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        yield "".join(letter for letter in match.group() if letter.isdigit())
        yield from re.findall(r"\d+", match.group())
