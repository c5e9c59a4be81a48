"""Statements that many tests share, and a fixed hypothesis profile so that a run can be repeated."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

# No test reads or fills the cache of whoever runs the tests.
os.environ["KR_LINT_CACHE"] = tempfile.mkdtemp(prefix="kr-lint-tests-")


def corpus_records() -> list[dict[str, Any]]:
    """The labelled statements of the project's own corpus."""
    lines = [
        line for path in sorted((ROOT / "corpus").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines if line.strip()]


@pytest.fixture(scope="session")
def corpus() -> list[dict[str, Any]]:
    return corpus_records()
