from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kr_lint.model import KeyResult, Objective
from kr_lint.parse.outline import outline
from kr_lint.sources import document_from_text

PIECES = [
    *(
        "# ",
        "## ",
        "### ",
        "- ",
        "  - ",
        "    - ",
        "1. ",
        "\n",
        "\r\n",
        "\n\n",
        "**",
        "`",
        "> ",
        "- [x] ",
        "<br>",
        "<!-- c -->",
    ),
    *(
        "Objective",
        "Objective 1: ",
        "O1: ",
        "Цель",
        "Цели\n",
        "Мақсат 1. ",
        "1-мақсат: ",
        "KR1: ",
        "KR ",
        "KR2.1 ",
        "Key results",
        "КР1: ",
    ),
    *(
        "Түйінді нәтижелер:",
        "Ключевые результаты\n",
        "Initiatives\n",
        "Инициативы:",
        "Ескертулер\n",
        "Notes:",
        "Примеры\n",
        "Owner: ",
    ),
    *(
        "OKR Q3 2026\n",
        "2026 жылғы 3-тоқсан",
        "| KR | Цель |\n|---|---|\n| ",
        " | ",
        " |\n",
        "Baseline: 5",
        "(owner: a)",
        "(70%)",
        "[P0] ",
        "@aida ",
    ),
    *(
        "Raise a from 8% to 15%",
        "Конверсияны 8%-дан 15%-ға жеткізу",
        "Стать лучшими на рынке",
        "🎯",
        "\u00a0",
        "й",
        "---\n",
        "```\n",
        "\t",
        ":",
    ),
]
DOCUMENTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)


@settings(max_examples=600, deadline=None)
@given(DOCUMENTS, st.sampled_from(["markdown", "text"]), st.sampled_from([None, "kr", "objective"]))
def test_any_document_has_an_outline_with_exact_offsets(text: str, format: str, bare: str | None) -> None:
    document = document_from_text(text, format)  # type: ignore[arg-type]
    plan = outline(document, bare=bare)  # type: ignore[arg-type]
    for objective in plan.objectives:
        assert objective.text or objective.key_results
        goals: list[Objective | KeyResult] = [objective, *objective.key_results]
        for one in goals:
            offsets = one.offsets or tuple(range(one.start, one.start + len(one.text)))
            assert len(offsets) == len(one.text)
            assert 0 <= one.start <= len(document.text)
            for char, offset in zip(one.text, offsets, strict=True):
                source = document.text[offset]
                assert source == char or source in "&\0\r\t<\\" or char in " \n\ufffd"
            if one.text:
                assert one.start == offsets[0]
                assert "\n" not in one.text
                assert one.text == one.text.strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_decomposed_spelling_changes_nothing(text: str) -> None:
    def texts(source: str) -> list[tuple[str, list[str]]]:
        return [
            (unicodedata.normalize("NFC", one.text), [unicodedata.normalize("NFC", kr.text) for kr in one.key_results])
            for one in outline(document_from_text(source)).objectives
        ]

    assert texts(unicodedata.normalize("NFD", text)) == texts(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize(
    "piece",
    [
        "- KR1: a 5\n",
        "- a\n",
        "# Цель 1: a\n- b\n\n",
        "Мақсат:\n\n",
        "**a b c**\n\n- d 5\n\n",
        "[",
        "(owner: ",
        "KR1: a\r\n",
        "a:\n- b\n",
        "x\n- y 5\n",
        "| KR |\n|-|\n| a |\n\n",
        "  - a\n",
        "@a ",
        "1.1 ",
        "🎯",
    ],
)
def test_time_is_linear(piece: str, format: str) -> None:
    def seconds(count: int) -> float:
        document = document_from_text("# OKR\n\n" + piece * count, format)  # type: ignore[arg-type]
        best = float("inf")
        for _ in range(5):
            start = time.process_time()
            outline(document)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(4_000) < 8 * seconds(1_000) + 0.1


def test_a_long_line() -> None:
    text = "# O1: A\n- KR1: " + "Raise (a) [b] @c " * 60_000
    (objective,) = outline(document_from_text(text)).objectives
    assert len(objective.key_results[0].text) > 900_000
