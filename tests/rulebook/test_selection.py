"""Choosing rules: names, codes, prefixes, profiles, severities, options."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

import kr_lint
from kr_lint.rulebook.errors import RuleError

STATEMENT = "Raise the average order from 30 to 31 by means of a new strategy and improve service"


def chosen(**settings: Any) -> set[str]:
    return {rule.name for rule in kr_lint.Linter(kr_lint.Settings(**settings)).rulebook.rules}


def test_the_default_leaves_out_what_is_off_by_default() -> None:
    assert "missing-baseline" in chosen()
    assert "missing-deadline" not in chosen()


def test_all_is_every_rule() -> None:
    assert chosen(select=("ALL",)) == chosen() | {
        "missing-deadline",
        "missing-period",
        "missing-owner",
        "missing-non-goals",
    }
    assert chosen(ignore=("ALL",)) == set()


def test_select_replaces_and_takes_names_codes_and_prefixes() -> None:
    assert chosen(select=("vague",)) == {"vague"}
    assert chosen(select=("KR106",)) == {"vague"}
    assert chosen(select=("KR106", "hedged")) == {"vague", "hedged"}
    assert chosen(select=("KR20",)) == {
        "unit-mismatch", "direction-contradiction", "no-change", "impossible-value", "placeholder", "percent-or-points",
    }  # fmt: skip
    assert chosen(select=("MK",)) == {"kpi-not-okr"}
    assert chosen(select=()) == set()


def test_extend_select_adds_and_ignore_takes_away() -> None:
    assert chosen(extend_select=("missing-deadline",)) == chosen() | {"missing-deadline"}
    assert chosen(ignore=("vague", "KR110")) == chosen() - {"vague", "hedged"}
    assert chosen(select=("KR1",), ignore=("KR105",)) == chosen(select=("KR1",)) - {"missing-baseline"}


@pytest.mark.parametrize(
    ("settings", "near"),
    [
        ({"select": ("vagu",)}, "select: unknown rule 'vagu'. Did you mean 'vague'?"),
        ({"extend_select": ("mising-deadline",)}, "Did you mean 'missing-deadline'?"),
        ({"ignore": ("KR199",)}, "ignore: unknown rule 'KR199'."),
        ({"ignore": ("all",)}, "unknown rule 'all'"),
        ({"select": ("",)}, "unknown rule ''"),
        ({"severity": {"vageu": "error"}}, "severity: unknown rule 'vageu'. Did you mean 'vague'?"),
        ({"options": {"too-lon": {"limit": 1}}}, "Did you mean 'too-long'?"),
        ({"options": {"too-long": {"limti": 1}}}, "has no option 'limti'. Did you mean 'limit'?"),
        ({"profile": "stirct"}, "unknown profile 'stirct'. Did you mean 'strict'?"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(settings: dict[str, Any], near: str) -> None:
    with pytest.raises(RuleError) as caught:
        kr_lint.Linter(kr_lint.Settings(**settings))
    assert near in str(caught.value)


def test_unknown_settings_are_refused() -> None:
    with pytest.raises(ValidationError):
        kr_lint.Settings.model_validate({"selct": ["ALL"]})
    with pytest.raises(ValidationError):
        kr_lint.Settings.model_validate({"severity": {"vague": "fatal"}})


def test_severity_is_the_users() -> None:
    def severity(**settings: Any) -> str:
        linter = kr_lint.Linter(kr_lint.Settings(**settings))
        return next(found.severity for found in linter.lint("Improve the quality of service") if found.rule == "vague")

    assert severity() == "warning"
    assert severity(severity={"vague": "error"}) == "error"
    assert severity(profile="strict") == "error"
    assert severity(profile="strict", severity={"vague": "info"}) == "info"


def test_options_are_the_users() -> None:
    text = "Raise the share of repeat orders from 20% to 35%"

    def speaks(**settings: Any) -> bool:
        return "too-long" in {found.rule for found in kr_lint.Linter(kr_lint.Settings(**settings)).lint(text)}

    assert not speaks()
    assert speaks(options={"too-long": {"limit": 5}})


def test_profiles_choose_rules() -> None:
    assert chosen(profile="recommended") == chosen()
    assert chosen(profile="strict") == chosen() | {"missing-deadline"}
    assert chosen(profile="milestones-allowed") == chosen() - {"binary-outcome"} | {"missing-deadline"}
    assert chosen(profile="milestones-allowed", ignore=("missing-deadline",)) == chosen() - {"binary-outcome"}
    assert chosen(profile="strict", select=("vague",)) == {"vague"}


def test_only_chosen_rules_speak() -> None:
    everything = kr_lint.Linter(kr_lint.Settings(select=("ALL",))).lint(STATEMENT)
    rules = [found.rule for found in everything]
    assert len(set(rules)) >= 2
    for rule in set(rules):
        alone = kr_lint.Linter(kr_lint.Settings(select=(rule,))).lint(STATEMENT)
        assert {found.rule for found in alone} == {rule}


def test_findings_come_by_place_then_by_code() -> None:
    found = kr_lint.Linter(kr_lint.Settings(select=("ALL",))).lint(STATEMENT)
    assert [(item.span, item.code) for item in found] == sorted((item.span, item.code) for item in found)
