"""What statements are about, and key results that stand under the wrong Objective."""

from __future__ import annotations

from typing import Any

import pytest

import kr_lint
from kr_lint.languages import get_language
from kr_lint.languages.scan import normalise, scan
from kr_lint.model import LANGUAGES, LanguageCode
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.topics import all_topics, check_topic, topics_among

RULE = "misplaced-key-result"


def topics(language: LanguageCode, text: str) -> set[str]:
    found = topics_among(language, list(get_language(language).words(scan(normalise(text).text))))
    return {name for index, name in enumerate(all_topics().names) if found >> index & 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_found_in_its_topic(language: LanguageCode) -> None:
    for name, topic in all_topics().parts:
        assert len(set(topic.words(language))) == len(topic.words(language)), name
        for word in topic.words(language):
            assert name in topics(language, word), word


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "Қызметкерлеріміздің біліктілігі", {"people"}),
        ("kk", "сатып алушыларға жеткізудегі кешігулер", {"customers", "pace"}),
        ("ru", "повторными заказами клиентов", {"customers"}),
        ("ru", "о текучести кадров", {"people"}),
        ("en", "defects found by customers", {"quality", "customers"}),
        ("en", "the old bridge", set()),
    ],
)
def test_words_are_found_with_their_endings(language: LanguageCode, text: str, expected: set[str]) -> None:
    assert topics(language, text) == expected


def test_nearness_is_mutual_and_a_topic_is_near_itself() -> None:
    every = all_topics()
    bit = {name: 1 << index for index, name in enumerate(every.names)}
    assert every.around(bit["people"]) & bit["people"]
    assert every.around(bit["quality"]) & bit["customers"]
    assert every.around(bit["customers"]) & bit["quality"]
    assert not every.around(bit["customers"]) & bit["people"]
    assert every.around(bit["quality"] | bit["people"]) & bit["customers"]


WORDS: dict[str, Any] = {"near": [], "kk": ["ескек"], "ru": ["весло"], "en": ["oar"]}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({**WORDS, "nears": []}, r"rowing.toml: nears: .*near"),
        ({**WORDS, "kk": []}, r"rowing.toml: kk: "),
        ({**WORDS, "en": "oar"}, r"rowing.toml: en: "),
        ({"near": []}, r"rowing.toml: kk: "),
    ],
)
def test_a_wrong_file_is_an_error(data: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError, match=message):
        check_topic(data, "rowing.toml")


PLANS: dict[LanguageCode, tuple[str, str, str, str]] = {
    "kk": (
        "## Мақсат: Науқастар кезексіз қабылданатын емхана болу",
        "- KR: Қабылдауды күту уақытын 50 минуттан 15 минутқа қысқарту",
        "## Мақсат: Мейірбикелер кетпейтін ұжым болу",
        "- KR: Қызметкерлердің eNPS көрсеткішін 5-тен 30-ға көтеру",
    ),
    "ru": (
        "## Цель: Стать поликлиникой, где пациенты не сидят в очереди",
        "- KR: Сократить ожидание приёма с 50 до 15 минут",
        "## Цель: Стать коллективом, откуда медсёстры не уходят",
        "- KR: Поднять eNPS сотрудников с 5 до 30",
    ),
    "en": (
        "## Objective: Become the clinic where patients never queue",
        "- KR: Cut waiting for an appointment from 50 to 15 minutes",
        "## Objective: Become a team that nurses do not leave",
        "- KR: Raise employee eNPS from 5 to 30",
    ),
}


def misplaced(*lines: str) -> list[tuple[int | None, str]]:
    found = kr_lint.lint_document("\n".join(lines), format="markdown").diagnostics
    return [(one.line, dict(one.parameters)["other"]) for one in found if one.rule == RULE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_result_of_another_objective_is_told_with_that_objective(language: LanguageCode) -> None:
    first, its, second, other = PLANS[language]
    assert misplaced(first, its, other, second, other) == [(3, second.split(": ")[1])]
    assert misplaced(first, its, second, other) == []


def test_the_languages_of_a_plan_may_differ() -> None:
    lines = (PLANS["kk"][0], PLANS["en"][1], PLANS["ru"][3], PLANS["en"][2])
    assert misplaced(*lines) == [(3, PLANS["en"][2].split(": ")[1])]


@pytest.mark.parametrize(
    ("objective", "key_results", "other"),
    [
        # fewer defects win customers, although another Objective is about quality
        ("Customers love us", ["Raise NPS from 30 to 45", "Cut defects from 5% to 2%"], "Make quality our habit"),
        # the Objective is a picture: nobody can tell what it is about
        ("Sleep well at night", ["Cut staff turnover from 30% to 12%"], "Become a team nobody leaves"),
        # its words say one thing, its key results another: it is not about its words
        (
            "Companies send us their staff",
            ["Clients from 8 to 20", "Renewed contracts from 40% to 75%"],
            "Customers love us",
        ),
        # about nothing that another Objective is about
        ("Customers love us", ["NPS from 30 to 45", "Living trees from 40% to 80%"], "A team nobody leaves"),
        # tied to a key result that is at its place
        (
            "Patients never queue",
            ["Patients seen by the same employee from 20% to 60%", "Employee eNPS from 5 to 30"],
            "A team nobody leaves",
        ),
        # tied by a word of its own Objective
        (
            "Customers can count on our night shift",
            ["NPS from 30 to 45", "Night shift overtime from 12 to 4 hours"],
            "A team nobody leaves",
        ),
    ],
)
def test_what_may_serve_its_objective_is_left_alone(objective: str, key_results: list[str], other: str) -> None:
    lines = [f"- KR: {one}" for one in key_results]
    assert misplaced(f"## Objective: {objective}", *lines, f"## Objective: {other}") == []


def test_neighbours_pasted_together_are_both_told() -> None:
    first, its, second, other = PLANS["en"]
    belonging = (its, "- KR: Raise patient NPS from 20 to 50")
    pasted = (other, "- KR: Cut overtime of staff from 20 to 8 hours a month")
    assert [line for line, _ in misplaced(first, *belonging, *pasted, second)] == [4, 5]
