"""The editor's server: findings while one types, the rule's page on hover, the rewrite as a quick fix.

Positions are converted here, at the border: code points inside, the negotiated encoding (UTF-16 by default) outside.
"""

from __future__ import annotations

import asyncio
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from kr_lint.api import Linter
from kr_lint.carrying import carried
from kr_lint.configuration import Configuration, SettingsFile
from kr_lint.discovery import taken
from kr_lint.fixing import proposals
from kr_lint.model import LANGUAGES, Diagnostic, Edit, LanguageCode, Report, Rewrite, Severity, Span
from kr_lint.reports.catalogue import in_language
from kr_lint.reports.goals import Goals
from kr_lint.reports.pages import short_page
from kr_lint.reports.replacements import written_end
from kr_lint.reports.wire import tool_version
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.loading import RuleSource, load_pack, pack_names
from kr_lint.rulebook.rulebook import all_sources
from kr_lint.runs import Linters
from kr_lint.settings import Settings
from kr_lint.sources.document import Format, Lines
from kr_lint.sources.reading import SUFFIXES, format_of

#: Seconds without a further change before a document is judged again.
DEBOUNCE: Final = 0.3
_SEVERITIES: Final[dict[Severity, types.DiagnosticSeverity]] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
#: The last code points that take one unit, two, three.
_WIDER: Final[dict[str, tuple[str, ...]]] = {
    types.PositionEncodingKind.Utf8: ("\x7f", "\u07ff", "\uffff"),
    types.PositionEncodingKind.Utf16: ("\uffff",),
}
#: The formats of editors' languages; a file's ending tells it first.
_LANGUAGES: Final[dict[str, Format]] = {
    "plaintext": "text",
    "csv": "csv",
    "tsv": "csv",
    "yaml": "yaml",
    "json": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "html": "html",
}
#: Whoever asks for all that a document holds wants no list of it.
_MOST_FIXED: Final = 20


class Positions:
    """Offsets of a text as positions of the protocol, in the units of one encoding."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.lines = Lines(text)
        wide = _WIDER.get(encoding, ())
        #: The units before each code point; None where each takes one.
        self._before: array[int] | None = None
        if wide and max(text, default="") > wide[0]:
            self._before = array("Q", accumulate((1 + sum(char > bound for bound in wide) for char in text), initial=0))

    def position(self, offset: int) -> types.Position:
        """The position of a code point."""
        line, column = self.lines.position(offset)
        start = offset - column + 1
        return types.Position(
            line - 1, column - 1 if self._before is None else self._before[offset] - self._before[start]
        )

    def offset(self, position: types.Position) -> int:
        """The code point at a position; positions beyond the text are drawn in."""
        starts = self.lines.starts
        if position.line >= len(starts):
            return len(self.text)
        start = starts[position.line]
        end = starts[position.line + 1] if position.line + 1 < len(starts) else len(self.text)
        if self._before is None:
            return min(start + position.character, end)
        return bisect_left(self._before, self._before[start] + position.character, start, end)

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))


@dataclass
class _Open:
    """A document as last judged."""

    report: Report
    format: Format
    positions: Positions
    version: int | None
    linter: Linter

    @cached_property
    def goals(self) -> Goals:
        """The statements by their places."""
        return Goals(self.report)

    def span(self, one: Diagnostic) -> Span:
        """Where a finding stands, whole: behind its last escape, not in it."""
        if not one.span.end or one.span.start == one.span.end:
            return one.span
        index = self.goals.index(one)
        if index is None:
            return one.span
        goal = self.goals.goals[index].goal
        return Span(one.span.start, written_end(goal, one.span.end, self.report.text, self.format))

    def carried(self, rewrite: Rewrite, edits: tuple[Edit, ...], at: int) -> tuple[Edit, ...] | None:
        """The edits of a rewrite of the statement at ``at`` of the plan as the document's format has them."""
        report = self.report
        path = None if report.path is None else Path(report.path)
        lines = rewrite.text.split("\n")
        return carried(edits, lines, at, report.plan, report.text, self.format, path, self.linter.settings)


class KrLintServer(LanguageServer):
    """The server with its linter and the documents that are open."""

    def __init__(self) -> None:
        super().__init__("kr-lint", tool_version(), text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.linter = Linter()
        self._known: dict[str, Linter] = {}
        self._overrides: tuple[SettingsFile, ...] = ()
        self._fault = ""
        self.judged: dict[str, _Open] = {}
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self._sources: dict[str, RuleSource] | None = None

    def speak(self, locale: str | None) -> None:
        """Write messages in the editor's language when it is one of the three, else in each statement's."""
        code = (locale or "").lower().replace("_", "-").split("-")[0]
        if code in LANGUAGES:
            self.linter = Linter(Settings(ui_language=code))
            self._overrides = (SettingsFile.model_validate({"ui-language": code}),)

    def linter_of(self, path: Path | None) -> Linter:
        """The linter with the settings that govern a file now; a fault in them is shown once and the default taken."""
        if path is None:
            return self.linter
        try:
            said = Configuration().for_path(path).settings.ui_language
            overrides = self._overrides if said == "auto" else ()
            linter = Linters(Configuration(overrides), self._known).of(path)
        except RuleError as fault:
            if str(fault) != self._fault:
                self._fault = str(fault)
                asked = self.linter.settings.ui_language
                shown = fault.in_language(fault.reader or ("en" if asked == "auto" else asked))
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"kr-lint: {shown}"))
            return self.linter
        self._fault = ""
        return linter

    def schedule(self, uri: str) -> None:
        """Judge a document when no further change comes for a moment."""
        self.forget_schedule(uri)
        self.waiting[uri] = asyncio.get_running_loop().call_later(DEBOUNCE, self.judge, uri)

    def forget_schedule(self, uri: str) -> None:
        """Judge it no more, unless asked again."""
        handle = self.waiting.pop(uri, None)
        if handle is not None:
            handle.cancel()

    def judge(self, uri: str) -> None:
        """Lint a document and publish its findings."""
        self.forget_schedule(uri)
        document = self.workspace.get_text_document(uri)
        path = Path(document.path) if document.path else None
        format = format_for(path, document.language_id)
        linter = self.linter_of(path)
        # The editor opens any data, so that what is no plan is told as in a folder that is searched.
        report = taken(linter.lint_document(document.source, format, document.path), ())
        if report.error is not None:
            said = f"{document.path or uri}: {in_language(report.error, linter.reader('en'))}"
            self.window_log_message(types.LogMessageParams(types.MessageType.Log, f"kr-lint: {said}"))
        encoding = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
        judged = _Open(report, format, Positions(report.text, encoding), document.version, linter)
        self.judged[uri] = judged
        found = [self.diagnostic(one, judged) for one in report.diagnostics]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))

    def diagnostic(self, one: Diagnostic, judged: _Open) -> types.Diagnostic:
        """A finding as the protocol has it."""
        return types.Diagnostic(
            range=judged.positions.range(judged.span(one)),
            message=f"{one.message}\n{one.hint}",
            severity=_SEVERITIES[one.severity],
            code=one.rule,
            code_description=types.CodeDescription(href=one.url),
            source="kr-lint",
        )

    def page(self, one: Diagnostic, linter: Linter) -> str:
        """The page of a finding's rule in the reader's language."""
        if self._sources is None:
            packs = [load_pack(name) for name in pack_names()]
            self._sources = {name: source for name, (_, source) in all_sources(packs).items()}
        language: LanguageCode = linter.reader(one.language)
        source = self._sources.get(one.rule)
        return f"{one.message}\n\n{one.hint}" if source is None else short_page(source, language)

    def fixes(self, uri: str, wanted: types.Range) -> list[types.CodeAction]:
        """A quick fix for each finding in the range that has a rewrite."""
        judged = self.judged.get(uri)
        if judged is None:
            return []
        report, positions = judged.report, judged.positions
        span = Span(positions.offset(wanted.start), positions.offset(wanted.end))
        inside = [one for one in report.diagnostics if one.span.start <= span.end and one.span.end >= span.start]
        document = types.OptionalVersionedTextDocumentIdentifier(uri, judged.version)
        actions = []
        for at, proposal in proposals(report, inside[:_MOST_FIXED], set()):
            told = [self.diagnostic(proposal.diagnostic, judged)]
            for rewrite, plain in proposal.rewrites:
                edits = judged.carried(rewrite, plain, at)
                if edits is None:
                    continue
                changes = [types.TextEdit(positions.range(edit.span), edit.text) for edit in edits]
                actions.append(
                    types.CodeAction(
                        title=rewrite.text.replace("\n", " / "),
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=told,
                        is_preferred=rewrite is proposal.diagnostic.rewrite and not rewrite.placeholders,
                        edit=types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, changes)]),
                    )
                )
        return actions


def format_for(path: Path | None, language: str | None) -> Format:
    """The format of a document by its file's ending, else by the language that the editor has given it."""
    if path is not None and path.suffix.lower() in SUFFIXES:
        return format_of(path)
    return _LANGUAGES.get(language or "", "markdown")


def create_server() -> KrLintServer:
    """A server with all its features, not yet started."""
    server = KrLintServer()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.speak(params.locale)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.judge(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.schedule(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.judge(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget_schedule(uri)
        server.judged.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        judged = server.judged.get(params.text_document.uri)
        if judged is None:
            return None
        offset = judged.positions.offset(params.position)
        found = [one for one in judged.report.diagnostics if one.span.start <= offset < one.span.end]
        if not found:
            return None
        pages = "\n\n---\n\n".join(server.page(one, judged.linter) for one in found)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, pages))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        return server.fixes(params.text_document.uri, params.range)

    return server
