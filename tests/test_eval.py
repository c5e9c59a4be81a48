"""The floors of the issue on the development sets, where those stand beside the project."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

EVAL = Path(__file__).parents[1].parent / "shared" / "eval"
MICRO_F1, NUMBERS, LANGUAGE = 0.80, 0.90, 0.98

pytestmark = pytest.mark.skipif(
    not (EVAL / "score.py").exists(), reason="the development sets are not beside the project"
)


@pytest.fixture(scope="module")
def scores() -> dict[str, Any]:
    specification = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    lines = [line for path in sorted(EVAL.glob("dev_*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    result: dict[str, Any] = module.score([json.loads(line) for line in lines if line.strip()])
    return result


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
class TestFloors:
    def test_labels(self, scores: dict[str, Any], language: str) -> None:
        assert scores[language]["micro_f1"] >= MICRO_F1

    def test_numbers(self, scores: dict[str, Any], language: str) -> None:
        assert scores[language]["numbers_exact"] >= NUMBERS

    def test_language(self, scores: dict[str, Any], language: str) -> None:
        assert scores[language]["language"] >= LANGUAGE

    def test_no_crash(self, scores: dict[str, Any], language: str) -> None:
        assert scores[language]["crashes"] == 0
