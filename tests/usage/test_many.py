from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import islice

import pytest

import kr_lint
from kr_lint import Linter, Settings

STATEMENTS = [
    "Launch the CRM",
    "Raise NPS from 20 to 50",
    "Довести долю повторных заказов до 35%",
    "Контент-платформаны іске қосу",
    "",
    "Bring the share of on-time deliveries to \ud800 95%",
]


def test_two_workers_find_what_one_finds() -> None:
    statements = [f"{text} {number}" if number % 7 else text for number, text in enumerate(STATEMENTS * 150)]
    linter = Linter(Settings(ignore=("vague",), ui_language="kk"))
    serial = list(linter.lint_many(statements))
    parallel = list(linter.lint_many(statements, workers=2))
    assert parallel == serial
    for one, other in zip(serial[:12], parallel[:12], strict=True):
        assert [(a.message, a.hint, a.rewrites) for a in one] == [(b.message, b.hint, b.rewrites) for b in other]


def test_statements_are_taken_as_results_are_asked_for() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield STATEMENTS[taken % len(STATEMENTS)]

    assert len(list(islice(kr_lint.lint_many(endless()), 10))) == 10
    assert taken == 10
    stream = kr_lint.lint_many(endless(), workers=2)
    assert len(list(islice(stream, 600))) == 600
    stream.close()  # type: ignore[attr-defined]
    assert taken < 5000


def test_kind_reaches_the_workers() -> None:
    found = list(kr_lint.lint_many(["Увеличить выручку на 20%"], kind="objective", workers=2))
    assert "objective-number" in [one.rule for one in found[0]]


@pytest.mark.parametrize("workers", [0, -1])
def test_no_workers_is_an_error(workers: int) -> None:
    with pytest.raises(ValueError, match="workers"):
        kr_lint.lint_many(STATEMENTS, workers=workers)


def test_no_statements_need_no_workers() -> None:
    assert list(kr_lint.lint_many([], workers=2)) == []


def test_findings_travel_with_their_words() -> None:
    for one in kr_lint.lint("Bring the share of on-time deliveries to 95%"):
        again = pickle.loads(pickle.dumps(one))
        assert (again, again.message, again.rewrites) == (one, one.message, one.rewrites)
