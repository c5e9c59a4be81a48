"""Values that the user gives the options of rules: of the type of the default, and a number not below 0."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from kr_lint.rulebook.errors import RuleError, proposal, said

_SHOWN: Final = 60


def check_options(rule: str, given: Mapping[str, Any], defaults: Mapping[str, Any]) -> None:
    """Compare the options of a rule in the settings with those that its file declares.

    Raises:
        RuleError: the rule has no such option, or the value is not of the default's type or out of its range.
    """
    for name, value in given.items():
        if name not in defaults:
            hint = proposal(name, defaults, few=True)
            raise RuleError(said("unknown-option", rule=rule, name=name), hint, f"options.{rule}")
        default = defaults[name]
        if not _fits(value, default):
            text = said(_expected(default), value=shown(value), default=shown(default))
            raise RuleError(text, where=f"options.{rule}.{name}")


def shown(value: object) -> str:
    """A value of a settings file on one line, not longer than a message bears."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # an integer with too many digits to write
        return "…"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _fits(value: object, default: object) -> bool:
    if isinstance(default, (bool, str)):
        return type(value) is type(default)
    if isinstance(value, bool) or not isinstance(value, (int, float) if isinstance(default, float) else int):
        return False
    try:
        return 0 <= float(value) < float("inf")
    except OverflowError:
        return False


def _expected(default: object) -> str:
    if isinstance(default, bool):
        return "expected-switch"
    if isinstance(default, str):
        return "expected-option-text"
    return "expected-number" if isinstance(default, float) else "expected-whole"
