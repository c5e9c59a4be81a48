"""One run over many files, each with the settings that govern it."""

from __future__ import annotations

import signal
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kr_lint.cache import Cache, digest, engine
from kr_lint.configuration import Configuration, Resolved, SettingsError
from kr_lint.discovery import files_of, taken
from kr_lint.model import Kind, Report
from kr_lint.repeats import Repeats
from kr_lint.rulebook.errors import RuleError

if TYPE_CHECKING:  # a run answered from the cache needs no analysis
    from kr_lint.api import Linter
    from kr_lint.settings import Settings

#: Files that wait per process; more would only keep reports that nobody has asked for yet.
_AHEAD: Final = 4

#: A file, the report of what is none, or what makes a report when its turn comes.
Source = Path | Report | Callable[[], Report]


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where the report of a file is kept, and by what it is known."""

    slot: str
    key: str
    data: bytes


class Linters:
    """The linter of each file: one for each choice of settings. ``known`` are those that were made before."""

    def __init__(self, configuration: Configuration, known: dict[str, Linter] | None = None) -> None:
        self._configuration = configuration
        self._known: dict[str, Linter] = {} if known is None else known

    def of(self, path: Path) -> Linter:
        """The linter of a file, in which ``per_file_ignores`` is not yet carried out.

        Raises:
            RuleError: a settings file is wrong, or the settings name an unknown rule, profile or option.
        """
        resolved = self._configuration.for_path(path)
        key = resolved.settings.model_dump_json()
        if key not in self._known:
            self._known[key] = make_linter(resolved)
        return self._known[key]


class Run:
    """Lints files, each with its nearest settings file. With ``bare`` each line is a statement of that kind.

    With ``cache`` a file is read only when its content, its settings or kr_lint have changed. ``linters`` are those of
    the files.
    """

    def __init__(self, configuration: Configuration, bare: Kind | None = None, cache: Cache | None = None) -> None:
        self._configuration = configuration
        self._bare = bare
        self._cache = cache
        self.linters = Linters(configuration)
        self._keys: dict[Path, tuple[Settings, str]] = {}

    def paths(self, paths: Iterable[str], jobs: int = 1) -> Iterator[Report]:
        """The reports of files and folders, one a file, lazily, in order; see :meth:`kr_lint.Linter.lint_paths`.

        Raises:
            RuleError: a settings file is wrong.
        """
        asked = list(paths)
        return self.reports(files_of(asked, self.excludes), jobs, asked)

    def excludes(self, path: Path) -> bool:
        """Whether the settings of a file pass it over when its folder is searched."""
        return self._configuration.for_path(path).settings.excludes(path)

    def reports(self, files: Iterable[Source], jobs: int = 1, asked: Iterable[str] = ()) -> Iterator[Report]:
        """The reports of files in their order. ``jobs`` is the number of processes, ``asked`` the paths asked for."""
        named = frozenset(str(Path(one)) for one in asked)
        repeats = Repeats()
        for found, first in self._in_processes(files, jobs) if jobs > 1 else ((one, None) for one in files):
            if isinstance(found, Report):
                yield found
            elif not isinstance(found, Path):
                yield found()
            else:
                yield repeats.judged(partial(self._taken, found, first, named))

    def report(self, path: Path) -> Report:
        """The report of one file alone, whatever other files say."""
        return self._file(path, None, {})

    def data(self, data: bytes, name: str | None) -> Report:
        """The report of a document whose bytes are at hand; see :meth:`kr_lint.Linter.lint_bytes`."""
        return self.linters.of(Path(name or "-")).lint_bytes(data, name, self._bare)

    def _taken(self, path: Path, first: Report | None, named: frozenset[str], met: Mapping[str, str]) -> Report:
        return taken(self._file(path, first, met), named)

    def _file(self, path: Path, first: Report | None, met: Mapping[str, str]) -> Report:
        if first is not None and not met:
            return first
        slot = self._slot(path, met)
        if slot is None or self._cache is None:
            return self.linters.of(path).lint_path(path, self._bare, met=met)
        report = self._cache.get(slot.slot, slot.key)
        if report is None:
            report = self.linters.of(path).lint_path(path, self._bare, data=slot.data, met=met)
            if report.error is None:
                self._cache.put(slot.slot, slot.key, report)
        return report

    def _slot(self, path: Path, met: Mapping[str, str]) -> _Slot | None:
        """None for what cannot be kept: there is no cache, or the path is no ordinary file that can be read."""
        if self._cache is None:
            return None
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return None
            data = path.read_bytes()
            place = str(path.absolute())
        except (OSError, ValueError):
            return None
        settings = self._settings(path)
        slot = digest(place, settings, self._bare or "", "again" if met else "")
        told = [text for pair in sorted(met.items()) for text in pair]
        return _Slot(slot, digest(engine(), str(path), settings, self._bare or "", data, *told), data)

    def _settings(self, path: Path) -> str:
        settings = self._configuration.for_path(path).settings
        known = self._keys.get(path.parent)
        if known is None or known[0] is not settings:
            known = self._keys[path.parent] = (settings, settings.model_dump_json())
        own = settings.for_path(path)
        return known[1] if own is settings else own.model_dump_json()

    def _in_processes(self, files: Iterable[Source], jobs: int) -> Iterator[tuple[Source, Report | None]]:
        """Each file with its report; what the cache holds needs no process."""
        waiting: deque[tuple[Source, Report | Future[Report] | None]] = deque()
        pool: ProcessPoolExecutor | None = None
        try:
            for found in files:
                known = self._kept(found) if isinstance(found, Path) else None
                if not isinstance(found, Path) or known is not None:
                    waiting.append((found, known))
                else:
                    self.linters.of(found)  # what the settings say wrongly is said here
                    pool = pool or ProcessPoolExecutor(
                        jobs, get_context("spawn"), _start, (self._configuration, self._bare, self._cache)
                    )
                    waiting.append((found, pool.submit(_lint, found)))
                if len(waiting) >= jobs * _AHEAD:
                    yield _done(*waiting.popleft())
            while waiting:
                yield _done(*waiting.popleft())
        finally:
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _kept(self, path: Path) -> Report | None:
        slot = self._slot(path, {})
        return None if slot is None or self._cache is None else self._cache.get(slot.slot, slot.key)


_worker: Run | None = None


def _start(configuration: Configuration, bare: Kind | None, cache: Cache | None) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the run and its processes
    _worker = Run(configuration, bare, cache)


def _lint(path: Path) -> Report:
    assert _worker is not None
    return _worker._file(path, None, {})


def _done(found: Source, report: Report | Future[Report] | None) -> tuple[Source, Report | None]:
    return found, report.result() if isinstance(report, Future) else report


def make_linter(resolved: Resolved) -> Linter:
    """A linter with the settings found for a file.

    Raises:
        RuleError: they name an unknown rule, profile or option, or a value that does not fit; the message names the
            settings file that does.
    """
    from kr_lint.api import Linter

    try:
        return Linter(resolved.settings)
    except RuleError as error:
        asked = resolved.settings.ui_language
        error.reader = None if asked == "auto" else asked
        culprit = resolved.culprit(_sound)
        if culprit is None:
            raise
        where = f"{culprit}: {error.where}" if error.where else str(culprit)
        raise SettingsError(error.text, error.hint, where, error.reader) from None


def _sound(settings: Settings) -> bool:
    from kr_lint.rulebook.rulebook import build_rulebook

    try:
        build_rulebook(settings)
    except RuleError:
        return False
    return True
