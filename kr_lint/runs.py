"""One run over many files, each with the settings that govern it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kr_lint.api import Linter, each_file
from kr_lint.configuration import Configuration, Resolved, SettingsError
from kr_lint.model import Kind, Report
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.rulebook import build_rulebook
from kr_lint.settings import Settings


class Run:
    """Lints files, each with its nearest settings file. With ``bare`` each line is a statement of that kind."""

    def __init__(self, configuration: Configuration, bare: Kind | None = None) -> None:
        self._configuration = configuration
        self._bare = bare
        self._linters: dict[str, Linter] = {}

    def paths(self, paths: Iterable[str]) -> Iterator[Report]:
        """The reports of files and folders, one a file, lazily, in order; see :meth:`kr_lint.Linter.lint_paths`.

        Raises:
            RuleError: a settings file is wrong.
        """
        return each_file(paths, self._file)

    def data(self, data: bytes, name: str | None) -> Report:
        """The report of a document whose bytes are at hand; see :meth:`kr_lint.Linter.lint_bytes`."""
        return self._linter(Path(name or "-")).lint_bytes(data, name, self._bare)

    def _file(self, path: Path) -> Report:
        return self._linter(path).lint_path(path, self._bare)

    def _linter(self, path: Path) -> Linter:
        resolved = self._configuration.for_path(path)
        key = resolved.settings.model_dump_json()
        if key not in self._linters:
            self._linters[key] = make_linter(resolved)
        return self._linters[key]


def make_linter(resolved: Resolved) -> Linter:
    """A linter with the settings found for a file.

    Raises:
        RuleError: they name an unknown rule, profile or option; the message names the settings file that does.
    """
    try:
        return Linter(resolved.settings)
    except RuleError as error:
        culprit = resolved.culprit(_sound)
        if culprit is None:
            raise
        raise SettingsError(f"{culprit}: {error}") from None


def _sound(settings: Settings) -> bool:
    try:
        build_rulebook(settings)
    except RuleError:
        return False
    return True
