"""A linter for Objectives and Key Results in Kazakh, Russian and English."""

from kr_lint.api import Linter, lint, parse
from kr_lint.model import Diagnostic, Frame, Plan, Quantity, Report, Statement
from kr_lint.rulebook.errors import RuleError
from kr_lint.settings import Settings

__all__ = ["Diagnostic", "Frame", "Linter", "Plan", "Quantity", "Report", "RuleError", "Settings", "Statement", "lint", "parse"]
