"""``kr-lint audit``: which of many files are weak, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from kr_lint.commands.caching import CacheDir, NoCache, open_cache
from kr_lint.commands.options import DONE, FAILED, AsData, DataFormat, KindName, first_language, governed
from kr_lint.commands.output import Output, complain
from kr_lint.configuration import Configuration
from kr_lint.reports.catalogue import environment_language, in_language, ui
from kr_lint.reports.safe import safe
from kr_lint.sources import shown_path


@governed
def audit(
    configuration: Configuration,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Plans, CSV files with a text column, or folders of them.")
    ],
    column: Annotated[str | None, typer.Option("--column", help="The column that holds the statements.")] = None,
    kind: Annotated[KindName, typer.Option("--kind", help="What the rows of a table are.")] = KindName.kr,
    format: AsData = DataFormat.text,
    cache_dir: CacheDir = None,
    no_cache: NoCache = False,
) -> int:
    """Count weak statements per file and rule, worst files first. Findings do not change the exit status."""
    from kr_lint.batch.audit import audit_paths
    from kr_lint.reports.audit import audit_lines, audit_record
    from kr_lint.reports.wire import as_json
    from kr_lint.runs import Run

    reader = first_language(configuration, paths[0])
    language = reader or environment_language() or "en"
    cache = open_cache(cache_dir, no_cache)
    run = Run(configuration, cache=cache.kept)
    result = audit_paths(run.linters.of, paths, column, kind.kind, run.excludes, run.report)
    cache.say(language)
    for file in result.failed:
        complain(f"{shown_path(file.path)}: {ui('error', language)}: {safe(in_language(file.error or '', language))}")
    with Output(None, reader) as out:
        if format is DataFormat.json:
            out.write(as_json(audit_record(result, language), indent=2))
        else:
            out.write_lines(audit_lines(result, language))
    return FAILED if result.failed else DONE
