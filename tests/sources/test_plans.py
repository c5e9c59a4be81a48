from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kr_lint
from tests.sources.plans import read, shape

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
DATA = sorted(path for path in PLANS.iterdir() if path.suffix not in (".md", ".txt") and ".expected" not in path.name)


def expected(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((PLANS / f"{path.stem}.expected.json").read_text("utf-8"))["objectives"]
    return found


def test_every_format_has_a_plan() -> None:
    assert {path.suffix for path in DATA} >= {".csv", ".tsv", ".xlsx", ".yaml", ".json", ".jsonl", ".docx", ".html"}


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_values_and_places_of_whole_plans(path: Path) -> None:
    _, plan = read(path.read_bytes(), str(path))
    for objective, told in zip(plan.objectives, expected(path), strict=True):
        assert (objective.line, objective.place) == (told["line"], told.get("place"))
        for result, one in zip(objective.key_results, told["key_results"], strict=True):
            assert (result.baseline, result.target) == (one.get("baseline"), one.get("target"))
            assert (result.line, result.place) == (one["line"], one.get("place"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_a_value_beside_the_text_is_not_reported_missing(path: Path) -> None:
    (report,) = kr_lint.lint_paths([path])
    assert report.error is None
    full = [
        range(one.start, one.start + 1)
        for objective in report.plan.objectives
        for one in objective.key_results
        if one.baseline and one.target
    ]
    missing = {"missing-baseline", "missing-target", "no-number", "binary-outcome"}
    for finding in report.diagnostics:
        assert not (finding.rule in missing and any(finding.span.start in place for place in full))
        assert finding.place is None or any(
            finding.place in (objective.place, *(one.place for one in objective.key_results))
            for objective in report.plan.objectives
        )


def test_a_folder_gives_a_report_for_every_format(tmp_path: Path) -> None:
    for path in DATA:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "~$ru-support.xlsx").write_bytes(b"\5Aidar")
    reports = list(kr_lint.lint_paths([tmp_path]))
    assert [Path(report.path or "").name for report in reports] == sorted(path.name for path in DATA)
    assert [report.error for report in reports] == [None] * len(DATA)
    for report, path in zip(reports, DATA, strict=True):
        assert shape(report.plan) == shape(read(path.read_bytes(), path.name)[1])


def test_libraries_are_imported_only_when_a_file_needs_them() -> None:
    code = (
        "import sys; from pathlib import Path; from kr_lint.sources import read_path\n"
        f"read_path(Path({str(PLANS / 'kk-hr.md')!r})); read_path(Path({str(PLANS / 'ru-support.xlsx')!r}))\n"
        f"read_path(Path({str(PLANS / 'kk-university.docx')!r}))\n"
        "print(sorted({'yaml', 'openpyxl', 'docx', 'lxml', 'spacy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
