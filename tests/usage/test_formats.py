"""Reports for other programs: right places, valid against their schemas, and nothing breaks out of them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kr_lint import Linter, Report
from kr_lint.api import default_linter
from kr_lint.commands.formats import ReportFormat
from kr_lint.fixing import Proposal, fix_document
from kr_lint.model import LANGUAGES, KeyResult, LanguageCode, Plan
from kr_lint.reports.diff import unified
from kr_lint.reports.markdown import code, prose
from kr_lint.reports.safe import safe
from kr_lint.sources import document_from_text
from tests.usage.hostile import (
    HIDDEN,
    PLAN,
    WHOLE,
    failure,
    hostile,
    plan,
    statements,
    validator,
    write,
)


@pytest.mark.parametrize("format", WHOLE)
@pytest.mark.parametrize("reader", [None, *LANGUAGES])
def test_nothing_hidden_comes_through(format: ReportFormat, reader: LanguageCode | None) -> None:
    written = write(format, hostile(), failure(), reader=reader, terminal=True)
    assert written
    written.encode()
    assert HIDDEN.findall(written) == []


COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,]*,?)+)::([^\r\n]*)")


def test_each_github_annotation_is_one_command() -> None:
    lines = write(ReportFormat.github, hostile(), failure()).removesuffix("\n").split("\n")
    assert len(lines) == len(hostile().diagnostics) + 1
    for line, diagnostic in zip(lines, hostile().diagnostics, strict=False):
        matched = COMMAND.fullmatch(line)
        assert matched, line
        names = {part.split("=")[0] for part in matched[2].split(",")}
        assert names <= {"file", "line", "endLine", "col", "endColumn", "title"}
        said = matched[3].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%").split("\n")
        assert said[:2] == [safe(diagnostic.message), safe(diagnostic.hint)]
    assert lines[-1] == "::error file=no\\n%3A%3Asuch\\x1bfile::no such file"


def test_gitlab_issues_are_told_apart() -> None:
    issues = json.loads(write(ReportFormat.gitlab, hostile(), failure(), plan()))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical"}
    assert [issue["check_name"] for issue in issues if issue["severity"] == "critical"] == ["unreadable-file"]
    for issue, diagnostic in zip(issues[-len(plan().diagnostics) :], plan().diagnostics, strict=True):
        assert issue["location"] == {"path": "plans/q1.md", "lines": {"begin": diagnostic.line, "end": diagnostic.line}}


def test_junit_has_a_suite_a_file_and_a_case_a_finding() -> None:
    clean = Linter().lint_document("# Objective: Win\n- KR: Raise NPS from 20 to 50\n", path="clean.md")
    root = ElementTree.fromstring(write(ReportFormat.junit, hostile(), failure(), plan(), clean))
    assert [suite.tag for suite in root] == ["testsuite"] * 4
    assert [int(suite.get("failures", "")) for suite in root] == [
        len(hostile().diagnostics), 0, len(plan().diagnostics), len(clean.diagnostics),
    ]  # fmt: skip
    assert [suite.get("errors") for suite in root] == ["0", "1", "0", "0"]
    assert {child.tag for suite in root for child in suite.iter()} <= {"testsuite", "testcase", "failure", "error"}
    for case, diagnostic in zip(root[2], plan().diagnostics, strict=True):
        assert case[0].get("message") == diagnostic.message
    assert int(root.get("tests", "")) == sum(len(suite) for suite in root)


def bytes_at(text: str, place: dict[str, int]) -> int:
    lines = text.encode().split(b"\n")
    return sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1


def test_rdjson_counts_bytes_and_its_suggestions_give_the_rewrites() -> None:
    found = json.loads(write(ReportFormat.rdjson, plan(), failure()))["diagnostics"]
    assert found.pop() == {
        "message": "no such file", "location": {"path": "no\n::such\x1bfile"}, "severity": "ERROR"
    }  # fmt: skip
    data = PLAN.encode()
    suggested = 0
    for one, diagnostic in zip(found, plan().diagnostics, strict=True):
        start, end = (bytes_at(PLAN, one["location"]["range"][edge]) for edge in ("start", "end"))
        assert data[start:end].decode() == PLAN[slice(*diagnostic.span)]
        for suggestion in one.get("suggestions", []):
            start, end = (bytes_at(PLAN, suggestion["range"][edge]) for edge in ("start", "end"))
            text = (data[:start] + suggestion["text"].encode() + data[end:]).decode()
            assert statements(text) & {rewrite.text for rewrite in diagnostic.rewrites}
            suggested += 1
    assert suggested >= 5


def events(markdown: str) -> list[Any]:
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_MATH
    return list(pyromark.events(markdown, options=options))


def test_markdown_holds_no_markup_of_the_plan() -> None:
    page = write(ReportFormat.markdown, hostile(), failure())
    seen = str(events(page))
    for word in ("Image", "'Html'", "Emphasis", "Strikethrough", "InlineMath"):
        assert word not in seen
    links = re.findall(r"'dest_url': '([^']*)'", seen)
    assert links
    assert all(link.startswith("https://kr-lint.readthedocs.io/") for link in links)
    assert set(re.findall(r"'InlineHtml': '([^']*)'", seen)) <= {"<!-- -->"}
    assert "Launch" in page


@pytest.mark.parametrize("text", ["`", "``x`", "a`b``c", " ", "", "x|y\\", "\n# x", "*a*", "<b>", "@all [x](y)"])
def test_code_spans_hold_what_they_are_given(text: str) -> None:
    assert [e["Code"] for e in events(f"a {code(text)} b") if isinstance(e, dict) and "Code" in e] == [
        " ".join(text.split()) or " "
    ]


@pytest.mark.parametrize("text", ["*a*", "[x](https://e.io)", "![x](y)", "<b>", "`a`", "~~a~~", "$a$", "&lt;", "a\\"])
def test_prose_has_no_markup(text: str) -> None:
    found = events(f"a {prose(text)} b")
    shown = "".join(event["Text"] for event in found if isinstance(event, dict) and "Text" in event)
    assert shown == f"a {text} b"


@pytest.mark.parametrize("text", ["# a", "- a", "+ a", "1. a", "23) a", "===", "---", "> a", "* a", "| a |"])
def test_prose_begins_nothing(text: str) -> None:
    found = events(f"- a\n  {prose(text)}\n\n  {prose(text)}\n")
    assert "".join(event["Text"] for event in found if isinstance(event, dict) and "Text" in event) == f"a{text}{text}"
    assert not re.search("Heading|Rule|Quote|Table|List': [0-9]", str(found))


def test_prose_calls_nobody() -> None:
    assert prose("@all #12 https://e.example www.e.example") == (
        "@<!-- -->all #<!-- -->12 https:<!-- -->//e.example www<!-- -->.e.example"
    )


def test_the_diff_applies_and_rewrites_each_statement_once(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "q1.md").write_bytes(PLAN.encode())
    subprocess.run(["git", "apply", "-"], input=write(ReportFormat.diff, plan()).encode(), cwd=tmp_path, check=True)
    after = (tmp_path / "plans" / "q1.md").read_bytes().decode()
    assert "from ⟨now⟩% to 35%" in after
    assert "долю **повторных** покупок с ⟨сейчас⟩% до 35%" in after
    assert "by launching" not in after
    assert len(after.splitlines()) == len(PLAN.splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [("a\nb\n", "a\nc\n"), ("a\nb", "a\nc"), ("a\nb", "a\nb\n"), ("a\r\nb\r\n", "a\r\nc\r\nd\r\n"),
     ("a\rb\n", "a\rc\n"), ("\n".join("abcdefghijklmnopqrst"), "\n".join("xbcdefghijklmnopqrsy"))],
)  # fmt: skip
def test_diffs_are_those_that_git_applies(tmp_path: Path, before: str, after: str) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    path = 'a "b"\tc\\ ж\u202e.md'
    (tmp_path / path).write_bytes(before.encode())
    lines = "".join(line + "\n" for line in unified(before, after, path))
    subprocess.run(["git", "apply", "-"], input=lines.encode(), cwd=tmp_path, check=True)
    assert (tmp_path / path).read_bytes() == after.encode()


def test_hostile_names_and_lines_stay_inside_a_diff() -> None:
    written = write(ReportFormat.diff, hostile())
    lines = written.removesuffix("\n").split("\n")
    assert lines[0].startswith('--- "a/')
    assert lines[1].startswith('+++ "b/')
    assert all(line[0] in " +-@\\" for line in lines)
    assert len([line for line in lines if line.startswith(("---", "+++"))]) == 2


Run = Any


@pytest.mark.parametrize("format", WHOLE)
def test_the_command_writes_every_format(run: Run, plans: Path, format: ReportFormat, tmp_path: Path) -> None:
    done = run("check", str(plans), "--format", format)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "plans/en.md" in done.stdout.replace("\\/", "/")
    again = run("check", str(plans), "--format", format, "-o", "out")
    assert again.stdout == ""
    assert (tmp_path / "out").read_text("utf-8") == done.stdout
    assert run("check", "no.md", str(plans), "--format", format).returncode == 2


def test_diff_is_a_format_and_a_switch(run: Run, plans: Path) -> None:
    switch = run("check", "plans", "--diff")
    assert switch.returncode == 1
    assert switch.stdout == run("check", "plans", "--format", "diff").stdout
    assert switch.stdout.startswith("--- a/plans/en.md\n+++ b/plans/en.md\n@@ -1,2 +1,2 @@\n")


def test_labels_follow_the_reader() -> None:
    for format in (ReportFormat.github, ReportFormat.junit, ReportFormat.sarif):
        assert "rewrite:" in write(format, plan(), reader="en")
        assert "лучше так:" in write(format, plan(), reader="ru")


@cache
def workbook() -> Report:
    """A report of a file that has cells and no lines."""
    report = plan()

    def named(goal: KeyResult) -> KeyResult:
        return replace(goal, line=None, place="Plan!C4")

    objectives = tuple(
        replace(one, line=None, place="Plan!A4", key_results=tuple(named(goal) for goal in one.key_results))
        for one in report.plan.objectives
    )
    found = tuple(replace(one, place="Plan!C4") for one in report.diagnostics)
    return replace(report, path="q1.xlsx", plan=Plan(objectives), diagnostics=found)


@pytest.mark.parametrize("format", [one for one in WHOLE if one.name not in ("json", "jsonl", "diff")])
def test_a_cell_is_named_where_there_are_no_lines(format: ReportFormat) -> None:
    written = write(format, workbook())
    assert written.count("Plan!C4") >= len({one.span.start for one in plan().diagnostics})
    for mark in ("startLine", '"range"', "endLine", "line=", "Line 5", "deletedRegion", '"suggestions"'):
        assert mark not in written
    if format is ReportFormat.sarif:
        assert list(validator().iter_errors(json.loads(written))) == []


def test_no_patch_is_made_for_cells_and_values() -> None:
    assert write(ReportFormat.diff, workbook()) == ""
    assert write(ReportFormat.diff, replace(plan(), path="q1.csv")) == ""
    assert write(ReportFormat.diff, replace(plan(), path="q1.txt")) != ""


SCRAPS = ["**", "`", "&amp;", "\\", "\r", "\n\n", "|", "<!--", "](x)", "👍", "\u0301", "~~", "> ", "\t", "\u2028", "# "]


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, len(PLAN)), st.sampled_from(SCRAPS)), max_size=8), st.sampled_from(["md", "txt"])
)
def test_no_text_breaks_a_report_or_a_fix(scraps: list[tuple[int, str]], suffix: str) -> None:
    text = PLAN
    for at, scrap in scraps:
        text = text[:at] + scrap + text[at:]
    report = default_linter().lint_document(text, "markdown" if suffix == "md" else "text", f"plan.{suffix}")
    for format in WHOLE:
        write(format, report).encode()
    log = json.loads(write(ReportFormat.sarif, report))
    assert list(validator().iter_errors(log)) == []
    document = document_from_text(text, "markdown" if suffix == "md" else "text")
    asked: set[str] = set()

    def take(proposal: Proposal) -> int:
        asked.add(proposal.goal.text)
        return 0

    fixed = fix_document(document, default_linter(), take)
    assert statements(text, suffix) - asked <= statements(fixed.report.text, suffix)
    assert fix_document(document, default_linter(), lambda proposal: None).report.text == text
