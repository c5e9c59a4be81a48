from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import kr_lint

#: The types forbid what these tests do.
lib: Any = kr_lint
PLAN = "## Objective: Win\n- KR: Launch the app\n"


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda: lib.lint(None), TypeError, r"a text \(str\) is needed, not NoneType"),
        (lambda: lib.lint(b"Launch"), TypeError, "not bytes"),
        (lambda: lib.parse(3.5), TypeError, "not float"),
        (lambda: lib.lint("Launch", kind="task"), ValueError, "unknown kind 'task'; known are kr, objective"),
        (lambda: lib.Linter().parse("Launch", language="fr"), ValueError, "known are kk, ru, en"),
        (lambda: lib.lint_document(None), TypeError, "not NoneType"),
        (
            lambda: lib.lint_document(PLAN, format="pdf"),
            ValueError,
            "unknown format 'pdf'; known are markdown, text",
        ),
        (lambda: lib.lint_document(PLAN, bare="task"), ValueError, "unknown kind 'task'"),
        (lambda: list(lib.lint_many("Launch")), TypeError, "a list of texts"),
        (lambda: list(lib.lint_many([None])), TypeError, "not NoneType"),
        (lambda: list(lib.lint_paths("plans")), TypeError, "a list"),
    ],
)
def test_a_wrong_call_is_told_plainly(call: Callable[[], Any], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        call()
