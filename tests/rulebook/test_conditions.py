"""The condition language: what it says, and what it refuses."""

from __future__ import annotations

import pytest

from kr_lint.model import Frame, Phrase, Quantity, Span, Statement
from kr_lint.rulebook.conditions import DEEPEST, LONGEST, compile_condition
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.rules import STATEMENT_FACTS, make_rule
from kr_lint.rulebook.schema import check_rule

FRAME = Frame(
    target=Quantity(15, "percent", ">=", Span(10, 13), "percent"),
    action=Phrase("raise", "raise", "raise", Span(0, 5)),
    direction="up",
    level=True,
    words=6,
)


def holds(when: str, frame: Frame = FRAME, **options: object) -> bool:
    statement = Statement("raise it to 15%", "kr", "en", frame)
    return compile_condition(when, STATEMENT_FACTS, options, "test.toml")(frame, statement)


@pytest.mark.parametrize(
    "when",
    [
        "target",
        "not baseline",
        "target and level",
        "baseline or level",
        "(baseline or target) and not (baseline and target)",
        "words == 6",
        "words != 5",
        "words < 7",
        "words <= 6",
        "words > 5",
        "words >= 6",
        "5 < words < 7",
        "target.value == 15",
        "target.unit == 'percent' and target.comparator == '>='",
        "direction in ('up', 'down')",
        "direction in ['up']",
        "direction not in ('hold', 'down')",
        "direction != 'hold'",
        "baseline is None",
        "target is not None",
        "target.value + 5 == 20",
        "target.value - 5 == 10",
        "target.value * 2 == 30",
        "target.value / 3 == 5",
        "target.value > -1",
        "words > option.limit",
        "kind == 'kr' and language == 'en'",
        "action.category == 'raise' and action.lemma == 'raise'",
        "measured",
        "True",
    ],
)
def test_what_is_true(when: str) -> None:
    assert holds(when, limit=5)


@pytest.mark.parametrize(
    "when",
    [
        "baseline",
        "not target",
        "words == 5",
        "words != 6",
        "words < 6",
        "words <= 5",
        "words > 6",
        "words >= 7",
        "6 < words < 9",
        "5 < words < 6",
        "direction in ('down', 'hold')",
        "direction not in ('up', 'down')",
        "target is None",
        "baseline is not None",
        "words > option.limit",
        "False",
    ],
)
def test_what_is_false(when: str) -> None:
    assert not holds(when, limit=6)


@pytest.mark.parametrize(
    "when",
    [
        "baseline.value > 0",
        "baseline.value < 0",
        "baseline.value == 0",
        "baseline.value != 0",
        "baseline.value != target.value",
        "baseline.value == target.value",
        "baseline.unit != delta.unit",
        "baseline.unit in ('percent', 'count')",
        "baseline.unit not in ('percent', 'count')",
        "baseline.value + 1 > 0",
        "1 - baseline.value < 100",
        "metric.category != 'stock'",
        "factor <= 2",
        "baseline.value / 0 == 1",
        "target.value / 0 > 0",
        "target.value > 'a'",
        "'a' * 99999999 == 'b'",
    ],
)
def test_a_comparison_or_calculation_without_a_value_is_false(when: str) -> None:
    assert not holds(when)


def test_an_absent_fact_equals_none_and_nothing_else() -> None:
    assert holds("baseline == None")
    assert not holds("target == None")
    assert not holds("baseline == 0")


@pytest.mark.parametrize(
    ("when", "near"),
    [
        ("basline", "Did you mean 'baseline'?"),
        ("target.valeu > 1", "Did you mean 'value'?"),
        ("words > option.limt", "Did you mean 'limit'?"),
        ("zzzzqqqq", "unknown fact 'zzzzqqqq'."),
        ("words > 1 and directoin == 'up'", "Did you mean 'direction'?"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(when: str, near: str) -> None:
    with pytest.raises(RuleError) as caught:
        holds(when, limit=1)
    assert near in str(caught.value)
    assert str(caught.value).startswith("test.toml: ")


@pytest.mark.parametrize(
    "when",
    [
        "len(text)",
        "__import__('os')",
        "__builtins__",
        "().__class__",
        "target.__class__",
        "target.value.real",
        "'x'.join(words)",
        "kind.upper == 1",
        "lambda: 1",
        "[word for word in (1, 2)]",
        "{'a': 1}",
        "{1, 2}",
        "words[0]",
        "1 if words else 2",
        "f'{words}'",
        "words ** 9",
        "words // 2",
        "words % 2",
        "words << 9",
        "~words",
        "-words < 0",
        "words is words",
        "(words := 1)",
        "*words",
        "await words",
        "b'x' == words",
        "1j == words",
        "1e999 > words",
        "...",
        "words in 5",
        "words in target",
        "kind in 'krx'",
        "target.level",
        "direction.value",
        "option",
        "words; target",
        "words = 1",
        "words and",
        "",
        "import os",
        "words\x00",
    ],
)
def test_anything_else_is_refused_when_the_rule_is_loaded(when: str) -> None:
    with pytest.raises(RuleError):
        holds(when)


@pytest.mark.parametrize(
    "when",
    [
        "words > 1 and " * 60 + "level",
        "(" * 250 + "words" + ")" * 250,
        "not " * 140 + "words",
        "1+" * 250 + "1",
        "[" * 250 + "]" * 250,
        "-" * 500 + "1",
        "words." * 90 + "value",
        "(" * 60 + "words" + "!=words)" * 60,
        "1 and (" * 60 + "1" + ")" * 60,
        "words(" * 80 + ")" * 80,
    ],
)
def test_long_or_deep_conditions_are_refused(when: str) -> None:
    with pytest.raises(RuleError):
        holds(when)


def test_the_limits_themselves_are_allowed() -> None:
    flat = " and ".join(["words > 1"] * 43)
    assert len(flat) <= LONGEST
    assert holds(flat)
    assert holds("not " * (DEEPEST - 2) + "words")
    with pytest.raises(RuleError, match="deeper"):
        holds("not " * DEEPEST + "words")


def test_a_condition_has_no_builtins() -> None:
    with pytest.raises(RuleError, match="unknown fact 'bool'"):
        holds("bool")


def test_a_rule_may_ask_for_its_own_word_lists() -> None:
    data = {
        "code": "ZZ101",
        "severity": "info",
        "since": "1",
        "status": "stable",
        "when": "fruit and fruit.lemma == 'apple'",
    }
    texts = {"title": "t", "rationale": "r", "message": "m", "hint": "h", "examples": [{"bad": "a", "good": "b"}] * 3}
    file = check_rule({**data, "mark": "fruit", "kk": texts, "ru": texts, "en": texts}, "test.toml")
    rule = make_rule("no-fruit", "pack", "key_result", file, {"fruit": {}}, "test.toml")
    found = Frame(terms=(Phrase("apples", "apple", "fruit", Span(4, 10)),))
    statement = Statement("ten apples", "kr", "en", found)
    assert rule.condition(found, statement)
    assert rule.mark(found) == Span(4, 10)
    assert not rule.condition(Frame(), statement)
    assert rule.mark(Frame()) is None
    with pytest.raises(RuleError, match="Did you mean 'fruit'"):
        make_rule(
            "no-fruit", "pack", "key_result", file.model_copy(update={"mark": "friut"}), {"fruit": {}}, "test.toml"
        )
