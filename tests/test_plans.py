"""The plans of the corpus: what is found in each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.record_plans import PLANS, findings, plan_of
from kr_lint import Linter


@pytest.mark.parametrize("expected", sorted(PLANS.glob("*.expected.json")), ids=lambda path: path.stem)
def test_a_plan_has_its_findings(expected: Path) -> None:
    assert findings(plan_of(expected), Linter()) == json.loads(expected.read_text("utf-8"))["findings"]
