"""``kr-lint init``: a settings file to begin with."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from kr_lint.commands.options import DONE, FAILED
from kr_lint.commands.output import complain
from kr_lint.sources import shown_path


def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to write it.")] = Path(),
) -> int:
    """Write a commented kr_lint.toml; one that is there already is left as it is."""
    path = folder / "kr_lint.toml"
    text = files("kr_lint.commands").joinpath("template.toml").read_text(encoding="utf-8")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as fault:
        complain(f"{shown_path(str(path))}: {fault.strerror or type(fault).__name__}")
        return FAILED
    typer.echo(shown_path(str(path)))
    return DONE
