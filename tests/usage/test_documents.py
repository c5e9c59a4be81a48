"""Documents through the library: places in the file, inherited languages, values in table columns."""

from __future__ import annotations

from pathlib import Path

import pytest

import kr_lint
from kr_lint import Linter, Settings
from kr_lint.documents import LONGEST

TABLE = """| Objective | Key result | Baseline | Target |
|---|---|---|---|
| Become first | Retention rate | {baseline} | {target} |
"""


def rules(text: str, **settings: object) -> list[str]:
    return [one.rule for one in Linter(Settings(**settings)).lint_document(text).diagnostics]


def test_findings_stand_where_their_words_stand_in_the_file() -> None:
    goal, key_result = "## 🎯 Цель: Стать **первыми** в городе", "* [ ] **KR1.** Поднять *NPS* до `45` к маю"
    text = f"\ufeff# Plan\r\n\r\n{goal}\r\n\r\n{key_result}\r\n"
    report = kr_lint.lint_document(text)
    finding = next(one for one in report.diagnostics if one.rule == "missing-baseline")
    assert report.text[slice(*finding.span)] == "45"
    assert finding.line == 5
    assert finding.column == text.split("\r\n")[4].index("45") + 1


def test_markup_within_the_words_stays_within_the_span() -> None:
    report = kr_lint.lint_document("## Objective: Win\n- KR: Sign**ific**antly improve **service** quality\n")
    finding = next(one for one in report.diagnostics if one.rule == "vague")
    assert report.text[slice(*finding.span)].replace("*", "").lower() in "significantly improve service quality"
    assert finding.line == 2


@pytest.mark.parametrize(
    ("lead", "language"),
    [
        ("Клиенттерді қуантатын дүкен болу", "kk"),
        ("Стать любимым магазином", "ru"),
        ("Become the shop people love", "en"),
    ],
)
def test_what_is_too_short_to_tell_inherits_the_language_of_the_document(lead: str, language: str) -> None:
    report = kr_lint.lint_document(f"# OKR\n\n## O1: {lead}\n- KR1: NPS 45\n")
    key_result = report.plan.objectives[0].key_results[0]
    assert key_result.statement is not None
    assert key_result.statement.language == language


def test_a_given_language_is_kept() -> None:
    report = Linter(Settings(language="kk")).lint_document("## Objective: Win\n- KR: NPS 45\n")
    assert {one.language for one in report.diagnostics} == {"kk"}


def test_values_in_columns_complete_the_frame() -> None:
    report = kr_lint.lint_document(TABLE.format(baseline="60%", target="75%"))
    key_result = report.plan.objectives[0].key_results[0]
    assert key_result.statement is not None
    frame = key_result.statement.frame
    assert frame.baseline is not None
    assert frame.target is not None
    assert (frame.baseline.value, frame.target.value, frame.unit, frame.direction) == (60, 75, "percent", "up")
    assert frame.target.span == (0, len("Retention rate"))
    assert [one.rule for one in report.diagnostics if one.code.startswith("KR")] == []


def test_a_missing_cell_is_still_missed() -> None:
    report = kr_lint.lint_document(TABLE.format(baseline="", target="75%"))
    finding = next(one for one in report.diagnostics if one.code.startswith("KR"))
    assert finding.rule == "missing-baseline"
    assert report.text[slice(*finding.span)] == "Retention rate"
    assert finding.rewrite is None
    assert "missing-target" in rules(TABLE.format(baseline="", target=""))


def test_a_bare_baseline_is_in_the_unit_of_the_target() -> None:
    text = "| Objective | Key result | Baseline |\n|---|---|---|\n| Become first | Raise NPS to 50 | 20 |\n"
    assert [one for one in rules(text) if one.startswith(("unit", "missing"))] == []


def test_columns_that_contradict_are_judged() -> None:
    assert "no-change" in rules(TABLE.format(baseline="60%", target="60%"))


def test_bare_lines_are_statements_and_no_plan() -> None:
    lines = "Launch the CRM\n\n- Raise NPS\n# Notes\n"
    report = kr_lint.lint_document(lines, "text", bare="kr")
    assert [one.text for one in report.plan.objectives[0].key_results] == ["Launch the CRM", "Raise NPS"]
    assert {one.code[:2] for one in report.diagnostics} == {"KR"}


def test_each_bare_line_of_a_paragraph_stands_alone() -> None:
    report = kr_lint.lint_document("Launch the CRM\nNPS 30 → 45\n1. Raise NPS", bare="kr")
    texts = [one.text for one in report.plan.objectives[0].key_results]
    assert texts == ["Launch the CRM", "NPS 30 → 45", "Raise NPS"]


def test_bare_objectives() -> None:
    report = kr_lint.lint_document("Увеличить выручку на 20%\n", bare="objective")
    assert "objective-number" in [one.rule for one in report.diagnostics]
    assert "objective-without-key-results" not in [one.rule for one in report.diagnostics]


def test_findings_come_in_the_order_of_the_file() -> None:
    text = "\n".join(
        f"## Objective: Improve things {number}\n- KR: Launch {number}\n- KR: Raise NPS" for number in range(5)
    )
    spans = [one.span for one in kr_lint.lint_document(text).diagnostics]
    assert spans == sorted(spans)
    assert len(spans) > 10


def test_a_text_too_long_for_a_statement_is_left_alone() -> None:
    report = kr_lint.lint_document("## Objective: Win\n- KR: " + "raise " * (LONGEST // 5) + "\n")
    assert report.plan.objectives[0].key_results[0].statement is None
    assert ["too long" in notice for notice in report.notices] == [True]


def test_paths_give_a_report_each(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("## Objective: Win\n- KR: Launch the CRM\n", "utf-8")
    (tmp_path / "a.txt").write_text("Objective: Win\nKR: Launch the CRM\n", "utf-8")
    (tmp_path / "c.rst").write_text("nothing", "utf-8")
    (tmp_path / ".hidden.md").write_text("nothing", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d.md").write_bytes(b"\xff\xfe\x00\x01\x02")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    reports = list(kr_lint.lint_paths([tmp_path, tmp_path / "missing.md"]))
    assert [Path(report.path or "").name for report in reports] == ["a.txt", "b.md", "d.md", "missing.md"]
    assert [report.error is None for report in reports] == [True, True, False, False]


def test_a_fault_in_one_file_is_told_and_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"## Objective: {name}\n- KR: Launch the CRM\n", "utf-8")
    linter = Linter()
    whole = linter.lint_statement

    def faulty(statement: kr_lint.Statement) -> list[kr_lint.Diagnostic]:
        if statement.text == "a.md":
            raise ZeroDivisionError("odd")
        return whole(statement)

    monkeypatch.setattr(linter, "lint_statement", faulty)
    first, second = linter.lint_paths([tmp_path])
    assert first.error == "internal fault: ZeroDivisionError: odd"
    assert second.error is None
    assert second.diagnostics


def test_the_public_names() -> None:
    assert len(kr_lint.__all__) <= 12
    assert all(hasattr(kr_lint, name) for name in kr_lint.__all__)
    assert callable(kr_lint.parse)
