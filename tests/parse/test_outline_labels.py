"""Labels and tags: which mark a goal, which only look like it, and what is left of the statement."""

import pytest

from kr_lint.parse.outline import outline
from kr_lint.sources import document_from_text
from tests.parse.test_outline import assert_exact, shape


@pytest.mark.parametrize(
    "label",
    [
        "Objective:",
        "Objective 1:",
        "Objective 1 —",
        "OBJECTIVE #1:",
        "Our objective:",
        "O1:",
        "O 1:",
        "O1.",
        "O1 –",
        "🎯 Objective:",
        "Цель:",
        "Цель 1.",
        "Цель №2:",
        "Ц1:",
        "О1:",
        "Наша цель:",
        "Цель на квартал:",
        "Цель (Q3):",
        "1. Цель:",
        "Цель 1 (Q3 2026):",
        "Мақсат:",
        "Мақсат 1.",
        "1-мақсат:",
        "1-мақсат —",
        "1-ші мақсат:",
        "Мақсатымыз:",
    ],
)
def test_objective_labels(label: str) -> None:
    assert shape(f"## {label} Стать лучшими\n- KR1: x\n") == [("Стать лучшими", ["x"])]


@pytest.mark.parametrize(
    "label",
    [
        "KR:",
        "KR1:",
        "KR 1.2",
        "KR1.1:",
        "KR-1:",
        "KR",
        "kr 2:",
        "Key Result:",
        "Key Result 1 –",
        "O1-KR2:",
        "O1.KR2:",
        "KR#3.",
        "1. KR1:",
        "Ключевой результат:",
        "Ключевой результат 1.",
        "КР:",
        "КР1",
        "КР 1.1:",
        "✅ КР1:",
        "Түйінді нәтиже:",
        "Түйінді нәтиже 1.",
        "1-түйінді нәтиже:",
        "ТН1:",
        "НН 2:",
        "Негізгі нәтиже 2 —",
    ],
)
def test_key_result_labels(label: str) -> None:
    assert shape(f"# O1: A\n- {label} Снизить отток до 5%\n") == [("A", ["Снизить отток до 5%"])]


@pytest.mark.parametrize(
    "text",
    [
        "KR-ді қайта жазу",
        "Objective-ке жету",
        "Цели команды понятны всем",
        "О 5 клиентах узнали",
        "1.5 млн пользователей",
        "8-сынып 4,1-ге жетсін",
        "Мақсатты аудитория 5 000-ға жетсін",
        "Key results reviewed weekly by 5 teams",
        "№1 в рейтинге",
        "→ 15%",
        "2026 клиентов",
    ],
)
def test_texts_that_only_look_labelled(text: str) -> None:
    assert shape(f"# Objective: A\n## Key results\n- {text}\n") == [("A", [text])]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("[P0] Raise a to 5", "Raise a to 5"),
        ("(P1) Raise a to 5 @aida", "Raise a to 5"),
        ("@aida: raise a to 5", "raise a to 5"),
        ("Raise a to 5 (owner: Aida)", "Raise a to 5"),
        ("Поднять до 5 (отв. Айдар) ✅", "Поднять до 5"),
        ("5-ке жеткізу (жауапты: Айдар)", "5-ке жеткізу"),
        ("Raise (score: 0.7) a to 5", "Raise a to 5"),
        ("Raise a to 5% (progress 70%)", "Raise a to 5%"),
        ("Raise a to 5% (70% done)", "Raise a to 5%"),
        ("Raise a to 5 [0.7]", "Raise a to 5"),
        ("Raise a to 5 — owner: Aida", "Raise a to 5"),
        ("🚀 1.1 Raise a to 5 #growth", "Raise a to 5"),
        ("Raise a (10% of b) to 5;", "Raise a (10% of b) to 5"),
        ("Raise a by 5 (by June)", "Raise a by 5 (by June)"),
        ("Raise a to 5 (70%)", "Raise a to 5 (70%)"),
        ("[Raise](https://a.kz) *a* to `5`", "Raise a to 5"),
        ("Raise @aida's a [X] to 5", "Raise @aida's a [X] to 5"),
    ],
)
def test_tags_are_removed_and_statements_kept(text: str, plain: str) -> None:
    source = f"# Objective: A\n\n- KR1: {text}\n"
    document = document_from_text(source)
    found = outline(document)
    assert [result.text for one in found.objectives for result in one.key_results] == [plain]
    assert_exact(document, found)
