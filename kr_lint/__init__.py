"""A linter for Objectives and Key Results in Kazakh, Russian and English."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

#: Loaded when first asked for: a run that is answered from the cache needs no analysis.
_HOMES = {
    "kr_lint.model": ("Diagnostic", "Report", "Statement"),
    "kr_lint.rulebook.errors": ("RuleError",),
    "kr_lint.settings": ("Settings",),
    "kr_lint.api": ("Linter", "lint", "lint_document", "lint_many", "lint_paths", "parse"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            found: object = getattr(import_module(home), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
