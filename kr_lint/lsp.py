"""The editor's server: findings while one types, the rule's page on hover, the rewrite as a quick fix.

Positions are converted here, at the border: code points inside, the negotiated encoding (UTF-16 by default) outside.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from kr_lint.api import Linter
from kr_lint.configuration import Configuration, SettingsFile
from kr_lint.model import LANGUAGES, Diagnostic, LanguageCode, Report, Severity, Span
from kr_lint.reports.goals import Goals
from kr_lint.reports.pages import short_page
from kr_lint.reports.wire import tool_version
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.loading import RuleSource, load_pack, pack_names
from kr_lint.rulebook.rulebook import all_sources
from kr_lint.runs import Linters
from kr_lint.settings import Settings
from kr_lint.sources.document import Format, Lines

#: Seconds without a further change before a document is judged again.
DEBOUNCE: Final = 0.3
_SEVERITIES: Final[dict[Severity, types.DiagnosticSeverity]] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
#: What may stand before a statement whose rewrite has several lines; each further line gets the same.
_BULLET: Final = re.compile(r"\s*(?:[-*+•]\s+)?(?:\[ \]\s+)?")


class Positions:
    """Offsets of a text as positions of the protocol, in the units of one encoding."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.encoding = encoding
        self.lines = Lines(text)

    def position(self, offset: int) -> types.Position:
        """The position of a code point."""
        line, column = self.lines.position(offset)
        start = offset - column + 1
        return types.Position(line - 1, self._units(self.text[start:offset]))

    def offset(self, position: types.Position) -> int:
        """The code point at a position; positions beyond the text are drawn in."""
        starts = self.lines.starts
        if position.line >= len(starts):
            return len(self.text)
        start = starts[position.line]
        end = starts[position.line + 1] if position.line + 1 < len(starts) else len(self.text)
        units = 0
        for offset in range(start, end):
            if units >= position.character:
                return offset
            units += self._units(self.text[offset])
        return end

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def _units(self, text: str) -> int:
        if self.encoding == types.PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "replace"))
        if self.encoding == types.PositionEncodingKind.Utf16:
            return len(text) + sum(char > "\uffff" for char in text)
        return len(text)


@dataclass(slots=True)
class _Open:
    """A document as last judged."""

    report: Report
    positions: Positions
    version: int | None
    linter: Linter


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
        plain = document.language_id == "plaintext" or (document.path or "").endswith(".txt")
        format: Format = "text" if plain else "markdown"
        linter = self.linter_of(Path(document.path) if document.path else None)
        report = linter.lint_document(document.source, format, document.path)
        encoding = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
        positions = Positions(report.text, encoding)
        self.judged[uri] = _Open(report, positions, document.version, linter)
        found = [self.diagnostic(one, positions) for one in report.diagnostics]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))

    def diagnostic(self, one: Diagnostic, positions: Positions) -> types.Diagnostic:
        """A finding as the protocol has it."""
        return types.Diagnostic(
            range=positions.range(one.span),
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
        positions = judged.positions
        span = Span(positions.offset(wanted.start), positions.offset(wanted.end))
        goals = Goals(judged.report)
        actions = []
        for one in judged.report.diagnostics:
            index = goals.index(one)
            if one.span.start > span.end or one.span.end < span.start or index is None:
                continue
            place = _whole(goals, index)
            for number, rewrite in enumerate(one.rewrites):
                text = place and _fitting(rewrite.text, judged.report.text, place)
                if place is None or text is None:
                    continue
                edit = types.TextEdit(positions.range(place), text)
                document = types.OptionalVersionedTextDocumentIdentifier(uri, judged.version)
                actions.append(
                    types.CodeAction(
                        title=rewrite.text.replace("\n", " / "),
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[self.diagnostic(one, positions)],
                        is_preferred=number == 0 and not rewrite.placeholders,
                        edit=types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [edit])]),
                    )
                )
        return actions


def _whole(goals: Goals, index: int) -> Span | None:
    """Where a statement stands; None when markup in its middle would be lost."""
    goal = goals.goals[index].goal
    return Span(goal.start, goal.start + len(goal.text)) if goal.offsets is None else None


def _fitting(rewrite: str, text: str, place: Span) -> str | None:
    """The rewrite as it can stand there: further lines get the bullet of the first; None where that is not possible."""
    if "\n" not in rewrite:
        return rewrite
    line = max(text.rfind("\n", 0, place.start), text.rfind("\r", 0, place.start)) + 1
    lead = text[line : place.start]
    return rewrite.replace("\n", f"\n{lead}") if _BULLET.fullmatch(lead) else None


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
