"""Which way is good for a metric: an error is only spoken of where it is sure."""

from __future__ import annotations

import pytest

import kr_lint


def contradicts(text: str) -> bool:
    return any(diagnostic.rule == "direction-contradiction" for diagnostic in kr_lint.lint(text, kind="kr"))


@pytest.mark.parametrize(
    "text",
    [
        "Отток абонентов с 3% до 5%",
        "Снизить время сборки с 5 до 9 минут",
        "Reduce breakage from 3% to 5%",
        "Waste rate from 4% to 9%",
        "Ақауды 2%-дан 5%-ға арттыру",
    ],
)
def test_the_wrong_way_is_said(text: str) -> None:
    assert contradicts(text)


@pytest.mark.parametrize(
    "text",
    [
        # long may be good, in time is no time that shall fall
        "Увеличить гарантийный срок на насосы с 12 до 24 месяцев",
        "92% пошлин уплачены в срок (было 80%)",
        "Жалға беру мерзімін 6 айдан 12 айға ұзарту",
        "Lengthen the warranty period from 12 to 24 months",
        # what is saved, won back or treated
        "Повысить экономию воды с 4% до 9%",
        "Су шығынын үнемдеуді 4%-дан 9%-ға арттыру",
        "Increase churn recovery from 10% to 25%",
        "Increase recycled waste from 38% to 50% of the total",
        "Share of vacancies filled from within: from 20% to 45%",
        # two results: the verb of the first does not move the metric of the second
        "Increase ticket sales and reduce refunds",
        # what is won has no bad direction
        "Sell 400 season tickets (last year 310)",
    ],
)
def test_what_may_be_good_is_left_alone(text: str) -> None:
    assert not contradicts(text)
