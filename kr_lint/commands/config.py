"""``kr-lint config``: which settings govern a file, and where they come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from kr_lint.commands.options import DONE, AsData, Config, DataFormat, Isolated, make_configuration
from kr_lint.reports.safe import safe, safe_json
from kr_lint.sources import shown_path


def config(
    show: Annotated[str, typer.Option("--show", metavar="PATH", help="A file or folder, which need not exist.")] = ".",
    config: Config = None,
    isolated: Isolated = False,
    format: AsData = DataFormat.text,
) -> int:
    """Show the settings of one file, all defaults included, and the settings files they come from."""
    from kr_lint.runs import make_linter

    configuration = make_configuration(config=config, isolated=isolated)
    resolved = configuration.for_path(Path(show))
    make_linter(resolved)  # what it names must exist
    values = {
        name.replace("_", "-"): value
        for name, value in resolved.settings.for_path(Path(show)).model_dump(mode="json").items()
        if value is not None
    }
    sources = [str(source) for source in resolved.sources]
    if format is DataFormat.json:
        record = {"path": show, "sources": sources, "settings": values}
        typer.echo(safe_json(json.dumps(record, ensure_ascii=False, indent=2)))
        return DONE
    for source in sources:
        typer.echo(f"# {shown_path(source)}")
    for line in _toml(values):
        typer.echo(safe(line))
    return DONE


def _toml(values: dict[str, Any]) -> list[str]:
    """Settings as lines of TOML, tables last."""
    lines = [f"{name} = {_value(value)}" for name, value in values.items() if not isinstance(value, dict)]
    for name, table in values.items():
        if isinstance(table, dict) and table:
            rows = [f"{_value(key)} = {_value(value)}" for key, value in table.items()]
            lines += ["", f"[{name}]", *rows]
    return lines


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_value(key)} = {_value(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
