"""A linter for Objectives and Key Results in Kazakh, Russian and English."""

from kr_lint.api import Linter, lint, lint_document, lint_many, lint_paths, parse
from kr_lint.model import Diagnostic, Report, Statement
from kr_lint.rulebook.errors import RuleError
from kr_lint.settings import Settings

__all__ = [
    "Diagnostic",
    "Linter",
    "Report",
    "RuleError",
    "Settings",
    "Statement",
    "lint",
    "lint_document",
    "lint_many",
    "lint_paths",
    "parse",
]
