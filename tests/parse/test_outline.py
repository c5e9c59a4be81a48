from __future__ import annotations

import json
from pathlib import Path

import pytest

from kr_lint.model import KeyResult, Objective, Plan
from kr_lint.parse.outline import outline
from kr_lint.sources import Document, document_from_text, read_path

PLANS = Path(__file__).parents[2] / "corpus" / "plans"

Shape = list[tuple[str, list[str]]]


def plan(text: str, format: str = "markdown") -> Plan:
    return outline(document_from_text(text, format))  # type: ignore[arg-type]


def shape(text: str, format: str = "markdown") -> Shape:
    return [(one.text, [result.text for result in one.key_results]) for one in plan(text, format).objectives]


def offsets_of(one: Objective | KeyResult) -> tuple[int, ...]:
    return one.offsets if one.offsets is not None else tuple(range(one.start, one.start + len(one.text)))


def goals_of(plan: Plan) -> list[Objective | KeyResult]:
    goals: list[Objective | KeyResult] = []
    for objective in plan.objectives:
        goals += [objective, *objective.key_results]
    return goals


def assert_exact(document: Document, plan: Plan) -> None:
    for one in goals_of(plan):
        offsets = offsets_of(one)
        assert len(offsets) == len(one.text)
        for char, offset in zip(one.text, offsets, strict=True):
            assert document.text[offset] == char or (char == " " and document.text[offset] in "\r\n")
        if one.text:
            assert one.start == offsets[0]


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.expected.json")), ids=lambda path: path.name.split(".")[0])
def test_whole_plans(path: Path) -> None:
    name = path.name.removesuffix(".expected.json")
    (source,) = (one for one in PLANS.glob(f"{name}.*") if not one.name.endswith(".expected.json"))
    document = read_path(source)
    found = outline(document)
    expected = json.loads(path.read_text("utf-8"))["objectives"]
    assert [
        {
            "text": one.text,
            "line": one.line,
            "key_results": [{"text": result.text, "line": result.line} for result in one.key_results],
        }
        for one in found.objectives
    ] == [
        {
            "text": one["text"],
            "line": one["line"],
            "key_results": [{"text": result["text"], "line": result["line"]} for result in one["key_results"]],
        }
        for one in expected
    ]
    assert found.notices == ()
    assert found.period
    assert_exact(document, found)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("path", sorted(PLANS.glob("*.md")), ids=lambda path: path.stem)
def test_line_ends_and_a_mark_change_nothing(path: Path, end: str, tmp_path: Path) -> None:
    text = path.read_text("utf-8").replace("\n", end)
    copy = tmp_path / path.name
    copy.write_bytes(text.encode("utf-8-sig"))
    found = outline(read_path(copy))
    assert [(one.text, one.line) for one in found.objectives] == [
        (one.text, one.line) for one in outline(read_path(path)).objectives
    ]
    assert_exact(document_from_text(text), found)


SAME_PLAN: Shape = [("A b", ["from 1 to 2", "c d"]), ("E f", ["g 3"])]


@pytest.mark.parametrize(
    ("objective", "results", "tasks"),
    [
        ("Objective", "Key results", "Initiatives"),
        ("Цель", "Ключевые результаты", "Инициативы"),
        ("Мақсат", "Түйінді нәтижелер", "Бастамалар"),
        ("Maqsat", "Túıindi nátijeler", "Tapsyrmalar"),
        ("O", "KRs", "Tasks"),
        ("Ц", "КР", "Задачи"),
    ],
)
def test_the_same_plan_in_its_forms(objective: str, results: str, tasks: str) -> None:
    kr, second = "KR", f"{objective} 2." if len(objective) > 1 else f"{objective}2"
    headings = f"# {objective}1: A b\n## {results}:\n- from 1 to 2\n- c d\n## {tasks}\n- x\n"
    headings += f"# {second} E f\n## {results}\n1. g 3\n"
    assert shape(headings) == SAME_PLAN
    bold = (
        f"**{objective}:** A b\n\n**{kr} 1.1:** from 1 to 2\n\n**{kr}1.2** C d\n\n**{objective}:** E f\n\n- {kr}: g 3\n"
    )
    assert shape(bold) == [("A b", ["from 1 to 2", "C d"]), ("E f", ["g 3"])]
    nested = f"- {objective}: A b\n  - from 1 to 2\n    - note\n  - c d\n  - {tasks}:\n    - x\n"
    nested += f"- {objective}: E f\n  - {results}:\n    - g 3\n"
    assert shape(nested) == SAME_PLAN
    lines = f"{objective}: A b\n{kr}1: from 1 to 2\n{kr}2: c d\n\n{objective}: E f\n{kr}1: g 3\n"
    assert shape(lines) == SAME_PLAN
    assert shape(lines, "text") == SAME_PLAN
    items = f"1. {objective}: A b\n   1. from 1 to 2\n   2. c d\n2. {objective}: E f\n   1. g 3\n"
    assert shape(items) == SAME_PLAN


def test_a_score_behind_every_key_result_is_no_part_of_it() -> None:
    assert shape("# O1: A\n- KR1: b to 5 (70%)\n- KR2: c to 8 (20%)\n") == [("A", ["b to 5", "c to 8"])]


def test_unlabelled_headings_of_a_labelled_document() -> None:
    text = "# OKR 2026 Q3\n\n## Become the first choice\n- a 5\n- b\n\n## Почему это важно\n- c\n\n"
    text += "## Команда\n- d\n\n## Grow in every city\n- e 7\n"
    assert shape(text) == [("Become the first choice", ["a 5", "b"]), ("Grow in every city", ["e 7"])]
    assert plan(text).period == "2026 Q3"


def test_a_document_without_any_label_is_not_guessed() -> None:
    found = plan("# Readme\n\n## Installing the package\n- run 5 commands\n")
    assert found.objectives == ()
    assert len(found.notices) == 1
    assert "no objectives" in found.notices[0]


def test_no_key_results_is_said() -> None:
    found = plan("# Objective 1: A\n\ntext\n\n# Objective 2: B\n\n# Notes\n- c\n")
    assert [one.text for one in found.objectives] == ["A", "B"]
    assert found.notices == ("no key results found; headings: 3, objectives: 2",)
    assert "түйінді нәтиже табылмады" in found.notices[0].in_language("kk")  # type: ignore[attr-defined]


def test_key_results_before_any_objective() -> None:
    found = plan("- KR1: a\n- KR2: b\n\n# Objective: C\n- KR1: d\n")
    assert [(one.text, one.line, len(one.key_results)) for one in found.objectives] == [("", None, 2), ("C", 4, 1)]


def test_statements_below_their_labels() -> None:
    assert shape("## Objective\n\nBecome A\n\n## Key results\n1. b\n") == [("Become A", ["b"])]
    assert shape("# Цель 1\nСтать A\n\n### KR 1\n\nПоднять b\n\n- note\n\n### KR 2\nПоднять c\n") == [
        ("Стать A", ["Поднять b", "Поднять c"])
    ]
    assert shape("# Мақсаттар\n1. A\n   - b\n2. C\n   - d\n") == [("A", ["b"]), ("C", ["d"])]
    assert shape("## Goals\n### A\n- b\n### C\n- d\n") == [("A", ["b"]), ("C", ["d"])]


def test_tables_in_three_languages() -> None:
    for objective, result, baseline, target in (
        ("Objective", "Key Result", "Baseline", "Target"),
        ("Цель", "Ключевой результат", "Базовое значение", "Целевое значение"),
        ("Мақсат", "Түйінді нәтиже", "Бастапқы мән", "Мақсатты мән"),
    ):
        text = (
            f"| {objective} | {result} | {baseline} | {target} |\n|---|---|---|---|\n"
            "| O1: A | KR1: b \\| c | 8% | 15% |\n| O1: A | d | – | |\n| E | **f** | 1 | 2 |\n"
        )
        found = plan(text)
        assert [(one.text, [(r.text, r.baseline, r.target) for r in one.key_results]) for one in found.objectives] == [
            ("A", [("b | c", "8%", "15%"), ("d", None, None)]),
            ("E", [("f", "1", "2")]),
        ]
        assert_exact(document_from_text(text), found)


def test_a_goal_column_beside_numbers_is_the_target() -> None:
    text = "## Цель 1: A\n\n| Метрика | Сейчас | Цель |\n|---|---|---|\n| Конверсия | 8% | 15% |\n"
    (objective,) = plan(text).objectives
    (result,) = objective.key_results
    assert (objective.text, result.text, result.baseline, result.target) == ("A", "Конверсия", "8%", "15%")


def test_tables_with_labels_in_cells() -> None:
    text = "# OKR\n\n| № | Формулировка |\n|---|---|\n| O1 | A |\n| KR1.1 | b |\n| KR1.2 | c |\n"
    assert shape(text) == [("A", ["b", "c"])]
    text = "# OKR\n\n| Objective | Key results |\n|---|---|\n| A | KR1: b<br>KR2: c |\n"
    assert shape(text) == [("A", ["b", "c"])]


def test_a_cell_that_is_only_a_label_says_nothing() -> None:
    assert shape("| KR | Цель |\n|---|---|\n| | KR |\n| a b | Цель |\n") == [("", ["a b"])]


def test_a_table_that_is_not_understood_is_said() -> None:
    found = plan("# Objective: A\n- KR1: b\n\n| Город | Склад |\n|---|---|\n| x | y |\n")
    assert [notice.split(";")[0] for notice in found.notices] == [
        "table without a column of key results, first row in line 6"
    ]


def test_fields_below_a_key_result_fill_it() -> None:
    text = "# O1: A\n- KR1: b\n  - Baseline: 8%\n  - Target: 15%\n  - Owner: x\n"
    text += "- KR2: c\n  - Қазір: 5\n  - Мақсатты мән: 9\n"
    results = plan(text).objectives[0].key_results
    assert [(one.text, one.baseline, one.target) for one in results] == [("b", "8%", "15%"), ("c", "5", "9")]


def test_what_is_no_goal_stays_out() -> None:
    text = """# O1: A
- [O1](#o1)
- KR1: b
  - KR-ге ескерту
- Owner: Aida
- Ответственный: Игорь
- Баға: 0,7

```
KR2: code
```

> KR3: quote

## Примеры
### Objective: bad
- KR1: bad

## Итоги прошлого квартала
- KR9: old

# Цель 2: C
- KR1: d
"""
    assert shape(text) == [("A", ["b"]), ("C", ["d"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# X\n\n## Goals\n- be fast\n- be safe 5\n", []),
        ("# Цели на 3 квартал 2026\n\n1. A b\n2. C d\n", [("A b", []), ("C d", [])]),
        ("# План маркетинга\n\n## Цель: A\n- b 5\n", [("A", ["b 5"])]),
        ("# Growth team\n## Become the first choice\n- KR: b\n", [("Become the first choice", ["b"])]),
        ("# OKR 2026\n\n- A b\n  - c 5\n- D e\n  - f 6\n", [("A b", ["c 5"]), ("D e", ["f 6"])]),
        ("# OKR 2026\n\n- c 5\n- d 6\n", [("", ["c 5", "d 6"])]),
        ("# O1: A\n- KR1: b\n- Initiative: c\n- Задача 3: d\n- Notes\n- Ескерту: e\n", [("A", ["b"])]),
        ("**O1. A**\n\nKR1. b\n\n- step\n\nKR2. c\n", [("A", ["b", "c"])]),
        ("O1: A\n===\n\nKR1: b\n---\n\ntext\n\nKR2: c\n---\n", [("A", ["b", "c"])]),
        ("# OKR\n\nA b\nKR1: c\nKR2: d\nE f\nKR1: g\n", [("A b", ["c", "d E f", "g"])]),
        ("1. Objective: A\n1.1. b 5\n1.2. c\n2. Objective: D\n2.1. e\n", [("A", ["b 5", "c"]), ("D", ["e"])]),
        ("# O1: [[A]]\n- [x] KR1: [[b|c]] 5\n", [("A", ["c 5"])]),
        ("# O1: A <!-- x -->\n- KR1: b <!-- y -->\n", [("A", ["b"])]),
        ("# O1: A\n## KRs\n- b\n## Retro notes\n- c\n# O2: D\n- KR: e\n- f\n", [("A", ["b"]), ("D", ["e"])]),
        (
            "# Objective: A\n## Raise b from 1 to 2\ntext\n- step\n## Lower c by 5%\n",
            [("A", ["Raise b from 1 to 2", "Lower c by 5%"])],
        ),
    ],
)
def test_forms_met_in_practice(text: str, expected: Shape) -> None:
    assert shape(text) == expected


def test_plain_text_objectives_without_labels() -> None:
    text = "OKR 2026\n\nСтать заметными\nKR1: a\nKR2: b\n\nБыть рядом\nКлючевые результаты:\nc\nd\n\nтекст\n"
    assert shape(text, "text") == [("Стать заметными", ["a", "b"]), ("Быть рядом", ["c", "d"])]
    text = "OKR\n\nБірінші болу\n- a 5\n- b <!-- x -->\n\nTasks:\n- c\n\nЖақын болу\n1. d 7\n"
    assert shape(text, "text") == [("Бірінші болу", ["a 5", "b"]), ("Жақын болу", ["d 7"])]


def test_a_goal_line_below_a_key_result_is_its_target() -> None:
    text = "# Цель 1: A\n- KR1: Конверсия\n  - Сейчас: 8%\n  - Цель: 15%\n- KR2: x\n"
    (objective,) = plan(text).objectives
    assert [(one.text, one.baseline, one.target) for one in objective.key_results] == [
        ("Конверсия", "8%", "15%"),
        ("x", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("# OKR Q3 2026\n", "Q3 2026"),
        ("# OKR 2026-Q3\n", "2026-Q3"),
        ("# Цели на 3 квартал 2026 года\n", "3 квартал 2026 года"),
        ("# OKR, III квартал 2026\n", "III квартал 2026"),
        ("# 2026 жылғы 3-тоқсан\n", "2026 жылғы 3-тоқсан"),
        ("# OKR 2026 жылдың 1-жартыжылдығы\n", "2026 жылдың 1-жартыжылдығы"),
        ("---\nquarter: Q1 2027\n---\n# OKR\n", "Q1 2027"),
        ("# OKR\n\nПериод: Q1 2027\n", "Q1 2027"),
        ("# OKR\n", None),
    ],
)
def test_periods(text: str, period: str | None) -> None:
    assert plan(text + "\n## O1: A\n- KR1: b\n").period == period


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_bare_lines_are_statements_of_the_given_kind(format: str) -> None:
    text = "KR1: Raise a\n\n- [ ] Поднять b\n- Owner: x\n\nКонтент-платформаны іске қосу\n"
    document = document_from_text(text, format)  # type: ignore[arg-type]
    texts = ["Raise a", "Поднять b", "Owner: x", "Контент-платформаны іске қосу"]
    (objective,) = outline(document, bare="kr").objectives
    assert (objective.text, [result.text for result in objective.key_results]) == ("", texts)
    assert [result.line for result in objective.key_results] == [1, 3, 4, 6]
    objectives = outline(document, bare="objective").objectives
    assert [one.text for one in objectives] == texts
    assert not any(one.key_results for one in objectives)


def test_an_empty_document() -> None:
    assert plan("") == Plan()
    assert outline(document_from_text(""), bare="kr") == Plan()
