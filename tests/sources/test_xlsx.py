from __future__ import annotations

import datetime
import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

import kr_lint
from kr_lint.sources import SourceError
from kr_lint.sources.number_format import format_of, shown
from tests.sources.plans import assert_exact, ids, read, shape
from tests.sources.test_csv import GOALS, HEADERS


def saved(fill: Callable[[Worksheet], object], title: str = "OKR") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(*lines: tuple[object, ...]) -> Callable[[Worksheet], object]:
    def fill(sheet: Worksheet) -> None:
        for line in lines:
            sheet.append(list(line))

    return fill


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_columns_in_three_languages_below_a_title(language: str) -> None:
    objective, first, second = GOALS[language]

    def fill(sheet: Worksheet) -> None:
        sheet["B2"], sheet["B2"].font = "OKR 2026 Q3", Font(bold=True)
        for column, name in enumerate(HEADERS[language], start=2):
            sheet.cell(4, column, name)
        for number, row in enumerate([(objective, first, 0.08, 0.15), (None, second, 0.2, 0.35)], start=5):
            for column, value in enumerate(row, start=2):
                cell = sheet.cell(number, column, value)
                if isinstance(value, float):
                    cell.number_format = "0%"
        sheet.merge_cells("B5:B6")

    data = saved(fill)
    document, plan = read(data, "plan.xlsx")
    assert shape(plan) == [(objective, [(first, "8%", "15%"), (second, "20%", "35%")])]
    assert plan.period == "2026 Q3"
    assert [one.place for one in plan.objectives[0].key_results] == ["OKR!C5", "OKR!C6"]
    assert plan.objectives[0].place == "OKR!B5"
    assert plan.objectives[0].line is None
    assert ids(document, plan) == []
    assert_exact(document, plan)


def test_findings_stand_in_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "team.xlsx"
    path.write_bytes(saved(rows(("KR", "Baseline", "Target"), ("NPS", 30, 45), ("Launch a portal", None, None)), "Q 3"))
    (report,) = kr_lint.lint_paths([path])
    assert {(one.rule, one.place) for one in report.diagnostics} >= {("activity", "'Q 3'!A3")}
    assert all(one.place == "'Q 3'!A3" for one in report.diagnostics)
    assert report.text[slice(*report.diagnostics[0].span)] in "Launch a portal"


def test_number_formats_show_what_people_see() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(
            ("Key result", "Baseline", "Target"),
            ("Churn", 0.054, 0.03),
            ("Revenue", 1_250_000, 2_000_000.5),
            ("Open by", None, datetime.date(2026, 9, 30)),
            ("Reply time", 12, 4),
        )(sheet)
        for cell, code in {
            "B2": "0.0%",
            "C2": "0%",
            "B3": '#,##0" ₸"',
            "C3": "[$$-409]#,##0.00",
            "B5": '0" ч"',
        }.items():
            sheet[cell].number_format = code

    assert shape(read(saved(fill), "a.xlsx")[1])[0][1] == [
        ("Churn", "5.4%", "3%"),
        ("Revenue", "1250000 ₸", "$2000000.5"),
        ("Open by", None, "2026-09-30"),
        ("Reply time", "12 ч", "4"),
    ]


@pytest.mark.parametrize(
    ("value", "id", "code", "text"),
    [
        (0.1 + 0.2, 0, None, "0.3"),
        (15000.0, 3, None, "15000"),
        (0.2, 9, None, "20%"),
        (46295.0, 14, None, "2026-09-30"),
        (0.5, 20, None, "12:00"),
        (1.5, 46, "[h]:mm:ss", "36:00"),
        (1e15, 0, None, "1000000000000000"),
        (-5.0, 14, None, "-5"),
        (2.0, 200, "General", "2"),
        (7.0, 201, '"до "0;-0', "до 7"),
    ],
)
def test_one_number(value: float, id: int, code: str | None, text: str) -> None:
    assert shown(value, format_of(id, code)) == text


def test_several_sheets_each_with_its_own_objectives() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Өнім"
    rows(("Мақсат", "Түйінді нәтиже"), ("Клиент бізді таңдайды", "NPS 30-дан 45-ке"))(first)
    rows(("KR", "Target"), ("Отток", "3%"))(book.create_sheet("Рост"))
    rows(("Name", "Phone"), ("Aida", "1"))(book.create_sheet("Contacts"))
    rows(("KR", "Target"), ("Old", "3%"))(book.create_sheet("Архив"))
    book.create_sheet("Empty")
    out = io.BytesIO()
    book.save(out)
    document, plan = read(out.getvalue(), "a.xlsx")
    assert shape(plan) == [
        ("Клиент бізді таңдайды", [("NPS 30-дан 45-ке", None, None)]),
        ("", [("Отток", None, "3%")]),
    ]
    assert ids(document, plan) == ["sheet-not-understood", "sealed-sheet"]
    assert [one.place for one in plan.objectives[1].key_results] == ["Рост!A2"]


def test_a_header_of_two_rows_and_key_results_merged_over_rows() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(
            ("Objective", "Key result", "Values", None, "Initiative"),
            (None, None, "Baseline", "Target", None),
            ("Win the city", "Conversion", "8%", "15%", "Landing"),
            (None, None, None, None, "Adverts for all"),
        )(sheet)
        for area in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "A3:A4", "B3:B4", "C3:C4", "D3:D4"):
            sheet.merge_cells(area)

    _, plan = read(saved(fill), "a.xlsx")
    assert shape(plan) == [("Win the city", [("Conversion", "8%", "15%")])]


def test_what_is_hidden_and_what_has_no_value_is_said() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("KR", "Target", "Note"), ("NPS", "45", "x"), ("Churn", "=1+2", "y"))(sheet)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True

    document, plan = read(saved(fill, "План"), "a.xlsx")
    assert ids(document, plan) == ["hidden-rows", "hidden-columns", "no-values"]
    assert "План!B3" in document.notices[2]
    assert len(plan.objectives[0].key_results) == 2


def rewritten(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return out.getvalue()


SMALL = rows(("KR", "Target"), ("NPS", "45"))


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="XFD1048576"><v>1</v></c>',
        b"<c r='XFD1048576'><v>1</v></c>",
        b'<c\n r="XFD1048576"><v>1</v></c>',
        b'<c r="xfd1048576" t="inlineStr"><is><t>x</t></is></c>',
    ],
)
@pytest.mark.parametrize("moved", [False, True])
def test_a_cell_far_outside_is_left_out_and_said(cell: bytes, moved: bool) -> None:
    def change(name: str, data: bytes) -> tuple[str, bytes]:
        if name == "xl/worksheets/sheet1.xml":
            data = data.replace(b"</sheetData>", b'<row r="1048576">' + cell + b"</row></sheetData>")
            return ("xl/other/part.bin" if moved else name), data
        if moved:
            data = data.replace(b"/xl/worksheets/sheet1.xml", b"/xl/other/part.bin")
        return name, data

    document, plan = read(rewritten(saved(SMALL), change), "a.xlsx")
    assert ids(document, plan) == ["far-cells"]
    assert "OKR!XFD1048576" in document.notices[0]
    assert shape(plan) == [("", [("NPS", None, "45")])]


def bomb(name: str, size: int) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=True) as stream,
    ):
        for _ in range(size // 1_000_000):
            stream.write(b" " * 1_000_000)
    return out.getvalue()


def fault(data: bytes, name: str = "a.xlsx") -> SourceError:
    tracemalloc.start()
    with pytest.raises(SourceError) as caught:
        read(data, name)
    assert tracemalloc.get_traced_memory()[1] < 200_000_000
    tracemalloc.stop()
    assert "\n" not in str(caught.value)
    for language in ("kk", "ru", "en"):
        assert caught.value.in_language(language)
    return caught.value


def test_a_bomb_is_refused_by_its_declared_size_and_by_its_true_one() -> None:
    assert fault(bomb("xl/worksheets/sheet1.xml", 600_000_000)).id == "archive-too-large"
    blank = b"<x>" + b" " * 80_000_000 + b"</x>"

    def change(name: str, data: bytes) -> tuple[str, bytes]:
        return name, blank if name == "xl/worksheets/sheet1.xml" else data

    data = rewritten(saved(SMALL), change)
    lied = data.replace(len(blank).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lied != data
    assert fault(lied).id in ("archive-too-large", "broken-archive")


def test_shared_texts_cannot_be_repeated_without_end() -> None:
    long = "x" * 30_000
    data = saved(rows(("KR", "Target"), *((long, "5"),) * 1_000))
    assert fault(data).id == "too-many-cells"


def test_other_hostile_workbooks() -> None:
    def with_dtd(name: str, data: bytes) -> tuple[str, bytes]:
        at = data.find(b"<worksheet")
        return name, data[:at] + b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + data[at:] if at >= 0 else data

    assert fault(rewritten(saved(SMALL), with_dtd)).id == "xml-dtd"
    assert fault(rewritten(saved(SMALL), lambda name, data: (name, data[:100]))).id == "broken-archive"
    assert fault(saved(SMALL)[:2000]).id == "broken-archive"
    assert fault(b"").id == "no-archive"
    assert fault(b"KR,Target\nNPS,45\n").id == "no-archive"
    assert fault(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600).id == "encrypted"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"{number}.xml", b"")
    assert fault(out.getvalue()).id == "archive-too-many"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
    assert fault(out.getvalue()).id == "broken-archive"
    areas = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'

    def merged(name: str, data: bytes) -> tuple[str, bytes]:
        return name, data.replace(b"</sheetData>", b"</sheetData>" + areas) if "sheet1" in name else data

    assert shape(read(rewritten(saved(SMALL), merged), "a.xlsx")[1]) == [("", [("NPS", None, "45")])]


def test_twenty_thousand_rows_are_read() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("OKR")
    sheet.append(["Objective", "Key result", "Baseline", "Target"])
    for number in range(20_000):
        sheet.append([f"Goal {number // 4}", f"Share of orders {number}", 8, 15])
    out = io.BytesIO()
    book.save(out)
    _, plan = read(out.getvalue(), "a.xlsx")
    assert sum(len(one.key_results) for one in plan.objectives) == 20_000
