"""The editor's server for every format with lines: what is underlined, what a quick fix writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lsprotocol import types

from kr_lint.lsp import format_for
from tests.usage.editor import Editor, changed, editor, offset, run

OBJECTIVE = "Become the shop people return to without discounts"
PLAIN = "Bring the share of on-time deliveries to 95%"
BETTER = "Bring the share of on-time deliveries from ⟨now⟩% to 95%"
QUOTED = 'Bring the share of \\"on-time\\" deliveries to 95%'
#: The language of the editor, the ending of the file, the document, and how a result and its better form stand there.
OWN = {
    "yaml": ("yaml", ".yaml", f"objective: {OBJECTIVE}\nkey_results:\n  - {{}}  # 👍 ours\n", PLAIN, BETTER),
    "yaml in quotes": (
        "yaml",
        ".yml",
        f"{{{{objective: '{OBJECTIVE}', note: 👍, key_results: ['{{}}']}}}}\n",
        "Bring the share of ''on-time'' deliveries to 95%",
        "Bring the share of ''on-time'' deliveries from ⟨now⟩% to 95%",
    ),
    "yaml folded": (
        "yaml",
        ".yaml",
        f"objective: {OBJECTIVE}\nkey_results:\n  - >-\n    {{}}\n",
        "Bring the share of\n    on-time deliveries to 95%",
        "Bring the share of\n    on-time deliveries from ⟨now⟩% to 95%",
    ),
    "json": ("json", ".json", f'{{{{"objective": "{OBJECTIVE}", "key_results": ["👍", "{{}}"]}}}}', PLAIN, BETTER),
    "json with escapes": (
        "json",
        ".json",
        f'{{{{"objective": "{OBJECTIVE}",\n "note": "👍", "key_results": ["{{}}"]}}}}',
        QUOTED,
        QUOTED.replace("to 95", "from ⟨now⟩% to 95"),
    ),
    "json lines": (
        "jsonl",
        ".jsonl",
        f'{{{{"objective": "{OBJECTIVE}", "key_results": ["👍👍", "{{}}"]}}}}\n{{{{"objective": "Second to none"}}}}\n',
        PLAIN,
        BETTER,
    ),
    "csv": ("csv", ".csv", f"Objective,Owner,Key result\r\n{OBJECTIVE},👍,{{}}\r\n", PLAIN, BETTER),
    "csv in quotes": (
        "csv",
        ".csv",
        f'Objective;Key result;Owner\n{OBJECTIVE};"{{}}";👍\n',
        'Bring the share of ""on-time"" deliveries to 95%',
        'Bring the share of ""on-time"" deliveries from ⟨now⟩% to 95%',
    ),
    "tsv": ("tsv", ".tsv", f"Objective\tOwner\tKey result\n{OBJECTIVE}\t👍\t{{}}\n", PLAIN, BETTER),
    "html": (
        "html",
        ".html",
        f"<h2>Objective: {OBJECTIVE}</h2>\n<p>👍</p><ul><li>KR: {{}}</li></ul>\n",
        "Bring the share of <b>on-time</b> deliveries &amp; pick-ups to 95%",
        "Bring the share of <b>on-time</b> deliveries &amp; pick-ups from ⟨now⟩% to 95%",
    ),
    "markdown": (
        "markdown",
        ".md",
        f"## Objective: {OBJECTIVE}\n\n- KR: 👍 {{}}\n",
        "Bring the share of **on-time** deliveries to 95%",
        "Bring the share of **on-time** deliveries from ⟨now⟩% to 95%",
    ),
}


async def actions(one: Editor, uri: str, found: types.Diagnostic) -> list[types.CodeAction]:
    asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), found.range, types.CodeActionContext([found]))
    answer = await one.client.text_document_code_action_async(asked)
    return [action for action in answer or [] if isinstance(action, types.CodeAction)]


@pytest.mark.parametrize("by_name", [True, False], ids=["by name", "by language"])
@pytest.mark.parametrize("name", list(OWN))
def test_every_format_is_underlined_explained_and_mended(name: str, by_name: bool) -> None:
    language, ending, document, plain, better = OWN[name]
    text = document.format(plain)
    uri = f"file:///team/okr{ending}" if by_name else "untitled:plan"

    async def scenario() -> None:
        async with editor() as (one, _):
            opened = await one.open(text, uri, "plaintext" if by_name else language)
            (found,) = (found for found in opened.diagnostics if found.code == "missing-baseline")
            assert text[offset(text, found.range.start) : offset(text, found.range.end)] == "95%"
            hover = await one.client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(uri), found.range.start)
            )
            assert hover is not None
            assert isinstance(hover.contents, types.MarkupContent)
            assert "`missing-baseline` KR105" in hover.contents.value
            first = (await actions(one, uri, found))[0]
            assert changed(text, first) == document.format(better)

    run(scenario)


RETURN = "Raise the share of orders that came back from 20% to 35% in "


@pytest.mark.parametrize(
    ("ending", "document", "written"),
    [
        (".json", f'{{{{"objective": "{OBJECTIVE}", "key_results": ["{{0}}", "{{0}}"]}}}}', '\\"Spring\\"'),
        (".json", f'{{{{"objective": "{OBJECTIVE}", "key_results": ["{{0}}", "{{0}}"]}}}}', "Orl\\u00e9ans \\u00e9"),
        (".yaml", f'objective: {OBJECTIVE}\nkey_results:\n  - "{{0}}"\n  - "{{0}}"\n', "\\u00abSpring\\xbb"),
        (".csv", f'Objective,Key result\n{OBJECTIVE},"{{0}}"\n,"{{0}}"\n', '""Spring""'),
        (
            ".html",
            f"<h2>Objective: {OBJECTIVE}</h2><ul><li>KR: {{0}}</li><li>KR: {{0}}</li></ul>",
            "&laquo;Spring&raquo;",
        ),
        (".md", f"## Objective: {OBJECTIVE}\n- KR: {{0}}\n- KR: {{0}}\n", "Spring \\(North\\)"),
    ],
)
def test_what_is_underlined_ends_behind_its_last_escape(ending: str, document: str, written: str) -> None:
    text = document.format(RETURN + written)

    async def scenario() -> None:
        async with editor() as (one, _):
            opened = await one.open(text, f"file:///team/okr{ending}")
            (found,) = (found for found in opened.diagnostics if found.code == "overlapping-key-results")
            assert text[offset(text, found.range.start) : offset(text, found.range.end)] == RETURN + written

    run(scenario)


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        # the second result needs a row of its own, the words hold an escape, the alias stands for both
        (".csv", f"Objective,Key result\n{OBJECTIVE},Raise NPS from 20 to 50 and cut churn from 5% to 2%\n"),
        (
            ".json",
            f'{{"objective": "{OBJECTIVE}", "key_results": ["Raise NPS from 20 to 50 by launching a \\u0043RM"]}}',
        ),
        (
            ".yaml",
            f"- objective: {OBJECTIVE}\n  key_results: [&one Bring the share of repeat orders to 35%]\n"
            "- objective: Become the team people ask for\n  key_results: [*one]\n",
        ),
    ],
)
def test_a_rewrite_that_cannot_stand_there_is_not_offered(ending: str, text: str) -> None:
    uri = f"file:///team/okr{ending}"

    async def scenario() -> None:
        async with editor() as (one, _):
            opened = await one.open(text, uri)
            codes = {found.code for found in opened.diagnostics}
            assert codes & {"compound", "method", "missing-baseline"}
            for found in opened.diagnostics:
                if found.code in ("compound", "method", "missing-baseline"):
                    assert await actions(one, uri, found) == []

    run(scenario)


def test_data_that_are_no_plan_and_broken_data_are_left_alone() -> None:
    async def scenario() -> None:
        async with editor() as (one, _):
            logged: list[types.LogMessageParams] = []

            @one.client.feature(types.WINDOW_LOG_MESSAGE)  # type: ignore[untyped-decorator]
            def keep(params: types.LogMessageParams) -> None:
                logged.append(params)

            package = json.dumps({"name": "shop", "keywords": ["Launch the CRM"], "scripts": {"test": "run"}})
            assert len((await one.open(package, "file:///team/package.json", "json")).diagnostics) == 0
            assert logged == []
            assert len((await one.open("{", "file:///team/okr.json", "json")).diagnostics) == 0
            assert "okr.json: is not JSON, line 1, column 2" in logged[0].message
            assert logged[0].type == types.MessageType.Log

    run(scenario)


@pytest.mark.parametrize(
    ("name", "language", "format"),
    [
        ("okr.md", "plaintext", "markdown"),
        ("okr.TXT", "markdown", "text"),
        ("okr.tsv", "", "csv"),
        ("okr", "plaintext", "text"),
        ("okr", "html", "html"),
        ("okr", "asciidoc", "markdown"),
        (None, "yaml", "yaml"),
    ],
)
def test_the_ending_tells_the_format_then_the_language(name: str | None, language: str, format: str) -> None:
    assert format_for(None if name is None else Path(name), language) == format
