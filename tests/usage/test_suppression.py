from __future__ import annotations

import pytest

import kr_lint

TASK = "Launch a loyalty programme"


def plan(*lines: str) -> str:
    return "\n".join(["## Objective: Become the shop people return to", "", *lines, ""])


def rules(text: str) -> list[tuple[str, int | None]]:
    linter = kr_lint.Linter(kr_lint.Settings(select=("activity", "vague", "KL")))
    return [(one.rule, one.line) for one in linter.lint_document(text).diagnostics]


def test_without_a_comment() -> None:
    assert rules(plan(f"- KR: {TASK}")) == [("activity", 3)]


@pytest.mark.parametrize("name", ["activity", "activity, activity"])
def test_a_line(name: str) -> None:
    text = plan(f"- KR: {TASK} <!-- kr-lint: ignore[{name}] -- agreed -->", f"- KR: {TASK} abroad")
    assert [one for one in rules(text) if one[0] == "activity"] == [("activity", 4)]


def test_by_code() -> None:
    code = next(one.code for one in kr_lint.lint(TASK) if one.rule == "activity")
    assert rules(plan(f"- KR: {TASK} <!-- kr-lint: ignore[{code}] -->")) == []


def test_the_next_goal() -> None:
    text = plan("<!-- kr-lint: ignore-next[activity] -->", "", f"- KR: {TASK}", f"- KR: {TASK} abroad")
    assert rules(text) == [("activity", 6)]


def test_a_block() -> None:
    text = plan(
        "<!-- kr-lint: disable[activity] -->", f"- KR: {TASK}", "", "<!-- kr-lint: enable[activity] -->",
        "", f"- KR: {TASK} abroad",
    )  # fmt: skip
    assert rules(text) == [("activity", 8)]


def test_a_file() -> None:
    text = plan(f"- KR: {TASK}", f"- KR: {TASK} abroad", "", "<!-- kr-lint: file-ignore[activity] -->")
    assert rules(text) == []


def test_a_blanket_is_a_warning() -> None:
    assert rules(plan(f"- KR: {TASK} <!-- kr-lint: ignore -->")) == [("blanket-suppression", 3)]


def test_what_suppresses_nothing_is_reported_and_cannot_silence_itself() -> None:
    text = plan("- KR: Raise buyer NPS from 20 to 50 <!-- kr-lint: ignore[activity] -->", "",
                "<!-- kr-lint: file-ignore -->")  # fmt: skip
    assert rules(text).count(("unused-suppression", 3)) == 1
    assert ("unused-suppression", 5) in rules(text)


def test_a_rule_that_was_not_asked_is_not_unused() -> None:
    assert rules(plan("- KR: Raise buyer NPS from 20 to 50 <!-- kr-lint: ignore[hedged] -->")) == []


@pytest.mark.parametrize("comment", ["ignore[activty]", "ignroe[activity]"])
@pytest.mark.parametrize(("language", "word"), [("en", "not understood"), ("ru", "непонятно"), ("kk", "түсініксіз")])
def test_a_typo_is_answered_with_the_nearest_name(comment: str, language: str, word: str) -> None:
    settings = kr_lint.Settings(select=("activity", "KL"), ui_language=language)
    found = kr_lint.Linter(settings).lint_document(plan(f"- KR: {TASK} <!-- kr-lint: {comment} -->")).diagnostics
    assert [one.rule for one in found] == ["activity", "invalid-suppression"]
    assert word in found[1].message
    assert ("activity" if "activty" in comment else "ignore") in found[1].hint


def test_a_comment_in_code_is_none() -> None:
    assert rules(plan(f"- KR: {TASK} `<!-- kr-lint: ignore[activity] -->`")) == [("activity", 3)]


def test_plain_text() -> None:
    text = f"Objective: Become the shop people return to\nKR: {TASK} <!-- kr-lint: ignore[activity] -->\n"
    linter = kr_lint.Linter(kr_lint.Settings(select=("activity",)))
    assert linter.lint_document(text, format="text").diagnostics == ()


@pytest.mark.parametrize(
    ("comment", "right"),
    [
        ("kr-lint: ignore[KR103", "ignore[KR103]"),
        ("kr-lint: ignore[KR103 -- agreed", "ignore[KR103]"),
        ("kr-lint: ignore KR103", "ignore[KR103]"),
        ("kr-lint: ignore kr103, vague -- agreed", "ignore[kr103, vague]"),
        ("kr-lint: ignore(KR103)", "ignore[KR103]"),
        ("kr-lint: ignore: activity", "ignore[activity]"),
        ("kr-lint: file-ignore KR1", "file-ignore[KR1]"),
        ("kr-lint: ignore as agreed with the board", "ignore[…]"),
        ("kr-lint ignore[KR103]", "ignore[KR103]"),
        ("kr-lint-disable activity", None),
        ("KR-Lint-disable[activity]", "disable[activity]"),
        ("kr-lint ignore KR103", "ignore[KR103]"),
        ("kr-lint ignore", "ignore[…]"),
    ],
)
def test_an_order_that_is_written_wrongly_switches_nothing_off(comment: str, right: str | None) -> None:
    found = kr_lint.Linter(kr_lint.Settings(select=("activity", "KL"), ui_language="en")).lint_document(
        plan(f"- KR: {TASK} <!-- {comment} -->")
    )
    assert [one.rule for one in found.diagnostics] == ["activity", "invalid-suppression"][: 1 + (right is not None)]
    if right is not None:
        assert f"kr-lint: {right}" in found.diagnostics[1].hint


@pytest.mark.parametrize(
    "comment", ["kr-lint is our linter", "kr-lint ignores quotations", "see kr-lint ignore[KR103]"]
)
def test_a_remark_about_kr_lint_is_no_order(comment: str) -> None:
    assert rules(plan(f"- KR: {TASK} <!-- {comment} -->")) == [("activity", 3)]


@pytest.mark.parametrize(
    "order",
    ["ignore[kr103]", "ignore[Activity]", "ignore[KR1]", "ignore[kr10]", "IGNORE[KR103; activity]", "ignore [KR103]"],
)
def test_case_prefixes_and_separators(order: str) -> None:
    assert rules(plan(f"- KR: {TASK} <!-- kr-lint: {order} -->")) == []
    assert rules(plan(f"- KR: {TASK} <!-- kr_lint: {order} -- agreed -->")) == []


def test_a_prefix_is_unused_when_none_of_its_rules_spoke() -> None:
    assert rules(plan("- KR: Raise buyer NPS from 20 to 50 <!-- kr-lint: ignore[KR1] -->")) == [
        ("unused-suppression", 3)
    ]
    text = plan(
        "<!-- kr-lint: disable[KR1] -->", f"- KR: {TASK}", "", "<!-- kr-lint: enable[KR1] -->", "", f"- KR: {TASK}"
    )
    assert rules(text) == [("activity", 8)]


def test_a_blanket_keeps_its_reason() -> None:
    report = kr_lint.lint_document(plan(f"- KR: {TASK} <!-- kr-lint: ignore -- agreed -->"))
    assert {one.reason for one in report.suppressed} == {"agreed"}


def test_a_long_wrong_order_takes_linear_time() -> None:
    assert rules(plan(f"- KR: {TASK} <!-- kr-lint: ignore[{'-' * 200_000} -->"))[0] == ("activity", 3)
    assert rules(plan(f"- KR: {TASK} <!-- kr-lint{' ' * 200_000}x -->")) == [("activity", 3)]
