"""The same orders in each format's own comment, column or key."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as Word
from openpyxl import Workbook
from openpyxl.comments import Comment

import kr_lint
from kr_lint.model import Report

OBJECTIVES = {
    "en": "Become the shop people return to",
    "ru": "Стать магазином, куда возвращаются",
    "kk": "Клиенттер қайтып келетін дүкен болу",
}
TASKS = {
    "en": ("Launch a loyalty programme", "Launch the mobile app"),
    "ru": ("Запустить программу лояльности", "Запустить мобильное приложение"),
    "kk": ("Адалдық бағдарламасын іске қосу", "Мобильді қосымшаны іске қосу"),
}
RESULT = {
    "en": "Raise buyer NPS from 20 to 50",
    "ru": "Поднять NPS покупателей с 20 до 50",
    "kk": "Сатып алушылардың NPS көрсеткішін 20-дан 50-ге көтеру",
}
ORDER = "ignore[activity] -- agreed"


def csv(language: str, order: str | None) -> tuple[str, bytes]:
    rows = [("Objective", "Key result", "kr-lint")]
    for text, told in zip((*TASKS[language], RESULT[language]), (order or "", "", ""), strict=True):
        rows.append((OBJECTIVES[language], text, told))
    return "plan.csv", "\n".join(";".join(row) for row in rows).encode()


def tsv(language: str, order: str | None) -> tuple[str, bytes]:
    _, data = csv(language, order)
    return "plan.tsv", data.replace(b";", b"\t")


def xlsx_column(language: str, order: str | None) -> tuple[str, bytes]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Objective", "Key result", "KR lint"])
    for text, told in zip((*TASKS[language], RESULT[language]), (order, None, None), strict=True):
        sheet.append([OBJECTIVES[language], text, told])
    return "plan.xlsx", saved(book)


def xlsx_comment(language: str, order: str | None) -> tuple[str, bytes]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Objective", "Key result"])
    for text in (*TASKS[language], RESULT[language]):
        sheet.append([OBJECTIVES[language], text])
    if order is not None:
        sheet["B2"].comment = Comment(f"Aigul:\nkr-lint: {order}", "Aigul")
    return "plan.xlsx", saved(book)


def yaml(language: str, order: str | None) -> tuple[str, bytes]:
    comment = "" if order is None else f"  # kr-lint: {order}"
    first, second = TASKS[language]
    text = (
        f"objectives:\n- title: {OBJECTIVES[language]}\n  key_results:\n"
        f"  - text: {first}{comment}\n  - text: {second}\n  - text: {RESULT[language]}\n"
    )
    return "plan.yaml", text.encode()


def json_key(language: str, order: str | None) -> tuple[str, bytes]:
    first, *others = ({"text": text} for text in (*TASKS[language], RESULT[language]))
    if order is not None:
        first["kr-lint"] = order
    return "plan.json", json.dumps(
        {"objectives": [{"title": OBJECTIVES[language], "key_results": [first, *others]}]}, ensure_ascii=False
    ).encode()


def html(language: str, order: str | None) -> tuple[str, bytes]:
    comment = "" if order is None else f" <!-- kr-lint: {order} -->"
    first, *others = (f"KR: {text}" for text in (*TASKS[language], RESULT[language]))
    items = "\n".join(f"<li>{one}</li>" for one in others)
    text = f"<h2>Objective: {OBJECTIVES[language]}</h2>\n<ul><li>{first}{comment}</li>\n{items}</ul>\n"
    return "plan.html", text.encode()


def docx_comment(language: str, order: str | None) -> tuple[str, bytes]:
    document = Word()
    document.add_heading(f"Objective: {OBJECTIVES[language]}", 2)
    for text in (*TASKS[language], RESULT[language]):
        document.add_paragraph(f"KR: {text}", style="List Bullet")
    if order is not None:
        run = document.paragraphs[1].runs[0]
        document.add_comment(run, text=f"kr-lint: {order}", author="Aigul", initials="A")
    return "plan.docx", saved(document)


def docx_column(language: str, order: str | None) -> tuple[str, bytes]:
    document = Word()
    document.add_heading(f"Objective: {OBJECTIVES[language]}", 2)
    table = document.add_table(rows=0, cols=2)
    rows = [("Key result", "kr-lint"), *zip((*TASKS[language], RESULT[language]), (order or "", "", ""), strict=True)]
    for values in rows:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    return "plan.docx", saved(document)


def markdown_column(language: str, order: str | None) -> tuple[str, bytes]:
    rows = list(zip((*TASKS[language], RESULT[language]), (order or "", "", ""), strict=True))
    table = "\n".join(f"| {text} | {told} |" for text, told in rows)
    text = f"## Objective: {OBJECTIVES[language]}\n\n| Key result | kr-lint |\n| --- | --- |\n{table}\n"
    return "plan.md", text.encode()


def saved(file: object) -> bytes:
    stream = io.BytesIO()
    file.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


Maker = Callable[[str, str | None], tuple[str, bytes]]
MAKERS: list[Maker] = [
    csv, tsv, xlsx_column, xlsx_comment, yaml, json_key, html, docx_comment, docx_column, markdown_column,
]  # fmt: skip


def lint(made: tuple[str, bytes]) -> Report:
    name, data = made
    return kr_lint.Linter(kr_lint.Settings(select=("activity", "KL"))).lint_bytes(data, name)


def found(report: Report) -> list[tuple[str, str]]:
    assert report.error is None
    return [(one.rule, report.text[slice(*one.span)]) for one in report.diagnostics]


@pytest.mark.parametrize("language", OBJECTIVES)
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_an_order_reaches_its_own_goal_only(make: Maker, language: str) -> None:
    plain, report = lint(make(language, None)), lint(make(language, ORDER))
    assert [rule for rule, _ in found(plain)] == ["activity", "activity"]
    assert found(report) == found(plain)[1:]
    (off,) = report.suppressed
    assert (off.diagnostic.rule, off.by, off.reason) == ("activity", "comment", "agreed")
    assert off.diagnostic.place == plain.diagnostics[0].place
    assert [one.text for one in report.plan.objectives] == [OBJECTIVES[language]]
    assert [one.text for one in report.plan.objectives[0].key_results] == [*TASKS[language], RESULT[language]]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_mistakes_in_an_order_are_said_at_its_place(make: Maker) -> None:
    report = lint(make("en", "ignore[activty]"))
    assert sorted(rule for rule, _ in found(report)) == ["activity", "activity", "invalid-suppression"]
    wrong = next(one for one in report.diagnostics if one.rule == "invalid-suppression")
    assert "activty" in wrong.message
    assert "activity" in wrong.hint
    assert report.text[slice(*wrong.span)].endswith("ignore[activty]")
    assert wrong.line is not None or wrong.place is not None
    blanket = lint(make("en", "ignore[]"))
    assert [rule for rule, _ in found(blanket)].count("blanket-suppression") == 1
    idle = lint(make("en", "ignore[vague, hedged]"))
    assert [rule for rule, _ in found(idle)] == ["activity", "activity"]  # what was not asked is not idle
    every = kr_lint.Linter().lint_bytes(make("en", "ignore[hedged]")[1], make("en", None)[0])
    assert [one.rule for one in every.diagnostics].count("unused-suppression") == 1


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_whole_file(make: Maker) -> None:
    report = lint(make("en", "file-ignore[activity]"))
    assert found(report) == []
    assert len(report.suppressed) == 2


@pytest.mark.parametrize("make", [csv, tsv, xlsx_column, json_key, docx_column, markdown_column])
def test_a_column_may_name_rules_alone(make: Maker) -> None:
    assert len(found(lint(make("ru", "activity -- договорились")))) == 1
    assert lint(make("ru", "activity -- договорились")).suppressed[0].reason == "договорились"


def test_a_note_and_its_place_in_a_workbook() -> None:
    report = lint(xlsx_comment("en", "ignore[activty]"))
    (wrong,) = (one for one in report.diagnostics if one.rule == "invalid-suppression")
    assert wrong.place == "Sheet!B2"


def test_other_comments_are_no_orders(tmp_path: Path) -> None:
    assert len(found(lint(yaml("en", None)))) == 2
    text = 'objectives:\n- title: Become first\n  key_results:\n  - "Launch it # kr-lint: ignore[activity]"\n'
    assert [rule for rule, _ in found(lint(("plan.yaml", text.encode())))] == ["activity"]
    text = "objectives:\n- title: Become first\n  key_results:\n  - |\n    Launch it\n    # kr-lint: ignore[activity]\n"
    assert [rule for rule, _ in found(lint(("plan.yaml", text.encode())))] == ["activity"]


def test_block_orders_in_yaml() -> None:
    text = (
        "objectives:\r\n- title: Become first\r\n  key_results:\r\n  # kr-lint: disable[activity] -- moved to Q3\r\n"
        "  - Launch the app\r\n  # kr-lint: enable[activity]\r\n  - Launch the shop\r\n"
    )
    report = lint(("plan.yaml", text.encode()))
    assert [(rule, one.line) for (rule, _), one in zip(found(report), report.diagnostics, strict=True)] == [
        ("activity", 7)
    ]
    assert report.suppressed[0].reason == "moved to Q3"


def test_an_order_about_an_object_of_data_reaches_all_of_it() -> None:
    plan = {
        "objectives": [
            {"title": "Become first", "kr-lint": "activity", "key_results": ["Launch the app", "Launch the shop"]},
            {"title": "Become second", "key_results": ["Launch the site"]},
        ]
    }
    report = lint(("plan.json", json.dumps(plan).encode()))
    assert [text for _, text in found(report)] == ["Launch"]
    assert len(report.suppressed) == 2


def test_findings_about_comments_are_rules_like_others() -> None:
    text = f"## Objective: {OBJECTIVES['en']}\n- KR: {RESULT['en']} <!-- kr-lint: ignore[activity] -->\n"

    def rules(**settings: object) -> list[tuple[str, str]]:
        report = kr_lint.Linter(kr_lint.Settings(**settings)).lint_document(text)
        return [(one.rule, one.severity) for one in report.diagnostics]

    assert rules() == [("unused-suppression", "warning")]
    assert rules(ignore=("KL101",)) == []
    assert rules(select=("activity",)) == []
    assert rules(severity={"unused-suppression": "error"}) == [("unused-suppression", "error")]
    assert rules(severity={"KL101": "off"}) == []
    off = text + "\n<!-- kr-lint: file-ignore[unused-suppression] -- kept on purpose -->\n"
    report = kr_lint.Linter().lint_document(off)
    assert report.diagnostics == ()
    assert [(one.diagnostic.rule, one.reason) for one in report.suppressed] == [
        ("unused-suppression", "kept on purpose")
    ]
    blanket = kr_lint.Linter().lint_document(text + "\n<!-- kr-lint: file-ignore -->\n")
    assert [one.rule for one in blanket.diagnostics].count("unused-suppression") == 2
