"""SARIF: valid against its schema, exact places, fixes and fingerprints."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from kr_lint import Linter, Report
from kr_lint.commands.formats import ReportFormat
from kr_lint.model import Diagnostic, PlainTexts
from kr_lint.reports.sarif import MOST_RESULTS
from kr_lint.sources.document import Lines
from tests.usage.hostile import (
    PLAN,
    failure,
    hostile,
    plan,
    statements,
    strings,
    validator,
    write,
)


def sarif(*reports: Report) -> dict[str, Any]:
    log = json.loads(write(ReportFormat.sarif, *reports))
    assert list(validator().iter_errors(log)) == []
    run: dict[str, Any] = log["runs"][0]
    return run


def test_sarif_is_valid_for_hostile_plans_and_for_nothing() -> None:
    assert sarif()["results"] == []
    run = sarif(hostile(), failure(), plan())
    assert len(run["results"]) == len(hostile().diagnostics) + len(plan().diagnostics)
    for text in strings(run):
        text.encode()
    uris = set()
    for result in run["results"]:
        assert not re.search(r"(?<!\\)\]\(", result["message"]["text"])
        uris.add(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert len(uris) == 2
    assert "plans/q1.md" in uris
    assert all(re.fullmatch(r"[\w./%~-]+", uri) for uri in uris)
    assert run["invocations"][0]["executionSuccessful"] is False
    levels = [one["level"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert levels.count("error") == 1


def test_sarif_has_the_help_of_each_rule_that_spoke() -> None:
    run = sarif(plan())
    rules = run["tool"]["driver"]["rules"]
    assert {rule["name"] for rule in rules} == {one.rule for one in plan().diagnostics}
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["markdown"].startswith("# ")
        assert rule["helpUri"].endswith(rule["name"])
        assert len(rule["properties"]["tags"]) <= 20


def cut(text: str, region: dict[str, int]) -> tuple[int, int]:
    starts = Lines(text).starts
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return start, starts[region["endLine"] - 1] + region["endColumn"] - 1


def test_sarif_counts_code_points_and_its_fixes_give_the_rewrites() -> None:
    run = sarif(plan())
    assert run["columnKind"] == "unicodeCodePoints"
    fixed = 0
    for result, diagnostic in zip(run["results"], plan().diagnostics, strict=True):
        assert cut(PLAN, result["locations"][0]["physicalLocation"]["region"]) == diagnostic.span
        for fix in result.get("fixes", []):
            text = PLAN
            for change in reversed(fix["artifactChanges"][0]["replacements"]):
                start, end = cut(PLAN, change["deletedRegion"])
                text = text[:start] + change["insertedContent"]["text"] + text[end:]
            assert fix["description"]["text"].removeprefix("rewrite: ") in statements(text)
            fixed += 1
    assert fixed >= 5


def fingerprints(text: str) -> dict[str, str]:
    run = sarif(Linter().lint_document(text, path="q1.md"))
    return {one["partialFingerprints"]["krLint/v1"]: one["message"]["text"] for one in run["results"]}


def test_fingerprints_follow_the_words_not_the_lines() -> None:
    before = fingerprints(PLAN)
    assert len(before) == len(plan().diagnostics)
    assert fingerprints("A note.\n\n\n" + PLAN) == before
    changed = fingerprints(PLAN.replace("repeat purchases", "returned goods"))
    assert len(before.keys() - changed.keys()) == 1
    assert len(fingerprints(PLAN + "- KR: Launch a loyalty programme\n").keys() & before.keys()) >= len(before) - 1


def many(severity: Any, count: int) -> list[Diagnostic]:
    one = next(one for one in plan().diagnostics if one.rule == "missing-baseline")
    return [replace(one, severity=severity, texts=PlainTexts("m", "h"))] * count


def test_sarif_keeps_to_the_limit_and_leaves_out_the_mildest() -> None:
    report = replace(plan(), diagnostics=(*many("info", MOST_RESULTS), *many("error", 2)))
    run = json.loads(write(ReportFormat.sarif, report))["runs"][0]
    assert len(run["results"]) == MOST_RESULTS
    assert [one["level"] for one in run["results"][:3]] == ["error", "error", "note"]
    assert "2" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    keys = {one["partialFingerprints"]["krLint/v1"] for one in run["results"]}
    assert len(keys) == MOST_RESULTS
