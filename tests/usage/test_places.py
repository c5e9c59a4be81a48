"""Places, edits and what is suppressed, in the reports that people and programs read."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from docx import Document as Word
from openpyxl import Workbook

import kr_lint
from kr_lint.model import Edit, Span
from kr_lint.reports.wire import RunRecord
from kr_lint.rewrite.edits import apply_edits

Run = Callable[..., "subprocess.CompletedProcess[str]"]

WEAK = (
    "## Objective: Become the shop people return to\n- KR: Bring on-time delivery to 96%\n"
    "- KR: Launch a loyalty programme"
)
SARIF = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Команда 1"
    sheet.append(["Отчёт"])
    sheet.append(["Цель", "Ключевой результат", "Ответственный"])
    sheet.append(["Стать магазином, куда возвращаются", "Запустить программу лояльности", "Айгүл"])
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def test_text_reports_show_the_cell(run: Run, workbook: Path) -> None:
    done = run("check", "plan.xlsx", "--select", "activity", "--ui-lang", "en")
    lines = done.stdout.splitlines()
    assert lines[1] == " --> plan.xlsx:'Команда 1'!B3"
    assert lines[3].startswith("'Команда 1'!B3 | Стать магазином, куда возвращаются Запустить программу")
    assert lines[4].index("^") == lines[3].index("Запустить")
    assert lines[-3].endswith("in a column kr-lint: ignore[activity], --ignore activity")


def test_text_reports_show_the_paragraph(run: Run, tmp_path: Path) -> None:
    document = Word()
    document.add_heading("Objective: Become the shop people return to", 1)
    document.add_paragraph("KR: Launch a loyalty programme", style="List Bullet")
    document.save(str(tmp_path / "plan.docx"))
    lines = run("check", "plan.docx", "--select", "activity").stdout.splitlines()
    assert lines[1] == " --> plan.docx:¶2"
    assert lines[3] == "¶2 | KR: Launch a loyalty programme"


def test_json_has_places_and_no_made_up_lines(run: Run, workbook: Path) -> None:
    record = json.loads(run("check", "plan.xlsx", "--format", "json").stdout)
    RunRecord.model_validate(record)
    assert record["schema_version"] == "1.1"
    (file,) = record["files"]
    (objective,) = file["objectives"]
    assert (objective["place"], objective["owner"]) == ("'Команда 1'!A3", None)
    assert objective["key_results"][0]["place"] == "'Команда 1'!B3"
    assert objective["key_results"][0]["owner"] == "Айгүл"
    for finding in file["findings"]:
        assert finding["place"] == "'Команда 1'!B3"
        assert {finding[key] for key in ("line", "column", "end_line", "end_column")} == {None}
        assert all(rewrite["edits"] is None for rewrite in finding["rewrites"])


def test_json_has_the_edits_of_a_rewrite(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(WEAK, "utf-8")
    (file,) = json.loads(run("check", "plan.md", "--format", "json").stdout)["files"]
    finding = next(one for one in file["findings"] if one["rule"] == "missing-baseline")
    rewrite = finding["rewrites"][0]
    assert rewrite["applicability"] == "suggestion"
    edits = [Edit(Span(one["start"], one["end"]), one["text"]) for one in rewrite["edits"]]
    assert rewrite["text"] in apply_edits(WEAK, tuple(edits))
    schema = json.loads(run("schema", "report").stdout)
    jsonschema.Draft202012Validator(schema).validate(json.loads(run("check", "plan.md", "--format", "json").stdout))


def test_json_lines_are_the_files_of_json(run: Run, tmp_path: Path, workbook: Path) -> None:
    (tmp_path / "plan.md").write_text(WEAK, "utf-8")
    whole = json.loads(run("check", ".", "--format", "json").stdout)
    lines = run("check", ".", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == whole["files"]


def test_what_is_suppressed_is_told_to_programs(run: Run, tmp_path: Path) -> None:
    comment = " <!-- kr-lint: ignore[activity, binary-outcome] -- see [the](http://x) plan -->"
    (tmp_path / "plan.md").write_text(WEAK, "utf-8")
    run("check", "plan.md", "--write-baseline", "accepted.json")
    (tmp_path / "plan.md").write_text(WEAK + comment, "utf-8")
    arguments = ("check", "plan.md", "--baseline", "accepted.json")
    (file,) = json.loads(run(*arguments, "--format", "json").stdout)["files"]
    assert file["findings"] == []
    assert sorted((one["by"], one["finding"]["rule"]) for one in file["suppressed"]) == [
        ("baseline", "missing-baseline"),
        ("comment", "activity"),
        ("comment", "binary-outcome"),
    ]
    done = run(*arguments, "--format", "sarif")
    assert done.returncode == 0
    log = json.loads(done.stdout)
    jsonschema.Draft7Validator(json.loads(SARIF.read_text("utf-8"))).validate(log)
    told = {one["properties"]["rule"]: one["suppressions"] for one in log["runs"][0]["results"]}
    assert told == {
        "missing-baseline": [{"kind": "external"}],
        "activity": [{"kind": "inSource", "justification": "see [the](http://x) plan"}],
        "binary-outcome": [{"kind": "inSource", "justification": "see [the](http://x) plan"}],
    }


def test_sarif_describes_the_rules_about_comments(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(WEAK + " <!-- kr-lint: ignore[hedgd] -->", "utf-8")
    log = json.loads(run("check", "plan.md", "--select", "KL", "--format", "sarif").stdout)
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("KL103", "invalid-suppression")
    assert rule["help"]["markdown"].startswith("# ")


def test_a_plan_keeps_to_its_schema(run: Run, workbook: Path) -> None:
    schema = json.loads(run("schema", "plan").stdout)
    checker = jsonschema.Draft202012Validator(schema)
    checker.check_schema(schema)
    (report,) = kr_lint.lint_paths([workbook])
    plan = json.loads(json.dumps(dataclasses.asdict(report.plan)))
    assert plan["objectives"][0]["key_results"][0]["owner"] == "Айгүл"
    checker.validate(plan)
    assert not checker.is_valid({**plan, "objectives": [{}]})


@pytest.mark.parametrize(("kind", "said"), [("kr", "(1 file, 2 KRs)"), ("objective", "(1 file, 2 Objectives)")])
def test_bare_lines_have_no_objective_around_them(run: Run, kind: str, said: str) -> None:
    done = run("check", "-", "--kind", kind, "--ui-lang", "en", stdin="Launch the app\nLaunch the site\n")
    assert said in done.stdout.splitlines()[-1]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("rule", ["unused-suppression", "KL102", "invalid-suppression"])
def test_rules_about_comments_have_pages(run: Run, rule: str, language: str) -> None:
    done = run("explain", rule, "--lang", language)
    assert done.returncode == 0
    assert "kr-lint:" in done.stdout
    listed = run("rules", "--lang", language).stdout
    assert "KL101 + unused-suppression" in listed
