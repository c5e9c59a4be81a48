from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

import kr_lint
from kr_lint.sources import SourceError
from tests.sources.plans import assert_exact, ids, read, shape
from tests.sources.test_csv import GOALS, HEADERS
from tests.sources.test_xlsx import bomb, fault, rewritten

LABELS = {"kk": ("Мақсат", "Түйінді нәтиже"), "ru": ("Цель", "Ключевой результат"), "en": ("Objective", "Key Result")}


def saved(fill: Callable[[WordDocument], object]) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_headings_lists_and_bold_labels(language: str) -> None:
    objective, first, second = GOALS[language]
    label, result = LABELS[language]

    def fill(word: WordDocument) -> None:
        word.add_heading("OKR 2026 Q3", 0)
        word.add_paragraph("Context of the plan.")
        word.add_heading(f"{label} 1: {objective}", 1)
        word.add_paragraph(f"{result} 1: {first} 8% → 15%", style="List Bullet")
        paragraph = word.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{result} 2:").bold = True
        paragraph.add_run(f" {second} 20")
        paragraph.add_run("% → 35%")

    document, plan = read(saved(fill), "a.docx")
    assert shape(plan) == [(objective, [(f"{first} 8% → 15%", None, None), (f"{second} 20% → 35%", None, None)])]
    assert plan.period == "2026 Q3"
    assert plan.objectives[0].place == "¶3"
    assert plan.objectives[0].line is None
    assert_exact(document, plan)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_tables(language: str) -> None:
    objective, first, second = GOALS[language]

    def fill(word: WordDocument) -> None:
        word.add_heading("OKR", 1)
        table = word.add_table(rows=4, cols=5)
        table.rows[0].cells[0].merge(table.rows[0].cells[4]).text = "OKR 2026 Q3"
        for cell, name in zip(table.rows[1].cells, HEADERS[language], strict=True):
            cell.text = name
        for row, values in zip(
            table.rows[2:], [(objective, first, "8%", "15%"), ("", second, "20%", "35%")], strict=True
        ):
            for cell, value in zip(row.cells, values, strict=False):
                cell.text = value
        table.rows[2].cells[0].merge(table.rows[3].cells[0])

    document, plan = read(saved(fill), "a.docx")
    assert shape(plan) == [(objective, [(first, "8%", "15%"), (second, "20%", "35%")])]
    assert [one.place for one in plan.objectives[0].key_results] == ["T1!B3", "T1!B4"]
    assert ids(document, plan) == []
    assert_exact(document, plan)


def test_nested_lists_contents_and_quotations(tmp_path: Path) -> None:
    def fill(word: WordDocument) -> None:
        word.add_heading("OKR", 1)
        word.add_paragraph("Objective: Win it", style="List Number")
        word.add_paragraph("KR1: NPS from 30 to 45", style="List Number 2")
        word.add_paragraph("KR2: quoted", style="Quote")
        word.add_heading("Initiatives", 2)
        word.add_paragraph("Paint it", style="List Bullet")

    path = tmp_path / "a.docx"
    path.write_bytes(saved(fill))
    (report,) = kr_lint.lint_paths([path])
    assert shape(report.plan) == [("Win it", [("NPS from 30 to 45", None, None)])]


def body(change: Callable[[bytes], bytes]) -> bytes:
    def fill(word: WordDocument) -> None:
        word.add_heading("Objective: Win it", 1)
        word.add_paragraph("KR1: NPS from 30 to 45")

    def only(name: str, data: bytes) -> tuple[str, bytes]:
        return name, change(data) if name == "word/document.xml" else data

    return rewritten(saved(fill), only)


def test_tracked_changes_controls_and_text_boxes() -> None:
    def change(data: bytes) -> bytes:
        run = b"<w:r><w:t>NPS from 30 to 45</w:t></w:r>"
        data = data.replace(b"<w:r><w:t>KR1: NPS from 30 to 45</w:t></w:r>", b"<w:r><w:t>KR1: </w:t></w:r>" + run)
        inserted = b"<w:ins><w:r><w:t>NPS from </w:t></w:r></w:ins><w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
        box = b"<w:r><w:txbxContent><w:p><w:r><w:t>KR2: box</w:t></w:r></w:p></w:txbxContent></w:r>"
        return data.replace(run, inserted + b"<w:sdt><w:r><w:t>30 to 45</w:t></w:r></w:sdt>" + box)

    document, plan = read(body(change), "a.docx")
    assert shape(plan) == [("Win it", [("NPS from 30 to 45", None, None)])]
    assert ids(document, plan) == ["text-boxes"]


def test_hostile_documents() -> None:
    assert fault(bomb("word/document.xml", 600_000_000), "a.docx").id == "archive-too-large"
    dtd = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document'
    assert fault(body(lambda data: data.replace(b"<w:document", dtd)), "a.docx").id == "xml-dtd"
    assert fault(body(lambda data: data[:300]), "a.docx").id == "broken-archive"
    assert fault(b"Objective: Win it\0", "a.docx").id == "no-archive"
    assert fault(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx").id == "encrypted"
    nested = b"<w:tbl><w:tr><w:tc>" * 20_000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 20_000
    read(body(lambda data: data.replace(b"<w:sectPr", nested + b"<w:sectPr")), "a.docx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            b"<Relationships><Relationship Id='a' Type='x/officeDocument' Target='../../etc'/></Relationships>",
        )
    with pytest.raises(SourceError, match="not a sound DOCX"):
        read(out.getvalue(), "a.docx")
