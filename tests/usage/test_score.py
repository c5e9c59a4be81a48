"""``kr-lint score`` on labelled statements of one's own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kr_lint.batch.records import RecordError, read_records

Run = Callable[..., subprocess.CompletedProcess[str]]
ROWS = [
    {"text": "Raise retention from 20% to 30%", "kind": "kr", "lang": "en", "labels": []},
    {"text": "Запустить рассылку", "kind": "kr", "lang": "ru", "labels": ["activity", "binary-outcome"]},
    {"text": "Launch the newsletter", "kind": "kr", "lang": "en", "labels": ["hedged"]},
]


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_table_shows_what_was_right_and_what_was_not(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path / "own.jsonl", *(json.dumps(row, ensure_ascii=False) for row in ROWS))
    done = run("score", str(file), "--errors", "3")
    assert done.returncode == 0
    assert "ru: 1 statements, language right 1.000" in done.stdout
    assert "hedged: wanted hedged, got nothing: Launch the newsletter" in done.stdout
    data = json.loads(run("score", str(file), "--format", "json").stdout)
    assert data["ru"]["labels"]["activity"] == {"hits": 1, "false_alarms": 0, "misses": 0}


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("{", "no JSON object"),
        ("[]", "'text' is missing"),
        ('{"text": "NPS 45", "kind": "goal", "lang": "en", "labels": []}', "'kind' must be one of kr, objective"),
        ('{"text": "NPS 45", "kind": "kr", "lang": "de", "labels": []}', "'lang' must be one of kk, ru, en"),
        ('{"text": "NPS 45", "kind": "kr", "lang": "en", "labels": "vague"}', "'labels' must be a list"),
        ("[" * 50_000, "no JSON object"),
    ],
)
def test_a_line_that_is_no_record_is_named(run: Run, tmp_path: Path, line: str, part: str) -> None:
    file = write(tmp_path / "own.jsonl", "", line)
    with pytest.raises(RecordError, match=f"own.jsonl:2: .*{part}"):
        list(read_records(file))
    done = run("score", str(file))
    assert done.returncode == 2
    assert part in done.stderr
    assert "Traceback" not in done.stderr
