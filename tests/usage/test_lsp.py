"""The editor's server over the protocol, as an editor meets it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types

from kr_lint.lsp import DEBOUNCE, Positions
from kr_lint.model import Span
from tests.usage.editor import URI, changed, editor, run

OBJECTIVE = "## Objective: Become the shop people return to without discounts\n"
PLAN = OBJECTIVE + "- KR: 👍 Bring the share of on-time deliveries to 95%\n"
WIDE = types.PositionEncodingKind


def test_findings_are_published_on_open_change_save_and_close() -> None:
    async def scenario() -> None:
        async with editor() as (one, result):
            assert result.server_info is not None
            assert result.server_info.name == "kr-lint"
            opened = await one.open(PLAN)
            assert [found.code for found in opened.diagnostics] == ["missing-baseline"]
            assert opened.diagnostics[0].severity == types.DiagnosticSeverity.Warning
            assert opened.diagnostics[0].source == "kr-lint"
            href = opened.diagnostics[0].code_description
            assert href is not None
            assert href.href.endswith("/en/rules/missing-baseline")
            for version in range(2, 6):
                one.change(PLAN.replace("95", str(90 + version)), version)
            one.change(OBJECTIVE + "- KR: Launch the CRM\n", 6)
            changed = await one.next()
            assert changed.version == 6
            assert "activity" in [found.code for found in changed.diagnostics]
            await asyncio.sleep(2 * DEBOUNCE)
            assert one.published.empty()
            one.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(URI)))
            assert (await one.next()).diagnostics == changed.diagnostics
            one.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
            assert len((await one.next()).diagnostics) == 0

    run(scenario)


@pytest.mark.parametrize(
    ("offered", "chosen", "column"),
    [(None, WIDE.Utf16, 50), ([WIDE.Utf8], WIDE.Utf8, 52), ([WIDE.Utf32], WIDE.Utf32, 49)],
)
def test_positions_are_in_the_negotiated_encoding(
    offered: list[types.PositionEncodingKind] | None, chosen: types.PositionEncodingKind, column: int
) -> None:
    async def scenario() -> None:
        async with editor(encodings=offered) as (one, result):
            assert (result.capabilities.position_encoding or WIDE.Utf16) == chosen
            found = (await one.open(PLAN)).diagnostics[0]
            assert found.range.start == types.Position(1, column)
            assert found.range.end == types.Position(1, column + 3)

    run(scenario)


@pytest.mark.parametrize(
    ("locale", "words"),
    [("ru-RU", "сколько сейчас"), ("kk", "қазіргі мәні"), ("de", "where the metric stands"), (None, "where")],
)
def test_messages_are_in_the_language_of_the_editor(locale: str | None, words: str) -> None:
    async def scenario() -> None:
        async with editor(locale) as (one, _):
            found = (await one.open(PLAN)).diagnostics[0]
            assert words in found.message
            place = types.Position(found.range.start.line, found.range.start.character + 1)
            asked = types.HoverParams(types.TextDocumentIdentifier(URI), place)
            hover = await one.client.text_document_hover_async(asked)
            assert hover is not None
            assert isinstance(hover.contents, types.MarkupContent)
            assert "`missing-baseline` KR105" in hover.contents.value
            outside = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(0, 0))
            assert await one.client.text_document_hover_async(outside) is None

    run(scenario)


def test_the_rewrite_is_a_quick_fix() -> None:
    async def scenario() -> None:
        async with editor() as (one, _):
            found = (await one.open(PLAN)).diagnostics[0]
            context = types.CodeActionContext([found])
            asked = types.CodeActionParams(types.TextDocumentIdentifier(URI), found.range, context)
            actions = await one.client.text_document_code_action_async(asked)
            assert actions is not None
            action = actions[0]
            assert isinstance(action, types.CodeAction)
            assert action.kind == types.CodeActionKind.QuickFix
            better = "👍 Bring the share of on-time deliveries from ⟨now⟩% to 95%"
            assert action.title == better.removeprefix("👍 ")
            assert changed(PLAN, action) == f"{OBJECTIVE}- KR: {better}\n"
            nowhere = types.Range(types.Position(0, 0), types.Position(0, 1))
            asked = types.CodeActionParams(types.TextDocumentIdentifier(URI), nowhere, context)
            assert not await one.client.text_document_code_action_async(asked)

    run(scenario)


def test_plain_text_is_read_as_plain_text() -> None:
    async def scenario() -> None:
        async with editor() as (one, _):
            found = await one.open(OBJECTIVE[3:] + "    KR: Launch the CRM\n", "file:///team/okr.txt", "plaintext")
            assert found.diagnostics[0].range.start == types.Position(1, 8)

    run(scenario)


@pytest.mark.parametrize("encoding", list(WIDE))
@pytest.mark.parametrize("text", ["", "abc", "Қаз 👍 e\u0301\r\nend\n", "a\u2028b\x0bc\r\r\n👍"])
def test_positions_lead_back_to_their_offsets(text: str, encoding: types.PositionEncodingKind) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        assert positions.offset(positions.position(offset)) == offset
    whole = positions.range(Span(0, len(text)))
    assert whole.start == types.Position(0, 0)
    assert positions.offset(types.Position(99, 0)) == len(text)


def test_settings_files_govern_the_editor_as_they_govern_a_check(tmp_path: Path) -> None:
    path = tmp_path / "team" / "okr.md"
    path.parent.mkdir()
    settings = tmp_path / "kr_lint.toml"

    async def scenario() -> None:
        async with editor("ru") as (one, _):
            settings.write_text('[per-file-ignores]\n"team/*.md" = ["missing-baseline"]\n', "utf-8")
            assert len((await one.open(PLAN, path.as_uri())).diagnostics) == 0
            settings.write_text('ui-language = "kk"\n[severity]\nmissing-baseline = "error"\n', "utf-8")
            identifier = types.TextDocumentIdentifier(path.as_uri())
            one.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
            (found,) = (await one.next()).diagnostics
            assert found.severity == types.DiagnosticSeverity.Error
            assert "қазіргі мәні" in found.message
            asked = types.HoverParams(identifier, found.range.start)
            hover = await one.client.text_document_hover_async(asked)
            assert hover is not None
            assert isinstance(hover.contents, types.MarkupContent)
            assert "KR" in hover.contents.value
            settings.write_text('[words.vague]\nen = ["on-time"]\n', "utf-8")
            one.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
            assert "сколько сейчас" in (await one.next()).diagnostics[0].message

    run(scenario)


def test_a_fault_of_a_settings_file_is_shown_once_and_the_default_taken(tmp_path: Path) -> None:
    path = tmp_path / "okr.md"
    (tmp_path / "kr_lint.toml").write_text('ignore = ["vageu"]\n', "utf-8")

    async def scenario() -> None:
        async with editor() as (one, _):
            shown: list[str] = []

            @one.client.feature(types.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]
            def keep(params: types.ShowMessageParams) -> None:
                shown.append(params.message)

            assert [found.code for found in (await one.open(PLAN, path.as_uri())).diagnostics] == ["missing-baseline"]
            identifier = types.TextDocumentIdentifier(path.as_uri())
            one.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
            await one.next()
            assert len(shown) == 1
            assert "kr_lint.toml" in shown[0]
            assert "'vague'" in shown[0]

    run(scenario)
