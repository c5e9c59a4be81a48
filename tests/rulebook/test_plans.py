"""Plan rules on small plans: what is asked once a plan, once an objective, once a key result."""

from __future__ import annotations

import pytest

from kr_lint import Linter, Report, Settings
from kr_lint.model import LanguageCode
from kr_lint.rulebook.subjects import content_words

PLAN = tuple(f"PL10{number}" for number in range(1, 7))
OBJECTIVES: dict[LanguageCode, str] = {
    "kk": "## Мақсат: Клиенттер өздері қайтып келетін дүкен болу",
    "ru": "## Цель: Стать магазином, куда возвращаются без скидок",
    "en": "## Objective: Become the shop people return to without discounts",
}


def lint(text: str, **settings: object) -> Report:
    return Linter(Settings(**settings)).lint_document(text)


def found(report: Report) -> list[tuple[str, str, str]]:
    """Rule, severity and marked words of the plan's findings."""
    return [(one.rule, one.severity, report.text[slice(*one.span)]) for one in report.diagnostics if one.code in PLAN]


def objectives(count: int) -> str:
    return "".join(
        f"## Objective: Become shop {number}\n- KR: Raise NPS from {number} to 50\n" for number in range(count)
    )


@pytest.mark.parametrize(("count", "severity"), [(3, None), (4, "warning"), (5, "warning"), (6, "error"), (9, "error")])
def test_objectives_are_counted_and_the_first_beyond_the_limit_is_marked(count: int, severity: str | None) -> None:
    marked = [("too-many-objectives", severity, "Become shop 3")] if severity else []
    assert found(lint(objectives(count))) == marked


def test_the_message_names_count_and_limit() -> None:
    report = lint(objectives(4), ui_language="en")
    assert next(one.message for one in report.diagnostics if one.code == "PL101") == (
        "Objectives in this plan: 4; the recommended limit: 3."
    )


def test_a_severity_of_the_settings_is_final() -> None:
    assert [one[1] for one in found(lint(objectives(9), severity={"too-many-objectives": "info"}))] == ["info"]


def test_limits_are_options() -> None:
    assert found(lint(objectives(5), options={"too-many-objectives": {"limit": 5}})) == []
    assert found(lint(objectives(6), profile="five-by-five"))[0][1] == "warning"


def test_key_results_are_counted_per_objective() -> None:
    lines = [f"- KR: Raise metric {letter} from 2{number} to 50" for number, letter in enumerate("abcd")]
    plan = f"## Objective: Become first\n{lines[0]}\n## Objective: Become second\n" + "\n".join(lines)
    assert found(lint(plan)) == [("too-many-key-results", "warning", "Become second")]


@pytest.mark.parametrize("language", OBJECTIVES)
def test_an_objective_without_key_results(language: LanguageCode) -> None:
    report = lint(OBJECTIVES[language])
    assert [one[:2] for one in found(report)] == [("objective-without-key-results", "error")]
    assert all(one.language == language for one in report.diagnostics)


TASKS: dict[LanguageCode, tuple[str, ...]] = {
    "kk": ("Адалдық бағдарламасын іске қосу", "Сатушыларға тренинг өткізу", "Сайтты жаңарту"),
    "ru": ("Запустить программу лояльности", "Провести тренинг для продавцов", "Обновить сайт"),
    "en": ("Launch a loyalty programme", "Run a training for shop assistants", "Update the website"),
}


@pytest.mark.parametrize("language", TASKS)
def test_a_task_list_is_one_finding(language: LanguageCode) -> None:
    report = lint("\n".join([OBJECTIVES[language], *(f"- KR: {task}" for task in TASKS[language])]))
    rules = [one.rule for one in report.diagnostics]
    assert rules.count("task-list") == 1
    assert "activity" not in rules
    assert "binary-outcome" not in rules


def test_two_thirds_make_a_list_and_less_does_not() -> None:
    head, good = OBJECTIVES["en"], "- KR: Cut yearly turnover from 24% to 12%"
    two = [f"- KR: {task}" for task in TASKS["en"][:2]]
    assert [one[0] for one in found(lint("\n".join([head, *two, good])))] == ["task-list"]
    report = lint(
        "\n".join([head, *two, good, "- KR: Raise buyer NPS from 30 to 55"]), ignore=("too-many-key-results",)
    )
    assert found(report) == []
    assert [one.rule for one in report.diagnostics].count("activity") == 2


def test_a_task_list_alone_is_silenced_in_its_own_objective_only() -> None:
    plan = "\n".join(
        [
            OBJECTIVES["en"],
            *(f"- KR: {task}" for task in TASKS["en"]),
            "## Objective: Win hearts",
            "- KR: Launch the CRM",
        ]
    )
    report = lint(plan)
    assert [one.line for one in report.diagnostics if one.rule == "activity"] == [6]


def test_a_task_list_is_told_by_the_frames_when_no_other_rule_is_asked() -> None:
    plan = "\n".join([OBJECTIVES["en"], *(f"- KR: {task}" for task in TASKS["en"])])
    assert [one.rule for one in lint(plan, select=("task-list",)).diagnostics] == ["task-list"]


SAME = {
    "kk": (
        "Қайта тапсырыс беру үлесін 20%-дан 35%-ға жеткізу",
        "Желтоқсанға дейін қайта тапсырыс беру үлесін 20%-дан 40%-ға көтеру",
    ),
    "ru": ("Довести долю повторных заказов с 20% до 35%", "К декабрю поднять долю повторных заказов с 20% до 40%"),
    "en": (
        "Raise the share of repeat orders from 20% to 35%",
        "Increase the share of repeat orders from 20% to 40% by December",
    ),
}


@pytest.mark.parametrize("language", OBJECTIVES)
def test_the_later_of_two_that_measure_the_same_is_marked(language: LanguageCode) -> None:
    first, second = SAME[language]
    report = lint(f"{OBJECTIVES[language]}\n- KR: {first}\n- KR: {second}")
    assert found(report) == [("overlapping-key-results", "warning", second)]
    assert first in next(one.message for one in report.diagnostics if one.code == "PL104")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Raise conversion on mobile from 2% to 4%", "Raise conversion on desktop from 5% to 8%"),
        ("Raise NPS of buyers from 20 to 50", "Raise NPS of sellers from 30 to 50"),
        ("Cut churn of new clients from 5% to 3%", "Raise retention of new clients from 5% to 9%"),
        ("Поднять NPS покупателей с 20 до 50", "Поднять eNPS сотрудников с 12 до 40"),
        ("Ауысымдағы ақауды 5%-дан 2%-ға түсіру", "Жеткізу уақытын 90 минуттан 40 минутқа қысқарту"),
    ],
)
def test_other_qualifiers_other_starts_other_directions_are_other_results(first: str, second: str) -> None:
    assert found(lint(f"## Objective: Become first\n- KR: {first}\n- KR: {second}")) == []


def test_the_same_metric_under_two_objectives_is_no_overlap() -> None:
    plan = "".join(f"## Objective: Become {name}\n- KR: {SAME['en'][0]}\n" for name in ("first", "second"))
    assert found(lint(plan)) == []


REPEATED = {
    "kk": "Клиенттер өздері қайтып келетін дүкенге айналу",
    "ru": "Магазин, куда клиенты возвращаются без скидок",
    "en": "Be the shop people return to without discounts",
}


@pytest.mark.parametrize("language", REPEATED)
def test_a_key_result_that_retells_its_objective(language: LanguageCode) -> None:
    report = lint(f"{OBJECTIVES[language]}\n- KR: {REPEATED[language]}")
    assert ("key-result-repeats-objective", "warning", REPEATED[language]) in found(report)
    finding = next(one for one in report.diagnostics if one.code == "PL106")
    assert finding.rewrite is not None
    assert len(finding.rewrite.placeholders) == 3


def test_a_number_of_its_own_makes_it_no_repetition() -> None:
    assert found(lint(f"{OBJECTIVES['en']}\n- KR: 35% of people return to the shop without discounts, from 20%")) == []


def test_a_long_list_is_linear_work() -> None:
    from time import process_time

    def seconds(count: int) -> float:
        lines = [
            f"- KR: Raise metric number{number} of team{number} from 20% to {number % 60 + 30}%"
            for number in range(count)
        ]
        text = "\n".join(["## Objective: Become first", *lines])
        linter = Linter(Settings(select=("overlapping-key-results",)))
        linter.lint_document(text)
        start = process_time()
        linter.lint_document(text)
        return process_time() - start

    assert min(seconds(1600) for _ in range(3)) < 4 * 3 * min(seconds(400) for _ in range(3))


def test_content_words_leave_out_grammar_deadline_and_action() -> None:
    statement = Linter().parse("Raise the share of repeat orders from 20% to 40% by December")
    assert content_words(statement) >= {"repeat", "order"}
    assert not content_words(statement) & {"december", "by", "the", "of", "from", "to", "percent"}
    assert "raise" not in content_words(statement, with_action=False)
    assert content_words(Linter().parse("")) == frozenset()
