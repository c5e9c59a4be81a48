"""What teams write around their goals: loose scores, bracketed owners, lettered labels, past periods, notes."""

from __future__ import annotations

import pytest

from kr_lint.parse.outline import outline
from kr_lint.parse.outline_labels import read_label
from kr_lint.sources import document_from_text
from tests.parse.test_outline import assert_exact, plan, shape

GOAL = "Riders trust the bus"
FIRST, SECOND = "On-time departures from 80% to 95%", "Complaints from 30 to 10"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" — 40%", " — 5%"),
        (" (40%)", " (5%)"),
        (" `0.4`", " `0.1`"),
        (" (@aida) 0.4", " (@bolat) 1.0"),
        (" — confidence 0.4", " — уверенность 0,7"),
        (" — сенімділік: 0.4", " [40%]"),
        (" [Айда]", " [шеф Болат]"),
        (" [Айда Б.]", " [Draft]"),
        (" @aida — confidence 0.4", " @bolat — progress 30%"),
    ],
)
def test_what_is_tagged_behind_key_results_is_no_part_of_them(one: str, other: str) -> None:
    text = f"## Objective: {GOAL}\n- KR: {FIRST}{one}\n- KR: {SECOND}{other}\n"
    assert shape(text) == [(GOAL, [FIRST, SECOND])]
    document = document_from_text(text, "markdown")
    assert_exact(document, outline(document))


@pytest.mark.parametrize(
    "results",
    [
        ("Share of clean buses — 95%", "Share of full buses — 60%"),
        ("Raise the index of trust from 0.4 to 0.6", "Raise the index of order from 0.5 to 0.7"),
        ("Довести индекс с 0,4 до 0,6", "Довести точность с 0,5 до 0,7"),
        (f"{FIRST} — 40%", SECOND),
    ],
)
def test_values_that_only_look_like_scores_stay(results: tuple[str, str]) -> None:
    lines = "".join(f"- KR: {one}\n" for one in results)
    assert shape(f"## Objective: {GOAL}\n{lines}") == [(GOAL, list(results))]


def test_labels_may_go_by_letters() -> None:
    first = f"Objective A: {GOAL}\n\n  KR A1  {FIRST}\n  KR A2  {SECOND}\n\n"
    text = f"{first}Objective B: Drivers stay\n\n  KR B1  Exits from 9 to 3\n"
    assert shape(text, "text") == [(GOAL, [FIRST, SECOND]), ("Drivers stay", ["Exits from 9 to 3"])]


def test_an_article_is_no_letter_of_a_label() -> None:
    text = "KR a better bus for all riders"
    label = read_label(text)
    assert label is not None
    assert text[label.end :].startswith("a better bus")
    assert read_label("Objective A bus that is never late") is None


@pytest.mark.parametrize(
    "heading",
    [
        "Retro Q2", "Last half year (H1 2026), for the record", "Previous cycle", "Итоги Q2 2026", "Ретро, 2 квартал",
        "Прошлое полугодие", "Өткен жартыжылдық", "Алдыңғы жыл", "Тоқсан қорытындысы, 2026",
    ],
)  # fmt: skip
def test_goals_of_the_past_are_not_read(heading: str) -> None:
    text = f"## Objective: {GOAL}\n- KR: {FIRST}\n\n## {heading}\n\n- O1: Old buses go\n- KR1: Old buses from 9 to 3\n"
    found = plan(text)
    assert [(one.text, len(one.key_results)) for one in found.objectives] == [(GOAL, 1)]
    assert found.period is None


@pytest.mark.parametrize("notes", ["Notes;;", "Ескерту: деректер қоймадан алынады;;", "Примечания;;"])
def test_what_stands_below_a_table_is_no_objective(notes: str) -> None:
    rows = f"Objective;Key result;Target\n{GOAL};{FIRST};95%\n{notes}\nThe baseline is the mean of two months.;;\n"
    assert shape(rows, "csv") == [(GOAL, [FIRST])]


def test_a_sentence_is_no_header() -> None:
    rows = "How to fill this in\nOne row is one key result.\nKPI is a key figure of the depot\n"
    assert plan(rows, "csv").objectives == ()


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [("Факт на старте;План", "80%", "95%"), ("Тоқсан басында;Меже", "80%", "95%"), ("At start;Planned", "80%", "95%")],
)
def test_columns_of_the_beginning_and_of_the_end(header: str, start: str, end: str) -> None:
    (objective,) = plan(f"Objective;Key result;{header}\n{GOAL};On-time departures;{start};{end}\n", "csv").objectives
    (result,) = objective.key_results
    assert (result.baseline, result.target) == (start, end)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("# OKR, May – September 2026", "May – September 2026"),
        ("# OKR: сентябрь–ноябрь 2026", "сентябрь–ноябрь 2026"),
        ("# OKR, қыркүйек – қараша", "қыркүйек – қараша"),
        ("# OKR, 2025–2026 учебный год", "2025–2026 учебный год"),
        ("# 2025/26 оқу жылы: OKR", "2025/26 оқу жылы"),
        ("# OKR 2026\n\nПериод: с марта по май", "с марта по май"),
        ("# OKR 2026", "2026"),
    ],
)
def test_periods(title: str, period: str) -> None:
    assert plan(f"{title}\n\n## Objective: {GOAL}\n- KR: {FIRST}\n").period == period
