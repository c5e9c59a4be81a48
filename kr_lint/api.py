"""The public calls, wired together; nothing clever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from kr_lint.model import Diagnostic, Kind, LanguageCode, Statement
from kr_lint.parse.frame import parse_statement
from kr_lint.rewrite.texts import FindingTexts
from kr_lint.rulebook.rulebook import Finding, build_rulebook
from kr_lint.settings import Settings

_URL = "https://kr-lint.readthedocs.io/{language}/rules/{rule}"


class Linter:
    """Lints statements, documents and files with one choice of settings.

    Raises:
        kr_lint.RuleError: the settings name an unknown rule, profile or option, or a rule file is wrong.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.rulebook = build_rulebook(self.settings)

    def parse(self, text: str, kind: Kind = "kr", language: LanguageCode | None = None, default: LanguageCode | None = None) -> Statement:
        """Read one statement. ``language`` fixes its language, ``default`` is taken when it is too short to tell."""
        settings = self.settings
        fixed = language or (None if settings.language == "auto" else settings.language)
        return parse_statement(text, kind, fixed, default or settings.fallback_language, self.rulebook.terms)

    def lint(self, text: str, kind: Kind = "kr", language: LanguageCode | None = None) -> list[Diagnostic]:
        """The findings of one statement, by place; an empty list for a well-formed one."""
        return self.lint_statement(self.parse(text, kind, language))

    def lint_statement(self, statement: Statement) -> list[Diagnostic]:
        """The findings of a statement that was read already."""
        return [self._diagnostic(finding, statement) for finding in self.rulebook.check(statement)]

    def reader(self, language: LanguageCode) -> LanguageCode:
        """The language messages are written in for a statement of ``language``."""
        return language if self.settings.ui_language == "auto" else self.settings.ui_language

    def _diagnostic(self, finding: Finding, statement: Statement) -> Diagnostic:
        rule = finding.rule
        reader = self.reader(statement.language)
        texts = FindingTexts(finding, statement, reader, self._check_candidate)
        url = _URL.format(language=reader, rule=rule.name)
        return Diagnostic(rule.name, rule.file.code, rule.severity, finding.span, statement.language, url, texts)

    def _check_candidate(self, text: str, like: Statement) -> list[Finding]:
        return self.rulebook.check(self.parse(text, like.kind, like.language))


@cache
def default_linter() -> Linter:
    """The linter behind the module-level calls: default settings."""
    return Linter()


def parse(text: str, kind: Kind = "kr") -> Statement:
    """Read one Objective (``kind="objective"``) or Key Result (``kind="kr"``): its language and its frame."""
    return default_linter().parse(text, kind)


def lint(text: str, kind: Kind = "kr") -> list[Diagnostic]:
    """What is weak in one statement, with default settings; an empty list for a well-formed one."""
    return default_linter().lint(text, kind)
