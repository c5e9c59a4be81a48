"""Owners, present values and non-goals, and the rules that ask for them."""

from __future__ import annotations

import json

import pytest

import kr_lint
from kr_lint.model import Plan
from kr_lint.sources.document import Format

OBJECTIVE = {
    "en": "Become the shop people return to",
    "ru": "Стать магазином, куда возвращаются",
    "kk": "Клиенттер қайтып келетін дүкен болу",
}
RESULT = {
    "en": "Raise buyer NPS from 20 to 50",
    "ru": "Поднять NPS покупателей с 20 до 50",
    "kk": "Сатып алушылардың NPS көрсеткішін 20-дан 50-ге көтеру",
}
OWNER = {"en": "Owner", "ru": "Ответственный", "kk": "Жауапты"}
NOW = {"en": "Current", "ru": "Текущее", "kk": "Қазіргі мәні"}
NOT = {"en": "Non-goals", "ru": "Не цели", "kk": "Мақсат емес"}
LANGUAGES = tuple(OBJECTIVE)


def plan(text: str, format: Format = "markdown") -> Plan:
    report = kr_lint.lint_document(text, format)
    assert report.error is None
    return report.plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns(language: str) -> None:
    text = (
        f"Objective;Key result;{OWNER[language]};{NOW[language]}\n{OBJECTIVE[language]};{RESULT[language]};Aigul;31\n"
    )
    (objective,) = plan(text, "csv").objectives
    assert (objective.owner, objective.key_results[0].owner) == (None, "Aigul")
    assert objective.key_results[0].current == "31"
    rows = f"| Key result | {OWNER[language]} |\n|---|---|\n| {RESULT[language]} | Aigul |\n"
    (objective,) = plan(f"## Objective: {OBJECTIVE[language]}\n\n{rows}").objectives
    assert (objective.owner, objective.key_results[0].owner) == (None, "Aigul")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_objective_has_an_owner_of_its_own_in_a_row_or_a_column_of_its_own(language: str) -> None:
    owner = OWNER[language]
    rows = f"{OBJECTIVE[language]};;Timur\n;{RESULT[language]};Aigul\n"
    (objective,) = plan(f"Objective;Key result;{owner}\n{rows}", "csv").objectives
    assert (objective.owner, objective.key_results[0].owner) == ("Timur", "Aigul")
    two = f"Objective;{owner} (O);Key result;{owner}\n{OBJECTIVE[language]};Timur;{RESULT[language]};Aigul\n"
    (objective,) = plan(two, "csv").objectives
    assert (objective.owner, objective.key_results[0].owner) == ("Timur", "Aigul")


@pytest.mark.parametrize("language", LANGUAGES)
def test_items_below_a_key_result_speak_of_it(language: str) -> None:
    below = f"  - {OWNER[language]}: Aigul\n  - {NOW[language]}: 31\n"
    head = f"## Objective: {OBJECTIVE[language]}\n{OWNER[language]}: Timur\n\n"
    goals = f"{head}- KR: {RESULT[language]}\n{below}- KR: Churn 5% → 2%\n"
    (objective,) = plan(goals).objectives
    assert objective.owner == "Timur"
    assert [(one.owner, one.current) for one in objective.key_results] == [("Aigul", "31"), (None, None)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines(language: str) -> None:
    goals = f"## Objective: {OBJECTIVE[language]}\n{OWNER[language]}: Aigul\n\n- KR: {RESULT[language]}\n"
    whole = plan(
        f"{OWNER[language]}: Timur\n\n{goals}\n## {NOT[language]}\n\n- New cities\n- A second shop\n\n## Notes\n\n- x\n"
    )
    assert whole.owner == "Timur"
    assert [one.owner for one in whole.objectives] == ["Aigul"]
    assert whole.non_goals == ("New cities", "A second shop")
    assert len(whole.objectives) == 1
    front = plan(f"---\n{OWNER[language].lower()}: Timur\n---\n# OKR Q3 2026\n\n{goals}")
    assert (front.owner, front.period) == ("Timur", "Q3 2026")
    inline = plan(f"{goals}\n{NOT[language]}: New cities\n")
    assert inline.non_goals == ("New cities",)


@pytest.mark.parametrize(
    ("tag", "owner"),
    [
        (" @aigul", "aigul"),
        (" (@aigul)", "aigul"),
        (" (owner: Aigul K.)", "Aigul K."),
        (" — owner: Aigul.", "Aigul"),
        (" (отв. Айгуль А.)", "Айгуль А."),
        (" — отв. Айгуль", "Айгуль"),
        (" [ответственный: Айгуль] [70%]", "Айгуль"),
        (" (жауапты: Айгүл, Ерлан)", "Айгүл, Ерлан"),
        (" — жауапты: Айгүл", "Айгүл"),
        (" (status: late)", None),
        (" (70%)", None),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_tags(language: str, tag: str, owner: str | None) -> None:
    (objective,) = plan(
        f"## Objective: {OBJECTIVE[language]}{tag}\n- KR: {RESULT[language]}{tag}\n- KR: Churn 5% → 2%"
    ).objectives
    assert objective.owner == owner
    assert [one.owner for one in objective.key_results] == [owner, None]
    if owner:
        assert (objective.text, objective.key_results[0].text) == (OBJECTIVE[language], RESULT[language])


def test_a_column_names_the_owner_before_a_tag() -> None:
    rows = f"| Key result | Owner |\n|---|---|\n| {RESULT['en']} @dana | Aigul |\n| {RESULT['en']} @dana |  |\n"
    (objective,) = plan(f"## Objective: {OBJECTIVE['en']}\n\n{rows}").objectives
    assert [one.owner for one in objective.key_results] == ["Aigul", "dana"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_data(language: str) -> None:
    data = {
        OWNER[language].lower(): "Timur",
        "objectives": [
            {
                "title": OBJECTIVE[language],
                "owner": {"name": "Aigul"},
                "key_results": [
                    {"text": RESULT[language], OWNER[language].lower(): "Dana", NOW[language].lower(): 31},
                    {"text": "NPS of sellers: 20 → 40"},
                ],
            }
        ],
        NOT[language].lower(): ["New cities"],
    }
    found = plan(json.dumps(data, ensure_ascii=False), "json")
    (objective,) = found.objectives
    assert (found.owner, objective.owner, found.non_goals) == ("Timur", "Aigul", ("New cities",))
    assert [(one.owner, one.current) for one in objective.key_results] == [("Dana", "31"), (None, None)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_ask_for_what_is_not_said_when_they_are_switched_on(language: str) -> None:
    goals = f"## Objective: {OBJECTIVE[language]}\n- KR: {RESULT[language]}\n"
    names = ("missing-owner", "missing-period", "missing-non-goals")
    assert not [one for one in kr_lint.lint_document(goals).diagnostics if one.rule in names]
    linter = kr_lint.Linter(kr_lint.Settings(select=names))
    assert sorted(one.rule for one in linter.lint_document(goals).diagnostics) == sorted(names)
    whole = f"# OKR Q3 2026\n\n{goals}\n{OWNER[language]}: Aigul\n\n## {NOT[language]}\n\n- New cities\n"
    assert linter.lint_document(whole).diagnostics == ()
    each = "Objective;Key result;Owner\n" + f"{OBJECTIVE[language]};{RESULT[language]};Aigul\n"
    assert "missing-owner" not in [one.rule for one in linter.lint_document(each, "csv").diagnostics]
