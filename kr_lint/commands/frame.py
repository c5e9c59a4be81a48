"""``kr-lint parse``: show what a statement says."""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import Annotated, Any

import typer

from kr_lint.commands.options import DONE, FAILED, AsData, DataFormat, KindName, Lang
from kr_lint.commands.output import complain
from kr_lint.model import Frame, Phrase, Quantity, Span, Statement
from kr_lint.reports.catalogue import environment_language, in_language, ui


def parse(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="One Objective or Key Result, or - for standard input.")],
    kind: Annotated[KindName, typer.Option("--kind", help="What the text is.")] = KindName.kr,
    lang: Lang = None,
    format: AsData = DataFormat.text,
) -> int:
    """Show the frame of one statement: language, numbers, baseline, target, direction and the other facts."""
    from kr_lint.api import Linter
    from kr_lint.reports.safe import safe, safe_json, without_surrogates
    from kr_lint.settings import Settings
    from kr_lint.sources import SourceError, decode

    language = environment_language() or "en"
    if text == "-":
        try:
            text, _, notices = decode(sys.stdin.buffer.read(), "<stdin>")
        except SourceError as error:
            complain(error.in_language(language))
            return FAILED
        text = text.strip()
        for one in notices:
            complain(f"<stdin>: {ui('notice', language)}: {in_language(one, language)}")
    statement = Linter(Settings(language=lang.value if lang is not None else "auto")).parse(
        without_surrogates(text), kind.kind
    )
    if format is DataFormat.json:
        typer.echo(safe_json(json.dumps(as_data(statement), ensure_ascii=False, indent=2)))
        return DONE
    rows = [("language", statement.language), ("kind", statement.kind), *_rows(statement)]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        typer.echo(f"{name:<{width}}  {safe(value)}")
    return DONE


def as_data(statement: Statement) -> dict[str, Any]:
    """A statement as plain data; spans are pairs of code points, absent facts are None."""
    frame = {field.name: _plain(getattr(statement.frame, field.name)) for field in dataclasses.fields(Frame)}
    return {"text": statement.text, "kind": statement.kind, "language": statement.language, "frame": frame}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _rows(statement: Statement) -> list[tuple[str, str]]:
    """The facts that the statement has, each with the words that show it."""
    rows = []
    for field in dataclasses.fields(Frame):
        value = getattr(statement.frame, field.name)
        if value is None or value is False or value == () or field.name == "factor_span":
            continue
        if isinstance(value, Quantity):
            unit = value.symbol or value.unit or ""
            sign = "" if value.comparator == "=" else value.comparator
            shown = f"{sign}{value.value:g} {unit}".rstrip() + f"  ‹{_words(statement, value.span)}›"
        elif isinstance(value, Phrase):
            shown = f"{value.lemma} ({value.category or '–'})  ‹{_words(statement, value.span)}›"
        elif isinstance(value, Span):
            shown = f"‹{_words(statement, value)}›"
        elif isinstance(value, tuple):
            shown = ", ".join(f"{one.category}: ‹{_words(statement, one.span)}›" for one in value)
        else:
            shown = "yes" if value is True else str(value)
        rows.append((field.name, shown))
    return rows


def _words(statement: Statement, span: Span) -> str:
    return statement.text[span.start : span.end]
