"""The program ``kr-lint``: a thin adapter over :mod:`kr_lint.api`."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated, Final

import typer

from kr_lint.commands.caching import clean
from kr_lint.commands.check import check
from kr_lint.commands.config import config
from kr_lint.commands.fix import fix
from kr_lint.commands.frame import parse
from kr_lint.commands.init import init
from kr_lint.commands.options import DONE, FAILED, INTERRUPTED
from kr_lint.commands.output import complain
from kr_lint.commands.rules import explain, rules, schema
from kr_lint.commands.score import score
from kr_lint.commands.serve import lsp
from kr_lint.commands.survey import audit
from kr_lint.reports.catalogue import environment_language
from kr_lint.reports.safe import safe
from kr_lint.rulebook.errors import RuleError

app = typer.Typer(
    name="kr-lint",
    help="A linter for Objectives and Key Results in Kazakh, Russian and English.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (check, fix, parse, explain, rules, audit, score, config, init, schema, clean, lsp):
    app.command()(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        from kr_lint.reports.wire import tool_version

        typer.echo(f"kr-lint {tool_version()}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """A linter for Objectives and Key Results in Kazakh, Russian and English."""


#: Objects made before the next search for cycles. Tokens, frames and findings make none, so that searching as often as
#: Python does by itself only costs time, and memory is the same.
_COLLECT_AFTER: Final = 50_000


def main() -> None:
    """Run the program and exit with its status; what a user can cause never gives a traceback."""
    gc.set_threshold(_COLLECT_AFTER, 10, 10)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal knows its encoding; what reads a pipe or a file expects UTF-8.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        result = app(standalone_mode=False)
        if not sys.stdout.closed:  # the editor server closes it
            sys.stdout.flush()
    except RuleError as error:
        complain(safe(error.in_language(error.reader or environment_language() or "en")))
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone; what Python flushes on its way out would raise again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        show = getattr(error, "show", None)
        if show is None:
            raise
        show()
        return int(getattr(error, "exit_code", FAILED))
    return result if isinstance(result, int) else DONE


if __name__ == "__main__":
    main()
