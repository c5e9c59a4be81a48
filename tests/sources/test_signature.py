from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from kr_lint.sources import SourceError, document_from_bytes
from kr_lint.sources.signature import kind_of

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
WORD = (PLANS / "kk-university.docx").read_bytes()
BOOK = (PLANS / "ru-support.xlsx").read_bytes()


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (WORD, "DOCX"),
        (BOOK, "XLSX"),
        (archive("ppt/presentation.xml"), "PPTX"),
        (archive("mimetype", "content.xml"), "OpenDocument"),
        (archive("notes.txt"), None),
        (WORD[:-200], None),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1 Text}", "RTF"),
        (b"# Objective", None),
        (b"", None),
    ],
)
def test_the_kind_is_told_by_the_content(data: bytes, kind: str | None) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(("data", "own", "other"), [(WORD, "a.docx", "a.xlsx"), (BOOK, "a.xlsx", "a.docx")])
def test_office_files_under_each_others_name_are_read_with_a_notice(data: bytes, own: str, other: str) -> None:
    right, wrong = document_from_bytes(data, Path(own)), document_from_bytes(data, Path(other))
    assert (wrong.format, wrong.text, wrong.blocks) == (right.format, right.text, right.blocks)
    assert "by its content" not in "".join(right.notices)
    assert "by its content" in wrong.notices[0]


@pytest.mark.parametrize(
    ("data", "name", "id"),
    [
        (WORD, "plan.md", "misnamed"),
        (BOOK, "plan", "misnamed"),
        (b"%PDF-1.7\n%\xe2\xe3", "plan.pdf", "foreign-format"),
        (b"%PDF-1.7\n%\xe2\xe3", "plan.docx", "foreign-format"),
        (archive("mimetype", "content.xml"), "plan.xlsx", "foreign-format"),
        (b"# Objective: Win", "plan.docx", "no-archive"),
        (b"", "plan.xlsx", "no-archive"),
        (archive("notes.txt"), "plan.xlsx", "broken-archive"),
    ],
)
def test_what_cannot_be_read_under_its_name_is_refused(data: bytes, name: str, id: str) -> None:
    with pytest.raises(SourceError) as caught:
        document_from_bytes(data, Path(name))
    assert caught.value.id == id


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_without_pyyaml_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(SourceError) as caught:
        document_from_bytes(b"objectives: []", Path("plan.yaml"))
    assert "pip install 'kr-lint[yaml]'" in caught.value.in_language(language)  # type: ignore[arg-type]
