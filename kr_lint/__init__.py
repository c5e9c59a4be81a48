"""A linter for Objectives and Key Results in Kazakh, Russian and English."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
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
    "kr_lint.api": ("Linter", "lint", "lint_document", "lint_many", "lint_paths"),
}


class _Package(ModuleType):
    """``kr_lint.parse`` is the call, whenever the subpackage of that name is imported."""

    @property
    def parse(self) -> object:
        """Read one statement, see :func:`kr_lint.api.parse`."""
        return import_module("kr_lint.api").parse

    @parse.setter
    def parse(self, module: object) -> None:
        """The import system would put the subpackage here."""


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            found: object = getattr(import_module(home), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


sys.modules[__name__].__class__ = _Package
