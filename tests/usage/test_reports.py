from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from kr_lint import Linter, Report, Settings
from kr_lint.model import LANGUAGES, LanguageCode, Span
from kr_lint.reports import text
from kr_lint.reports.catalogue import _catalogue, counted, plural_form
from kr_lint.reports.code_frame import code_frame
from kr_lint.reports.pages import rule_page, short_page
from kr_lint.reports.safe import safe, safe_json
from kr_lint.reports.style import Style
from kr_lint.reports.wire import as_json, file_record, run_record
from kr_lint.rulebook.loading import load_pack

HOSTILE = (
    "## Objective: Win \x1b[31mall\u202e clients\x07\n"
    "- KR: Launch \x1b]0;title\x07 the \u2066CRM\u200b\u2028now\n"
    "- KR: Raise \ud800 NPS \x9b2J\r\n"
    "- KR: 提高 👨‍👩‍👧 Launch the e\u0301 CRM %0A::error::\r"
    "- KR: Bring <script>alert(1)</script> conversion to 15%\n"
)
CONTROLS = [chr(code) for code in (*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0))]
HIDDEN = [*CONTROLS, "\u202e", "\u2066", "\u2028", "\ud800"]


@pytest.fixture(scope="module")
def report() -> Report:
    return Linter(Settings(fallback_language="en")).lint_document(HOSTILE, path="\x1b[2Jplan\u202e.md")


Shape = Callable[[Report, LanguageCode | None, Style], object]


@pytest.mark.parametrize("shape", [text.full, text.concise])
@pytest.mark.parametrize("reader", [None, *LANGUAGES])
def test_text_for_terminals_hides_nothing_and_moves_nothing(
    report: Report, shape: Shape, reader: LanguageCode | None
) -> None:
    lines = list(shape(report, reader, Style()))  # type: ignore[call-overload]
    assert lines
    for line in lines:
        assert "\n" not in line
        assert [sign for sign in HIDDEN if sign in line] == []
        line.encode()


@pytest.mark.parametrize(
    ("before", "columns"),
    [
        ("- KR: ", 6),
        ("- KR: 提高 👍 ", 14),
        ("- KR: Cafe\u0301 ", 11),
        ("- KR:\t", 6),
        ("- KR: \u202e", 14),
        ("Мақсат: ", 8),
    ],
)
def test_marks_stand_under_the_words(before: str, columns: int) -> None:
    line = f"## Objective: Win\n{before}Launch the CRM\r\nnext"
    start = line.index("Launch")
    frame = code_frame(line, Span(start, start + 6), "2", "error", Style())
    assert frame[1].startswith("2 | ")
    assert frame[1].endswith("Launch the CRM")
    assert frame[2] == f"  | {' ' * columns}^^^^^^"


def test_a_long_line_is_cut_around_the_words() -> None:
    line = "a " * 5000 + "Launch the CRM" + " b" * 5000
    frame = code_frame(line, Span(10_000, 10_006), "1", "error", Style())
    assert len(frame[1]) < 130
    at = frame[1].index("Launch")
    assert frame[2].index("^") == at
    assert frame[1].count("…") == 2


def test_words_over_several_lines_are_marked_on_the_first() -> None:
    frame = code_frame("Launch\nthe CRM", Span(0, 14), "1", "info", Style())
    assert frame[1:] == ["1 | Launch", "  | ^^^^^^"]


def test_notices_are_safe(report: Report) -> None:
    lines = list(text.notices(report, "en"))
    assert len(lines) == 1
    assert "replaced: 1" in lines[0]
    assert [sign for sign in HIDDEN if sign in lines[0]] == []


def test_json_is_one_value_without_hidden_characters(report: Report) -> None:
    for dumped in (as_json(run_record([file_record(report, "en")]), 2), as_json(file_record(report, "ru"))):
        assert [sign for sign in HIDDEN if sign in dumped] == []
        dumped.encode()
        assert json.loads(dumped)
    line = as_json(file_record(report, "en"))
    assert "\n" not in line
    goals = json.loads(line)["objectives"]
    assert goals[0]["text"].startswith("Win \x1b[31mall\u202e clients")


def test_safe_shows_what_is_there() -> None:
    assert safe("a\x1bb") == "a␛b"
    assert safe("a\u202eb") == "a<U+202E>b"
    assert safe("a\nb\tc") == "a b c"
    assert safe("Қазақша 👨‍👩‍👧 e\u0301") == "Қазақша 👨‍👩‍👧 e\u0301"


def test_safe_json_keeps_the_meaning() -> None:
    value = "a\u202e\u2066\x9b\u2028b"
    assert json.loads(safe_json(json.dumps(value, ensure_ascii=False))) == value


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", ["many", "one", "few", "many", "many", "one", "many", "few", "many", "other"]),
        ("en", ["other", "one", "other", "other", "other", "other", "other", "other", "other", "other"]),
        ("kk", ["other", "one", "other", "other", "other", "other", "other", "other", "other", "other"]),
    ],
)
def test_plural_forms_are_those_of_cldr(language: LanguageCode, forms: list[str]) -> None:
    assert [plural_form(count, language) for count in (0, 1, 2, 5, 11, 21, 111, 104, 25, 1.5)] == forms


def test_numbers_go_with_their_nouns() -> None:
    assert counted("warning", 21, "ru") == "21 предупреждение"
    assert counted("warning", 12, "ru") == "12 предупреждений"
    assert counted("files", 1, "en") == "1 file"
    assert counted("files", 2, "kk") == "2 файл"


def test_the_catalogue_is_complete() -> None:
    import re

    for texts in _catalogue()["texts"].values():
        assert set(texts) == set(LANGUAGES)
        assert len({frozenset(re.findall(r"\{\w+\}", one)) for one in texts.values()}) == 1
    for forms in _catalogue()["plurals"].values():
        assert set(forms) == set(LANGUAGES)
        assert set(forms["ru"]) == {"one", "few", "many", "other"}
        assert set(forms["kk"]) == set(forms["en"]) == {"one", "other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_pages(language: LanguageCode) -> None:
    for source in load_pack("kr_lint_okr").rules:
        page = rule_page(source, language)
        texts = source.file.texts(language)
        for part in (
            texts.title,
            texts.rationale,
            texts.hint,
            source.file.code,
            source.name,
            texts.examples[-1].good.split("\n")[-1],
        ):
            assert part in page
        assert texts.rationale in short_page(source, language)
        assert "[[" not in page


def test_every_notice_and_error_speaks_three_languages() -> None:
    failed = next(Linter().lint_paths(["no/such/file.md"]))
    said = {next(text.notices(failed, language)) for language in LANGUAGES}
    assert len(said) == 3
