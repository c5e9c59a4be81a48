"""The public calls, wired together; nothing clever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from os import PathLike
from pathlib import Path

from kr_lint.discovery import failed, files_of, taken
from kr_lint.documents import judge
from kr_lint.model import KINDS, LANGUAGES, Diagnostic, Kind, LanguageCode, Report, Statement
from kr_lint.parallel import lint_in_processes
from kr_lint.parse.frame import language_of, parse_statement
from kr_lint.repeats import Repeats
from kr_lint.reports.catalogue import message
from kr_lint.rewrite.memory import Remembering
from kr_lint.rewrite.texts import FindingTexts
from kr_lint.rewrite.unfilled import has_slots, read_unfilled
from kr_lint.rulebook.rulebook import Finding, build_rulebook
from kr_lint.settings import Settings
from kr_lint.sources import SourceError, document_from_bytes, document_from_text, read_path
from kr_lint.sources.document import FORMATS, Format

_URL = "https://kr-lint.readthedocs.io/{language}/rules/{rule}"


class Linter:
    """Lints statements, documents and files with one choice of settings.

    Raises:
        kr_lint.RuleError: the settings name an unknown rule, profile or option, or a rule file is wrong.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.rulebook = build_rulebook(self.settings)
        self._remembering = Remembering(self)
        self._others: dict[tuple[str, ...], Linter] = {}

    def for_path(self, path: Path) -> Linter:
        """The linter of one file: this one, or one that leaves out what ``per_file_ignores`` says."""
        ignore = self.settings.for_path(path).ignore
        if ignore == self.settings.ignore:
            return self
        if ignore not in self._others:
            self._others[ignore] = Linter(self.settings.model_copy(update={"ignore": ignore, "per_file_ignores": {}}))
        return self._others[ignore]

    def parse(
        self, text: str, kind: Kind = "kr", language: LanguageCode | None = None, default: LanguageCode | None = None
    ) -> Statement:
        """Read one statement. ``language`` fixes its language, ``default`` is taken when it is too short to tell.

        Raises:
            TypeError: ``text`` is no text.
            ValueError: there is no such kind or language.
        """
        _check_text(text)
        _check_name("kind", kind, KINDS)
        if language is not None:
            _check_name("language", language, LANGUAGES)
        settings = self.settings
        fixed = language or (None if settings.language == "auto" else settings.language)
        fallback = default or settings.fallback_language
        if has_slots(text):
            told = fixed or language_of(text) or fallback
            return read_unfilled(
                text, told, lambda plain: parse_statement(plain, kind, told, fallback, self.rulebook.terms)
            )
        return parse_statement(text, kind, fixed, fallback, self.rulebook.terms)

    def lint(self, text: str, kind: Kind = "kr", language: LanguageCode | None = None) -> list[Diagnostic]:
        """The findings of one statement, by place; an empty list for a well-formed one."""
        return self.lint_statement(self.parse(text, kind, language))

    def lint_statement(self, statement: Statement) -> list[Diagnostic]:
        """The findings of a statement that was read already."""
        return [self._diagnostic(finding, statement) for finding in self.rulebook.check(statement)]

    def reader(self, language: LanguageCode) -> LanguageCode:
        """The language messages are written in for a statement of ``language``."""
        return language if self.settings.ui_language == "auto" else self.settings.ui_language

    def url(self, rule: str, language: LanguageCode) -> str:
        """The address of a rule's page."""
        return _URL.format(language=language, rule=rule)

    def lint_document(
        self, text: str, format: Format = "markdown", path: str | PathLike[str] | None = None, bare: Kind | None = None
    ) -> Report:
        """Read a whole plan and judge it: each statement, each objective, the plan.

        ``format`` is any of :data:`~kr_lint.sources.document.Format` that is text; a text that is not in it has a
        report with ``error``. With ``bare`` each line is a statement of that kind and no plan is looked for. ``path``
        names the text in reports; it is not opened.

        Raises:
            TypeError: ``text`` is no text.
            ValueError: there is no such format or kind.
        """
        _check_text(text)
        _check_name("format", format, FORMATS)
        if bare is not None:
            _check_name("kind", bare, KINDS)
        named = None if path is None else Path(path)
        try:
            document = document_from_text(text, format, named)
        except SourceError as error:
            return failed(error.path, error.message)
        return judge(document, self if named is None else self.for_path(named), bare)

    def lint_paths(self, paths: Iterable[str | PathLike[str]], bare: Kind | None = None) -> Iterator[Report]:
        """The reports of files and folders (what :mod:`kr_lint.discovery` names), one a file, lazily, in order.

        A file that cannot be read and a folder without plans have a report with ``error``; the others go on. Raises
        nothing but TypeError for one path in place of several.
        """
        if isinstance(paths, str):
            raise TypeError("paths are a list, not one text")
        repeats = Repeats()
        asked = list(paths)
        named = frozenset(str(Path(one)) for one in asked)
        for found in files_of(asked, self.settings.excludes):
            if isinstance(found, Report):
                yield found
            else:
                yield repeats.judged(partial(self._again, found, bare, named))

    def lint_path(
        self, path: Path, bare: Kind | None = None, *, data: bytes | None = None, met: Mapping[str, str] | None = None
    ) -> Report:
        """The report of one file; ``error`` says why it could not be read.

        ``data`` are its bytes, if they are at hand; ``met`` says where statements stand that other files hold as well,
        see :mod:`kr_lint.repeats`.
        """
        try:
            document = read_path(path) if data is None else document_from_bytes(data, path)
            return judge(document, self.for_path(path), bare, met)
        except SourceError as error:
            return failed(error.path, error.message)
        except Exception as fault:  # one file's trouble must not hide the findings of the others
            return failed(str(path), message("internal-error", reason=f"{type(fault).__name__}: {fault}"))

    def _again(self, path: Path, bare: Kind | None, named: frozenset[str], met: Mapping[str, str]) -> Report:
        return taken(self.lint_path(path, bare, met=met), named)

    def lint_bytes(self, data: bytes, name: str | None = None, bare: Kind | None = None) -> Report:
        """The report of a document whose bytes are at hand, as from standard input.

        The suffix of ``name`` tells the format, Markdown without one.
        """
        path = None if name is None else Path(name)
        shown = name or "<stdin>"
        try:
            read_as = path if path is not None and path.suffix else Path(f"{shown}.md")
            document = document_from_bytes(data, read_as, shown)
            report = judge(replace(document, path=path), self if path is None else self.for_path(path), bare)
        except SourceError as error:
            return failed(shown, error.message)
        except Exception as fault:  # as in lint_path
            return failed(shown, message("internal-error", reason=f"{type(fault).__name__}: {fault}"))
        return replace(report, path=shown)

    def lint_many(self, statements: Iterable[str], kind: Kind = "kr", workers: int = 1) -> Iterator[list[Diagnostic]]:
        """The findings of each statement, lazily and in order; memory does not grow with their number.

        ``workers`` is the number of processes. With more than one the calling program must be importable by them
        (``if __name__ == "__main__":``).

        Raises:
            TypeError: ``statements`` is one text.
            ValueError: ``workers`` is less than 1.
        """
        if isinstance(statements, str):
            raise TypeError("statements are a list of texts, not one text")
        if workers < 1:
            raise ValueError(f"workers must be at least 1, not {workers}")
        if workers == 1:
            return (self.lint(text, kind) for text in statements)
        return lint_in_processes(statements, kind, workers, Linter, self.settings, self)

    def _diagnostic(self, finding: Finding, statement: Statement) -> Diagnostic:
        rule = finding.rule
        reader = self.reader(statement.language)
        texts = FindingTexts(finding, statement, reader, self._remembering)
        return Diagnostic(
            rule.name,
            rule.file.code,
            rule.severity,
            finding.span,
            statement.language,
            self.url(rule.name, reader),
            texts,
        )


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"a text (str) is needed, not {type(text).__name__}")


def _check_name(what: str, given: object, known: tuple[str, ...]) -> None:
    if given not in known:
        raise ValueError(f"unknown {what} {given!r}; known are {', '.join(known)}")


@cache
def default_linter() -> Linter:
    """The linter behind the module-level calls: default settings."""
    return Linter()


def parse(text: str, kind: Kind = "kr") -> Statement:
    """Read one Objective (``kind="objective"``) or Key Result (``kind="kr"``): its language and its frame."""
    return default_linter().parse(text, kind)


def lint(text: str, kind: Kind = "kr") -> list[Diagnostic]:
    """What is weak in one statement, with default settings; an empty list for a well-formed one."""
    return default_linter().lint(text, kind)


def lint_document(
    text: str, format: Format = "markdown", path: str | PathLike[str] | None = None, bare: Kind | None = None
) -> Report:
    """Read and judge a whole plan with default settings; see :meth:`Linter.lint_document`."""
    return default_linter().lint_document(text, format, path, bare)


def lint_paths(paths: Iterable[str | PathLike[str]]) -> Iterator[Report]:
    """The reports of files and folders with default settings; see :meth:`Linter.lint_paths`."""
    return default_linter().lint_paths(paths)


def lint_many(statements: Iterable[str], kind: Kind = "kr", workers: int = 1) -> Iterator[list[Diagnostic]]:
    """The findings of each statement with default settings; see :meth:`Linter.lint_many`."""
    return default_linter().lint_many(statements, kind, workers)
