"""A judge that reads no text twice: the findings of one statement are answered by much the same candidates."""

from __future__ import annotations

from typing import Final

from kr_lint.model import Kind, LanguageCode, Statement
from kr_lint.rewrite.verify import Judge, Rules

#: Texts that are remembered: some statements' candidates.
_MOST: Final = 256


class Remembering:
    """Reads and judges as ``judge`` does."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._read: dict[tuple[str, Kind, LanguageCode | None], Statement] = {}

    @property
    def rulebook(self) -> Rules:
        """The rules in force."""
        return self._judge.rulebook

    def parse(self, text: str, kind: Kind = "kr", language: LanguageCode | None = None) -> Statement:
        """Read one statement, if it was not read a moment ago."""
        key = (text, kind, language)
        statement = self._read.get(key)
        if statement is None:
            if len(self._read) >= _MOST:
                self._read.clear()
            statement = self._read[key] = self._judge.parse(text, kind, language)
            self._read[text, kind, statement.language] = statement
        return statement
