from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kr_lint.sources import Block, Document, Lines, Offsets, Passage, document_from_text


def every_block(document: Document) -> list[Block]:
    return [one for block in document.blocks for one in (block, *block.cells)]


def assert_exact(document: Document) -> None:
    for block in every_block(document):
        assert len(block.offsets) == len(block.text)
        for char, offset in zip(block.text, block.offsets, strict=True):
            assert document.text[offset] == char
        if block.text and block.kind != "comment":
            assert block.start == block.offsets[0] or block.kind == "meta"
        assert block.line == document.line_column(block.start)[0]


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in document_from_text(text).blocks]


def test_markdown_blocks_are_plain() -> None:
    text = "## Цель *1*: [стать](https://x.kz) **лучшими**\n\n- [ ] a `b`\n  - ~~нет~~ да\n- [x] ү\n\n"
    text += "сөз ![img](u) <b>т</b>\n"
    assert kinds(text) == [
        ("heading", 2, "Цель 1: стать лучшими"),
        ("item", 0, "a b"),
        ("item", 1, "да"),
        ("item", 0, "ү"),
        ("paragraph", 0, "сөз  т"),
    ]
    document = document_from_text(text)
    assert [block.checked for block in document.blocks] == [None, False, None, True, None]
    assert_exact(document)


def test_code_quotes_and_footnotes_are_left_out() -> None:
    text = "> - KR1: цитата\n> > ішкі\n\n```\nKR2: код\n```\n\n    KR3: код\n\n"
    text += "мәтін[^1]\n\n[^1]: KR4: сілтеме\n\n<div>KR5</div>\n"
    assert kinds(text) == [("paragraph", 0, "мәтін")]


def test_a_table_has_header_and_cells_with_escaped_pipes() -> None:
    text = "| KR | Baseline |\n|---|--:|\n| a \\| **b** | 8% |\n| | 5 |\n"
    document = document_from_text(text)
    first, second = document.blocks
    assert first.header == ("KR", "Baseline")
    assert [cell.text for cell in first.cells] == ["a | b", "8%"]
    assert [cell.text for cell in second.cells] == ["", "5"]
    assert [cell.level for cell in second.cells] == [0, 1]
    assert (first.line, second.line) == (3, 4)
    assert_exact(document)


def test_comments_are_blocks_of_their_own() -> None:
    text = "<!-- kr-lint: ignore -->\n\n- KR1 <!-- inline --> end\n\n<!-- open\n"
    document = document_from_text(text)
    comments = [block for block in document.blocks if block.kind == "comment"]
    assert [block.text for block in comments] == ["kr-lint: ignore", "inline", "open"]
    assert [document.text[block.start :][:4] for block in comments] == ["<!--"] * 3
    assert [block.text for block in document.blocks if block.kind == "item"] == ["KR1  end"]


def test_comments_in_plain_text_may_span_lines() -> None:
    document = document_from_text("- KR1 <!-- a --> b <!-- c\nKR2: d\n--> KR3\n", "text")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("item", "KR1  b"),
        ("comment", "a"),
        ("comment", "c"),
        ("paragraph", "KR3"),
    ]
    assert_exact(document)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_and_line_ends(end: str) -> None:
    text = end.join(["---", "period: Q3 2026", "---", "", "# 🎯 Мақсат", "", "- 15\u00a0000-ға", "  дейін", ""])
    document = document_from_text(text)
    assert [(block.kind, block.text, block.line) for block in document.blocks] == [
        ("meta", "period: Q3 2026", 1),
        ("heading", "🎯 Мақсат", 5),
        ("item", "15\u00a0000-ға\nдейін", 7),
    ]
    assert document.text == text
    assert document.line_column(text.index("Мақсат")) == (5, 5)
    assert_exact(document)


def test_a_rule_later_in_the_text_is_no_front_matter() -> None:
    assert kinds("a\n\n---\nKR1: b\n\n---\n")[1] == ("paragraph", 0, "KR1: b")


def test_character_references_stand_at_their_first_code_point() -> None:
    document = document_from_text("a &lt; b &amp; c\n")
    (block,) = document.blocks
    assert block.text == "a < b & c"
    assert [document.text[block.offsets[i]] for i in (2, 4, 6, 8)] == ["&", "b", "&", "c"]


def test_bullets_under_a_number_are_nested_even_with_two_spaces() -> None:
    assert kinds("1. a\n  - b\n  - c\n2. d\n  - e\n") == [
        ("item", 0, "a"),
        ("item", 1, "b"),
        ("item", 1, "c"),
        ("item", 0, "d"),
        ("item", 1, "e"),
    ]


def test_plain_text_lines_bullets_and_depth() -> None:
    text = "Цель\n====\n• бір\n   жалғасы\n\t– екі\n1) үш\n\n# Нота\nа) төрт\n1.5 млн\n[ ] x\n"
    document = document_from_text(text, "text")
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        ("heading", 1, "Цель"),
        ("item", 0, "бір\nжалғасы"),
        ("item", 1, "екі"),
        ("item", 0, "үш"),
        ("heading", 1, "Нота"),
        ("item", 0, "төрт"),
        ("paragraph", 0, "1.5 млн"),
        ("paragraph", 0, "[ ] x"),
    ]
    assert_exact(document)


def test_decomposed_text_keeps_its_offsets() -> None:
    text = unicodedata.normalize("NFD", "- Ключевой *результат*: й\n")
    assert_exact(document_from_text(text))


def test_lone_surrogates_are_replaced_with_a_notice() -> None:
    document = document_from_text("- KR \ud83d x\n")
    assert document.text == "- KR \ufffd x\n"
    assert document.notices == ("code points that stand for no character were replaced: 1",)


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize("piece", ["[", "*а ", "> ", "- а\n", "сөз\r\n", "&amp;", "<!-- ", "|а", "`", "![[", "<b>"])
def test_hostile_repetition_takes_linear_time(piece: str, format: str) -> None:
    def seconds(count: int) -> float:
        best = float("inf")
        for _ in range(5):
            start = time.process_time()
            document_from_text(piece * count, format)  # type: ignore[arg-type]
            best = min(best, time.process_time() - start)
        return best

    assert seconds(40_000) < 8 * seconds(10_000) + 0.2


def test_twenty_thousand_nested_brackets() -> None:
    assert len(document_from_text("[" * 20_000 + "]" * 20_000).blocks) == 1


def test_ten_megabytes_on_one_line() -> None:
    text = "сөз " * 2_500_000
    for format in ("markdown", "text"):
        (block,) = document_from_text(text, format).blocks
        assert block.offsets.contiguous
        assert block.text == text.strip()


MARKUP = st.lists(
    st.sampled_from(
        [
            "# ",
            "- ",
            "1. ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "**",
            "*",
            "`",
            "|",
            "\\|",
            "---\n",
            "> ",
            "[x] ",
            "<!--",
            "-->",
            "<br>",
            "[a](b)",
            "```\n",
            "|a|b|\n|-|-|\n",
            "~~",
            "&amp;",
            "&#10;",
            "\x00",
            "🎯",
            "й",
            "\xa0",
            "KR1: ",
            "Цель",
            "8%",
            "\u2028",
        ]
    )
    | st.text(max_size=4),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(MARKUP, st.sampled_from(["markdown", "text"]))
def test_any_text_is_read_and_offsets_lie_inside(text: str, format: str) -> None:
    document = document_from_text(text, format)  # type: ignore[arg-type]
    for block in every_block(document):
        assert len(block.offsets) == len(block.text)
        for char, offset in zip(block.text, block.offsets, strict=True):
            source = document.text[offset]
            assert source == char or source in "&\0\r\t<\\" or char in " \n\ufffd", (char, source)
        assert list(block.offsets) == sorted(block.offsets)
        assert block.line == document.line_column(block.start)[0]


@given(st.text(alphabet="a\r\nй", max_size=40), st.integers(0, 40))
def test_line_and_column(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    before = text[:offset]
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        return
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert Lines(text).position(offset) == (len(lines), len(lines[-1]) + 1)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=8), st.data())
def test_offsets_behave_like_a_tuple(runs: list[tuple[int, int]], data: st.DataObject) -> None:
    plain = tuple(at + i for at, count in runs for i in range(count))
    offsets = Offsets(runs)
    assert tuple(offsets) == plain
    start, stop = data.draw(st.integers(0, len(plain))), data.draw(st.integers(0, len(plain)))
    assert tuple(offsets[start:stop]) == plain[start:stop]
    assert offsets[start:stop] == Offsets((one, 1) for one in plain[start:stop])
    assert tuple(offsets[::-1]) == plain[::-1]
    assert all(offsets[i] == plain[i] for i in range(-len(plain), len(plain)))


def test_passages_keep_text_and_offsets_together() -> None:
    passage = Passage.join([Passage.at(" ab\n", 10), Passage.at("cd ", 20)]).strip()
    assert passage.text == "ab\ncd"
    assert [line.offsets[0] for line in passage.lines()] == [11, 20]
    assert passage.on_one_line().text == "ab cd"
