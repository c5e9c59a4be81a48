"""A hostile plan, a plain one and a failure as reports, and what writes them in a format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from kr_lint import Linter, Report, Settings
from kr_lint.api import default_linter
from kr_lint.commands.formats import ReportFormat, make_reporter
from kr_lint.model import LanguageCode, Plan
from kr_lint.reports.style import Style
from kr_lint.sources.messages import error_message

SCHEMA = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"
HOSTILE = (
    "# Objective: Win ]]></failure></testsuite><script>alert(1)</script>\n"
    "- KR: Launch \x1b[31mthe \u202eCRM\x07 %0A::error::gone ##[error]x\n"
    "- KR: Launch `the` ```new``` [site](https://evil.example/x) ![i](https://evil.example/i.png) @all #12 | x |\n"
    "- KR: Raise \ufffe <img src=x onerror=alert(1)> NPS to 50 \\ \"quoted\" 'words' {0}\n"
    "- KR: Launch https://evil.example www.evil.example javascript:alert(1) *now* _now_ ~~now~~ $x$\n"
    "- KR: 👨‍👩‍👧 Cafe\u0301 Қайталама сатып алулар үлесін 38%-ға жеткізу\u2028::warning::gone\r\n"
    "- KR: Raise NPS to 50 &amp; &lt;b&gt; <!-- x --> \ud800\n"
)
HOSTILE_PATH = 'a\n::error::b\x1b[2J\u202e\ud800 "q" `c` <d>|[e](f),g:h%.md'
PLAN = (
    "# Objective: Become the shop people return to\n\n"
    "👍 text\n\n"
    "- KR: Raise the share of repeat purchases to 35%\n"
    "- KR: Launch a loyalty programme\n"
    "- KR: 👨‍👩‍👧 Довести долю **повторных** покупок до 35%\n"
    "- KR: Cafe\u0301 · Қайталама сатып алулар үлесін 38%-ға жеткізу\n"
    "- KR: Raise retention from 20% to 30% by launching a new CRM\n"
)
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
WHOLE = [one for one in ReportFormat if one not in (ReportFormat.full, ReportFormat.concise)]


@cache
def hostile() -> Report:
    return Linter(Settings(fallback_language="en")).lint_document(HOSTILE, path=HOSTILE_PATH)


@cache
def plan() -> Report:
    return Linter().lint_document(PLAN, path="plans/q1.md")


@cache
def failure() -> Report:
    path = "no\n::such\x1bfile"
    return Report(path, Plan(), (), error=error_message("missing"))


def write(format: ReportFormat, *reports: Report, reader: LanguageCode | None = "en", terminal: bool = False) -> str:
    reporter = make_reporter(format, reader, Style(), terminal)
    lines = [line for report in reports for line in reporter.add(report, "en")]
    return "".join(line + "\n" for line in [*lines, *reporter.finish("en")])


def statements(text: str, suffix: str = "md") -> set[str]:
    found = set()
    for objective in default_linter().lint_document(text, "markdown" if suffix == "md" else "text").plan.objectives:
        found |= {objective.text, *(one.text for one in objective.key_results)}
    return found


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (key, *strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@cache
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
