from __future__ import annotations

import codecs
import pickle
from pathlib import Path

import pytest

from kr_lint.sources import Message, SourceError, decode, read_path

RU = "Цель: стать лучшими\n- KR1: поднять конверсию с 8% до 15%\n"
KK = "Мақсат: нарықта көшбасшы болу\n- Конверсияны 8%-дан 15%-ға жеткізу\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (RU.encode(), "utf-8"),
        (codecs.BOM_UTF8 + RU.encode(), "utf-8-sig"),
        (RU.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + RU.encode("utf-16-be"), "utf-16"),
        (RU.encode("utf-32"), "utf-32"),
    ],
)
def test_marked_and_utf8_text_is_read_silently(data: bytes, encoding: str) -> None:
    assert decode(data, "plan.md") == (RU, encoding, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RU, "cp1251"),
        (RU, "koi8_r"),
        (KK, "kz1048"),
        ("- KR: Адалдық бағдарламасын іске қосу\n", "kz1048"),
        ("- KR: Іске қосу\n", "kz1048"),
        (RU, "utf-16-le"),
        (KK, "utf-16-be"),
    ],
)
def test_other_encodings_are_guessed_with_a_notice(text: str, encoding: str) -> None:
    read, found, notices = decode(text.encode(encoding), "plan.txt")
    assert (read, found) == (text, encoding)
    (notice,) = notices
    assert isinstance(notice, Message)
    assert notice == f"read as {encoding.replace('_', '-')}, not UTF-8"
    assert "прочитано" in notice.in_language("ru")
    assert "оқылды" in notice.in_language("kk")
    assert pickle.loads(pickle.dumps(notice)).id == "guessed-encoding"


def test_a_few_broken_bytes_leave_utf8_readable() -> None:
    data = (RU * 20).encode() + b"\xff\n"
    text, encoding, notices = decode(data, "plan.md")
    assert text.endswith("\ufffd\n")
    assert encoding == "utf-8"
    assert [notice.id for notice in notices if isinstance(notice, Message)] == ["broken-bytes"]


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"PK\x03\x04\x00\x00", "binary"),
        ("a\0".encode("utf-16"), "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "broken-encoding"),
        (bytes(range(1, 256)) * 20, "not-text"),
    ],
)
def test_bytes_that_are_no_text_raise_one_line(data: bytes, id: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "plans/a\nb.md")
    assert caught.value.id == id
    assert str(caught.value).startswith("plans/a\\nb.md: ")
    assert "\n" not in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_empty_input_is_an_empty_text() -> None:
    assert decode(b"", "plan.md") == ("", "utf-8", ())


def test_faults_of_a_path(tmp_path: Path) -> None:
    cases = [(tmp_path, "directory"), (tmp_path / "none.md", "missing"), (Path("/dev/null"), "device")]
    cases += [(tmp_path / "a\0b", "unreadable"), (tmp_path / ("x" * 400), "unreadable")]
    for path, id in cases:
        with pytest.raises(SourceError) as caught:
            read_path(path)
        assert caught.value.id == id
        for language in ("kk", "ru", "en"):
            assert caught.value.in_language(language)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.md"
    path.write_text("x")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match="no permission to read") as caught:
        read_path(path)
    assert caught.value.id == "no-permission"


def test_the_suffix_decides_the_format(tmp_path: Path) -> None:
    for name, format in (("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("a.txt", "text"), ("a", "text")):
        path = tmp_path / name
        path.write_bytes(codecs.BOM_UTF8 + "# Цель\r\n".encode())
        document = read_path(path)
        assert (document.format, document.encoding, document.path) == (format, "utf-8-sig", path)
        assert document.text == "# Цель\r\n"
