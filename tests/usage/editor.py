"""An editor that talks to the server over the protocol."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from lsprotocol import types
from pygls.lsp.client import LanguageClient

URI = "file:///team/okr.md"


class Editor:
    """A client that keeps what the server publishes."""

    def __init__(self) -> None:
        self.client = LanguageClient("test-editor", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def keep(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

    async def open(self, text: str, uri: str = URI, language: str = "markdown") -> types.PublishDiagnosticsParams:
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.next()

    def change(self, text: str, version: int) -> None:
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        identifier = types.VersionedTextDocumentIdentifier(uri=URI, version=version)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, changes))

    async def next(self) -> types.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.published.get(), 20)


@asynccontextmanager
async def editor(
    locale: str | None = None, encodings: list[types.PositionEncodingKind] | None = None
) -> AsyncIterator[tuple[Editor, types.InitializeResult]]:
    one = Editor()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    await one.client.start_io(sys.executable, "-m", "kr_lint.cli", "lsp", env=environment)
    general = types.GeneralClientCapabilities(position_encodings=encodings)
    asked = types.InitializeParams(capabilities=types.ClientCapabilities(general=general), locale=locale)
    result = await asyncio.wait_for(one.client.initialize_async(asked), 20)
    one.client.initialized(types.InitializedParams())
    try:
        yield one, result
    finally:
        await asyncio.wait_for(one.client.shutdown_async(None), 20)
        one.client.exit(None)
        await asyncio.wait_for(one.client.stop(), 20)  # type: ignore[no-untyped-call]


def run(scenario: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(scenario(), 60))


def changed(text: str, action: types.CodeAction) -> str:
    """``text`` with the edits of an action carried out, its positions counted in UTF-16."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    for edit in sorted(change.edits, key=lambda one: _key(one.range.start), reverse=True):
        assert isinstance(edit, types.TextEdit)
        start, end = offset(text, edit.range.start), offset(text, edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


def offset(text: str, position: types.Position) -> int:
    """The code point at a position in UTF-16."""
    lines = text.split("\n")
    units = lines[position.line].encode("utf-16-le")[: 2 * position.character]
    return sum(len(line) + 1 for line in lines[: position.line]) + len(units.decode("utf-16-le"))


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
