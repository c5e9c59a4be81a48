"""The project's own labelled statements: their shape, and the floors below which no label may fall."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from kr_lint.model import LANGUAGES, Direction, LanguageCode, Unit
from kr_lint.rulebook.loading import load_pack
from kr_lint.testing import NUMBERS, SLOTS, Scores, score_statements

CORPUS = Path(__file__).parents[1] / "corpus"
FLOORS = tomllib.loads((CORPUS / "floors.toml").read_text("utf-8"))
LABELS = {
    kind: {source.name for source in load_pack("kr_lint_okr").rules if source.unit == unit}
    for kind, unit in (("kr", "key_result"), ("objective", "objective"))
}


def records(code: LanguageCode) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / f"{code}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def scores() -> dict[LanguageCode, Scores]:
    return score_statements(record for code in LANGUAGES for record in records(code))


@pytest.mark.parametrize("code", LANGUAGES)
def test_statements_have_the_right_shape(code: LanguageCode) -> None:
    rows = records(code)
    assert len(rows) >= 100
    assert [name for name, count in Counter(row["id"] for row in rows).items() if count > 1] == []
    assert [text for text, count in Counter(row["text"] for row in rows).items() if count > 1] == []
    for row in rows:
        assert set(row) == {"id", "kind", "text", "lang", "frame", "labels", "domain"}, row["id"]
        assert row["kind"] in LABELS, row["id"]
        assert row["lang"] == code, row["id"]
        assert row["text"].strip() == row["text"] != "", row["id"]
        assert set(row["labels"]) <= LABELS[row["kind"]], row["id"]
        assert len(set(row["labels"])) == len(row["labels"]), row["id"]
        check_frame(row["frame"], row["id"])


def check_frame(frame: dict[str, Any] | None, name: str) -> None:
    if frame is None:
        return
    assert set(frame) == set(SLOTS), name
    assert all(frame[slot] is None or isinstance(frame[slot], (int, float)) for slot in NUMBERS), name
    assert frame["unit"] in (None, *get_args(Unit)), name
    assert frame["direction"] in (None, *get_args(Direction)), name
    assert isinstance(frame["deadline"], bool), name


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_score_falls_below_its_floor(code: LanguageCode, scores: dict[LanguageCode, Scores]) -> None:
    floors, score = FLOORS[code], scores[code]
    measured = {
        "micro_f1": score.micro_f1,
        "numbers": score.numbers,
        "language": score.language,
        **{f"label {label}": value.f1 for label, value in score.labels.items()},
        **{f"slot {slot}": value for slot, value in score.slots.items()},
    }
    wanted = {
        "micro_f1": floors["micro_f1"],
        "numbers": floors["numbers"],
        "language": floors["language"],
        **{f"label {label}": value for label, value in floors["labels"].items()},
        **{f"slot {slot}": value for slot, value in floors["slots"].items()},
    }
    assert set(measured) == set(wanted)
    low = {name: (round(measured[name], 3), floor) for name, floor in wanted.items() if measured[name] < floor}
    assert low == {}
