"""The test kit finds what is wrong with a pack, and nothing in a sound one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from kr_lint.model import Span
from kr_lint.testing import LabelScore, check_pack, drawn, example_cases, rule_examples, score_statements

from .rule_text import rule_text

MakePack = Callable[[Mapping[str, str]], str]
Register = Callable[..., None]
DEMO = Path(__file__).parents[2] / "examples" / "kr_lint_pack_demo"


@pytest.fixture
def failures(make_pack: MakePack, register: Register) -> Callable[..., list[str]]:
    def check(text: str, path: str = "key_result/three-words.toml") -> list[str]:
        name = make_pack({path: text})
        register("kr_lint_okr", name)
        return [str(failure) for failure in check_pack(name)]

    return check


def test_a_sound_pack_has_no_failure(failures: Callable[..., list[str]]) -> None:
    assert failures(rule_text(bad="one [[two]] three", good="NPS 30→45", when="words == 3", head="")) != []
    assert failures(rule_text(good="Raise NPS from 30 to 45")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rule_text(bad="one two"), "the bad example has no finding of the rule"),
        (rule_text(bad="one [[two]] three"), "the finding should underline 'two', not 'one two three'"),
        (rule_text(good="a b c"), "the good example has a finding of the rule"),
        (rule_text(good="a [[b]]"), "a good example draws no span"),
        (rule_text(bad="one [[two three"), "draws one span"),
        (rule_text(message="{marks}"), "message has the unknown parameter 'marks'"),
        (rule_text(message="{count}"), "message has the unknown parameter 'count'"),
        (rule_text(message="«{mark}»-ді"), "message glues an ending to a parameter"),
        (rule_text(message="{mark}ді"), "message glues an ending to a parameter"),
        (rule_text(message="«{mark}»"), "three-words/en: message has foreign quotation marks"),
        (rule_text(message="“{mark}”"), "three-words/ru: message has foreign quotation marks"),
        (rule_text(rewrite="{with_basline}"), "rewrite has the unknown part 'with_basline'"),
        (rule_text(when="wrds == 3"), "unknown fact 'wrds'"),
        (rule_text(code="KR105"), "code KR105 belongs to 'missing-baseline'"),
        ("code = ", "Invalid value"),
    ],
)
def test_each_fault_is_named(failures: Callable[..., list[str]], text: str, expected: str) -> None:
    assert any(expected in failure for failure in failures(text)), failures(text)


def test_languages_must_name_the_same_parameters(failures: Callable[..., list[str]]) -> None:
    text = rule_text(message="M: {mark}").replace("M: {mark}", "M", 1)
    assert "three-words: message has different parameters (kk: none; ru: mark; en: mark)" in failures(text)


def test_an_error_of_the_packs_own_rules_on_a_good_example_is_a_failure(
    make_pack: MakePack, register: Register
) -> None:
    strict = rule_text(code="ZZ102", when="words == 2", bad="one two", good="one").replace('"info"', '"error"', 1)
    name = make_pack({"key_result/three-words.toml": rule_text(), "key_result/two-words.toml": strict})
    register(name)
    found = [str(failure) for failure in check_pack(name)]
    assert found
    assert all("the good example has errors (two-words): one two" in failure for failure in found)


def test_a_rule_that_is_off_by_default_is_tried_all_the_same(failures: Callable[..., list[str]]) -> None:
    assert failures(rule_text(head="default = false", good="Raise NPS from 30 to 45")) == []


def test_a_pack_that_is_not_registered_is_told_so(make_pack: MakePack) -> None:
    (failure,) = check_pack(make_pack({"key_result/three-words.toml": rule_text()}))
    assert "is not registered under the entry point group 'kr_lint.packs'" in str(failure)


def test_plan_examples_are_whole_plans(failures: Callable[..., list[str]]) -> None:
    plan = "## Objective: Be loved\\n- KR: Raise NPS from 30 to 45"
    two = plan + "\\n- KR: Cut churn from 8% to 5%"
    text = rule_text(when="key_results > 1", bad=two, good=plan)
    assert failures(text, "plan/two-results.toml") == []
    assert failures(text.replace("> 1", "> 2"), "plan/two-results.toml") != []


def test_brackets_draw_a_span() -> None:
    assert drawn("Довести до [[95%]] доли") == ("Довести до 95% доли", Span(11, 14))
    assert drawn("Довести до 95%") == ("Довести до 95%", None)


def test_examples_become_parameters_with_telling_names(register: Register) -> None:
    names = [parameter.id for parameter in rule_examples("kr_lint_okr")]
    assert len(set(names)) == len(names) == len(example_cases("kr_lint_okr"))
    assert "missing-baseline-kk-bad-1" in names


def test_the_demonstration_pack_is_sound(monkeypatch: pytest.MonkeyPatch, register: Register) -> None:
    monkeypatch.syspath_prepend(DEMO)
    register("kr_lint_okr", "kr_lint_marketing", "kr_lint_pack_demo")
    assert [str(failure) for failure in check_pack("kr_lint_pack_demo")] == []


def test_labelled_statements_are_scored() -> None:
    frame = dict.fromkeys(("baseline", "target", "delta", "factor", "unit", "direction"), None)
    right = {**frame, "baseline": 8, "target": 15, "unit": "percent", "direction": "up", "deadline": False}
    text = "Increase conversion from 8% to 15%"
    rows: list[dict[str, Any]] = [
        {"text": text, "kind": "kr", "lang": "en", "labels": [], "frame": right},
        {"text": text, "kind": "kr", "lang": "en", "labels": ["hedged"], "frame": {**right, "target": 16}},
        {"text": "Launch the partner portal", "kind": "kr", "lang": "en", "labels": ["binary-outcome"], "frame": None},
    ]
    scores = score_statements(rows)
    assert set(scores) == {"en"}
    score = scores["en"]
    assert (score.statements, score.language, score.numbers) == (3, 1.0, 0.5)
    assert score.slots["target"] == 0.5
    assert score.slots["baseline"] == 1.0
    assert score.labels == {"hedged": LabelScore(0, 0, 1), "binary-outcome": LabelScore(1, 0, 0)}
    assert score.micro_f1 == pytest.approx(2 / 3)
