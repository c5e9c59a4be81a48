"""The wording of a finding: message, hint and rewrites that were linted before they are offered."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

from kr_lint.model import SEVERITIES, LanguageCode, Rewrite, Statement
from kr_lint.rewrite.parts import GOAL, NOW, part
from kr_lint.rulebook.rulebook import Finding

Check = Callable[[str, Statement], list[Finding]]
_PART: Final = re.compile(r"\{(\w+)\}")
_SLOT: Final = re.compile(r"⟨([^⟩]*)⟩")
_LONGEST_QUOTE: Final = 80


class FindingTexts:
    """Wording made when it is first asked for; ``check`` lints a candidate as the same kind and language."""

    def __init__(self, finding: Finding, statement: Statement, reader: LanguageCode, check: Check) -> None:
        self._finding = finding
        self._statement = statement
        self._reader = reader
        self._check = check

    @property
    def parameters(self) -> dict[str, str]:
        """What message and hint may name: the marked words and the statement."""
        text = self._statement.text
        span = self._finding.span
        return {"mark": quoted(text[span.start : span.end]), "text": quoted(text)}

    @cached_property
    def message(self) -> str:
        """What is weak, in the reader's language."""
        return fill(self._finding.rule.texts(self._reader).message, self.parameters)

    @cached_property
    def hint(self) -> str:
        """The coach's question, in the reader's language."""
        return fill(self._finding.rule.texts(self._reader).hint, self.parameters)

    @cached_property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """Better forms in the statement's language, each verified."""
        rule = self._finding.rule
        template = rule.texts(self._statement.language).rewrite
        if not template:
            return ()
        candidate = _realise(template, self._statement)
        if candidate is None or candidate == self._statement.text or not self._holds(candidate):
            return ()
        return (Rewrite(candidate, tuple(dict.fromkeys(f"⟨{slot}⟩" for slot in _SLOT.findall(candidate)))),)

    def _holds(self, candidate: str) -> bool:
        """The finding is gone and no other of equal or higher severity has come."""
        rule = self._finding.rule
        before = {finding.rule.name for finding in self._check(self._statement.text, self._statement)}
        weight = SEVERITIES.index(rule.severity)
        for line in filled(candidate, self._statement).split("\n"):
            for finding in self._check(line, self._statement):
                if finding.rule.name == rule.name:
                    return False
                if finding.rule.name not in before and SEVERITIES.index(finding.rule.severity) >= weight:
                    return False
        return True


def filled(candidate: str, statement: Statement) -> str:
    """The candidate with neutral values in its slots, on the right side of the target so that nothing contradicts it."""
    target = statement.frame.target
    down = statement.frame.direction == "down"
    goal = target.value if target is not None else 14.0
    now = goal * 2 if down else goal / 2
    names = {NOW[code]: now for code in NOW} | {GOAL[code]: goal if target is not None else now / 2 if down else now * 2 for code in GOAL}

    def value(match: re.Match[str]) -> str:
        return f"{names.get(match.group(), 7.0):g}"

    return _SLOT.sub(value, candidate)


def fill(template: str, parameters: dict[str, str]) -> str:
    """Put parameters into a template; braces in the values stay what they are."""
    return _PART.sub(lambda match: parameters.get(match.group(1), match.group()), template)


def _realise(template: str, statement: Statement) -> str | None:
    pieces = {}
    for name in _PART.findall(template):
        piece = part(name, statement)
        if piece is None:
            return None
        pieces[name] = piece
    return fill(template, pieces)


def quoted(text: str) -> str:
    """A text on one line, cut to what a message can quote."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"
