"""Which files a path stands for: itself, or what lies in the folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Final

from kr_lint.model import Plan, Report
from kr_lint.reports.catalogue import message
from kr_lint.sources import Message, SourceError
from kr_lint.sources.reading import SUFFIXES

PLAN_SUFFIXES: Final = frozenset(SUFFIXES)
TABLE_SUFFIXES: Final = frozenset({".csv", ".tsv"})
_DATA: Final = frozenset({".json", ".jsonl", ".ndjson", ".yaml", ".yml"})
_LEFT_OUT: Final = frozenset({"node_modules", "__pycache__", "venv"})


def nothing(path: Path) -> bool:
    """Leaves out no file."""
    return False


def expand(
    path: str | PathLike[str], suffixes: Collection[str] = PLAN_SUFFIXES, excluded: Callable[[Path], bool] = nothing
) -> Iterator[Path | SourceError]:
    """The files of a folder with one of ``suffixes``, by name, its subfolders included; any other path as it is.

    ``excluded`` tells the files of folders to leave out. Hidden files and folders, the lock files of office programs
    and folders of installed packages are left out as well, links to folders not followed. A folder that may not be
    read comes as a :class:`SourceError`. Pipes in a folder are left out: reading one would wait for ever. Of a file and
    links to it only the file comes. An empty name, as an empty variable of a script gives, is no folder.
    """
    if path == "":
        yield SourceError("", "missing")
        return
    path = Path(path)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield path
        return
    found = list(_walk(path, suffixes, excluded))
    met = {identity(one) for one in found if isinstance(one, Path) and not one.is_symlink()}
    for one in found:
        if isinstance(one, Path) and one.is_symlink():
            if identity(one) in met:
                continue
            met.add(identity(one))
        yield one


def identity(path: Path) -> str:
    """The same text for all names of one file."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path.absolute())


def _walk(path: Path, suffixes: Collection[str], excluded: Callable[[Path], bool]) -> Iterator[Path | SourceError]:
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except PermissionError:
        yield SourceError(str(path), "no-permission")
        return
    except OSError as fault:
        yield SourceError(str(path), "unreadable", reason=fault.strerror or type(fault).__name__)
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name in _LEFT_OUT:
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry, suffixes, excluded)
        elif entry.suffix.lower() in suffixes and not entry.is_fifo() and not excluded(entry):
            yield entry


def files_of(
    paths: Iterable[str | PathLike[str]],
    excluded: Callable[[Path], bool] = nothing,
    met: set[str] | None = None,
) -> Iterator[Path | Report]:
    """The files of files and folders, each once; what cannot be read, and a folder without plans, as its report.

    ``met`` holds the :func:`identity` of files that came before, and takes in those that come.
    """
    met = set() if met is None else met
    for path in paths:
        empty = True
        for found in expand(path, excluded=excluded):
            empty = False
            if isinstance(found, Path):
                if (place := identity(found)) in met:
                    continue
                met.add(place)
            yield failed(found.path, found.message) if isinstance(found, SourceError) else found
        if empty:
            yield failed(str(path), message("no-plans"))


def taken(report: Report, named: Collection[str]) -> Report:
    """The report of a file as it counts: data that happen to lie in a folder are no plan for the names of their keys.

    ``named`` are the paths that were asked for. A JSON or YAML file beside them with neither an objective nor a value
    is left out, with a notice.
    """
    if report.path is None or report.path in named or Path(report.path).suffix.lower() not in _DATA:
        return report
    objectives = report.plan.objectives
    if not objectives or any(one.text for one in objectives):
        return report
    if any(one.baseline or one.target for objective in objectives for one in objective.key_results):
        return report
    return replace(report, plan=Plan(), diagnostics=(), suppressed=(), notices=(message("not-a-plan"),))


def failed(path: str, error: Message) -> Report:
    """The report of a file that could not be read."""
    return Report(path, Plan(), (), error=error)
