"""The benchmarks run, and make the same distinct statements every time."""

from __future__ import annotations

import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.statements import FEWEST_WORDS, MOST_WORDS, distinct, endless, plan
from kr_lint import lint_document
from kr_lint.model import LANGUAGES, LanguageCode

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("code", LANGUAGES)
def test_statements_are_distinct_and_always_the_same(code: LanguageCode) -> None:
    made = distinct(code, 2_000)
    assert len(set(made)) == len(made) == 2_000
    assert made == distinct(code, 2_000)
    assert made[:500] == list(dict.fromkeys(islice(endless(code), 600)))[:500]
    assert {len(text.split()) for text in made} == set(range(FEWEST_WORDS, MOST_WORDS + 1))


def test_a_plan_has_three_key_results_an_objective() -> None:
    objectives = lint_document(plan("en", 9)).plan.objectives
    assert [len(objective.key_results) for objective in objectives] == [3, 3, 3]


def test_all_measurements_are_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.run", "--quick"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    assert done.stderr == ""
    tables = done.stdout.split("\n\n")
    assert [len(table.strip().splitlines()) for table in tables] == [6, 7, 2, 8, 2]
    assert [line.split()[0] for line in tables[0].splitlines()[3:]] == list(LANGUAGES)
