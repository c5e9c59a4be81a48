"""Columns and fields by the names that the settings give them."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

import kr_lint
from kr_lint.model import Plan

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Shape = list[tuple[str, list[tuple[str, str | None, str | None]]]]

COLUMNS = {
    "en": ("Ambition", "Wording", "Start", "Finish"),
    "ru": ("Направление", "Наименование", "Было в июне", "Станет в декабре"),
    "kk": ("Бағыт", "Атауы", "Маусымда", "Желтоқсанда"),
}
OBJECTIVE = {
    "en": "Become the shop people return to",
    "ru": "Стать магазином, куда возвращаются",
    "kk": "Клиенттер қайтып келетін дүкен болу",
}
RESULTS = {
    "en": ("Share of repeat orders", "Launch a loyalty programme"),
    "ru": ("Доля повторных заказов", "Запустить программу лояльности"),
    "kk": ("Қайта тапсырыс беру үлесі", "Адалдық бағдарламасын іске қосу"),
}


def shape(plan: Plan) -> Shape:
    return [
        (one.text, [(result.text, result.baseline, result.target) for result in one.key_results])
        for one in plan.objectives
    ]


def wanted(language: str) -> Shape:
    measured, task = RESULTS[language]
    return [(OBJECTIVE[language], [(measured, "20%", "35%"), (task, None, None)])]


def rows(language: str) -> list[list[str]]:
    measured, task = RESULTS[language]
    return [
        [*COLUMNS[language]],
        [OBJECTIVE[language], measured, "20%", "35%"],
        [OBJECTIVE[language], task, "", ""],
    ]


def columns(language: str) -> kr_lint.Settings:
    names = COLUMNS[language]
    roles = ("objective", "key-result", "baseline", "target")
    return kr_lint.Settings(columns=dict(zip(names, roles, strict=True)))


@pytest.mark.parametrize("language", COLUMNS)
@pytest.mark.parametrize("format", ["csv", "xlsx", "md", "html"])
def test_columns_are_what_the_settings_say(language: str, format: str) -> None:
    table = rows(language)
    if format == "xlsx":
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["Report", "of the team"])
        for row in table:
            sheet.append(row)
        stream = io.BytesIO()
        book.save(stream)
        data = stream.getvalue()
    elif format == "csv":
        data = "\n".join(";".join(row) for row in table).encode()
    elif format == "md":
        lines = [f"| {' | '.join(row)} |" for row in table]
        data = "\n".join([lines[0], "| --- | --- | --- | --- |", *lines[1:]]).encode()
    else:
        cells = (
            "".join(f"<th>{cell}</th>" for cell in table[0]),
            *("".join(f"<td>{c}</td>" for c in r) for r in table[1:]),
        )
        data = ("<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>").encode()
    report = kr_lint.Linter(columns(language)).lint_bytes(data, f"plan.{format}")
    assert report.error is None
    assert report.notices == ()
    assert shape(report.plan) == wanted(language)
    assert "missing-baseline" not in [one.rule for one in report.diagnostics]


def test_a_mapped_column_wins_over_a_known_name() -> None:
    text = "Result;Wording\nas planned;Launch a loyalty programme\nlate;Raise NPS from 20 to 50\n"
    settings = kr_lint.Settings(columns={"wording": "key-result"})
    report = kr_lint.Linter(settings).lint_bytes(text.encode(), "plan.csv")
    assert [one.text for one in report.plan.objectives[0].key_results] == [
        "Launch a loyalty programme",
        "Raise NPS from 20 to 50",
    ]


def test_a_column_may_be_left_out() -> None:
    text = "Key result;Target\nRaise NPS of buyers from 20;so we hope 50\n"
    (without,) = kr_lint.Linter().lint_bytes(text.encode(), "plan.csv").plan.objectives[0].key_results
    settings = kr_lint.Settings(columns={"Target": "none"})
    (mapped,) = kr_lint.Linter(settings).lint_bytes(text.encode(), "plan.csv").plan.objectives[0].key_results
    assert (without.target, mapped.target) == ("so we hope 50", None)


def api(language: str) -> str:
    """Goals as a JSON:API service sends them."""
    measured, task = RESULTS[language]
    results = [
        {"type": "measures", "attributes": {"caption": measured, "levels": {"was": "20%", "will": "35%"}}},
        {"type": "measures", "attributes": {"caption": task}},
    ]
    one = {
        "type": "okr", "id": "1", "attributes": {"title": OBJECTIVE[language], "lead": "Anna"},
        "relationships": {"measures": {"data": results}},
    }  # fmt: skip
    return json.dumps({"data": [one], "meta": {"results": ["not a goal"]}}, ensure_ascii=False)


FIELDS = {
    "objectives": "data[]",
    "objective": "attributes.title",
    "owner": "attributes.lead",
    "key-results": "relationships.measures.data[]",
    "key-result": "attributes.caption",
    "baseline": "attributes.levels.was",
    "target": "attributes.levels.will",
}


@pytest.mark.parametrize("language", OBJECTIVE)
def test_fields_are_where_the_settings_say(language: str) -> None:
    text = api(language)
    report = kr_lint.Linter(kr_lint.Settings(fields=FIELDS)).lint_document(text, "json")
    assert shape(report.plan) == wanted(language)
    (objective,) = report.plan.objectives
    assert (objective.owner, objective.place) == ("Anna", "/data/0/attributes/title")
    result = objective.key_results[1]
    assert result.place == "/data/0/relationships/measures/data/1/attributes/caption"
    assert text[result.start : result.start + len(result.text)] == result.text


def test_key_results_without_objects_of_objectives_and_any_name() -> None:
    north = "  north:\n    - aim: Become first\n      measure: Launch the app\n"
    text = f"teams:\n{north}  south:\n    - {{measure: NPS 20 → 50}}\n"
    fields = {"key-results": "teams.*", "key-result": "measure", "objective": "aim"}
    plan = kr_lint.Linter(kr_lint.Settings(fields=fields)).lint_document(text, "yaml").plan
    assert [(one.text, len(one.key_results)) for one in plan.objectives] == [("Become first", 2)]


def test_lists_of_plain_texts() -> None:
    text = '{"plan": {"aims": [{"say": "Become first", "by": ["Launch the app", "NPS of buyers 20 → 50"]}]}}'
    fields = {"objectives": "plan.aims", "objective": "say", "key-results": "by"}
    plan = kr_lint.Linter(kr_lint.Settings(fields=fields)).lint_document(text, "json").plan
    assert shape(plan) == [("Become first", [("Launch the app", None, None), ("NPS of buyers 20 → 50", None, None)])]


@pytest.mark.parametrize(("language", "word"), [("en", "nothing stands"), ("ru", "ничего нет"), ("kk", "ештеңе жоқ")])
def test_a_path_that_leads_nowhere_is_said(run: Run, tmp_path: Path, language: str, word: str) -> None:
    (tmp_path / "kr_lint.toml").write_text('[fields]\nobjectives = "date[]"\nobjective = "title"\n', "utf-8")
    (tmp_path / "plan.json").write_text('{"objectives": [{"title": "Become first", "krs": ["Launch it"]}]}', "utf-8")
    done = run("check", "plan.json", "--format", "json", "--ui-lang", language)
    assert word in done.stderr
    assert "date[]" in done.stderr
    assert json.loads(done.stdout)["summary"]["key_results"] == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('[columns]\n"Name" = "key_result"', ["columns.Name", "'key-result'"]),
        ('[fields]\nobjektives = "data"', ["fields", "'objectives'"]),
        ('[words.vageu]\nen = ["synergy"]', ["unknown rule 'vageu'", "'vague'"]),
        ('[words.task-list]\nen = ["synergy"]', ["'task-list' speaks of no words"]),
        ('[words.vague]\nde = ["Synergie"]', ["words.vague"]),
    ],
)
def test_a_mistake_is_answered_with_the_nearest_name(run: Run, tmp_path: Path, text: str, parts: list[str]) -> None:
    (tmp_path / "kr_lint.toml").write_text(text, "utf-8")
    (tmp_path / "plan.md").write_text("## Objective: Become first\n- KR: Launch it\n", "utf-8")
    done = run("check", "plan.md")
    assert (done.returncode, done.stdout) == (2, "")
    for part in ("kr_lint.toml", *parts):
        assert part in done.stderr


WORDS = {"en": "Synergy", "ru": "синергия", "kk": "серпіліс"}


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("en", "Bring the teams into synergy", "synergy"),
        ("ru", "Добиться синергии отделов", "синергии"),
        ("kk", "Бөлімдердің серпілісін қамтамасыз ету", "серпілісін"),
    ],
)
def test_words_of_ones_own(language: str, text: str, marked: str) -> None:
    settings = kr_lint.Settings(select=("vague",), words={"vague": {language: (WORDS[language],)}})
    (found,) = kr_lint.Linter(settings).lint(text)
    assert (found.rule, text[slice(*found.span)]) == ("vague", marked)
    assert marked in found.message
    assert kr_lint.Linter(kr_lint.Settings(select=("vague",))).lint(text) == []
    assert kr_lint.Linter(settings).lint(f"{text} 20% → 50%") == []  # a number says what is meant


def test_words_of_several_layers_are_joined(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "base.toml").write_text('[words.vague]\nen = ["synergy"]\n', "utf-8")
    (tmp_path / "kr_lint.toml").write_text('extend = "base.toml"\n[words.vague]\nru = ["синергия"]\n', "utf-8")
    from kr_lint.configuration import find_settings

    assert find_settings(tmp_path).words == {"vague": {"en": ("synergy",), "ru": ("синергия",)}}
