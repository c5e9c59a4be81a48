"""``kr-lint rules``, ``explain`` and ``schema``: what the rules are and say. No text is analysed here."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kr_lint.commands.options import DONE, AsData, DataFormat, LanguageName, PageLang, page_language
from kr_lint.reports.catalogue import ui

if TYPE_CHECKING:
    from kr_lint.rulebook.loading import RuleSource


class SchemaName(StrEnum):
    """What can be described by a JSON Schema."""

    rule = "rule"
    report = "report"
    settings = "settings"
    plan = "plan"


def rules(lang: PageLang = LanguageName.auto, format: AsData = DataFormat.text) -> int:
    """List the rules of all installed packs."""
    language = page_language(lang)
    sources = _sources()
    if format is DataFormat.json:
        records = [
            {
                "rule": source.name,
                "code": source.file.code,
                "pack": pack,
                "unit": source.unit,
                "severity": source.file.severity,
                "default": source.file.default,
                "status": source.file.status,
                "title": source.file.texts(language).title,
            }
            for pack, source in sources
        ]
        typer.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return DONE
    width = max(len(source.name) for _, source in sources)
    severity_width = max(len(ui(source.file.severity, language)) for _, source in sources)
    for _, source in sources:
        switch = "+" if source.file.default else "-"
        severity = ui(source.file.severity, language)
        title = source.file.texts(language).title
        typer.echo(f"{source.file.code} {switch} {source.name:<{width}}  {severity:<{severity_width}}  {title}")
    return DONE


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The name or code of a rule.")],
    lang: PageLang = LanguageName.auto,
) -> int:
    """Print a rule's page: why it matters, examples, options, sources, how to switch it off."""
    from kr_lint.reports.pages import rule_page
    from kr_lint.rulebook.errors import RuleError, proposal, said

    sources = [source for _, source in _sources()]
    found = next((source for source in sources if rule.lower() in (source.name, source.file.code.lower())), None)
    if found is None:
        known = [name for source in sources for name in (source.name, source.file.code)]
        raise RuleError(said("unknown-rule", name=rule), proposal(rule, known), reader=lang.code)
    page = rule_page(found, page_language(lang))
    if not sys.stdout.isatty():
        typer.echo(page, nl=False)
        return DONE
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(page))
    return DONE


def schema(
    name: Annotated[SchemaName, typer.Argument(help="Rule files, the JSON report, settings files, or plans.")],
) -> int:
    """Print the JSON Schema of rule files, of the JSON report, of settings files or of plans."""
    from pydantic import TypeAdapter

    described: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if name is SchemaName.plan:
        from kr_lint.model import Plan

        typer.echo(json.dumps({**described, **TypeAdapter(Plan).json_schema()}, ensure_ascii=False, indent=2))
        return DONE
    if name is SchemaName.rule:
        from kr_lint.rulebook.schema import RuleFile as Model
    elif name is SchemaName.settings:
        from kr_lint.configuration import SettingsFile as Model  # type: ignore[assignment]
    else:
        from kr_lint.reports.wire import RunRecord as Model  # type: ignore[assignment]
    # What people write may leave out what has a default; what the program writes is complete.
    described |= Model.model_json_schema(mode="validation" if name is SchemaName.settings else "serialization")
    typer.echo(json.dumps(described, ensure_ascii=False, indent=2))
    return DONE


def _sources() -> list[tuple[str, RuleSource]]:
    """Pack and rule, by code."""
    from kr_lint.rulebook.loading import load_pack, pack_names
    from kr_lint.rulebook.rulebook import all_sources

    found = all_sources([load_pack(name) for name in pack_names()])
    return sorted(((pack.name, source) for pack, source in found.values()), key=lambda item: item[1].file.code)
