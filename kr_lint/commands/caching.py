"""Where ``kr-lint check`` keeps its results, and ``kr-lint clean``, which deletes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from kr_lint.commands.options import DONE, FAILED
from kr_lint.commands.output import complain
from kr_lint.model import LanguageCode
from kr_lint.reports.catalogue import environment_language, ui
from kr_lint.sources import shown_path

if TYPE_CHECKING:
    from kr_lint.cache import Cache

CacheDir = Annotated[
    Path | None,
    typer.Option("--cache-dir", metavar="FOLDER", help="Where results are kept, else KR_LINT_CACHE or your own cache."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every file anew and keep nothing.")]


class Opened(NamedTuple):
    """The cache of a run, and the folder that was asked for by name."""

    kept: Cache | None
    asked: Path | None = None

    def say(self, language: LanguageCode) -> None:
        """Say that nothing can be kept in a folder that was asked for; in the user's own that is no matter."""
        if self.kept is not None and self.kept.fault is not None and self.asked is not None:
            complain(f"{shown_path(str(self.asked))}: {ui('cache-unwritable', language, reason=self.kept.fault)}")


def open_cache(folder: Path | None, none: bool) -> Opened:
    """The cache that the options and the environment ask for."""
    if none:
        return Opened(None)
    from kr_lint.cache import Cache, default_folder

    found = folder or default_folder()
    return Opened(None if found is None else Cache(found), folder)


def clean(cache_dir: CacheDir = None) -> int:
    """Delete the results that earlier runs have kept."""
    from kr_lint.cache import Cache, default_folder

    language = environment_language() or "en"
    folder = cache_dir or default_folder()
    try:
        count = 0 if folder is None else Cache(folder).clear()
    except OSError as fault:
        complain(f"{shown_path(str(folder))}: {ui('cannot-write', language, reason=fault.strerror or str(fault))}")
        return FAILED
    typer.echo(ui("cache-cleared", language, count=count, folder=shown_path(str(folder or "–"))))
    return DONE
