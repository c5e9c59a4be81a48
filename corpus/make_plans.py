"""Makes the workbook and the Word document of ``plans/`` with the libraries that people's programs use.

``python corpus/make_plans.py`` writes both files anew; needs openpyxl and python-docx.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

PLANS = Path(__file__).parent / "plans"
MADE = datetime.datetime(2026, 6, 30)

SUPPORT = [
    ("Клиенты получают ответ с первого обращения", "Доля обращений, решённых с первого раза", 0.48, 0.7, "0%"),
    (None, "Медианное время первого ответа", 36, 4, '0" ч"'),
    (None, "Внедрить новую CRM", None, None, "General"),
    ("Поддержка обходится дешевле", "Стоимость одного обращения", 1450, 900, '#,##0" ₸"'),
    (None, "Повысить эффективность", None, None, "General"),
]
FLEET = [("Машины не простаивают", "Доля машин на линии", 0.81, 0.93, "0%"), (None, "Аварии за квартал", 14, 6, "0")]
HEADER = ("Цель", "Ключевой результат", "Базовое значение", "Целевое значение", "Ответственный")

UNIVERSITY = [
    (
        "Түлектеріміз оқуды бітіре салысымен жұмыс табады",
        [
            "Бітірген соң 6 айда жұмысқа тұрғандар үлесін 62%-дан 80%-ға жеткізу",
            "Серіктес компаниялар санын 18-ден 40-қа арттыру",
            "Мансап орталығын ашу",
        ],
    ),
    (
        "Студенттер сабаққа қызығып келеді",
        [
            "Сабаққа қатысу үлесін 71%-дан 85%-ға көтеру",
            "Студенттердің оқытушыларға беретін бағасын 3,9-дан 4,5-ке жеткізу",
        ],
    ),
]
LIBRARY = [("Кітапхана студент күнде келетін орынға айналады", "Күндік келушілер саны", "220", "400")]


def workbook() -> None:
    """Two sheets, the header below a title, objectives merged over their key results."""
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    _fill(first, "Поддержка", SUPPORT)
    _fill(book.create_sheet("Автопарк 2"), "Автопарк 2", FLEET)
    book.properties.created = book.properties.modified = MADE
    book.save(PLANS / "ru-support.xlsx")


def _fill(
    sheet: Worksheet, title: str, rows: Sequence[tuple[str | None, str, float | None, float | None, str]]
) -> None:
    sheet.title = title
    sheet["A1"], sheet["A1"].font = f"OKR: {title.lower()}, 3 квартал 2026", Font(bold=True, size=14)
    for column, name in enumerate(HEADER, start=1):
        sheet.cell(3, column, name).font = Font(bold=True)
    top = 4
    for number, (objective, text, baseline, target, code) in enumerate(rows, start=4):
        if objective is not None and number > top:
            sheet.merge_cells(start_row=top, end_row=number - 1, start_column=1, end_column=1)
        top = number if objective is not None else top
        for column, value in enumerate((objective, text, baseline, target, "Айдар С."), start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, (int, float)):
                cell.number_format = code
    sheet.merge_cells(start_row=top, end_row=3 + len(rows), start_column=1, end_column=1)


def word_document() -> None:
    """Headings with lists, then a table."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = MADE
    document.add_heading("Университеттің OKR-лері, 2026 жылғы 3-тоқсан", 0)
    document.add_paragraph("Бұл құжатты академиялық кеңес бекітті.")
    for number, (objective, results) in enumerate(UNIVERSITY, start=1):
        document.add_heading(f"{number}-мақсат: {objective}", 1)
        for text in results:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run("Түйінді нәтиже: ").bold = True
            paragraph.add_run(text)
    document.add_heading("Бастамалар", 2)
    document.add_paragraph("Түлектермен кездесулер өткізу", style="List Bullet")
    document.add_heading("Кітапхана", 1)
    table = document.add_table(rows=1, cols=4)
    for row in [("Мақсат", "Түйінді нәтиже", "Бастапқы мән", "Мақсатты мән"), *LIBRARY]:
        cells = table.rows[0].cells if row[0] == "Мақсат" else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    document.save(str(PLANS / "kk-university.docx"))


if __name__ == "__main__":
    workbook()
    word_document()
