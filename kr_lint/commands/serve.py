"""``kr-lint lsp``: the server for editors."""

from __future__ import annotations

from kr_lint.commands.options import DONE, FAILED
from kr_lint.commands.output import complain
from kr_lint.reports.catalogue import environment_language, ui


def lsp() -> int:
    """Serve an editor over standard input and output (needs the extra 'lsp')."""
    try:
        import pygls  # noqa: F401
    except ImportError:
        complain(ui("lsp-missing", environment_language() or "en"))
        return FAILED
    from kr_lint.lsp import create_server

    create_server().start_io()
    return DONE
