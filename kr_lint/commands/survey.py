"""``kr-lint audit``: which of many files are weak, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from kr_lint.commands.options import (
    DONE,
    FAILED,
    AsData,
    DataFormat,
    ExtendSelect,
    Ignore,
    KindName,
    Lang,
    LanguageName,
    Profile,
    Select,
    UiLang,
    make_settings,
)
from kr_lint.commands.output import Output, complain
from kr_lint.reports.catalogue import environment_language, in_language, ui
from kr_lint.reports.safe import safe


def audit(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Plans, CSV files with a text column, or folders of them.")
    ],
    column: Annotated[str | None, typer.Option("--column", help="The column that holds the statements.")] = None,
    kind: Annotated[KindName, typer.Option("--kind", help="What the rows of a table are.")] = KindName.kr,
    lang: Lang = LanguageName.auto,
    ui_lang: UiLang = LanguageName.auto,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    profile: Profile = "recommended",
    format: AsData = DataFormat.text,
) -> int:
    """Count weak statements per file and rule, worst files first. Findings do not change the exit status."""
    from kr_lint.api import Linter
    from kr_lint.batch.audit import audit_paths
    from kr_lint.reports.audit import audit_lines, audit_record
    from kr_lint.reports.wire import as_json

    linter = Linter(make_settings(lang, ui_lang, select, extend_select, ignore, profile))
    language = ui_lang.code or environment_language() or "en"
    result = audit_paths(linter, paths, column, kind.kind)
    for file in result.failed:
        complain(f"{safe(file.path)}: {ui('error', language)}: {safe(in_language(file.error or '', language))}")
    with Output(None, ui_lang.code) as out:
        if format is DataFormat.json:
            out.write(as_json(audit_record(result, language), indent=2))
        else:
            out.write_lines(audit_lines(result, language))
    return FAILED if result.failed else DONE
