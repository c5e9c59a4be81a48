from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kr_lint
from kr_lint.sources import document_from_text
from tests.sources.plans import assert_exact, ids, read, shape

HEADERS = {
    "kk": ("Мақсат", "Түйінді нәтиже", "Бастапқы мән", "Мақсатты мән", "Жауапты"),
    "ru": ("Цель", "Ключевой результат", "Базовое значение", "Целевое значение", "Ответственный"),
    "en": ("Objective", "Key Result", "Baseline", "Target", "Owner"),
}
GOALS = {
    "kk": ("Клиент бізді таңдайды", "Сатып алу конверсиясы", "Қайта тапсырыс үлесі"),
    "ru": ("Клиенты выбирают нас", "Конверсия в покупку", "Доля повторных заказов"),
    "en": ("Customers choose us", "Purchase conversion", "Share of repeat orders"),
}


def table(language: str, delimiter: str) -> str:
    objective, first, second = GOALS[language]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    rows = [HEADERS[language], (objective, first, "8%", "15%", "A, B; C"), ("", second, "20%", "35%", "")]
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_columns_in_three_languages_and_any_delimiter(language: str, delimiter: str) -> None:
    document, plan = read(table(language, delimiter), "plan.csv")
    objective, first, second = GOALS[language]
    assert shape(plan) == [(objective, [(first, "8%", "15%"), (second, "20%", "35%")])]
    assert_exact(document, plan)
    rules = {one.rule for one in kr_lint.lint_document(table(language, delimiter), "csv").diagnostics}
    assert not rules & {"missing-baseline", "missing-target", "no-number"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_encodings_of_spreadsheet_programs(encoding: str) -> None:
    document, plan = read((table("ru", ";") * 3).encode(encoding), "plan.csv")
    assert plan.objectives[0].text == GOALS["ru"][0]
    assert_exact(document, plan)


def test_rows_that_say_what_they_are() -> None:
    for names, objective, result in (
        ("Type,Title,Start,Target", "Objective", "KR"),
        ("Тип,Название,Было,Станет", "Цель", "КР"),
        ("Түрі,Атауы,Бастапқы мән,Нысана", "Мақсат", "Түйінді нәтиже"),
    ):
        text = f"{names}\n{objective},Win the city,,\n{result},Conversion,8%,15%\nTask,Paint it,,\n{objective},Stay,,\n"
        assert shape(read(text, "plan.csv")[1]) == [("Win the city", [("Conversion", "8%", "15%")]), ("Stay", [])]


def test_numbering_and_labels_tell_rows_apart() -> None:
    text = "№;OKR;Baseline;Target\n1;Win the city;;\n1.1;Conversion;8%;15%\n1.2;NPS;30;45\n2;Stay;;\n2.1;Churn;5%;3%\n"
    expected = [("Win the city", [("Conversion", "8%", "15%"), ("NPS", "30", "45")]), ("Stay", [("Churn", "5%", "3%")])]
    assert shape(read(text, "plan.csv")[1]) == expected
    text = "OKR,From,To\nO1: Win the city,,\nKR1: Conversion,8%,15%\nKR2: NPS,30,45\nO2: Stay,,\nKR1: Churn,5%,3%\n"
    assert shape(read(text.replace("OKR", "Objective / Key result"), "plan.csv")[1]) == expected
    bare = text.replace("OKR", "Цель / KR").replace("O1: ", "").replace("O2: ", "").replace("KR1: ", "")
    assert shape(read(bare.replace("KR2: ", ""), "plan.csv")[1]) == expected


def test_key_results_side_by_side_and_units_apart() -> None:
    wide = "Objective,KR 1,KR 2\nWin the city,NPS from 30 to 45,Churn from 5% to 3%\n"
    assert shape(read(wide, "a.csv")[1]) == [
        ("Win the city", [("NPS from 30 to 45", None, None), ("Churn from 5% to 3%", None, None)])
    ]
    units = "Key result;Unit;Current;Baseline;Target\nConversion;%;9;8;15\nReply time;hours;5;6;2\n"
    found = shape(read(units, "a.csv")[1])
    assert found == [("", [("Conversion", "8%", "15%"), ("Reply time", "6 hours", "2 hours")])]


def test_last_year_beside_this_year() -> None:
    text = "№ п/п;Наименование цели;Показатель;Ед. изм.;Факт 2025;План 2026\n1;Стать первыми;Доля рынка;%;20;30\n"
    assert shape(read(text, "a.csv")[1]) == [("Стать первыми", [("Доля рынка", "20%", "30%")])]


def test_the_header_may_stand_below_and_come_again() -> None:
    text = "OKR команды;;\nПериод: Q3 2026;;\n;;\nЦель: Стать первыми;;\nKR;Было;Станет\nКонверсия;8%;15%\n;;\n"
    text += "Цель: Расти быстро;;\nKR;Было;Станет\nNPS;30;45\n"
    document, plan = read(text, "plan.csv")
    assert shape(plan) == [("Стать первыми", [("Конверсия", "8%", "15%")]), ("Расти быстро", [("NPS", "30", "45")])]
    assert plan.period == "Q3 2026"
    assert plan.objectives[1].line == 8
    assert_exact(document, plan)


def test_quotes_breaks_and_doubled_quotes_keep_their_places() -> None:
    text = 'Objective,Key result\r\n"Win, ""really""","Raise NPS\r\nfrom 30 to 45"\r\n'
    document, plan = read(text, "plan.csv")
    assert shape(plan) == [('Win, "really"', [("Raise NPS from 30 to 45", None, None)])]
    assert_exact(document, plan)
    assert plan.objectives[0].line == 2


@given(st.lists(st.lists(st.text(st.sampled_from('a"\n ,ж😀'), max_size=6), min_size=2, max_size=4), max_size=5))
def test_cells_are_those_of_the_standard_reader(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    document = document_from_text(out.getvalue(), "csv")
    expected = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if all(len(row) == len(rows[0]) for row in rows):
        assert [[cell.text for cell in block.cells] for block in document.blocks] == expected


def test_what_is_not_understood_is_said() -> None:
    assert ids(*read("City,Population\nAlmaty,2000000\n", "a.csv")) == ["table-without-results"]
    document, plan = read("KR,Target,Note\nNPS,45,\n,,\n,,we will talk about it\n,7,more of the same text\n", "a.csv")
    assert ids(document, plan) == ["rows-left-out"]
    assert "row" in str(plan.notices[0])
    assert ids(*read("Цель: Стать первыми;\n- поднять NPS;\n", "a.csv")) == ["no-key-results-in-rows"]
    document, plan = read('KR,Target\nNPS,45\n"open,1\nChurn,3%\n', "a.csv")
    assert [one.text for one in plan.objectives[0].key_results] == ["NPS", '"open', "Churn"]
    assert ids(document, plan) == ["unclosed-quote"]


def test_hostile_tables_are_read(tmp_path: Path) -> None:
    cases = [
        "KR,Target\n" + '"' * 200_000,
        "KR,Target\n" + "," * 100_000,
        "KR,Target\n" + "x" * 3_000_000,
        "KR,Target\n" + '"a\n' * 30_000,
        "KR,Target\n" + "NPS,45\n" * 20_000,
    ]
    for text in cases:
        read(text, "a.csv")
    path = tmp_path / "nul.csv"
    path.write_bytes(b"KR,Target\nNPS,4\x005\n")
    (report,) = kr_lint.lint_paths([path])
    assert report.error == "is not text: it contains NUL bytes"
    path.write_bytes(codecs.BOM_UTF8 + "KR,Target\nКонверсия,".encode() + "Доля".encode("cp1251") + b"\n")
    (report,) = kr_lint.lint_paths([path])
    assert report.error == "starts as UTF-8 but does not continue so"


def test_cells_far_outside_are_left_out_and_said() -> None:
    document, plan = read("KR,Target\nNPS,45" + "," * 2_000 + "far\n", "a.csv")
    assert ids(document, plan) == ["far-cells"]
    assert "BXZ2" in document.notices[0]
    assert [one.place for one in plan.objectives[0].key_results] == ["A2"]


def test_bare_rows() -> None:
    text = "Team,Key result,Baseline\nA,Raise NPS to 45,30\nB,Launch a portal,\n"
    report = kr_lint.lint_document(text, "csv", bare="kr")
    assert [(one.text, one.baseline) for one in report.plan.objectives[0].key_results] == [
        ("Raise NPS to 45", "30"),
        ("Launch a portal", None),
    ]
    report = kr_lint.lint_document("Raise NPS to 45\nLaunch a portal\n", "csv", bare="kr")
    assert len(report.plan.objectives[0].key_results) == 2
