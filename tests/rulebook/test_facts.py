"""Every fact a condition may name is described, in one place, and the pages made from it are not stale."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import get_args

import pytest

from kr_lint.model import LANGUAGES, Comparator, Direction, Kind, LanguageCode, Unit
from kr_lint.rulebook.conditions import Fact, compile_condition
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.facts import meanings, what_is_meant
from kr_lint.rulebook.rules import PLAN_FACTS, STATEMENT_FACTS

DOCS = Path(__file__).parents[2] / "docs"
PLAIN = {"quantity", "phrase", "words", "number", "text", "yes-no"}


@pytest.mark.parametrize(("group", "facts"), [("statement", STATEMENT_FACTS), ("plan", PLAN_FACTS)])
def test_the_facts_described_are_those_of_the_rulebook(group: str, facts: dict[str, Fact]) -> None:
    assert set(meanings(group)) == set(facts)
    for name, meaning in meanings(group).items():
        expected = {"quantity": set(meanings("quantity")), "phrase": set(meanings("phrase"))}.get(meaning.value, set())
        assert facts[name].dotted == expected, name


@pytest.mark.parametrize(
    ("group", "name", "values"),
    [
        ("statement", "kind", Kind),
        ("statement", "language", LanguageCode),
        ("statement", "unit", Unit),
        ("statement", "direction", Direction),
        ("quantity", "unit", Unit),
        ("quantity", "comparator", Comparator),
    ],
)
def test_the_values_named_are_those_of_the_model(group: str, name: str, values: object) -> None:
    assert tuple(meanings(group)[name].value.split(", ")) == get_args(values)


def test_other_facts_have_a_plain_kind_of_value() -> None:
    closed = {"kind", "language", "unit", "direction", "polarity", "comparator"}
    for group in ("statement", "plan", "quantity", "phrase"):
        kinds = {name: meaning.value for name, meaning in meanings(group).items() if name not in closed}
        assert set(kinds.values()) <= PLAIN


def test_an_error_says_what_the_nearest_fact_means() -> None:
    wanted = f"Did you mean 'baseline'? It means: {meanings('statement')['baseline'].means}."
    with pytest.raises(RuleError, match="unknown fact 'basline'") as caught:
        compile_condition("basline", STATEMENT_FACTS, {}, "here")
    assert wanted in str(caught.value)
    assert what_is_meant(None) == what_is_meant("nothing") == ""


def test_the_page_of_facts_is_fresh() -> None:
    made = runpy.run_path(str(DOCS / "make_facts.py"))["page"]()
    assert (DOCS / "facts.md").read_text("utf-8") == made, "run: python docs/make_facts.py"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pages_of_rules_are_fresh(code: LanguageCode) -> None:
    made = runpy.run_path(str(DOCS / "make_rules.py"))["page"](code)
    assert (DOCS / f"rules/{code}.md").read_text("utf-8") == made, "run: python docs/make_rules.py"
